"""Persons are told apart by id, never by spelling alone."""

from __future__ import annotations

from bibkit.model.identity import Identities, labels
from bibkit.model.person import Name, Person

PEOPLE = {
    "tom-brown-ml": Person("tom-brown-ml", ("Tom Brown", "T B Brown")),
    "tom-brown-energy": Person("tom-brown-energy", ("Tom Brown",), orcid="0000-0001-5898-1911"),
}


def test_two_people_with_one_name_stay_two() -> None:
    who = Identities(PEOPLE)
    ml = who.of(Name("Brown", "Tom", person="tom-brown-ml"))
    energy = who.of(Name("Brown", "Tom", person="tom-brown-energy"))
    assert ml != energy
    assert labels([ml, energy]) == {ml: "Tom Brown (tom-brown-ml)", energy: "Tom Brown (tom-brown-energy)"}


def test_two_spellings_of_one_person_are_one() -> None:
    who = Identities(PEOPLE)
    assert who.of(Name("Brown", "T B", person="tom-brown-ml")) == who.of(
        Name("Brown", "Tom", person="tom-brown-ml")
    )


def test_an_orcid_leads_to_the_person_who_has_it() -> None:
    who = Identities(PEOPLE)
    assert who.of(Name("Brown", "T.", orcid="0000-0001-5898-1911")).person == "tom-brown-energy"


def test_an_orcid_that_the_people_file_lacks_is_an_identity_of_its_own() -> None:
    who = Identities(PEOPLE)
    one = who.of(Name("Hörsch", "Jonas", orcid="0000-0001-9438-767X"))
    assert one == who.of(Name("Hörsch", "J.", orcid="0000-0001-9438-767X"))
    assert one != who.of(Name("Hörsch", "Jonas"))


def test_a_name_without_id_is_nobody_of_the_people_file() -> None:
    who = Identities(PEOPLE)
    unknown = who.of(Name("Brown", "Tom"))
    assert not unknown.is_known
    energy = who.of(Name("Brown", "Tom", person="tom-brown-energy"))
    assert labels([unknown, energy])[unknown] == "Tom Brown (no id)"


def test_a_person_who_stands_twice_in_a_list_counts_once() -> None:
    assert len(Identities({}).each([Name("Doe", "Jane"), Name("Doe", "Jane")])) == 1

"""Names as people write them find those who are meant."""

from __future__ import annotations

import pytest

from bibkit.model.person import Name, Person
from bibkit.model.query import parse_query
from bibkit.model.record import Record

PEOPLE = {
    "tom-brown-ml": Person("tom-brown-ml", ("Tom Brown", "Tom B. Brown", "T B Brown")),
    "tom-brown-energy": Person("tom-brown-energy", ("Tom Brown", "T. Brown")),
    "samuel-bowman": Person("samuel-bowman", ("Samuel R. Bowman", "Sam Bowman")),
}
NAMES = {
    "energy": Name("Brown", "Tom", person="tom-brown-energy", orcid="0000-0001-5898-1911"),
    "ml": Name("Brown", "Tom B.", person="tom-brown-ml"),
    "initial": Name("Brown", "T."),
    "theodore": Name("Brown", "Theodore"),
    "browning": Name("Browning", "Robert"),
    "bowman": Name("Bowman", "Samuel R.", person="samuel-bowman"),
    "horsch": Name("Hörsch", "Jonas"),
    "showk": Name("El-Showk", "Sheer"),
    "berg": Name("Berg", "Jan", non_dropping_particle="van der"),
    "humboldt": Name("Humboldt", "Alexander", dropping_particle="von"),
    "king": Name("King", "Martin Luther", suffix="Jr.", comma_suffix=True),
    "collins": Name("King", "Martin"),
    "sartre": Name("Sartre", "Jean-Paul"),
    "oslo": Name("Østergård", "Søren"),
    "group": Name(literal="Open Science Collaboration"),
    "wang": Name("Wang", "伟"),
    "obrien": Name("O’Brien", "Lucy"),
    "pubmed": Name("Tang", "JP"),
}
RECORDS = tuple(Record(key, "article", {"author": (name,)}) for key, name in NAMES.items())


def found(query: str, *, knows_people: bool = True) -> str:
    holds = parse_query(query, PEOPLE if knows_people else {})
    return " ".join(record.key for record in RECORDS if holds(record))


@pytest.mark.parametrize(
    ("asked", "keys"),
    [
        ("horsch", "horsch"),
        ("hoersch", "horsch"),
        ("HÖRSCH", "horsch"),
        ("brown", "energy ml initial theodore browning"),
        ('"Brown, Tom"', "energy ml"),
        ('"Tom Brown"', "energy ml"),
        ("Brown, Tom", "energy ml"),
        ('"Tom B. Brown"', "ml"),
        ('"Brown, Tom Benjamin"', ""),
        ('"T. Brown"', "energy ml initial theodore"),
        ('"Brown, T"', "energy ml initial theodore"),
        ('"Brown, Th"', "theodore"),
        ('"TB Brown"', "ml"),
        ('"T. B. Brown"', "ml"),
        ("tom-brown-energy", "energy"),
        ("tom-brown-*", "energy ml"),
        ("0000-0001-5898-1911", "energy"),
        ("https://orcid.org/0000-0001-5898-1911", "energy"),
        ('"Sam Bowman"', "bowman"),
        ('"Bowman, Sam"', "bowman"),
        ('"El Showk, Sheer"', "showk"),
        ('"el-showk"', "showk"),
        ('"van der Berg, Jan"', "berg"),
        ('"Berg, Jan"', "berg"),
        ('"Berg, Jan van der"', "berg"),
        ('"Jan van der Berg"', "berg"),
        ('"J. van der Berg"', "berg"),
        ('"Humboldt, A."', "humboldt"),
        ('"von Humboldt, Alexander"', "humboldt"),
        ('"Humboldt, Alexander von"', "humboldt"),
        ('"King, Jr., Martin"', "king"),
        ('"King, Martin Luther, Jr."', "king"),
        ('"Martin Luther King Jr."', "king"),
        ('"King, Martin"', "king collins"),
        ('"Sartre, J.-P."', "sartre"),
        ('"Jean Paul Sartre"', "sartre"),
        ('"Sartre, JP"', "sartre"),
        ("ostergard", "oslo"),
        ("oestergaard", "oslo"),
        ('"Østergaard, Soeren"', "oslo"),
        ('"open science"', "group"),
        ("wang", "wang"),
        ('"Wang, 伟"', "wang"),
        ("o'brien", "obrien"),
        ('"Tang, J."', "pubmed"),
        ("brow*ing", "browning"),
        ("Brown, Tom and year:2020", ""),
        ('"Bowman, Robert"', ""),
    ],
)
def test_a_name_as_people_write_it(asked: str, keys: str) -> None:
    assert found(f"author:{asked}") == keys


def test_a_printed_form_of_the_people_file_finds_the_person_only_where_the_file_is_known() -> None:
    assert found('author:"Sam Bowman"', knows_people=False) == ""


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        ("person:brown", "energy ml"),
        ("person=tom-brown-ml", "ml"),
        ("person~^tom-brown-[me]", "energy ml"),
        ('author="Tom Brown"', "energy"),
        ("author=Brown", "energy ml initial theodore"),
        ("author~^T.*Brown$", "energy ml initial theodore"),
        ("author<boy", "humboldt"),  # reading order: Alexander
        ("name:humboldt", "humboldt"),
        ("editor:humboldt", ""),
        (
            '-author:brown -author:king -(author:*an or author:o*) -author:"Wang, W"',
            "horsch showk humboldt sartre wang pubmed",
        ),
    ],
)
def test_other_ways_to_ask_for_people(query: str, keys: str) -> None:
    assert found(query) == keys

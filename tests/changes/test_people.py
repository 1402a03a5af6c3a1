"""Who signs the works of a library, who may be one person, and what comes of saying so."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bibkit.changes.people.plan_file import read_people_plan, write_people_plan
from bibkit.changes.people.proposals import Proposals, propose, who_signs
from bibkit.model.name_letters import may_be_one
from bibkit.model.parse_name import parse_name
from bibkit.model.person import Name, Person
from bibkit.model.record import Record
from bibkit.source import Source
from tests.cli.run import bibkit
from tests.seed import copy_of_seed, seed_papers


def work(key: str, *authors: str | Name) -> Record:
    names = [parse_name(one) if isinstance(one, str) else one for one in authors]
    assert all(isinstance(one, Name) for one in names)
    return Record(key, "article", {"author": tuple(one for one in names if isinstance(one, Name))})


def proposed(
    *records: Record, people: dict[str, Person] | None = None
) -> list[tuple[str, str, tuple[str, ...]]]:
    found = propose(records, people or {}).persons
    return [(one.id, one.sure, one.printed) for one in found]


def test_the_seed_has_one_person_more_in_two_forms() -> None:
    seed = seed_papers()
    (one,) = propose(seed.records, seed.people).persons
    assert (one.id, one.sure, one.printed) == (
        "christopher-olah",
        "likely",
        ("Christopher Olah", "Chris Olah"),
    )
    assert one.because == ("co-authors in common: Amodei, Askell, Bai, Bowman, Brown and 29 more",)
    assert len(one.names) == 10


def test_the_two_browns_are_two_persons_with_their_own_works() -> None:
    seed = seed_papers()
    browns = {one.who.person: one for one in who_signs(seed.records, seed.people) if "Brown" in one.forms[0]}
    assert browns["tom-brown-ml"].forms == ("Tom Brown", "Tom B. Brown")
    assert "horsch2018linear" in browns["tom-brown-energy"].works
    assert not set(browns["tom-brown-ml"].works) & set(browns["tom-brown-energy"].works)


def test_a_name_alone_makes_nobody_one() -> None:
    assert proposed(work("a", "Doe, Jane", "Roe, R."), work("b", "Doe, J.", "Poe, P.")) == []


def test_co_authors_in_common_propose_a_person() -> None:
    assert proposed(work("a", "Doe, Jane", "Roe, R."), work("b", "Doe, J.", "Roe, Richard")) == [
        ("jane-doe", "possible", ("Jane Doe", "J. Doe")),
        ("richard-roe", "possible", ("Richard Roe", "R. Roe")),
    ]
    likely = proposed(
        work("a", "Doe, Jane", "Roe, Ann", "Poe, Bob"), work("b", "Doe, J.", "Roe, Ann", "Poe, Bob")
    )
    assert likely == [("jane-doe", "likely", ("Jane Doe", "J. Doe"))]


@pytest.mark.parametrize(
    "records",
    [
        pytest.param(
            (work("a", "Doe, Jane", "Roe, Ann"), work("b", "Doe, John", "Roe, Ann")), id="other given names"
        ),
        pytest.param((work("a", "Doe, Jane", "Doe, J.", "Roe, Ann"),), id="in one list"),
        pytest.param(
            (
                work("a", Name("Doe", "Jane", orcid="0000-0001-5898-1911"), "Roe, Ann"),
                work("b", Name("Doe", "J.", orcid="0000-0001-9438-767X"), "Roe, Ann"),
            ),
            id="two ORCID iDs",
        ),
        pytest.param(
            (
                work("a", Name("Doe", "Jane", person="doe-one"), "Roe, Ann"),
                work("b", Name("Doe", "J.", person="doe-two"), "Roe, Ann"),
            ),
            id="two ids",
        ),
        pytest.param(
            (
                work("a", Name(literal="Doe Society"), "Roe, Ann"),
                work("b", Name(literal="The Doe Society"), "Roe, Ann"),
            ),
            id="organisations",
        ),
    ],
)
def test_what_tells_two_apart_keeps_them_apart(records: tuple[Record, ...]) -> None:
    assert proposed(*records) == []


def test_initials_that_fit_two_people_join_one_of_them_at_most() -> None:
    found = proposed(
        work("a", "Doe, Jane", "Roe, Ann"),
        work("b", "Doe, John", "Poe, Bob"),
        work("c", "Doe, J.", "Roe, Ann"),
    )
    assert found == [("jane-doe", "possible", ("Jane Doe", "J. Doe"))]


def test_a_form_that_two_persons_have_is_left_to_decide() -> None:
    people = {id_: Person(id_, ("T. Brown",)) for id_ in ("brown-one", "brown-two")}
    found = propose([work("a", "Brown, T.")], people)
    assert found.persons == ()
    assert [(one.printed.key, one.may_be) for one in found.unclear] == [("a", ("brown-one", "brown-two"))]


def test_a_known_person_gets_the_names_that_the_people_file_has() -> None:
    people = {"jane": Person("jane", ("Jane Doe", "J. Doe"))}
    records = [work("a", Name("Doe", "Jane", person="jane")), work("b", "Doe, J.")]
    (one,) = propose(records, people).persons
    assert (one.id, one.sure, one.because) == ("jane", "possible", ("the people file has this form",))


@pytest.mark.parametrize(
    ("one", "other", "may_be"),
    [
        ("Jane", "J.", True),
        ("J. R.", "Jane", True),
        ("JR", "Jane Ruth", True),
        ("Sam", "Samuel", True),
        ("Jean-Pierre", "J.-P.", True),
        ("Yi", "Yi", True),
        ("Zoë", "Zoe", True),
        ("Jane", "John", False),
        ("J. R.", "Jane S.", False),
        ("Yi", "Ying", False),
        ("", "Jane", False),
    ],
)
def test_given_names_may_be_one_persons(one: str, other: str, may_be: bool) -> None:
    assert may_be_one(one, other) is may_be_one(other, one) is may_be


FAMILIES = st.sampled_from(["Doe", "Roe", "Poe", "Ärm"])
GIVENS = st.sampled_from(["Jane", "J.", "John", "J. R.", "Ann", "A."])
LISTS = st.lists(st.builds(Name, FAMILIES, GIVENS), min_size=1, max_size=4)


@given(
    st.lists(LISTS, min_size=1, max_size=6).flatmap(
        lambda lists: st.tuples(st.just(lists), st.permutations(range(len(lists))))
    )
)
def test_the_order_of_records_changes_no_proposal(drawn: tuple[list[list[Name]], list[int]]) -> None:
    lists, order = drawn
    records = [work(f"w{number}", *names) for number, names in enumerate(lists)]
    assert propose(records, {}).persons == propose([records[number] for number in order], {}).persons


@given(st.lists(LISTS, min_size=1, max_size=6))
def test_nobody_is_in_two_proposals_and_no_work_twice_in_one(lists: list[list[Name]]) -> None:
    records = [work(f"w{number}", *names) for number, names in enumerate(lists)]
    places = [one[:3] for proposal in propose(records, {}).persons for one in proposal.names]
    assert len(places) == len(set(places))


def test_a_plan_that_was_not_filled_in_decides_nothing() -> None:
    seed = seed_papers()
    text = write_people_plan(propose(seed.records, seed.people))
    assert read_people_plan(Source(text)) == ((), ())
    assert read_people_plan(Source(write_people_plan(Proposals((), ())))) == ((), ())
    assert read_people_plan(Source("")) == ((), ())


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- a\n", "The plan is a mapping of persons and unclear names"),
        ("persons: x\n", "A list is wanted here"),
        ("persons:\n  - x\n", "A mapping is wanted here"),
        ("persons:\n  - {id: a, take: perhaps}\n", 'To take is "yes" or "no"'),
        ("persons:\n  - {id: a b, printed: [A], take: yes}\n", "A person has an id without blanks"),
        ("persons:\n  - {id: a, printed: [], take: yes}\n", "printed is a list of texts, orcid a text"),
        (
            "persons:\n  - {id: a, printed: [A], names: [{work: w}], take: yes}\n",
            "A name has work, field, number and printed",
        ),
    ],
)
def test_what_is_wrong_in_a_plan_is_said(text: str, message: str) -> None:
    decisions, found = read_people_plan(Source(text, "plan.yaml"))
    assert [one.message for one in found] == [message]
    assert not decisions or not decisions[0].names


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A copy of the 18 papers and of the people file."""
    return copy_of_seed(tmp_path)


def taken_plan(library: Path) -> Path:
    plan = library / "plan.yaml"
    run = bibkit("people", "--plan", "-o", "plan.yaml", cwd=library)
    assert run.err == "1 person proposed, 0 names of several persons\n"
    plan.write_text(plan.read_text(encoding="utf-8").replace("take:", "take: yes"), encoding="utf-8")
    return plan


def test_a_plan_gives_the_names_their_person_and_changes_nothing_else(library: Path) -> None:
    before = (library / "records" / "askell2021general.yaml").read_text(encoding="utf-8")
    people = (library / "people.yaml").read_text(encoding="utf-8")
    taken_plan(library)
    shown = bibkit("people", "--apply", "plan.yaml", "--diff", cwd=library)
    assert "+  - {family: Olah, given: Chris, person: christopher-olah}" in shown.out
    assert (library / "records" / "askell2021general.yaml").read_text(encoding="utf-8") == before
    run = bibkit("people", "--apply", "plan.yaml", cwd=library)
    assert (run.code, run.err) == (0, "1 person, 11 files changed\n")
    assert (library / "records" / "askell2021general.yaml").read_text(encoding="utf-8") == before.replace(
        "- Olah, Chris\n", "- {family: Olah, given: Chris, person: christopher-olah}\n"
    )
    added = "christopher-olah:\n  printed: [Christopher Olah, Chris Olah]\n"
    assert (library / "people.yaml").read_text(encoding="utf-8") == people + added
    assert bibkit("people", "--apply", "plan.yaml", cwd=library).err == "1 person, 0 files changed\n"
    assert bibkit("people", "--plan", cwd=library).err == "0 persons proposed, 0 names of several persons\n"
    assert bibkit("check", cwd=library).code == 0


def test_a_plan_of_another_library_is_refused_and_nothing_written(library: Path) -> None:
    taken_plan(library)
    record = library / "records" / "perez2022discovering.yaml"
    record.write_text(
        record.read_text(encoding="utf-8").replace("  - Olah, Christopher\n", ""), encoding="utf-8"
    )
    run = bibkit("people", "--apply", "plan.yaml", cwd=library)
    assert run.code == 1
    assert "Christopher Olah is not number 17 there" in run.err
    assert "christopher-olah" not in (library / "people.yaml").read_text(encoding="utf-8")


def test_a_known_person_gets_forms_and_an_orcid(library: Path) -> None:
    (library / "plan.yaml").write_text(
        "persons:\n  - {id: jonas-hoersch, printed: [J. Hörsch], take: yes, names: []}\n"
        "  - {id: samuel-bowman, printed: [Sam Bowman], orcid: 0000-0001-5898-1911, take: yes}\n",
        encoding="utf-8",
    )
    assert bibkit("people", "--apply", "plan.yaml", cwd=library).code == 0
    people = (library / "people.yaml").read_text(encoding="utf-8")
    assert "printed: [Jonas Hörsch, Jonas Horsch, J. Hörsch]" in people
    assert "  note: One person under two printed names\n  orcid: 0000-0001-5898-1911\n" in people


def test_a_wrong_orcid_is_refused(library: Path) -> None:
    (library / "plan.yaml").write_text(
        "persons:\n  - {id: samuel-bowman, printed: [Sam Bowman], orcid: 0000-0001-5898-1912, take: yes}\n",
        encoding="utf-8",
    )
    run = bibkit("people", "--apply", "plan.yaml", cwd=library)
    assert run.code == 1
    assert "people.yaml" in run.err


def test_people_are_listed_by_their_works(library: Path) -> None:
    assert bibkit("people", "-n", "2", cwd=library).out == (
        "15  tom-brown-ml  Tom Brown; Tom B. Brown\n10  -             Dario Amodei\n"
    )
    assert bibkit("people", "-n", "1", "-f", "csv", cwd=library).out == (
        "person,orcid,printed,works\ntom-brown-ml,,Tom Brown; Tom B. Brown,15\n"
    )

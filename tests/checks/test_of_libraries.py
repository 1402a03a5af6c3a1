"""The rules that compare records: one person, one journal, one work, spelled or kept twice."""

from __future__ import annotations

import pytest

from bibkit.checks.run import run_checks
from bibkit.model.person import Person
from bibkit.model.record import Record
from tests.checks.examples import PEOPLE, codes, record

JOURNAL = {"type": "article-journal", "container_title": "Nature"}


def found(code: str, *records: Record) -> list[tuple[str, str]]:
    """Key and field of what a rule finds."""
    return [
        (one.key, one.field_text)
        for one in run_checks(records, PEOPLE, also=[code])
        if one.code == code and one.help
    ]


def named(key: str, *names: str, **changes: str) -> Record:
    people = ", ".join(
        f"{{family: {family.strip()}, given: {given.strip()}}}"
        for family, given in (name.split(",") for name in names)
    )
    return record(key, title=f"Title {key}", author=f"[{people}]", **changes)


KNOWN = (named("a", "Smith, John", "Roe, Ann"), named("b", "Doe, Jane", "Roe, Ann"))


@pytest.mark.parametrize("both", ["John Smith, Jane Doe", "Ann Smith, John Roe", "Jane Roe, Ann Doe"])
def test_two_people_with_a_comma_between_them(both: str) -> None:
    assert found("BK307", *KNOWN, named("c", both)) == [("c", "author[0]")]


@pytest.mark.parametrize(
    "one",
    [
        "García Márquez, Gabriel José",
        "van Roe, Ann Jane",
        "Doe Smith, Ann John",
        "Smith Doe, Jane Ann",
        "Doe, Jane Roe",
    ],
)
def test_one_person_with_two_family_names(one: str) -> None:
    assert found("BK307", *KNOWN, named("c", one)) == []


@pytest.mark.parametrize("initials", ["J.", "J", "J. R.", "JR", "J.-R."])
def test_initials_of_somebody_who_is_known_in_full(initials: str) -> None:
    known = named("a", "Smith, Jean Robert", "Roe, Ann")
    assert found("BK318", known, named("b", f"Smith, {initials}", "Roe, Ann")) == [("b", "author[0]")]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("Smith, Jean", "Roe, Ann"), ("Smith, K.", "Roe, Ann")),  # another initial
        (("Smith, Jean", "Roe, Ann"), ("Smith, J.", "Poe, Al")),  # nobody says that it is the same
        (("Smith, Jean Paul", "Roe, Ann"), ("Smith, J. Q.", "Roe, Ann")),
        (("Li, Wei", "Roe, Ann"), ("Li, Wu", "Roe, Ann")),  # a name of two letters
        (("Smith, Jean", "Roe, Ann"), ("Smythe, J.", "Roe, Ann")),
    ],
)
def test_initials_of_somebody_else(first: tuple[str, ...], second: tuple[str, ...]) -> None:
    assert found("BK318", named("a", *first), named("b", *second)) == []


def test_initials_that_may_be_of_two_are_left_alone() -> None:
    two = [named("a", "Smith, Jean", "Roe, Ann"), named("b", "Smith, Joan", "Roe, Ann")]
    assert found("BK318", *two, named("c", "Smith, J.", "Roe, Ann")) == []


def test_a_list_that_is_anothers() -> None:
    four = ("Doe, Jane", "Roe, Ann", "Poe, Al", "Fox, Bo")
    assert found("BK319", named("a", *four), named("b", *four)) == [("b", "author")]
    assert found("BK319", named("a", *four), named("b", *four[:3])) == []
    assert found("BK319", named("a", *four), named("b", *reversed(four))) == []
    assert codes(named("a", *four), named("b", *four)) == []


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Jonas Hörsch", "Horsch, Jonas"),
        ("Sheer El-Showk", "El Showk, Sheer"),
        ("Łukasz Kaiser", "Kaiser, Lukasz"),
        ("Jane O’Brien", "OBrien, Jane"),
        ("Zoë Doe", "DOE, Zoe"),
    ],
)
def test_a_name_with_other_accents_than_the_people_file_has(printed: str, name: str) -> None:
    people = {"one": Person("one", (printed,))}
    told = [one.code for one in run_checks([named("a", name)], people)]
    assert told == ["BK320"]


@pytest.mark.parametrize("name", ["Hörsch, Jonas", "Horst, Jonas", "Horsch, J.", "Brown, Tom"])
def test_a_name_that_is_known_or_anothers(name: str) -> None:
    people = {**PEOPLE, "one": Person("one", ("Jonas Hörsch",))}
    assert [one.code for one in run_checks([named("a", name)], people) if one.code == "BK320"] == []


@pytest.mark.parametrize(
    ("often", "once"),
    [
        ("Journal of Names", "The journal of names"),
        ("Names & Words", "Names and Words"),
        ("Names: Words", "Names. Words"),
        ("Journal of Machine Learning Research", "J. Mach. Learn. Res."),
        ("Future Generation Computer Systems", "Future Gener. Comput. Syst."),
    ],
)
def test_a_journal_spelled_otherwise(often: str, once: str) -> None:
    def of(key: str, venue: str) -> Record:
        return record(key, title=f"T {key}", type="article-journal", container_title=f'"{venue}"')

    assert found("BK522", of("a", often), of("b", once), of("c", often)) == [("b", "container-title")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Journal of Names A", "Journal of Names B"),
        ("Journal of Names", "Journal of Words"),
        ("Annals of Names", "J. Names"),
        ("Naming Today", "Nam. Today Rev."),
        ("Nature", "Nature"),
    ],
)
def test_two_journals(one: str, other: str) -> None:
    journals = [
        record(key, title=f"T {key}", type="article-journal", container_title=venue)
        for key, venue in (("a", one), ("b", other))
    ]
    assert codes(*journals) == []


def test_an_abbreviation_of_two_journals_is_left_alone() -> None:
    venues = ["Journal of Computing", "Journal of Computers", "J. Comput."]
    journals = [
        record(f"k{n}", title=f"T {n}", type="article-journal", container_title=venue)
        for n, venue in enumerate(venues)
    ]
    assert codes(*journals) == []


@pytest.mark.parametrize(
    "second",
    [
        {"volume": "2"},
        {"volume": "1", "issue": "4"},
        {"page": "77-80"},
        {"DOI": "10.1000/183"},
        {"issued": "2020-04"},
    ],
)
def test_parts_of_a_work_and_columns_of_a_journal_are_two(second: dict[str, str]) -> None:
    first = {"volume": "1", "issue": "3", "page": "7-9", "DOI": "10.1000/182", **JOURNAL}
    assert codes(record("a", **first), record("b", **{**first, "DOI": "", **second})) == []


def test_a_work_of_volumes_and_one_of_them_are_two() -> None:
    assert codes(record("a", type="book"), record("b", type="book", volume="2")) == []
    assert codes(record("a", type="book"), record("b", type="book")) == ["BK602"]


def test_covers_of_two_issues_are_two() -> None:
    cover = {**JOURNAL, "volume": "24", "page": "c2-c2", "title": "Inside front cover"}
    assert codes(record("a", **cover, issue="1"), record("b", **cover, issue="2")) == []
    assert codes(record("a", **cover, issue="1"), record("b", **cover, issue="1")) == ["BK602"]


def test_editions_are_two_and_copies_of_one_are_not() -> None:
    book = {"type": "book", "title": "On the order of names", "issued": "1986", "publisher": "Faber"}
    first, abroad = {**book, "ISBN": "0571088341"}, {**book, "publisher": "Watson", "ISBN": "0835216950"}
    assert codes(record("a", **book), record("b", **{**book, "issued": "1987", "edition": "2"})) == []
    assert codes(record("a", **first), record("b", **abroad)) == []
    assert codes(record("a", **first), record("b", **{**first, "issued": "2001"})) == ["BK601"]
    assert codes(record("a", **book), record("b", **{**book, "edition": "1"})) == ["BK602"]
    assert codes(record("a", **book), record("b", **{**book, "issued": "1987"})) == ["BK604"]
    assert codes(record("a", **first), record("b", **{**abroad, "ISBN": ""})) == ["BK602"]
    assert codes(record("a", **first), record("b", **{**abroad, "publisher": "Faber"})) == ["BK602"]


def test_what_is_about_a_work_is_another() -> None:
    thesis = record("b", type="thesis", publisher="University of Names")
    assert codes(record("a", **JOURNAL), thesis) == []


LONG = {"title": "On the order of names"}


@pytest.mark.parametrize(
    ("preprint", "published"),
    [
        ({"arxiv": "1905.00001", "issued": "2019"}, JOURNAL),
        ({"issued": "2019"}, {**JOURNAL, "issued": "2022"}),
        ({"type": "manuscript"}, {"type": "paper-conference", "container_title": "Proceedings"}),
        ({"type": "article-journal", "container_title": "bioRxiv"}, {**JOURNAL, "page": "1"}),
        ({"type": "report", "arxiv": "1905.00001"}, {"type": "chapter", "container_title": "Names"}),
    ],
)
def test_a_preprint_and_what_was_published_of_it(preprint: dict[str, str], published: dict[str, str]) -> None:
    one, other = record("a", **{**LONG, **preprint}), record("b", **{**LONG, **published})
    assert found("BK603", one, other) == [("b", "title")]
    assert found("BK603", other, one) == [("a", "title")]


@pytest.mark.parametrize(
    ("preprint", "published"),
    [
        ({"issued": "2009"}, {**JOURNAL, **LONG, "issued": "2020"}),
        ({}, {**JOURNAL, **LONG, "author": "[{family: Roe, given: Ann}, {family: Poe, given: Al}]"}),
        ({"title": "Editorial"}, {**JOURNAL, "title": "Editorial"}),
        ({}, {**JOURNAL, **LONG, "type": "review"}),
        ({}, {**JOURNAL, "title": "On the order of words"}),
    ],
)
def test_another_work_of_that_title(preprint: dict[str, str], published: dict[str, str]) -> None:
    assert found("BK603", record("a", **{**LONG, **preprint}), record("b", **published)) == []


THREE = "[{family: Doe, given: Jane}, {family: Roe, given: Ann}, {family: Poe, given: Al}]"
OTHER_ORDER = "[{family: Roe, given: Ann}, {family: Doe, given: Jane}, {family: Poe, given: Al}]"


@pytest.mark.parametrize(
    "second",
    [
        {"issued": "2021"},
        {"issued": "2019"},
        {"author": OTHER_ORDER},
        {"author": "[{family: Roe, given: Ann}, {family: Poe, given: A.}]"},
        {"author": OTHER_ORDER, "issued": "2021", "container_title": ""},
    ],
)
def test_most_likely_one_work(second: dict[str, str]) -> None:
    first = {**JOURNAL, **LONG, "author": THREE, "issued": "2020"}
    assert found("BK604", record("a", **first), record("b", **{**first, **second})) == [("b", "title")]


@pytest.mark.parametrize(
    "second",
    [
        {"issued": "2023"},
        {"issued": "2021", "container_title": "Science"},
        {"issued": "2021", "volume": "5"},
        {"author": "[{family: Roe, given: Ann}]"},
        {"issued": "2021", "title": "On names"},
    ],
)
def test_most_likely_two_works(second: dict[str, str]) -> None:
    first = {**JOURNAL, **LONG, "author": THREE, "issued": "2020", "volume": "4"}
    assert found("BK604", record("a", **first), record("b", **{**first, **second})) == []

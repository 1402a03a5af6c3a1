"""What tells that two records are of one work, and what keeps them apart: a case of each kind, and how sure it is."""

from __future__ import annotations

import pytest

from bibkit.model.raw import Raw
from bibkit.model.record import Record
from bibkit.same_work import Degree, Relation, compare, work_groups
from bibkit.same_work.pairs import candidates
from bibkit.same_work.title import is_part, title_of
from bibkit.same_work.work import ComparedWork
from bibkit.store.structure import structure

JOURNAL: dict[str, Raw] = {
    "type": "article-journal",
    "title": "On the order of names in lists",
    "author": ["Doe, Jane", "Roe, Richard"],
    "issued": "2020",
    "container-title": "Journal of Names",
    "volume": "7",
    "page": "11-19",
}


def work(key: str = "a", **fields: Raw | None) -> Record:
    raw = {**JOURNAL, **{name.replace("_", "-"): value for name, value in fields.items()}}
    record, found = structure({name: value for name, value in raw.items() if value is not None}, key)
    assert record is not None, found
    return record


def said(one: Record, two: Record) -> str:
    """The judgement in words; the same in both directions."""
    verdict = compare(ComparedWork(one), ComparedWork(two))
    assert verdict == compare(ComparedWork(two), ComparedWork(one))
    return "" if verdict is None else f"{verdict.degree.name.lower()} {verdict.relation.value}"


@pytest.mark.parametrize(
    ("fields", "judgement"),
    [
        ({}, "sure same work"),
        ({"title": "On the Order of Names in Lists."}, "sure same work"),
        ({"title": "On the <i>order</i> of nàmes in lists"}, "sure same work"),
        ({"title": "On the order of names in lists: a survey"}, "likely same work"),
        ({"title": "On the order of nmaes in lists"}, "likely same work"),
        ({"author": ["Roe, R.", "Doe, J."]}, "sure same work"),
        ({"author": ["Doe, J."], "incomplete": ["author"]}, "sure same work"),
        ({"container_title": "J. Names"}, "sure same work"),
        ({"page": "11"}, "sure same work"),
        ({"issued": "2021"}, "sure same work"),
        ({"volume": None, "page": None, "issued": "2021"}, "likely same work"),
        ({"author": None}, "likely same work"),
    ],
)
def test_one_work(fields: dict[str, Raw | None], judgement: str) -> None:
    assert said(work(), work("b", **fields)) == judgement


@pytest.mark.parametrize(
    "fields",
    [
        {"title": "Erratum: On the order of names in lists", "page": "20"},
        {"title": "Reply to: On the order of names in lists", "page": "20"},
        {"title": "On the order of names in lists, part 2"},
        {"title": "On the order of names in lists II"},
        {"title": "On the disorder of names in lists", "page": None},
        {"author": ["Poe, Al"]},
        {"author": ["Doe, Mary", "Roe, Ann"]},
        {"volume": "8"},
        {"page": "21-29"},
        {"container_title": "Science", "volume": None, "page": None},
        {"type": "paper-conference", "container_title": "Proceedings of Names", "volume": None, "page": None},
        {"type": "thesis", "container_title": None, "volume": None, "page": None},
        {"issued": "2015", "volume": None, "page": None},
        {"type": "review-book", "container_title": "Reviews", "page": "3"},
    ],
)
def test_another_work(fields: dict[str, Raw | None]) -> None:
    assert said(work(), work("b", **fields)) == ""


@pytest.mark.parametrize(
    ("fields", "judgement"),
    [
        ({"DOI": "10.1000/ABC"}, "sure same work"),
        ({"URL": "https://doi.org/10.1000/abc"}, "sure same work"),
        ({"DOI": "10.1000/ABC", "title": "Something else entirely", "page": None}, "possible same work"),
        ({"DOI": "10.1000/ABC", "title": "Something else entirely", "page": "90"}, ""),
        ({"DOI": "10.1000/other", "title": "On names"}, ""),
    ],
)
def test_an_identifier_in_common(fields: dict[str, Raw | None], judgement: str) -> None:
    assert said(work(DOI="10.1000/abc"), work("b", **fields)) == judgement


PREPRINT: dict[str, Raw | None] = {"type": "article", "container_title": None, "volume": None, "page": None}


@pytest.mark.parametrize(
    ("fields", "judgement"),
    [
        ({"arxiv": "2001.00001"}, "sure preprint and published"),
        ({"DOI": "10.48550/arXiv.2001.00001", "issued": "2019"}, "sure preprint and published"),
        ({"issued": "2012"}, ""),
        ({"author": ["Poe, Al"]}, ""),
        ({"title": "On the disorder of names in lists"}, ""),
    ],
)
def test_a_preprint_of_it(fields: dict[str, Raw | None], judgement: str) -> None:
    own: dict[str, Raw | None] = {**PREPRINT, **fields}
    assert said(work("b", **own), work()) == judgement


BOOK: dict[str, Raw | None] = {
    "type": "book",
    "container_title": None,
    "volume": None,
    "page": None,
    "publisher": "Press",
}


@pytest.mark.parametrize(
    ("fields", "judgement"),
    [
        ({}, "sure same work"),
        ({"edition": "2", "issued": "2024"}, "likely other edition"),
        ({"issued": "1990"}, "likely other edition"),
        ({"translator": ["Poe, Al"], "issued": "2021"}, "likely other edition"),
        ({"volume": "2"}, ""),
        ({"type": "chapter", "container_title": "Lists", "page": "1-9"}, ""),
    ],
)
def test_books_and_their_editions(fields: dict[str, Raw | None], judgement: str) -> None:
    assert said(work("a", **BOOK), work("b", **{**BOOK, **fields})) == judgement


@pytest.mark.parametrize(
    ("one", "two"),
    [("Part II: Names", "Part 2: Names"), ("Ten Names", "10 names"), ("Names & Lists", "Names and lists")],
)
def test_numerals_and_signs_in_words_are_alike(one: str, two: str) -> None:
    assert title_of(one).whole == title_of(two).whole


def test_a_part_is_no_subtitle() -> None:
    assert is_part(title_of("Naming of things"), title_of("Naming of things: how and why"))
    assert not is_part(title_of("Naming of things"), title_of("Naming of things: part 2"))


def test_a_record_that_goes_with_two_editions_joins_one_alone() -> None:
    first = work("first", **{**BOOK, "edition": "1"})
    second = work("second", **{**BOOK, "edition": "2"})
    vague = work("vague", **BOOK)
    groups = work_groups([first, second, vague])
    assert [[record.key for record in group.records] for group in groups] == [["first", "vague"]]
    assert [group.records for group in groups] == [
        group.records for group in work_groups([vague, second, first])
    ]


def test_only_what_may_be_one_is_offered() -> None:
    assert work_groups([work(), work("b")], Degree.SURE)[0].relation is Relation.SAME
    assert work_groups([work(DOI="10.1000/a"), work("b", DOI="10.1000/a", title="Else", page=None)]) == ()


def test_a_column_of_many_years_is_compared_with_its_neighbours_alone() -> None:
    column = [
        ComparedWork(work(str(number), title="Letters", issued=str(1900 + number % 100), volume=str(number)))
        for number in range(300)
    ]
    assert sum(1 for _ in candidates(column)) < 2000

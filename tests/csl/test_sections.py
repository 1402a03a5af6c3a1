"""Several lists in one document: numbers and year-suffixes run on, repeated authors start anew."""

from __future__ import annotations

from bibkit.csl import Processor
from tests.csl.styles import book, citation, processor, style, text

SORTED = style(
    '<text variable="citation-number"/>',
    '<text variable="citation-number" suffix=". "/><text variable="title"/>',
).replace("<bibliography>", '<bibliography><sort><key variable="title"/></sort>')
AUTHORS = style(
    '<text variable="title"/>',
    '<names variable="author"/><date variable="issued" prefix=" "><date-part name="year"/></date>',
    options='disambiguate-add-year-suffix="true"',
).replace("<bibliography>", '<bibliography subsequent-author-substitute="———">')


def sections(made: Processor, *ids: tuple[str, ...]) -> list[tuple[int, str]]:
    made.divide(ids)
    return [(entry.section, text(entry.runs)) for entry in made.bibliography().entries]


def test_numbers_run_on_in_the_styles_order_within_each_list() -> None:
    made = processor(SORTED, book("a", "A"), book("b", "B"), book("c", "C"))
    made.list_uncited(["a", "b", "c"])
    assert sections(made, ("c", "b"), ("a",)) == [(0, "1. B"), (0, "2. C"), (1, "3. A")]


def test_a_work_in_two_lists_keeps_its_number() -> None:
    made = processor(SORTED, book("a", "A"), book("b", "B"))
    made.list_uncited(["a", "b"])
    assert sections(made, ("b",), ("a", "b")) == [(0, "1. B"), (1, "2. A"), (1, "1. B")]


def test_what_is_in_no_list_follows_in_a_last_one() -> None:
    made = processor(SORTED, book("a", "A"), book("b", "B"))
    made.list_uncited(["a", "b"])
    assert sections(made, ("b",)) == [(0, "1. B"), (1, "2. A")]


def test_the_first_entry_of_a_list_names_its_authors() -> None:
    made = processor(AUTHORS, *(book(id_, id_, "Doe, J.", year=2000 + at) for at, id_ in enumerate("abc")))
    made.list_uncited("abc")
    assert sections(made, ("a", "b"), ("c",)) == [(0, "J. Doe 2000"), (0, "——— 2001"), (1, "J. Doe 2002")]


def test_citations_whose_number_changes_come_back() -> None:
    made = processor(SORTED, book("a", "A"), book("b", "B"))
    made.cite(citation("1", "a"))
    made.cite(citation("2", "b"))
    assert [(change.id, text(change.runs)) for change in made.divide([["b"], ["a"]])] == [
        ("1", "2"),
        ("2", "1"),
    ]
    assert [(change.id, text(change.runs)) for change in made.divide([])] == [("1", "1"), ("2", "2")]

"""Where real styles with works of every type showed what the specification leaves open."""

from __future__ import annotations

from bibkit.csl import Citation, Cite
from tests.csl.citeproc_html import html
from tests.csl.styles import book, cited, listed, processor, style

YEAR = '<date variable="issued"><date-part name="year"/></date>'


def test_the_case_of_a_whole_date_is_no_matter_of_its_year_suffix() -> None:
    items = book("a", "One", "Doe", year=2000), book("b", "Two", "Doe", year=2000)
    source = style(
        '<names variable="author" suffix=" "/>'
        '<date variable="issued" text-case="uppercase"><date-part name="year"/></date>',
        options='disambiguate-add-year-suffix="true"',
        layout='delimiter="; "',
    )
    assert cited(source, *items) == "Doe 2000a; Doe 2000b"


def test_a_term_behind_suppressed_names_goes_on_in_the_sentence_that_has_them() -> None:
    source = style(
        '<names variable="author" suffix=" "/><text term="cited"/>',
        attributes='class="note"',
        layout='suffix="."',
    )
    made = processor(source, book("a", "A", "Doe"))
    assert html(made.format_cites([Cite("a")])) == "Doe cited."
    assert html(made.format_cites([Cite("a", suppress_author=True)])) == "cited."


def test_a_later_cite_of_the_same_work_is_in_one_group_with_it_though_it_shows_no_names() -> None:
    source = style(
        f'<choose><if position="ibid"><text term="ibid"/></if><else><names variable="author" suffix=" "/>{YEAR}</else>'
        "</choose>",
        options='collapse="year"',
        layout='delimiter="; "',
    )
    made = processor(source, book("a", "A", "Doe", year=2000), book("b", "B", "Roe", year=2001))
    made.cite(Citation("1", (Cite("b"), Cite("a"), Cite("a"))))
    assert html(made.citations()[0]) == "Roe 2001; Doe 2000, ibid."


def test_an_entry_without_its_first_field_ends_as_the_others_do() -> None:
    source = style(bibliography='<names variable="author" suffix=", "/><text variable="title"/>').replace(
        "<bibliography><layout>", '<bibliography second-field-align="flush"><layout suffix=".">'
    )
    right = '<div class="csl-right-inline">{}</div>'
    entries = listed(source, book("a", "A", "Doe"), book("b", "B"))
    assert [entry.strip() for entry in entries] == [
        '<div class="csl-left-margin">Doe, </div>' + right.format("A."),
        right.format("B."),
    ]

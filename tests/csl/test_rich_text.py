"""Markup in fields where it meets the formats, quotation marks and punctuation of the style."""

from __future__ import annotations

import pytest

from tests.csl.styles import book, cited, listed, style


def test_a_mark_joins_text_whose_quotation_mark_has_no_partner() -> None:
    source = style(bibliography='<text variable="title" font-style="italic" suffix=". "/>')
    assert listed(source, book("a", 'One " five!'), book("b", "One five!")) == [
        '<i>One " five!</i> ',
        "<i>One five!</i>. ",
    ]


@pytest.mark.parametrize(
    ("mark", "expected"),
    [
        (",", "The “War on Terror,” x"),
        (".", "The “War on Terror.” x"),
        (":", "The “War on Terror”: x"),
        (";", "The “War on Terror”; x"),
    ],
)
def test_american_punctuation_takes_periods_and_commas_into_a_quotation_of_the_field(
    mark: str, expected: str
) -> None:
    source = style(f'<group delimiter="{mark} "><text variable="title"/><text value="x"/></group>')
    assert cited(source, book("a", "The 'War on Terror'")) == expected
    assert cited(source, book("a", 'The "War on Terror"')) == expected


def test_a_version_is_no_word_for_title_case() -> None:
    source = style('<text variable="title" text-case="title"/>')
    assert cited(source, book("a", "v2 of the CleverHans v2.1.0 library, v11")) == (
        "V2 of the CleverHans v2.1.0 Library, v11"
    )


def test_a_delimiter_meets_text_with_an_apostrophe_as_rich_text() -> None:
    source = style(
        '<group delimiter=". "><text variable="title" quotes="true"/><text value="x"/></group>',
        attributes='class="in-text" default-locale="en-GB"',
    )
    assert cited(source, book("a", "Who's there?")) == "‘Who’s there?’ x"
    assert cited(source, book("a", "Who’s there?")) == "‘Who’s there?’ x"
    assert cited(source, book("a", "Who is there?")) == "‘Who is there?’. x"


@pytest.mark.parametrize(
    ("look", "expected"),
    [
        (
            'font-style="italic"',
            '<i><span style="font-style:normal;">No <span style="font-style:normal;">mark</span></span> x</i>',
        ),
        ("", "No <i>mark</i> x"),
    ],
)
def test_markup_in_undecorated_text_flips_as_outside_of_it(look: str, expected: str) -> None:
    item = book("a", '<span class="nodecor">No <i>mark</i></span> x')
    assert cited(style(f'<text variable="title" {look}/>'), item) == expected


def test_a_locale_may_leave_quotation_marks_out() -> None:
    terms = "".join(
        f'<term name="{name}"/>'
        for name in ("open-quote", "close-quote", "open-inner-quote", "close-inner-quote")
    )
    source = style(
        '<text variable="title" quotes="true"/>', before=f"<locale><terms>{terms}</terms></locale>"
    )
    assert cited(source, book("a", 'A "b" c')) == "A b c"


def test_strip_periods_takes_all_periods_from_a_term_and_keeps_those_inside_words_of_a_field() -> None:
    source = style(
        '<text term="no date" form="short" strip-periods="true"/>'
        '<text variable="title" strip-periods="true" prefix=" "/>'
    )
    assert cited(source, book("a", "n.d. x.")) == "nd n.d x"


def test_a_lone_cite_without_a_printed_form_has_the_suffix_of_the_layout_too() -> None:
    source = style('<text variable="genre"/>', layout='prefix="(" suffix=")"')
    assert cited(source, book("a", "A")) == "([CSL STYLE ERROR: reference with no printed form.])"


def test_only_quotation_marks_of_the_style_give_their_commas_back_outside_of_america() -> None:
    source = style(
        '<group delimiter=", "><text variable="title"/><text variable="genre" quotes="true"/></group>',
        attributes='class="in-text" default-locale="de-DE"',
    )
    assert cited(source, book("a", 'A "b," c', genre="d,")) == "A \u201eb,\u201c c, \u201ed\u201c,"


def test_parentheses_in_parentheses_are_brackets_in_the_bibliography_of_a_note_style_too() -> None:
    inner = (
        '<group prefix="(" suffix=")"><text variable="title"/>'
        '<number variable="volume" prefix=" (" suffix=")"/></group>'
    )
    item = book("a", "A", volume="3")
    assert listed(style(bibliography=inner, attributes='class="note"'), item) == ["(A [3])"]
    assert listed(style(bibliography=inner), item) == ["(A (3))"]


def test_the_suffix_of_a_formatted_layout_is_formatted() -> None:
    source = style(bibliography='<text variable="title"/>').replace(
        "<bibliography><layout>", '<bibliography><layout suffix="." font-style="italic">'
    )
    assert listed(source, book("a", "A")) == ["<i>A.</i>"]


def test_a_name_that_is_only_a_given_name_has_no_shorter_form() -> None:
    source = style('<names variable="author"><name form="short"/></names>')
    assert cited(source, {"id": "a", "type": "book", "author": [{"given": "Banksy"}]}) == "Banksy"


def test_what_stands_for_names_stands_in_their_place() -> None:
    names = (
        '<names variable="author" display="block"><substitute><text variable="title"/></substitute></names>'
    )
    assert 'class="csl-block">A<' in listed(style(bibliography=names), book("a", "A"))[0]


def test_a_mark_after_markup_meets_the_mark_that_ends_the_markup() -> None:
    source = style(
        bibliography='<group suffix="."><text variable="title" font-style="italic" suffix=". "/></group>'
    )
    assert listed(source, book("a", "One <i>Two!</i>")) == [
        '<i>One <span style="font-style:normal;">Two!</span></i> .'
    ]


def test_cites_without_a_printed_form_close_the_citation_once() -> None:
    source = style('<text variable="genre"/>', layout='prefix="(" suffix=")"')
    assert cited(source, book("a", "A"), book("b", "B")) == (
        "([CSL STYLE ERROR: reference with no printed form.])"
    )

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

"""What few works have: seasons of a range, Greek in capitals, pages with letters."""

from __future__ import annotations

import pytest

from bibkit.csl.text.greek import greek_capitals
from bibkit.csl.text.page_range import page_range
from tests.csl.styles import book, cited, style

TWO_YEARS = {**book("a"), "issued": {"date-parts": [[1993], [1994]], "season": 2}}


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        (("month", "year"), "Summer 1993–1994"),
        (("year", "month"), "1993–1994 Summer"),
        (("day", "month", "year"), "Summer 1993–1994"),
        (("year",), "1993–1994"),
    ],
)
def test_a_season_beside_a_range_of_years_is_shown_once(parts: tuple[str, ...], text: str) -> None:
    shown = "".join(f'<date-part name="{name}"/>' for name in parts)
    assert cited(style(f'<date variable="issued" delimiter=" ">{shown}</date>'), TWO_YEARS) == text


def test_seasons_in_both_dates_of_a_range_are_shown_with_each() -> None:
    source = style('<date variable="issued" form="text"/>')
    item = {**book("a"), "issued": {"date-parts": [[1993, 22], [1994, 23]]}}
    assert cited(source, item) == "Summer 1993–Autumn 1994"


@pytest.mark.parametrize(("language", "text"), [("el", "ΚΥΜΑΤΑ ΤΟΥ ΜΑΪΟΥ"), ("en", "ΚΎΜΑΤΑ ΤΟΥ ΜΆΙΟΥ")])
def test_greek_in_capitals_has_no_accents_in_an_item_in_greek(language: str, text: str) -> None:
    source = style('<text variable="title" text-case="uppercase"/>')
    assert cited(source, {**book("a", "Κύματα του Μάιου"), "language": language}) == text


@pytest.mark.parametrize(
    ("small", "capital"),
    [
        ("Περὶ ἀνέμων", "ΠΕΡΙ ΑΝΕΜΩΝ"),
        ("άυλος, άνθρωποι", "ΑΫΛΟΣ, ΑΝΘΡΩΠΟΙ"),
        ("γη ή ύδωρ", "ΓΗ Ή ΥΔΩΡ"),
        ("ᾳ", "ΑΙ"),
        ("café Ωmega", "CAFÉ ΩMEGA"),
    ],
)
def test_greek_capitals(small: str, capital: str) -> None:
    assert greek_capitals(small) == capital


@pytest.mark.parametrize(
    ("shown", "text"),
    [
        ('<group delimiter=". ">{}<text value="2"/></group>', "<i>What is it?</i> 2"),
        ('<group delimiter=", ">{}<text value="2"/></group>', "<i>What is it?</i>, 2"),
    ],
)
def test_a_question_mark_in_a_formatted_group_takes_a_period_in_and_no_comma(shown: str, text: str) -> None:
    group = '<group font-style="italic"><text variable="title"/></group>'
    assert cited(style(shown.format(group)), book("a", "What is it?")) == text


@pytest.mark.parametrize("form", ["minimal-two", "chicago-15", "chicago-16"])
def test_a_shortened_range_of_pages_does_not_repeat_the_letter(form: str) -> None:
    assert page_range("S12", "S19", form) == ("S12", "19")
    assert page_range("S112", "S119", form) == ("S112", "19")

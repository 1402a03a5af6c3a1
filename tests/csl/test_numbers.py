"""Numbers as data have them (CSL 1.0.2, number)."""

from __future__ import annotations

import pytest

from tests.csl.styles import cited, style


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("1&2", "1 &#38; 2"),
        ("A1&B2", "A1 &#38; B2"),
        ("II & III", "II &#38; III"),
        ("SR&O 1921/2032", "SR&#38;O 1921/2032"),
        ("Policy&Politics", "Policy&#38;Politics"),
    ],
)
def test_an_ampersand_joins_numbers_and_stays_inside_of_a_name(written: str, expected: str) -> None:
    item = {"id": "a", "type": "book", "number": written}
    assert cited(style('<text variable="number"/>'), item) == expected


def test_a_mark_after_a_number_variable_meets_its_suffix_and_not_its_text() -> None:
    source = style(
        '<group suffix="."><text variable="volume" font-weight="bold" suffix=":"/><text variable="page"/></group>'
    )
    assert cited(source, {"id": "a", "type": "book", "volume": "abs/2105.0"}) == "<b>abs/2105.0</b>:"
    assert cited(source, {"id": "a", "type": "book", "volume": "VII"}) == "<b>VII</b>:"


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        ("42-45,60", "pp. 42–45,60"),
        ("1-2,4-5", "pp. 1-2,4-5"),
        ("12-15+20", "pp. 12–15+20"),
        ("1,234", "p. 1,234"),
        ("4:1-4:8", "pp. 4:1–4:8"),
    ],
)
def test_pages_that_are_written_without_spaces_have_a_plural_label(pages: str, expected: str) -> None:
    source = style(
        '<group delimiter=" "><label variable="page" form="short"/><text variable="page"/></group>'
    )
    assert cited(source, {"id": "a", "type": "book", "page": pages}) == expected


def test_ordinals_of_a_language_without_neuter_forms_are_feminine() -> None:
    forms = "".join(f'<number variable="edition" form="{form}"/>' for form in ("ordinal", "long-ordinal"))
    portuguese = style(
        f'<group delimiter=" ">{forms}</group>', attributes='class="in-text" default-locale="pt-PT"'
    )
    assert cited(portuguese, {"id": "a", "type": "book", "edition": 2}) == "2.<sup>a</sup> segunda"


def test_a_gendered_form_that_a_style_adds_leaves_the_neuter_one() -> None:
    terms = (
        '<locale><terms><term name="long-ordinal-02" gender-form="feminine">seconda</term></terms></locale>'
    )
    source = style('<number variable="edition" form="long-ordinal"/>', before=terms)
    assert cited(source, {"id": "a", "type": "book", "edition": 2}) == "second"


def test_pages_that_say_what_they_are_keep_their_label_and_take_no_other() -> None:
    source = style('<label variable="page" form="short" suffix=" "/><text variable="page"/>')
    alone = style('<text variable="page"/>')
    for page, expected in (("sec. 3", "sec. 3"), ("sec. 3-5", "secs. 3\u20135")):
        item = {"id": "a", "type": "book", "page": page}
        assert (cited(source, item), cited(alone, item)) == (expected, expected)


def test_pages_that_are_not_known_keep_their_question_marks() -> None:
    source = style(
        '<group delimiter=" "><text value="p."/><text variable="page" font-weight="bold"/></group>'
    )
    assert cited(source, {"id": "a", "type": "book", "page": "??-??"}) == "p. <b>??-??</b>"


def test_a_period_is_swallowed_by_the_colon_behind_a_number_that_is_text() -> None:
    source = style('<group suffix="."><text variable="number" font-weight="bold" suffix=":"/></group>')
    for number, expected in (("RC-6947", "<b>RC-6947</b>:"), ("12", "<b>12</b>:.")):
        assert cited(source, {"id": "a", "type": "book", "number": number}) == expected


@pytest.mark.parametrize(
    ("variable", "written", "expected"),
    [
        ("volume", "vol. 2", "vol. 2"),
        ("volume", "vol. 2-3", "vols. 2–3"),
        ("volume", "vol. IV", "vol. IV"),
        ("issue", "no. 5", "no. 5"),
        ("volume", "Vol. 2", "vol. Vol. 2"),
    ],
)
def test_a_volume_or_issue_that_says_what_it_is_is_labelled_once(
    variable: str, written: str, expected: str
) -> None:
    source = style(
        f'<group delimiter=" "><label variable="{variable}" form="short"/><text variable="{variable}"/></group>'
    )
    assert cited(source, {"id": "a", "type": "book", variable: written}) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("5, ch. IV", "p. 5, chap. IV"),
        ("vol. A", "vol. A"),
        ("pt. one", "pt. one"),
        ("bk. II, ch. 3", "bk. II, chap. 3"),
    ],
)
def test_a_label_in_a_locator_is_known_before_anything_that_is_numbered(written: str, expected: str) -> None:
    source = style(
        '<group delimiter=" "><label variable="locator" form="short"/><text variable="locator"/></group>'
    )
    assert cited(source, {"id": "a", "type": "book"}, locator=written) == expected


def test_an_ordinal_that_a_style_defines_whole_is_its_ending() -> None:
    """As in styles written for CSL 1.0."""
    terms = "".join(f'<term name="ordinal-0{digit}">{digit}e</term>' for digit in (1, 2, 3, 4))
    source = style(
        '<number variable="edition" form="ordinal"/>', before=f"<locale><terms>{terms}</terms></locale>"
    )
    forms = [cited(source, {"id": "a", "type": "book", "edition": edition}) for edition in ("3", "13", "21")]
    assert forms == ["3e", "13e", "21e"]

"""Labels, terms and the groups round them, where the specification says what they do (CSL 1.0.2, label, group)."""

from __future__ import annotations

from typing import Any

import pytest

from bibkit.csl import Cite
from tests.csl.citeproc_html import html
from tests.csl.styles import book, cited, listed, processor, style

NAMES = '<names variable="author"/>'
YEAR = '<date variable="issued"><date-part name="year"/></date>'

DATED = f'<choose><if variable="issued">{YEAR}</if><else><text term="no date" form="short"/></else></choose>'


def doe(**more: Any) -> dict[str, Any]:
    return book("a", "Title", "Doe", **more)


@pytest.mark.parametrize(
    "after",
    [
        '<label variable="locator" form="short" prefix=", " suffix=" "/><text variable="locator"/>',
        '<label variable="page" prefix=", "/><text variable="page"/>',
        '<label variable="volume" prefix=", "/><text variable="publisher"/>',
        '<label variable="edition" plural="always" prefix=", "/>',
        '<choose><if type="book"><label variable="chapter-number" prefix=" "/></if></choose>',
        '<text macro="volume"/>',
    ],
)
def test_the_label_of_an_empty_variable_renders_nothing(after: str) -> None:
    # "The term is only rendered if the selected variable is non-empty" (label).
    macro = '<macro name="volume"><label variable="volume" prefix=" "/><number variable="volume"/></macro>'
    assert cited(style(NAMES + after, before=macro), doe()) == "Doe"


def test_a_label_says_of_what_kind_the_locator_is_that_is_there() -> None:
    source = style(
        f'{NAMES}<label variable="locator" form="short" prefix=", " suffix=" "/><text variable="locator"/>'
    )
    assert cited(source, doe(), locator="3", label="chapter") == "Doe, chap. 3"


@pytest.mark.parametrize(
    ("elements", "expected"),
    [
        ('<text variable="number-of-volumes" suffix=" "/><label variable="volume" form="short"/>', "4 vol."),
        ('<number variable="number-of-pages" suffix=" "/><label variable="page" form="short"/>', "412 p."),
        ('<label variable="page" form="short" suffix=" "/><text variable="locator"/>', "p. 7"),
        ('<label variable="issue" suffix=" "/><text variable="number"/>', "issue 9"),
        # Neither has a number beside it that it could be the label of.
        ('<label variable="volume"/><text variable="title"/>', "Title"),
        ('<text variable="number-of-pages"/><text value=" "/><label variable="page"/>', "412 "),
    ],
)
def test_a_label_directly_beside_another_number_is_the_label_of_that_one(
    elements: str, expected: str
) -> None:
    item = doe(**{"number-of-volumes": "4", "number-of-pages": "412", "number": "9"})
    assert cited(style(elements), item, locator="7").strip() == expected.strip()


@pytest.mark.parametrize(
    "substitute",
    [
        '<text variable="title"/>',
        '<text variable="title" form="short"/>',
        '<text variable="citation-label"/>',
        '<text variable="citation-number"/>',
        '<number variable="volume"/>',
        '<text variable="DOI"/>',
        '<names variable="editor"/>',
        YEAR,
    ],
)
def test_a_group_whose_only_variable_stands_for_the_names_renders_nothing(substitute: str) -> None:
    # "Substituted variables are considered empty for the purposes of determining whether to suppress an enclosing
    # cs:group" (substitute).
    item = book("a", "Title", year=2000, volume="3", DOI="10.1/1", editor=[{"family": "Roe"}])
    item["title-short"] = "T"
    names = f'<names variable="author"><substitute>{substitute}</substitute></names>'
    group = f'<group prefix=" "><text value="again "/>{substitute}</group>'
    assert cited(style(names + group), item) == cited(style(names), item)


def test_a_short_title_that_stands_for_the_names_is_not_shown_again_under_its_own_name() -> None:
    source = style(
        '<names variable="author"><substitute><text variable="title" form="short"/></substitute></names>'
        '<text variable="title-short" prefix=" "/>'
    )
    assert cited(source, {"id": "a", "type": "book", "title": "Title", "title-short": "T"}) == "T"


@pytest.mark.parametrize(
    "group",
    [
        '<group prefix=" "><text value="pfx-"/><text variable="year-suffix"/></group>',
        '<group delimiter="-" prefix=" "><text term="and"/><text variable="year-suffix"/></group>',
        '<group prefix=" "><label variable="volume"/><text variable="year-suffix"/></group>',
        '<group prefix=" "><choose><if type="book"><text value="s"/></if></choose><text variable="year-suffix"/></group>',
        '<group prefix=" "><text value="s"/><group><text value="t"/><text variable="year-suffix"/></group></group>',
    ],
)
def test_a_group_round_a_year_suffix_that_the_work_has_not_renders_nothing(group: str) -> None:
    options = 'disambiguate-add-year-suffix="true"'
    assert cited(style(NAMES + group, options=options), doe(volume="3")) == "Doe"


def test_a_group_round_a_year_suffix_that_the_work_has_is_rendered() -> None:
    source = style(
        f'{NAMES}<group prefix=" "><text value="pfx-"/><text variable="year-suffix"/></group>',
        options='disambiguate-add-year-suffix="true"',
        layout='delimiter="; "',
    )
    assert cited(source, doe(), {**doe(), "id": "b"}) == "Doe pfx-a; Doe pfx-b"


@pytest.mark.parametrize(
    ("elements", "expected"),
    [
        ('<text term="no date" form="short"/><text variable="year-suffix" prefix="-"/>', "n.d."),
        ('<text term="in press"/><text variable="year-suffix" prefix="-"/>', "in press"),
        ('<text term="forthcoming"/><group><text variable="year-suffix"/></group>', "forthcoming"),
        (f'{DATED}<text variable="year-suffix" prefix="-"/>', "n.d."),
        (f'<group>{YEAR}<text variable="year-suffix"/></group><text term="no date" form="short"/>', "n.d."),
    ],
)
def test_a_term_in_the_place_of_a_date_stays_without_a_year_suffix(elements: str, expected: str) -> None:
    # It is what the group says, and no description of a variable: 261 styles write "n.d.-a" so.
    source = style(
        f'{NAMES}<group prefix=" ">{elements}</group>', options='disambiguate-add-year-suffix="true"'
    )
    assert cited(source, doe()) == f"Doe {expected}"


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        ("215–25; discussion 226-9", "pp. 215–25; discussion 226–9"),
        ("12-13 passim", "pp. 12–13 passim"),
        ("S1-S10; quiz S11", "pp. S1–S10; quiz S11"),
        ("12:1–12:18", "pp. 12:1–12:18"),
        ("e12 & e14 (supplement)", "pp. e12 &#38; e14 (supplement)"),
        ("xi, 5", "pp. xi, 5"),
        ("3; errata 9", "pp. 3; errata 9"),
        ("215 passim", "p. 215 passim"),
        ("5 ff.", "p. 5 ff."),
        ("77-B", "p. 77-B"),
        ("57(3)", "p. 57(3)"),
        ("12:1", "p. 12:1"),
        ("1,234", "p. 1,234"),
    ],
)
def test_pages_are_plural_where_there_are_several_numbers_among_whatever_words(
    pages: str, expected: str
) -> None:
    # "Content is considered plural when it contains multiple numbers" (label, plural).
    both = '<group delimiter=" "><label variable="{0}" form="short"/><text variable="{0}"/></group>'
    assert cited(style(both.format("page")), doe(page=pages)) == expected
    assert cited(style(both.format("locator")), doe(), locator=pages) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("321--328", "pp. 321–328"),
        ("12—34", "pp. 12–34"),
        ("12‒34", "pp. 12–34"),
        ("12 − 34", "pp. 12–34"),
        ("xii---xv", "pp. xii–xv"),
        ("S1--S9", "pp. S1–S9"),
        ("12-12", "p. 12"),
        ("S12–S12", "p. S12"),
        ("5-5, 9", "pp. 5, 9"),
        ("1-1-1-20", "pp. 1–1–1–20"),
    ],
)
def test_a_range_of_pages_may_be_written_with_any_dash(written: str, expected: str) -> None:
    both = '<group delimiter=" "><label variable="page" form="short"/><text variable="page"/></group>'
    assert cited(style(both), doe(page=written)) == expected
    first = '<text variable="page-first"/>'
    assert cited(style(first), doe(page="321—328")) == cited(style(first), doe(page="321--328")) == "321"


def test_a_dash_that_stands_for_no_number_is_none() -> None:
    source = style(
        f'{NAMES}<group prefix=", "><label variable="page" form="short" suffix=" "/><text variable="page"/></group>'
        '<text variable="volume" prefix=" v"/><text variable="issue" prefix=" i"/>'
    )
    for nothing in ("-", "–", "--", " — ", "\u2212"):
        assert cited(source, doe(page=nothing, volume=nothing, issue=nothing)) == "Doe"


@pytest.mark.parametrize(
    ("elements", "expected"),
    [
        ('<text term="in" text-case="capitalize-first"/>', "In"),
        ('<text value="in press" text-case="uppercase"/>', "IN PRESS"),
        ('<label variable="issue" text-case="capitalize-first"/><text variable="issue"/>', "Issue3"),
        (
            '<names variable="illustrator"><label text-case="capitalize-first" suffix=" "/><name/></names>',
            "Illustrator Roe",
        ),
        ('<date variable="issued"><date-part name="month" text-case="uppercase"/></date>', "APRIL"),
        ('<number variable="edition" form="long-ordinal" text-case="uppercase"/>', "SIXTH"),
        # The title is the item's.
        ('<text variable="title" text-case="uppercase"/>', "İSTANBUL"),
    ],
)
def test_terms_are_cased_by_the_language_of_the_locale_and_texts_by_that_of_the_item(
    elements: str, expected: str
) -> None:
    item = {
        "id": "a", "type": "book", "title": "istanbul", "language": "tr", "issue": "3", "edition": "6",
        "illustrator": [{"family": "Roe"}], "issued": {"date-parts": [[2020, 4]]},
    }  # fmt: skip
    assert cited(style(elements), item) == expected


def test_terms_of_a_turkish_list_keep_their_letters_for_works_in_english() -> None:
    source = style(
        '<text value="in istanbul" text-case="uppercase"/>',
        attributes='class="in-text" default-locale="tr-TR"',
    )
    assert cited(source, doe(language="en")) == "İN İSTANBUL"


@pytest.mark.parametrize(
    ("affixes", "expected"),
    [
        ('suffix=" (eds)"', "Roe (eds)"),
        ('suffix="(ed)"', "Roe(ed)"),
        ('suffix=" réal."', "Roe réal."),
        ('prefix="ed. by "', "ed. by Roe"),
        ('suffix=", "', "Roe (ed.), "),
        ('prefix=" "', " Roe (ed.)"),
        ("", "Roe (ed.)"),
    ],
)
def test_names_that_say_their_role_in_an_affix_inherit_no_label(affixes: str, expected: str) -> None:
    # Childless names inherit `cs:name` and `cs:et-al` (substitute); the label comes along where nothing says the role.
    source = style(
        '<names variable="author"><name/><label form="short" prefix=" (" suffix=")"/>'
        f'<substitute><names variable="editor" {affixes}/></substitute></names>'
    )
    item = {"id": "a", "type": "book", "editor": [{"family": "Roe"}]}
    assert cited(source, item).strip() == expected.strip()


@pytest.mark.parametrize(
    ("group", "expected"),
    [
        ('<text variable="volume"/><text variable="page" prefix=":"/>' + YEAR, "J 12:345–52 2019"),
        ('<text variable="volume"/><text variable="page"/>', "J 12 345–52"),
        ('<number variable="volume"/>' + YEAR, "J 12 2019"),
        ('<group><text variable="volume"/></group>' + YEAR, "J 12 2019"),
        (
            '<text variable="volume"/><group prefix="(" suffix=")"><text variable="page"/></group>',
            "J 12(345–52)",
        ),
        ('<text variable="volume"/><text variable="title"/>', "J 12Title"),
    ],
)
def test_two_numbers_without_a_delimiter_do_not_run_together(group: str, expected: str) -> None:
    # They are parted as the group round theirs parts its children ("12:345-522019;" in three styles).
    source = style(f'<group delimiter=" "><text variable="container-title"/><group>{group}</group></group>')
    item = doe(volume="12", page="345-52", year=2019, **{"container-title": "J"})
    assert cited(source, item) == expected


def test_a_line_end_that_a_style_writes_as_a_reference_is_a_line_end_like_any_other() -> None:
    for written in ("&#13;&#10;", "&#13;", "&#10;", "&#xD;", "&#x0D;&#x0A;"):
        source = style('<text variable="title"/>', layout=f'delimiter="{written}"')
        assert cited(source, book("a", "A"), book("b", "B")) == "A\nB"


def test_an_entry_says_nothing_of_pages_that_a_work_has_not() -> None:
    source = style(
        bibliography='<names variable="author" suffix=", "/><text variable="title"/>'
        '<label variable="page" form="short" prefix=", "/><text variable="page" prefix=" "/>'
    )
    assert listed(source, doe(), {**doe(page="3-5"), "id": "b"}) == ["Doe, Title", "Doe, Title, pp. 3–5"]


def test_the_label_of_a_note_number_waits_for_the_note() -> None:
    source = style(
        f'{NAMES}<label variable="first-reference-note-number" prefix=" "/>'
        '<text variable="first-reference-note-number" prefix=" "/>',
        attributes='class="note"',
    )
    assert html(processor(source, doe()).format_cites([Cite("a")])) == "Doe"

"""The author of a citation in the sentence: "author-only" and "composite", as citeproc-js has them."""

from __future__ import annotations

import pytest

from bibkit.csl import Citation, Cite
from bibkit.csl.document.citation import Mode
from tests.csl.citeproc_html import html
from tests.csl.styles import book, citation, processor, style

AUTHOR_DATE = style(
    '<group delimiter=", "><names variable="author"><name form="short"/>'
    '<et-al font-style="italic"/><substitute><text variable="title" quotes="true"/></substitute></names>'
    '<date variable="issued"><date-part name="year"/></date><text variable="locator"/></group>',
    options='et-al-min="3" et-al-use-first="1"',
    layout='prefix="(" suffix=")" delimiter="; " font-style="italic"',
)
NUMBER = '<text variable="citation-number"/>'
NUMERIC = style(NUMBER, layout='prefix="[" suffix="]"')
WITH_INTEXT = NUMERIC.replace(
    "</style>",
    '<intext><layout prefix="{"><names variable="author"><name form="short" and="symbol"/></names></layout>'
    "</intext></style>",
)
ITEMS = (
    book("a", "Alpha", "Doe, Jane", year=2000),
    book("b", "Beta", "Doe, Jane", "Roe, Ann", "Poe, E.", year=2001),
    book("c", "Gamma", year=2002),
    book("d", "Delta", "Roe, Ann", "Poe, E.", year=2003),
)


@pytest.mark.parametrize(
    ("cite", "expected"),
    [
        (Cite("a", author_only=True, locator="7"), "Doe"),
        (Cite("a", author_only=True, prefix="see ", suffix="and others"), "see Doe and others"),
        (Cite("b", author_only=True), "Doe et al."),
        (Cite("c", author_only=True), "Gamma"),
    ],
)
def test_an_author_alone_has_no_delimiter_no_affixes_of_the_layout_and_no_formatting(
    cite: Cite, expected: str
) -> None:
    made = processor(AUTHOR_DATE, *ITEMS)
    assert html(made.format_cites([cite])) == expected


@pytest.mark.parametrize(
    ("infix", "expected"),
    [("", "Doe (2000)"), ("argues in", "Doe argues in (2000)"), ("'s work", "Doe\u2019s work (2000)")],
)
def test_an_infix_stands_between_the_author_and_the_rest(infix: str, expected: str) -> None:
    made = processor(AUTHOR_DATE.replace(' font-style="italic"', ""), *ITEMS)
    (change,) = made.cite(Citation("1", (Cite("a"),), mode="composite", infix=infix))
    assert html(change.runs) == expected


def test_a_style_of_numbers_has_no_author_to_show_and_says_so() -> None:
    made = processor(NUMERIC, *ITEMS)
    (change,) = made.cite(Citation("1", (Cite("a"),), mode="composite"))
    assert html(change.runs) == "[NO_PRINTED_FORM] [1]"


def test_a_style_may_say_itself_what_an_author_alone_is() -> None:
    made = processor(WITH_INTEXT, *ITEMS)
    (change,) = made.cite(Citation("1", (Cite("d"),), mode="composite"))
    assert html(change.runs) == "Roe &#38; Poe [1]"


def test_an_author_alone_inherits_no_name_options() -> None:
    made = processor(WITH_INTEXT.replace("<citation", '<citation et-al-min="2" et-al-use-first="1"'), *ITEMS)
    (change,) = made.cite(Citation("1", (Cite("d"),), mode="composite"))
    assert html(change.runs) == "Roe &#38; Poe [1]"


SORTED = AUTHOR_DATE.replace("<layout", '<sort><key variable="author"/></sort><layout', 1)


@pytest.mark.parametrize(
    ("mode", "expected"),
    [
        ("author-only", "Doe"),
        ("suppress-author", "<i>(2000; Roe, Poe, 2003)</i>"),
        ("composite", "Doe <i>(2000; Roe, Poe, 2003)</i>"),
    ],
)
def test_a_mode_is_that_of_the_first_cite_in_the_order_of_the_style(mode: Mode, expected: str) -> None:
    made = processor(SORTED, *ITEMS)
    (change,) = made.cite(Citation("1", (Cite("d"), Cite("a")), mode=mode))
    assert html(change.runs) == expected


def test_beside_an_author_alone_no_other_cite_is_shown() -> None:
    made = processor(AUTHOR_DATE, *ITEMS)
    assert html(made.format_cites([Cite("a"), Cite("d", author_only=True), Cite("c")])) == "Roe, Poe"


NOTES = style(
    '<choose><if position="ibid"><text term="ibid"/></if><else><names variable="author"/></else></choose>',
    attributes='class="note"',
)


def test_a_name_in_the_sentence_is_a_reference_that_ibid_may_follow() -> None:
    made = processor(NOTES, *ITEMS)
    made.cite(Citation("1", (Cite("a"),), note=1, mode="author-only"))
    made.cite(citation("2", "a", note=1))
    made.cite(Citation("3", (Cite("a"),), note=2, mode="author-only"))
    made.cite(citation("4", "a", note=2))
    assert [html(runs) for runs in made.citations()] == ["Jane Doe", "Ibid.", "Jane Doe", "Ibid."]


def test_a_suppressed_author_may_stand_behind_a_language_or_a_number_but_not_behind_a_title() -> None:
    layout = (
        '<group delimiter=" "><{} variable="{}"/><names variable="author"/><text variable="title"/></group>'
    )
    item = {**ITEMS[0], "language": "en", "volume": "2"}
    for kind, variable, expected in (
        ("text", "language", "en Alpha"),
        ("number", "volume", "2 Alpha"),
        ("text", "title", "Alpha Jane Doe Alpha"),
    ):
        made = processor(style(layout.format(kind, variable)), item)
        assert html(made.format_cites([Cite("a", suppress_author=True)])) == expected


def test_where_cites_of_the_same_authors_collapse_a_suppressed_author_may_stand_behind_a_title() -> None:
    layout = '<group delimiter=" "><text variable="title"/><names variable="author"/></group>'
    made = processor(style(layout, options='collapse="year"'), *ITEMS)
    assert html(made.format_cites([Cite("a", suppress_author=True)])) == "Alpha"


def test_a_name_in_the_sentence_does_not_make_the_first_cite_in_the_text_a_later_one() -> None:
    source = AUTHOR_DATE.replace('et-al-min="3"', 'et-al-min="4" et-al-subsequent-min="3"').replace(
        ' font-style="italic"', ""
    )
    made = processor(source, *ITEMS)
    made.cite(Citation("1", (Cite("b"),), mode="author-only"))
    made.cite(citation("2", "b"))
    made.cite(citation("3", "b"))
    assert [html(runs) for runs in made.citations()] == [
        "Doe, Roe, Poe",
        "(Doe, Roe, Poe, 2001)",
        "(Doe et al., 2001)",
    ]


AFFIXES = style(
    '<group prefix="[" suffix="] "><names variable="author" prefix="by " suffix=", "><label prefix=" (" suffix=")"/>'
    '<substitute><names variable="editor"/><text macro="anonymous"/></substitute></names></group>'
    '<text variable="container-title"/>',
    before='<macro name="anonymous"><group delimiter=", "><text variable="title" suffix=":"/>'
    '<text variable="container-title"/><text term="page"/></group></macro>',
)


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (ITEMS[0], "Jane Doe"),
        ({**book("a", "Alpha"), "editor": [{"family": "Roe", "given": "Ann"}]}, "Ann Roe (editor)"),
        ({**book("a", "Alpha"), "container-title": "Annals"}, "Alpha"),
    ],
)
def test_an_author_alone_has_no_affixes_and_a_title_in_its_place_nothing_behind_it(
    item: dict[str, object], expected: str
) -> None:
    made = processor(AFFIXES, item)
    assert html(made.format_cites([Cite("a", author_only=True)])) == expected


EDITED = style(
    '<group delimiter=", "><names variable="author"/><text variable="title"/>'
    '<names variable="editor"><label form="short" prefix=" "/></names></group>'
)
EDITORS = {"editor": [{"family": "Roe", "given": "Ann"}]}


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ({**book("a", "Alpha"), **EDITORS}, "Ann Roe ed."),
        ({**book("a", "Alpha"), **EDITORS, "container-title": "Annals"}, "[NO_PRINTED_FORM]"),
        ({**book("a", "Alpha", "Doe, Jane"), **EDITORS}, "Jane Doe"),
    ],
)
def test_editors_stand_for_the_author_of_their_own_work_only(item: dict[str, object], expected: str) -> None:
    made = processor(EDITED, item)
    assert html(made.format_cites([Cite("a", author_only=True)])) == expected


def test_a_title_stands_for_names_of_any_kind_that_are_missing() -> None:
    source = style(
        '<names variable="composer"><substitute><names variable="editor"/><text variable="container-title"/>'
        "</substitute></names>"
    )
    made = processor(source, {**book("a", "Alpha"), "container-title": "Annals"})
    assert html(made.format_cites([Cite("a", author_only=True)])) == "Annals"


def test_an_author_alone_is_shown_as_in_a_first_cite_where_later_ones_are_numbers_of_notes() -> None:
    layout = (
        '<choose><if position="subsequent"><text variable="first-reference-note-number" prefix="n. "/></if>'
        '<else><names variable="author"/><text variable="title" prefix=", "/></else></choose>'
    )
    made = processor(style(layout, attributes='class="note"'), *ITEMS)
    made.cite(citation("1", "a", note=1))
    (change,) = made.cite(Citation("2", (Cite("a"),), note=2, mode="composite"))
    assert html(change.runs) == "Jane Doe n. 1"

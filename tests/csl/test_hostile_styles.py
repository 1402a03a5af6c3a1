"""Style files come from anywhere: what is hostile or broken is refused with line, sentence and way out."""

from __future__ import annotations

import pytest

from bibkit.csl import StyleError, load_style
from tests.csl.citeproc_html import html
from tests.csl.styles import book, cited, processor, style

ROOT = 'xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text"'


def refusal(source: str | bytes) -> StyleError:
    with pytest.raises(StyleError) as caught:
        load_style(source)
    return caught.value


def test_a_document_type_is_refused_and_with_it_every_entity_bomb() -> None:
    error = refusal(
        '<?xml version="1.0"?>\n<!DOCTYPE style [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>\n<style/>'
    )
    assert (error.line, error.message) == (2, "a document type declaration is not allowed in a CSL file")


def test_an_undeclared_entity_is_not_well_formed() -> None:
    error = refusal(f"<style {ROOT}>\n<citation>&nbsp;</citation></style>")
    assert (error.line, error.message) == (2, "not well-formed XML: undefined entity")


def test_macros_in_a_circle_are_refused_with_the_circle() -> None:
    source = style(
        before='<macro name="a"><text macro="b"/></macro>\n<macro name="b"><text macro="a"/></macro>',
        citation='<text macro="a"/>',
    )
    assert refusal(source).message == "macros call each other in a circle: a → b → a"


def test_macros_that_double_each_other_are_refused() -> None:
    macros = '<macro name="m0"><text value="x"/></macro>' + "".join(
        f'<macro name="m{n}"><text macro="m{n - 1}"/><text macro="m{n - 1}"/></macro>' for n in range(1, 40)
    )
    assert "renders up to" in refusal(style(before=macros, citation='<text macro="m39"/>')).message


def test_depth_is_limited() -> None:
    deep = "<group>" * 200 + "</group>" * 200
    assert refusal(style(citation=deep)).message == "elements are nested more than 120 deep"


@pytest.mark.parametrize("wrapping", ["<group>{}</group>", '<choose><if type="book">{}</if></choose>'])
def test_depth_is_limited_through_macros_too(wrapping: str) -> None:
    def nested(inside: str) -> str:
        for _ in range(40):
            inside = wrapping.format(inside)
        return inside

    macros = "".join(
        f'<macro name="m{n}">{nested(f"<text macro={chr(34)}m{n + 1}{chr(34)}/>")}</macro>' for n in range(9)
    )
    macros += '<macro name="m9"><text value="x"/></macro>'
    error = refusal(style(before=macros, citation='<text macro="m0"/>'))
    assert "elements and macros in each other" in error.message


def test_a_layout_that_calls_a_large_macro_too_often_is_refused() -> None:
    texts = '<text value="x"/>' * 5000
    large = f'<macro name="m">{texts}</macro>'
    error = refusal(style(before=large, citation='<text macro="m"/>' * 50))
    assert error.message == "<citation> renders up to 250,102 elements"


def test_numbers_beyond_reason_are_no_numbers() -> None:
    nines = "9" * 5000
    source = style(
        '<names variable="author"/>',
        '<number variable="volume" form="ordinal"/><text variable="page" prefix=" "/>',
        options=f'et-al-min="{nines}" et-al-use-first="1" near-note-distance="{nines}"',
        attributes='class="in-text" page-range-format="chicago"',
    ).replace("<bibliography>", f'<bibliography entry-spacing="{nines}" line-spacing="{nines[:9]}">')
    item = book("a", "T", "Doe, J.", volume=nines, page=f"{nines}-{nines}")
    made = processor(source, item).reference_list([item])
    assert html(made.entries[0].runs).startswith(nines)
    assert (made.layout.entry_spacing, made.layout.line_spacing) == (1, 20)


def test_size_is_limited() -> None:
    assert "larger than" in refusal(b" " * 9_000_000).message


@pytest.mark.parametrize("source", ["", "not xml", "<style", "\x00", "<a/>", f"<style {ROOT}/>"])
def test_what_is_no_style_is_refused_with_a_sentence(source: str) -> None:
    assert refusal(source).message


def test_an_old_style_is_refused_with_the_way_out() -> None:
    error = refusal('<style xmlns="http://purl.org/net/xbiblio/csl" version="0.8"/>')
    assert (error.message, error.hint) == (
        "this is a CSL 0.8 style",
        "update it to CSL 1.0, for example with Zotero's updater",
    )


def test_a_style_with_faults_renders_what_it_can_and_names_them() -> None:
    source = style('<text variable="title"/>\n<text macro="nowhere"/>\n<blink/>\n<text/>')
    made = processor(source, book("a", "Title"))
    assert [(problem.line, problem.message) for problem in made.compiled.problems] == [
        (2, "there is no macro 'nowhere'"),
        (3, "<blink> is not a rendering element"),
        (4, "<text> renders nothing"),
    ]
    assert cited(source, book("a", "Title")) == "Title"


def test_elements_of_other_namespaces_are_passed_over() -> None:
    assert (
        cited(style('<x:y xmlns:x="urn:x"><text value="no"/></x:y><text variable="title"/>'), book("a"))
        == "Title"
    )


def test_a_reference_that_was_escaped_twice_is_what_was_meant() -> None:
    source = style('<text variable="title" suffix="&amp;#160;&amp;amp; &amp;c"/>')
    assert cited(source, book("a")) == "Title\u00a0&#38; &#38;c"


def test_bad_items_do_not_spoil_good_ones() -> None:
    bad = {"id": "bad", "type": 7, "title": ["no"], "author": 3, "issued": {"date-parts": [["x", None], "y"]}}
    assert cited(style(layout='delimiter="; "'), bad, book("a")) == (
        "[CSL STYLE ERROR: reference with no printed form.]; Title"
    )

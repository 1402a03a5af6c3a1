"""Headings, paragraphs and lists in one document, in every format."""

from __future__ import annotations

import io
import json
from importlib import import_module

import pytest
import typst as typst_package
from docutils import nodes
from docutils.core import publish_doctree
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bibkit.registry import LISTS
from bibkit.text.run import Bibliography, DocumentPart, Entry, Heading, Layout, Passage, Run, Span
from bibkit.text.write import html, latex, markdown, openxml, rst, rtf, terminal, text, typst
from tests.strategies.runs import HOSTILE_TEXT, squeezed
from tests.text.write.pandoc import converted
from tests.text.write.test_openxml import as_docx

PARTS: list[DocumentPart] = [
    Passage((Run("(Doe 2020)"),)),
    Passage((Run("(Roe 2021)"),)),
    Heading("Books & more"),
    Bibliography((Entry("a", (Run("Doe. 2020."),)), Entry("b", (Run("Roe. 2021."),)))),
    Heading("Nothing"),
    Bibliography(()),
]


def test_text_underlines_headings() -> None:
    assert text.document(PARTS) == (
        "(Doe 2020)\n(Roe 2021)\n\nBooks & more\n============\n\nDoe. 2020.\n\nRoe. 2021.\n\nNothing\n=======\n"
    )


def test_a_terminal_shows_headings_in_bold() -> None:
    assert terminal.document(PARTS[2:4]) == "\x1b[1mBooks & more\x1b[22m\n\nDoe. 2020.\n\nRoe. 2021.\n"


def test_html_has_headings_and_paragraphs() -> None:
    assert html.document(PARTS[1:4]) == (
        "<p>(Roe 2021)</p>\n<h2>Books &#38; more</h2>\n"
        '<div class="csl-bib-body">\n  <div class="csl-entry">Doe. 2020.</div>\n'
        '  <div class="csl-entry">Roe. 2021.</div>\n</div>\n'
    )


def test_markdown_sets_paragraphs_apart() -> None:
    assert markdown.document(PARTS[:4]) == (
        "(Doe 2020)\n\n(Roe 2021)\n\n## Books & more\n\nDoe. 2020.\n\nRoe. 2021.\n"
    )


def test_restructuredtext_underlines_headings() -> None:
    assert rst.document(PARTS[1:4]) == (
        "\\(Roe 2021)\n\nBooks & more\n------------\n\nDoe. 2020.\n\nRoe. 2021.\n"
    )


def test_typst_has_headings() -> None:
    assert typst.document([Heading("#x = 1"), Passage((Run("Doe"),))]) == "== \\#x \\= 1\n\nDoe\n"


def test_latex_provides_what_all_lists_need_once() -> None:
    link = (Span("link", "https://a.org"),)
    parts: list[DocumentPart] = [Heading("A & B"), Passage((Run("x", link),)), Passage((Run("y", link),))]
    assert latex.document(parts) == (
        "\\providecommand{\\href}[2]{#2}\n\\section*{A \\& B}\n\n"
        "\\noindent \\href{https://a.org}{x}\n\n\\noindent \\href{https://a.org}{y}\n"
    )


def test_rtf_is_one_document_however_many_parts() -> None:
    assert rtf.document(PARTS[1:4]) == (
        "{\\rtf1\\ansi\\ansicpg1252\\deff0\\uc1\n{\\fonttbl{\\f0\\froman\\fcharset0 Times New Roman;}}\n\\fs24\n"
        "{\\pard\\sa240 (Roe 2021)\\par}\n"
        "{\\pard\\keepn\\outlinelevel1\\sb240\\sa120 {\\b Books & more}\\par}\n"
        "{\\pard\\sa240 Doe. 2020.\\par}\n{\\pard\\sa240 Roe. 2021.\\par}\n}\n"
    )


def test_openxml_says_the_level_of_a_heading() -> None:
    assert openxml.document(PARTS[2:3]) == (
        '<w:p><w:pPr><w:keepNext/><w:spacing w:before="240" w:after="120"/><w:outlineLvl w:val="1"/></w:pPr>'
        '<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">Books &amp; more</w:t></w:r></w:p>\n'
    )


@pytest.mark.parametrize("name", LISTS)
def test_a_document_without_anything_is_empty(name: str) -> None:
    assert import_module(LISTS[name].target).document([Bibliography(())]) == ""


HANGING = (
    Run("Doe. 2020.", ()),
    Run("A note.", (Span("display", "block"),)),
    Run("More.", (Span("display", "block"),)),
)
NUMBERED = (
    Run("[1]", (Span("display", "left-margin"),)),
    Run("Doe. 2020.", (Span("display", "right-inline"),)),
    Run("A note.", (Span("display", "block"),)),
)


@pytest.mark.parametrize(
    ("name", "runs", "layout", "expected"),
    [
        ("text", HANGING, Layout(hanging_indent=True), "Doe. 2020.\n    A note.\n    More.\n"),
        ("text", NUMBERED, Layout(second_field_align="flush"), "[1] Doe. 2020.\n    A note.\n"),
        ("text", HANGING, Layout(), "Doe. 2020.\nA note.\nMore.\n"),
        ("rst", HANGING, Layout(hanging_indent=True), "Doe. 2020.\n\n   A note.\n\n   More.\n"),
        (
            "html",
            NUMBERED,
            Layout(second_field_align="flush"),
            (
                '<div class="csl-bib-body">\n  <div class="csl-entry" style="clear: left;">\n'
                '    <div class="csl-left-margin" style="float: left;">[1]</div>'
                '<div class="csl-right-inline" style="margin-left: 2.4em;">Doe. 2020.</div>\n  \n\n'
                '    <div class="csl-block" style="margin-left: 2.4em;">A note.</div>\n</div>\n</div>\n'
            ),
        ),
    ],
)
def test_a_block_after_the_first_line_stands_where_the_text_does(
    name: str, runs: tuple[Run, ...], layout: Layout, expected: str
) -> None:
    writer = import_module(LISTS[name].target)
    assert writer.bibliography(Bibliography((Entry("a", runs),), layout)) == expected


HEADINGS = st.lists(
    HOSTILE_TEXT.filter(lambda title: squeezed(text.inline([Run(title)]))), min_size=12, max_size=12
)


def parts_of(titles: list[str]) -> list[DocumentPart]:
    return [part for title in titles for part in (Heading(title), Passage((Run("x"),)))]


def expected(titles: list[str]) -> list[str]:
    return [squeezed(text.inline([Run(title)])) for title in titles]


@given(HEADINGS)
@settings(max_examples=20, deadline=None)
def test_any_heading_comes_back_from_restructuredtext(titles: list[str]) -> None:
    warnings = io.StringIO()
    overrides = {"warning_stream": warnings, "report_level": 2, "doctitle_xform": False}
    tree = publish_doctree(rst.document(parts_of(titles)), settings_overrides=overrides)
    assert warnings.getvalue() == ""
    assert [squeezed(title.astext()) for title in tree.findall(nodes.title)] == expected(titles)


@given(HEADINGS)
@settings(max_examples=20, deadline=None)
def test_any_heading_comes_back_from_typst(titles: list[str]) -> None:
    markup = typst.document(parts_of(titles))
    assert len(json.loads(typst_package.query(markup.encode(), "heading"))) == len(titles)


@pytest.mark.parametrize("reader", ["commonmark", "gfm", "markdown"])
@given(HEADINGS)
@example([":a:sup:`x`", "On :tada: and 10:30:15"])
@example(["#", "##", "a \\#", "a \\\\#", "\\\\##"])
@settings(max_examples=8, deadline=None)
def test_any_heading_comes_back_from_markdown(reader: str, titles: list[str]) -> None:
    assert pandoc_headings(markdown.document(parts_of(titles)), reader) == expected(titles)


@given(HEADINGS)
@settings(max_examples=8, deadline=None)
def test_any_heading_comes_back_from_html(titles: list[str]) -> None:
    assert pandoc_headings(html.document(parts_of(titles)), "html") == expected(titles)


@given(HEADINGS)
@settings(max_examples=8, deadline=None)
def test_any_heading_comes_back_from_word_processors(titles: list[str]) -> None:
    both = [line for title in expected(titles) for line in (title, "x")]
    assert pandoc_lines(as_docx(openxml.document(parts_of(titles))), "docx") == both
    assert pandoc_lines(rtf.document(parts_of(titles)), "rtf") == both


def pandoc_headings(source: str, reader: str) -> list[str]:
    blocks = json.loads(converted(source, reader, "json"))["blocks"]
    assert [block["t"] for block in blocks] == ["Header", "Para"] * (len(blocks) // 2)
    return [squeezed(plain(block["c"][2])) for block in blocks if block["t"] == "Header"]


def pandoc_lines(source: str | bytes, reader: str) -> list[str]:
    blocks = json.loads(converted(source, reader, "json"))["blocks"]
    return [squeezed(plain(block["c"][-1] if block["t"] == "Header" else block["c"])) for block in blocks]


def plain(inlines: list[dict[str, object]]) -> str:
    """The text of pandoc's inlines."""
    written = ""
    for inline in inlines:
        content = inline.get("c")
        if inline["t"] == "Str":
            written += str(content)
        elif inline["t"] in ("Space", "SoftBreak", "LineBreak"):
            written += " "
        elif inline["t"] == "RawInline" and content == ["html", "<!-- -->"]:
            continue
        elif inline["t"] in ("Strong", "Emph") and isinstance(content, list):
            written += plain(content)
        else:
            written += f"INLINE {inline['t']}"
    return written

"""A reference list as a whole document of Word."""

from __future__ import annotations

import io
import zipfile

import docx
from hypothesis import given, settings

from bibkit.text.run import Bibliography, Entry, Heading, Layout, Passage, Run, Span
from bibkit.text.write import docx as writer
from tests.strategies.runs import bibliographies, squeezed, texts
from tests.text.write.pandoc import paragraphs

HANGING = Layout(hanging_indent=True)
ITALIC, RAISED = Span("font-style", "italic"), Span("vertical-align", "sup")
SMALL = Span("font-variant", "small-caps")


def listed(*runs: Run, layout: Layout = HANGING) -> Bibliography:
    return Bibliography((Entry("a", runs),), layout)


def opened(written: str, language: str = "en-US") -> docx.document.Document:
    return docx.Document(io.BytesIO(writer.packed(written, language)))


def test_entries_have_the_style_of_word_for_bibliographies_and_headings_theirs() -> None:
    parts = (
        Heading("2020 & later"),
        listed(Run("Doe.")),
        Passage((Run("(Doe)"),)),
        Heading("2019"),
        listed(Run("Roe.")),
    )
    found = opened(writer.document(parts)).paragraphs
    assert [(one.style and one.style.name, one.text) for one in found] == [
        ("Heading 1", "2020 & later"), ("Bibliography", "Doe."), ("Normal", "(Doe)"), ("Heading 1", "2019"),
        ("Bibliography", "Roe."),
    ]  # fmt: skip


def test_the_style_has_the_hanging_indent_and_the_paragraph_says_nothing_of_it() -> None:
    document = opened(writer.bibliography(listed(Run("Doe."))))
    style = document.styles["Bibliography"].paragraph_format
    assert (style.left_indent.pt, style.first_line_indent.pt, style.space_after.pt) == (36, -36, 12)
    assert document.paragraphs[0].paragraph_format.left_indent is None
    assert document.paragraphs[0].paragraph_format.space_after is None


def test_a_list_that_is_set_otherwise_says_so_in_its_paragraphs() -> None:
    layout = Layout(line_spacing=2, entry_spacing=0)
    form = opened(writer.bibliography(listed(Run("Doe."), layout=layout))).paragraphs[0].paragraph_format
    assert (form.left_indent.pt, form.first_line_indent.pt, form.space_after.pt, form.line_spacing) == (
        0,
        0,
        0,
        2,
    )


def test_formats_and_links_are_there() -> None:
    link = Span("link", 'https://a.org/?x="y"&z')
    runs = (Run("Names", (ITALIC,)), Run("2", (RAISED,)), Run("Doe", (SMALL,)), Run("here", (link,)))
    document = writer.packed(writer.bibliography(listed(*runs)), "en-US")
    (found,) = docx.Document(io.BytesIO(document)).paragraphs
    assert [
        (run.text, run.italic, run.font.superscript, run.font.small_caps) for run in found.runs if run.text
    ] == [
        ("Names", True, None, None), ("2", None, True, None), ("Doe", None, None, True), ("here", None, None, None),
    ]  # fmt: skip
    assert paragraphs(document, "docx") == (["Names2Doehere"], {"https://a.org/?x=%22y%22&z"})


def test_the_language_is_that_of_the_list() -> None:
    document = opened(writer.bibliography(listed(Run("Doe."))), "de-DE")
    assert document.core_properties.language == "de-DE"
    assert '<w:lang w:val="de-DE"/>' in document.styles.element.xml


def test_the_same_list_is_the_same_bytes_and_no_clock_is_in_them() -> None:
    written = writer.bibliography(listed(Run("Doe.")))
    data = writer.packed(written, "en-US")
    assert data == writer.packed(written, "en-US")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"dcterms:created" not in archive.read("docProps/core.xml")


def test_a_list_of_nothing_is_a_document_without_text() -> None:
    assert opened(writer.bibliography(Bibliography(()))).paragraphs == []


@given(bibliographies())
@settings(max_examples=12, deadline=None)
def test_any_text_comes_back_from_the_document(bib: Bibliography) -> None:
    found = opened(writer.bibliography(bib)).paragraphs
    assert [squeezed(paragraph.text) for paragraph in found] == texts(bib)

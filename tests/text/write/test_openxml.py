import io

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given, settings

from bibkit.text.run import Bibliography, Entry, Layout, Run, Span
from bibkit.text.write import openxml
from tests.strategies.runs import LINK, bibliographies, squeezed, texts
from tests.text.write.pandoc import converted, paragraphs

ITALIC = Span("font-style", "italic")
BOLD = Span("font-weight", "bold")


def text_run(text: str, properties: str = "") -> str:
    rpr = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{rpr}<w:t xml:space="preserve">{text}</w:t></w:r>'


def test_markup_in_the_text_is_text() -> None:
    assert openxml.inline([Run('<w:p/> &amp; "x" \ufffe')]) == text_run(
        "&lt;w:p/&gt; &amp;amp; &quot;x&quot; \ufffd"
    )


def test_formats_are_properties_in_the_order_of_the_schema() -> None:
    runs = [
        Run("a ", (Span("vertical-align", "sup"), ITALIC, BOLD)),
        Run("b", (BOLD, Span("text-decoration", "underline"), Span("font-variant", "small-caps"))),
        Run("c", (ITALIC, Span("font-style", "normal"))),
    ]
    assert openxml.inline(runs) == (
        text_run("a ", '<w:b/><w:i/><w:vertAlign w:val="superscript"/>')
        + text_run("b", '<w:b/><w:smallCaps/><w:u w:val="single"/>')
        + text_run("c")
    )


def test_a_link_is_a_field_because_a_fragment_has_no_relationships() -> None:
    assert openxml.inline([Run("here", (Span("link", 'https://a.org/?x="y"&z'),))]) == (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText xml:space="preserve"> HYPERLINK "https://a.org/?x=%22y%22&amp;z" </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f"{text_run('here')}"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def test_a_paragraph_hangs_and_is_spaced_by_itself() -> None:
    layout = Layout(hanging_indent=True, line_spacing=2, entry_spacing=0)
    assert openxml.bibliography(Bibliography((Entry("a", (Run("Text."),)),), layout)) == (
        '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="480" w:lineRule="auto"/>'
        f'<w:ind w:left="720" w:hanging="720"/></w:pPr>{text_run("Text.")}</w:p>\n'
    )


def as_docx(fragment: str) -> bytes:
    """The paragraphs in a document that python-docx makes, read as any XML."""
    document = docx.Document()
    for paragraph in parse_xml(f"<w:body {nsdecls('w')}>{fragment}</w:body>"):
        document.element.body.insert_element_before(paragraph, "w:sectPr")
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def test_word_processors_see_the_layout() -> None:
    runs = (
        Run("[1]", (Span("display", "left-margin"),)),
        Run("Text ", (Span("display", "right-inline"), ITALIC)),
        Run("A note.", (Span("display", "indent"),)),
    )
    bib = Bibliography((Entry("a", runs), Entry("b", (Run("Plain."),))), Layout(second_field_align="flush"))
    found = docx.Document(io.BytesIO(as_docx(openxml.bibliography(bib)))).paragraphs
    assert [paragraph.text for paragraph in found] == ["[1]\tText", "A note.", "Plain."]
    assert [(run.text, run.italic) for run in found[0].runs] == [("[1]", None), ("\t", None), ("Text", True)]
    formats = [paragraph.paragraph_format for paragraph in found]
    assert [(form.left_indent.pt, form.first_line_indent.pt, form.space_after.pt) for form in formats] == [
        (24, -24, 0),
        (60, 0, 12),
        (24, 0, 12),
    ]
    assert [stop.position.pt for stop in formats[0].tab_stops] == [24]


def test_pandoc_takes_it_as_raw_openxml() -> None:
    link = Span("link", LINK)
    bib = Bibliography((Entry("a", (Run("A <b> "), Run("title", (ITALIC,)), Run(", "), Run("b", (link,)))),))
    source = f"# References\n\n```{{=openxml}}\n{openxml.bibliography(bib)}```\n"
    found, links = paragraphs(converted(source, "markdown", "docx"), "docx")
    assert found == ["BLOCK Header", "A <b> title, b"]
    assert links == {LINK}


def test_no_entries_are_no_text() -> None:
    assert openxml.bibliography(Bibliography(())) == ""


@given(bibliographies())
@settings(max_examples=12, deadline=None)
def test_any_text_comes_back_from_the_document(bib: Bibliography) -> None:
    document = as_docx(openxml.bibliography(bib))
    by_word_processor = [
        squeezed(paragraph.text) for paragraph in docx.Document(io.BytesIO(document)).paragraphs
    ]
    assert by_word_processor == texts(bib)
    found, links = paragraphs(document, "docx")
    assert found == texts(bib)
    assert links <= {LINK}

from hypothesis import given, settings

from bibkit.text.run import Bibliography, Entry, Layout, Run, Span
from bibkit.text.write import rtf
from tests.strategies.runs import LINK, bibliographies, texts
from tests.text.write.pandoc import paragraphs

ITALIC = Span("font-style", "italic")
HEAD = r"""{\rtf1\ansi\ansicpg1252\deff0\uc1
{\fonttbl{\f0\froman\fcharset0 Times New Roman;}}
\fs24
"""


def test_control_signs_are_text() -> None:
    assert rtf.inline([Run("\\par {x} \\u8211?")]) == r"\\par \{x\} \\u8211?"


def test_characters_beyond_ascii_are_utf_16_numbers() -> None:
    assert rtf.inline([Run("é–ｗ𝒪")]) == r"\u233 ?\u8211 ?\u-169 ?\u-10187 ?\u-9046 ?"


def test_formats_are_groups_and_said_once() -> None:
    runs = [
        Run("On H", (ITALIC,)),
        Run("2", (ITALIC, Span("vertical-align", "sub"))),
        Run("O", (Span("font-style", "italic"), Span("font-style", "italic"))),
        Run(" x", (ITALIC, Span("font-style", "normal"))),
    ]
    assert rtf.inline(runs) == r"{\i On H}{\i {\sub 2}}{\i O} x"


def test_a_link_is_a_field() -> None:
    assert rtf.inline([Run("here", (Span("link", 'https://a.org/"x"\\y'),))]) == (
        r'{\field{\*\fldinst{HYPERLINK "https://a.org/%22x%22%5Cy"}}{\fldrslt here}}'
    )


def test_a_hanging_indent() -> None:
    bib = Bibliography(
        (Entry("a", (Run("First."),)), Entry("b", (Run("Second."),))),
        Layout(hanging_indent=True, line_spacing=2, entry_spacing=0),
    )
    assert rtf.bibliography(bib) == HEAD + (
        "{\\pard\\li720\\fi-720\\sl480\\slmult1 First.\\par}\n{\\pard\\li720\\fi-720\\sl480\\slmult1 Second.\\par}\n}\n"
    )


def test_numbers_stand_before_a_tabulator_and_blocks_below() -> None:
    runs = (
        Run("[1]", (Span("display", "left-margin"),)),
        Run("Text.", (Span("display", "right-inline"),)),
        Run("A note.", (Span("display", "indent"),)),
    )
    for layout, first, note in (
        (Layout(second_field_align="flush"), r"\li480\fi-480\tx480", r"\li1200\sa240"),
        (Layout(second_field_align="margin"), r"\fi-480", r"\li720\sa240"),
    ):
        assert rtf.bibliography(Bibliography((Entry("a", runs),), layout)) == HEAD + (
            f"{{\\pard{first} [1]\\tab Text.\\par}}\n{{\\pard{note} A note.\\par}}\n}}\n"
        )


def test_no_entries_are_no_document() -> None:
    assert rtf.bibliography(Bibliography(())) == ""


@given(bibliographies())
@settings(max_examples=12, deadline=None)
def test_any_text_comes_back_from_the_rtf(bib: Bibliography) -> None:
    written = rtf.bibliography(bib)
    assert written.isascii()
    found, links = paragraphs(written, "rtf")
    assert found == texts(bib)
    assert links <= {LINK}

import pytest
from hypothesis import given, settings

from bibkit.text.run import Bibliography, Entry, Layout, Run, Span
from bibkit.text.write import typst
from tests.strategies.runs import LINK, bibliographies, squeezed, texts
from tests.text.write.typst_reader import link_targets, paragraphs

ITALIC = Span("font-style", "italic")
BOLD = Span("font-weight", "bold")


def entry(*runs: Run) -> Bibliography:
    return Bibliography((Entry("a", runs),), Layout(entry_spacing=0))


def test_formats_are_calls_that_end_where_the_text_would_go_on_with_them() -> None:
    runs = [
        Run("Nature", (ITALIC,)),
        Run("(1), "),
        Run("x", (BOLD, ITALIC)),
        Run(". See "),
        Run("y", (ITALIC,)),
    ]
    assert typst.inline(runs) == "#emph[Nature];(1), #strong[#emph[x]]. See #emph[y];"


def test_italic_inside_italic_is_said_once() -> None:
    runs = [Run("a ", (ITALIC,)), Run("b", (ITALIC, Span("font-style", "italic")))]
    assert typst.inline(runs) == "#emph[a b];"


def test_a_link_to_itself_needs_no_text() -> None:
    url = "https://doi.org/10.1000/a_b"
    assert typst.inline([Run(url, (Span("link", url),)), Run(".")]) == f'#link("{url}").'
    assert typst.inline([Run("[pdf]", (Span("link", url),)), Run(".")]) == f'#link("{url}")[\\[pdf\\]].'


@pytest.mark.parametrize(
    "text",
    [
        "#panic()", "#import \"x.typ\"", "$x$", "*b*", "_i_", "@key", "<label>", "// comment", "/* comment", "a\\", "`raw`",
        "= Heading", "- item", "+ item", "12. item", "/ term: x", "~", "a -- b --- c -? d -1", "...", "http://a.org/b",
        "https://a.org", "'a' \"b\"", "]", "[", "\\u{41}", "well-being 1-2 and/or", ".text", "(x)", ";", "{x}", "1.",
    ],
)  # fmt: skip
def test_markup_in_the_text_is_text_wherever_it_stands(text: str) -> None:
    for runs in (
        [Run(text)],
        [Run("a", (ITALIC,)), Run(text)],
        [Run(text, (ITALIC,)), Run(text, (BOLD,)), Run(text)],
    ):
        shown = "".join(run.text for run in runs)
        assert [squeezed(line) for line in paragraphs(typst.inline(runs) + "(x)")] == [
            squeezed(f"{shown}(x)")
        ]
        assert link_targets(typst.bibliography(entry(*runs))) == set()


def test_a_hanging_indent_and_spacing_are_settings_of_the_paragraph() -> None:
    bib = Bibliography(
        (Entry("a", (Run("First."),)), Entry("b", (Run("Second."),))),
        Layout(hanging_indent=True, line_spacing=2, entry_spacing=0),
    )
    expected = """\
#[
#set par(leading: 1.96em, spacing: 1.96em, hanging-indent: 2em)

First.

Second.
]
"""
    assert typst.bibliography(bib) == expected


def test_numbers_stand_in_a_grid() -> None:
    runs = (
        Run("[1]", (Span("display", "left-margin"),)),
        Run("Text.", (Span("display", "right-inline"),)),
        Run("A note.", (Span("display", "indent"),)),
    )
    expected = """\
#[
#grid(columns: (auto, 1fr), column-gutter: 0.5em, row-gutter: 1.96em,
  [\\[1\\]], [Text.
#block(above: 0.65em, inset: (left: 2em))[A note.]],
)
]
"""
    bib = Bibliography((Entry("a", runs),), Layout(second_field_align="flush"))
    assert typst.bibliography(bib) == expected
    outside = typst.bibliography(Bibliography((Entry("a", runs),), Layout(second_field_align="margin")))
    assert "#pad(left: -2.15em, grid(columns: (1.65em, 1fr)," in outside
    assert paragraphs(outside) == paragraphs(expected)


def test_a_block_is_a_line_of_its_own() -> None:
    bib = entry(Run("Heading", (Span("display", "block"),)), Run("Text."))
    assert "\nHeading \\\nText.\n" in typst.bibliography(bib)


def test_no_entries_are_no_text() -> None:
    assert typst.bibliography(Bibliography(())) == ""


@given(bibliographies())
@settings(max_examples=12, deadline=None)
def test_any_text_comes_back_from_typst(bib: Bibliography) -> None:
    written = typst.bibliography(bib)
    assert [squeezed(line) for line in paragraphs(written)] == texts(bib)
    assert link_targets(written) <= {LINK}

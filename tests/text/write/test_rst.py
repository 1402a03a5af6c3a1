import io

import pytest
from docutils import nodes
from docutils.core import publish_doctree
from hypothesis import given, settings

from bibkit.text.run import Bibliography, Entry, Run, Span
from bibkit.text.write import rst
from tests.strategies.runs import LINK, bibliographies, squeezed, texts

ITALIC = Span("font-style", "italic")


def entry(*runs: Run) -> str:
    return rst.bibliography(Bibliography((Entry("a", runs),)))


def test_marks_that_touch_a_letter_are_set_apart() -> None:
    runs = [
        Run("On H", (ITALIC,)),
        Run("2", (ITALIC, Span("vertical-align", "sub"))),
        Run("O", (ITALIC,)),
        Run("."),
    ]
    assert rst.inline(runs) == "*On H*\\ :sub:`2`\\ *O*."


@pytest.mark.parametrize(("text", "written"), [("x)", "(*x)*"), (")", "(\\ *)*")])
def test_a_mark_between_a_pair_of_brackets_is_set_apart(text: str, written: str) -> None:
    assert rst.inline([Run("("), Run(text, (ITALIC,))]) == written


def test_white_space_at_the_edge_of_emphasis_moves_outside() -> None:
    assert rst.inline([Run("See"), Run(" Nature, ", (ITALIC,)), Run("1")]) == "See *Nature,* 1"


def test_a_link_carries_its_target() -> None:
    assert (
        rst.inline([Run("a <b>", (Span("link", "https://a.org/x_"),))]) == "`a \\<b> <https://a.org/x\\_>`__"
    )


def test_a_plain_url_that_links_to_itself_stands_as_it_is() -> None:
    url = "https://doi.org/10.1000/182"
    assert rst.inline([Run(url, (Span("link", url),)), Run(".")]) == "https://doi.org/10.1000/182."


def test_markup_in_the_text_is_escaped() -> None:
    assert rst.inline([Run("*a* b_ `c` |d| javascript:x a@b Title: sub")]) == (
        "\\*a\\* b\\_ \\`c\\` \\|d\\| javascript\\:x a\\@b Title: sub"
    )


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("A. Turing", "\\A. Turing\n"),
        ("1. Text", "\\1. Text\n"),
        ("- Text", "\\- Text\n"),
        ("Text::", "Text\\:\\:\n"),
        ("----", "\\ ----\n"),
        ("----\u00a0", "\\ ----\u00a0\n"),
    ],
)
def test_the_beginning_of_an_entry_starts_no_list_or_rule(text: str, line: str) -> None:
    assert entry(Run(text)) == line


def test_an_indented_block_is_a_block_quote() -> None:
    assert entry(Run("Text."), Run("A note.", (Span("display", "indent"),))) == "Text.\n\n   A note.\n"


@given(bibliographies())
@settings(max_examples=25, deadline=None)
def test_any_text_comes_back_from_the_restructuredtext(bib: Bibliography) -> None:
    warnings = io.StringIO()
    tree = publish_doctree(
        rst.bibliography(bib), settings_overrides={"warning_stream": warnings, "report_level": 1}
    )
    assert warnings.getvalue() == ""
    assert all(isinstance(child, nodes.paragraph) for child in tree.children)
    assert [squeezed(child.astext()) for child in tree.children] == texts(bib)
    assert {node["refuri"] for node in tree.findall(nodes.reference)} <= {LINK}

r"""Formulas in every format: as maths where the format has it, else readable; never as commands."""

from __future__ import annotations

import io
import re
from importlib import import_module
from pathlib import Path

import pytest
from docutils import nodes
from docutils.core import publish_doctree
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bibkit.text.escape.latex import words_of_mathjax
from bibkit.text.maths.read import formula
from bibkit.text.maths.tex import as_tex
from bibkit.text.run import Bibliography, Entry, Run, Span
from bibkit.text.write import html, latex, markdown, rst, typst
from tests.strategies.formulas import formulas
from tests.strategies.runs import squeezed
from tests.text.maths.verdicts import maths
from tests.text.write.pandoc import paragraphs
from tests.text.write.test_latex import compiled
from tests.text.write.typst_reader import paragraphs as typst_paragraphs

ITALIC = Span("font-style", "italic")


CITED = (
    Run("On "),
    maths(r"L_\infty"),
    Run("-norms, "),
    Run("O", (ITALIC,)),
    maths("n^2", ITALIC),
    Run(" and "),
    maths(r"\input{x}"),
)
WRITTEN = {
    "text": r"On L_∞-norms, On² and $\input{x}$",
    "terminal": "On L_∞-norms, \x1b[3mOn²\x1b[23m and $\\input{x}$",
    "html": r"On <i>L</i><sub>∞</sub>-norms, <i>O<i>n</i><sup>2</sup></i> and $\input{x}$",
    "markdown": r"On $L_\infty$-norms, *O$n^2$* and \$\\input\{x\}\$",
    "latex": r"On $L_\infty$-norms, \textit{O$n^2$} and \$\textbackslash{}input\{x\}\$",
    "rst": r"On :math:`L_\infty`\ -norms, *O*\ :math:`n^2` and $\\input{x}$",
    "typst": r"On $L_(∞)$\-norms, #emph[O]#emph[$n^(2)$] and \$\\input{x}\$",
    "rtf": r"On {\i L}{\sub \u8734 ?}-norms, {\i On}{\i {\super 2}} and $\\input\{x\}$",
}


@pytest.mark.parametrize("output", WRITTEN)
def test_a_formula_in_a_citation(output: str) -> None:
    assert import_module(f"bibkit.text.write.{output}").inline(CITED) == WRITTEN[output]


def test_a_digit_or_dollar_after_the_formula_does_not_undo_it() -> None:
    runs = [maths("x"), maths("y"), Run("2")]
    assert markdown.inline(runs) == "$x$<!-- -->$y$<!-- -->2"


def test_commands_of_packages_are_provided_in_a_latex_list() -> None:
    bib = Bibliography((Entry("a", (maths(r"\mathbb{R}"), Run("."))),))
    assert latex.bibliography(bib).startswith("\\providecommand{\\mathbb}[1]{\\mathbf{#1}}\n\\begin{list}")


@st.composite
def lists_with_formulas(draw: st.DrawFn) -> Bibliography:
    entries = (
        Entry(
            str(at),
            (Run("On "), maths(draw(formulas())), Run(draw(st.sampled_from(["2", ".", "(x)", "-", " x"])))),
        )
        for at in range(20)
    )
    return Bibliography(tuple(entries))


@given(lists_with_formulas())
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_formula_compiles_with_pdflatex(tmp_path: Path, bib: Bibliography) -> None:
    # Letters of other scripts are the document's affair where they are text.
    known = (entry for entry in bib.entries if formula(entry.runs[1].text) or entry.runs[1].text.isascii())
    status, log = compiled(latex.bibliography(Bibliography(tuple(known))), "", tmp_path)
    assert status == 0, log[-2000:]


@given(lists_with_formulas())
@settings(max_examples=20, deadline=None)
def test_any_formula_compiles_with_typst(bib: Bibliography) -> None:
    expected = [
        squeezed(
            f"On {'MATHS' if formula(entry.runs[1].text) else '$' + entry.runs[1].text + '$'}{entry.runs[2].text}"
        )
        for entry in bib.entries
    ]
    assert [squeezed(line) for line in typst_paragraphs(typst.bibliography(bib))] == expected


def _bare(shown: str) -> str:
    """Without what sets signs apart: space, backslashes, empty groups (and so all braces)."""
    return re.sub(r"[\s\\{}\u2009\xa0]", "", shown)


def test_a_formula_that_begins_or_ends_with_a_sign_of_markdown_is_maths() -> None:
    runs = (Run("*a<", (Span("maths", ""),)),)
    assert markdown.inline(runs) == "${} * a < {}$"


@pytest.mark.parametrize("reader", ["commonmark", "gfm", "markdown"])
@given(lists_with_formulas())
@settings(max_examples=12, deadline=None)
def test_no_reader_of_markdown_finds_markup_in_a_formula(reader: str, bib: Bibliography) -> None:
    found, links = paragraphs(markdown.bibliography(bib), reader)
    assert links == set()
    for entry, shown in zip(bib.entries, found, strict=True):
        tex, after = entry.runs[1].text, entry.runs[2].text
        if reader == "markdown" and formula(tex):
            shown = re.sub(
                r"INLINE Math \[\{'t': 'InlineMath'\}, ('.*?'|\".*?\")\]", lambda m: f"${m[1][1:-1]}$", shown
            )
        assert _bare(shown) == _bare(f"On ${as_tex(tex, words_of_mathjax) or tex}${after}")


@given(lists_with_formulas())
@settings(max_examples=20, deadline=None)
def test_any_formula_is_maths_or_text_for_docutils(bib: Bibliography) -> None:
    warnings = io.StringIO()
    tree = publish_doctree(
        rst.bibliography(bib), settings_overrides={"warning_stream": warnings, "report_level": 1}
    )
    assert warnings.getvalue() == ""
    assert [node.astext() for node in tree.findall(nodes.math)] == [
        safe for entry in bib.entries if (safe := as_tex(entry.runs[1].text, words_of_mathjax))
    ]
    assert all(isinstance(child, nodes.paragraph) for child in tree.children)


@given(formulas())
def test_a_formula_in_html_has_no_elements_but_ours(tex: str) -> None:
    assert set(re.findall(r"<[^>]*>", html.inline([maths(tex)]))) <= {
        "<i>",
        "</i>",
        "<sub>",
        "</sub>",
        "<sup>",
        "</sup>",
    }

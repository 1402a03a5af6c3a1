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

from bibkit.text.maths.runs import as_typst, on_one_line, safe_tex
from bibkit.text.maths.tex import ACCENTS, FONTS, SYMBOLS
from bibkit.text.run import Bibliography, Entry, Run, Span
from bibkit.text.write import html, latex, markdown, rst, typst
from tests.strategies.runs import squeezed
from tests.text.write.pandoc import paragraphs
from tests.text.write.test_latex import compiled
from tests.text.write.typst_reader import paragraphs as typst_paragraphs

ITALIC = Span("font-style", "italic")


def maths(tex: str, *around: Span) -> Run:
    return Run(tex, (*around, Span("maths", "")))


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


@pytest.mark.parametrize(
    ("tex", "line"),
    [
        (r"L_2", "L₂"),
        (r"10^{-3}", "10⁻³"),
        (r"x_{ij}^2", "xᵢⱼ²"),
        (r"\ell_\infty", "ℓ_∞"),
        (r"n=2^{k+1}", "n = 2ᵏ⁺¹"),
        (r"e^{i\pi}", "e^(iπ)"),
        (r"O(n \log n)", "O(n log n)"),
        (r"\mathbb{R}^n", "ℝⁿ"),
        (r"\mathcal{L}", "ℒ"),
        (r"\sqrt{2}", "√2"),
        (r"\frac{a+b}{2}", "(a+b)/2"),
        (r"f'(x)", "f′(x)"),
        (r"\left(\hat{y}\right)", "(ŷ)"),
        (r"\mathrm{H}_2\mathrm{O}", "H₂O"),
        (r"^{13}C", "¹³C"),
        (r"\alpha\to\beta", "α → β"),
        (r"a-b", "a−b"),
    ],
)
def test_a_formula_on_one_line(tex: str, line: str) -> None:
    assert squeezed(on_one_line(tex)).replace("y\u0302", "ŷ") == line
    assert safe_tex(tex) == tex


@pytest.mark.parametrize(
    "tex",
    [
        r"\input{x}", r"\write18{ls}", r"\def\x{}", "a%b", "a&b", "a#1", "a$b", "a~b", "^^41", "x^2^3", "x_1_2", "x^2'", "{", "}",
        r"\left(", r"\right)", r"\frac", r"\frac{1}", r"x^\frac12", r"x^\sqrt{2}", r"\sqrt[", r"x^\ldots", r"\sqrt\text{a}", r"x^\text{a}", "", " ", "\\", r"\text{$x$}",
        r"\text{\x}", "x`y", 'x"y', r"\\", r"\begin{array}", "{" * 40 + "}" * 40, "x" * 2000,
    ],
)  # fmt: skip
def test_what_is_not_plainly_a_formula_is_text_with_dollars(tex: str) -> None:
    assert on_one_line(tex) == f"${tex}$"
    assert safe_tex(tex) == ""
    assert as_typst(tex) == ""


def test_a_digit_or_dollar_after_the_formula_does_not_undo_it() -> None:
    runs = [maths("x"), maths("y"), Run("2")]
    assert markdown.inline(runs) == "$x$<!-- -->$y$<!-- -->2"


def test_commands_of_packages_are_provided_in_a_latex_list() -> None:
    bib = Bibliography((Entry("a", (maths(r"\mathbb{R}"), Run("."))),))
    assert latex.bibliography(bib).startswith("\\providecommand{\\mathbb}[1]{\\mathbf{#1}}\n\\begin{list}")


_LEAVES = st.sampled_from(
    r"x n 2 10 \alpha \infty \ell \to \leq \log \cdot \sum \ldots < > = + - * / | ( ) [ ] , ; : ! ? . \{ \} \, \quad"
    r" \mathrm{ab} \text{if} \mathbb{R} \mathcal{L} \big( // www. http: \vert x' é α ≤ \input{x} % # & ~ $ ` \ \def".split()
)  # fmt: skip
_FORMULAS = st.recursive(
    _LEAVES,
    lambda inner: st.one_of(
        st.lists(inner, min_size=2, max_size=4).map(" ".join),
        st.tuples(inner, inner).map("".join),
        inner.map(lambda tex: f"{{{tex}}}"),
        inner.map(lambda tex: rf"\sqrt{{{tex}}}"),
        inner.map(lambda tex: rf"\hat{{{tex}}}"),
        inner.map(lambda tex: rf"\left[{tex}\right)"),
        st.tuples(inner, inner).map(lambda pair: rf"\frac{{{pair[0]}}}{{{pair[1]}}}"),
        st.tuples(inner, st.sampled_from("^_"), inner).map(lambda three: "{}{}{}".format(*three)),
        st.tuples(inner, st.sampled_from("^_"), inner).map(lambda three: "{}{}{{{}}}".format(*three)),
    ),
    max_leaves=6,
)


@st.composite
def lists_with_formulas(draw: st.DrawFn) -> Bibliography:
    entries = (
        Entry(
            str(at),
            (Run("On "), maths(draw(_FORMULAS)), Run(draw(st.sampled_from(["2", ".", "(x)", "-", " x"])))),
        )
        for at in range(20)
    )
    return Bibliography(tuple(entries))


def test_every_command_is_one_of_latex_and_of_typst(tmp_path: Path) -> None:
    formulas = [
        *(rf"x\{name} y" for name in SYMBOLS),
        *(rf"x_\{name} y" for name in SYMBOLS if safe_tex(rf"x_\{name}")),
        *(rf"\{name}{{x}}" for name in (*FONTS, *ACCENTS)),
    ]
    bib = Bibliography(tuple(Entry(tex, (maths(tex),)) for tex in formulas))
    status, log = compiled(latex.bibliography(bib), "", tmp_path)
    assert status == 0, log[-2000:]
    found = typst_paragraphs(typst.bibliography(bib))
    assert [squeezed(line) for line in found] == ["MATHS"] * len(formulas)


@given(lists_with_formulas())
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_formula_compiles_with_pdflatex(tmp_path: Path, bib: Bibliography) -> None:
    ascii_only = Bibliography(tuple(entry for entry in bib.entries if entry.runs[1].text.isascii()))
    status, log = compiled(latex.bibliography(ascii_only), "", tmp_path)
    assert status == 0, log[-2000:]


@given(lists_with_formulas())
@settings(max_examples=20, deadline=None)
def test_any_formula_compiles_with_typst(bib: Bibliography) -> None:
    expected = [
        squeezed(
            f"On {'MATHS' if as_typst(entry.runs[1].text) else '$' + entry.runs[1].text + '$'}{entry.runs[2].text}"
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
        if reader == "markdown" and safe_tex(tex):
            shown = re.sub(
                r"INLINE Math \[\{'t': 'InlineMath'\}, ('.*?'|\".*?\")\]", lambda m: f"${m[1][1:-1]}$", shown
            )
        assert _bare(shown) == _bare(f"On ${tex}${after}")


@given(lists_with_formulas())
@settings(max_examples=20, deadline=None)
def test_any_formula_is_maths_or_text_for_docutils(bib: Bibliography) -> None:
    warnings = io.StringIO()
    tree = publish_doctree(
        rst.bibliography(bib), settings_overrides={"warning_stream": warnings, "report_level": 1}
    )
    assert warnings.getvalue() == ""
    assert [node.astext() for node in tree.findall(nodes.math)] == [
        safe for entry in bib.entries if (safe := safe_tex(entry.runs[1].text))
    ]
    assert all(isinstance(child, nodes.paragraph) for child in tree.children)


@given(_FORMULAS)
def test_a_formula_in_html_has_no_elements_but_ours(tex: str) -> None:
    assert set(re.findall(r"<[^>]*>", html.inline([maths(tex)]))) <= {
        "<i>",
        "</i>",
        "<sub>",
        "</sub>",
        "<sup>",
        "</sup>",
    }

"""Formulas as TeX for a document: as written, but for what not every document takes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from bibkit.formats.bibtex.from_tex import text_of_tex
from bibkit.formats.escape import ESCAPING
from bibkit.text.escape.latex import words_of_formula, words_of_mathjax
from bibkit.text.maths.read import formula
from bibkit.text.maths.tex import as_tex
from bibkit.text.rich_text import segments
from bibkit.text.write.formulas import on_one_line
from tests.strategies.formulas import formulas


@pytest.mark.parametrize(
    "tex",
    [r"L_\infty", r"\sqrt[3]{x}", r"\frac12", r"\left(a\,b\right)^2", r"\mathcal O(n \log n)", r"\operatorname*{rank}A", r"x^\text{max}"],
)  # fmt: skip
def test_a_formula_stays_as_it_was_written(tex: str) -> None:
    assert as_tex(tex, words_of_formula) == tex


@pytest.mark.parametrize(
    ("tex", "written"),
    [
        # KOMA-Script refuses these; fonts end where the group, the fence or its half does.
        (r"{\rm GaN}(1)", r"{\mathrm{GaN}}(1)"),
        (r"\bf x_{\it y}", r"\mathbf{x_{\mathit{y}}}"),
        (r"\left(\cal A\middle|b\right)", r"\left(\mathcal{A}\middle|b\right)"),
        # unicode-math wants braces round these.
        (r"\mathbb R^\mathbb N_\mathcal{A\rm b}c", r"\mathbb R^{\mathbb N}_{\mathcal{A\mathrm{b}}}c"),
        # Either MathJax or LaTeX does not know these.
        (r"a\lt b\gt c\slash d", r"a< b> c/ d"),
        # Characters that TeX's maths has no letters for.
        ("α_1 ≤ β−2", r"{\alpha}_1 \leq {\beta}-2"),
        ("a ≢ b", r"a \not\equiv b"),
        ("5° é", r"5{\mbox{°}} {\mbox{é}}"),
        # Words are text.
        (r"\text{5\% of Poincar\'e's α}", r"\text{5\% of Poincaré's \ensuremath{\alpha}}"),
        ("a\n  b", "a b"),
    ],
)
def test_what_not_every_document_takes_is_written_as_all_do(tex: str, written: str) -> None:
    assert as_tex(tex, words_of_formula) == written


def test_mathjax_is_given_characters_and_not_commands() -> None:
    assert as_tex(r"\text{α − 5\%}", words_of_mathjax) == r"\text{α − 5\%}"


@pytest.mark.parametrize(
    ("tex", "bibtex", "biblatex"),
    [
        (r"\{x\}", r"{$\lbrace x\rbrace$}", r"{$\lbrace x\rbrace$}"),
        (r"4^{\textrm{ème}}", r"{$4^{\textrm{{\`e}me}}$}", r"{$4^{\textrm{ème}}$}"),
        (r"\text{α, 漢}", r"{$\text{\ensuremath{\alpha}, 漢}$}", r"{$\text{\ensuremath{\alpha}, 漢}$}"),
        ("x ≲ y", r"{$x \lesssim y$}", r"{$x \lesssim y$}"),
    ],
)
def test_a_formula_in_a_bib_file(tex: str, bibtex: str, biblatex: str) -> None:
    assert ESCAPING["bibtex"].maths(tex) == bibtex
    assert ESCAPING["biblatex"].maths(tex) == biblatex


@pytest.mark.parametrize("dialect", ["bibtex", "biblatex"])
@given(formulas())
@settings(max_examples=300, deadline=None)
def test_a_formula_that_was_read_back_is_the_same_formula(dialect: str, tex: str) -> None:
    if not formula(tex) or "漢" in tex or "\\rm" in tex or "\\bf" in tex:  # `{\\rm x}` becomes `\\mathrm{x}`
        return
    if "\\not" in tex and not tex.isascii():  # 7-bit TeX puts the letter into a box
        return
    text = text_of_tex(ESCAPING[dialect].maths(tex))
    if [segment.part.value for segment in segments(text)] == ["maths"]:  # a lone sign is read as a character
        assert on_one_line(segments(text)[0].text) == on_one_line(tex)
    else:
        assert text == on_one_line(tex)

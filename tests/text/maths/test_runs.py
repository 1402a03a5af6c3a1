"""Formulas in Unicode's characters."""

from __future__ import annotations

import pytest

from bibkit.text.write import html
from bibkit.text.write.formulas import in_runs, on_one_line
from tests.strategies.runs import squeezed
from tests.text.maths.verdicts import maths


@pytest.mark.parametrize(
    ("tex", "line"),
    [
        (r"L_2", "L₂"),
        (r"10^{-3}", "10⁻³"),
        (r"x_{ij}^2", "xᵢⱼ²"),
        (r"\ell_\infty", "ℓ_∞"),
        (r"n=2^{k+1}", "n = 2ᵏ⁺¹"),
        (r"e^{i\pi}", "e^(iπ)"),
        (r"2^{n\log n}", "2^(n log n)"),
        (r"O(n \log n)", "O(n log n)"),
        (r"O(n \log n / \! \log\log n)", "O(n log n/log log n)"),
        (r"\mathbb{R}^n", "ℝⁿ"),
        (r"\mathcal{L}", "ℒ"),
        (r"\boldsymbol{x}\in\mathfrak{g}", "𝐱 ∈ 𝔤"),
        (r"{\rm GaN}(000\bar{1})", "GaN(0001̄)"),
        (r"f'(x)", "f′(x)"),
        (r"\left(\hat{y}\right)", "(ŷ)"),
        (r"\widehat{AB_1}", "ÂB̂₁"),
        (r"\mathrm{H}_2\mathrm{O}", "H₂O"),
        (r"^{13}C", "¹³C"),
        (r"\alpha\to\beta", "α → β"),
        (r"a-b", "a−b"),
        (r"\mathrm{GaN}\slash\mathrm{AlN}", "GaN/AlN"),
        (r"5\,\text{°C} \lt 6", "5 °C < 6"),
        (r"x=1,\quad y=2", "x = 1, y = 2"),
        (r"\operatorname{rank}A", "rank A"),
        (r"\operatorname*{arg\,max}_x f(x)", "arg maxₓ f(x)"),
        (r"\sum\limits_{i=1}^n a_i", "∑ᵢ₌₁ⁿ aᵢ"),
        (r"a\equiv b\pmod{n}, c\bmod n", "a ≡ b (mod n),c mod n"),
        (r"a\not\equiv b\not|c", "a ≢ b∤c"),
        (r"\lVert x\rVert_2\leqslant\|y\|", "‖x‖₂ ⩽ ‖y‖"),
        # Size and place are said with parentheses wherever a neighbour could be taken for a part.
        (r"\sqrt{2}", "√2"),
        (r"\sqrt{2}x", "√(2)x"),
        (r"\sqrt{x+1}^2", "(√(x+1))²"),
        (r"\sqrt[3]{x}+\sqrt[4]{xy}", "∛x+∜(xy)"),
        (r"\sqrt[n]{x}", "ⁿ√x"),
        (r"2\sqrt[n]{x}", "2(ⁿ√x)"),
        (r"\frac{a+b}{2}", "(a+b)/2"),
        (r"x=\frac12, y", "x = 1/2,y"),
        (r"\frac{1}{2}n", "(1/2)n"),
        (r"2\frac12", "2(1/2)"),
        (r"\frac ab^2", "(a/b)²"),
        (r"\log\frac1p", "log(1/p)"),
        (r"\binom{n}{k}", "(ⁿₖ)"),
        (r"\binom{n+1}{K}", "(ⁿ⁺¹_K)"),
        (r"X\stackrel{d}{=}Y", "X =ᵈ Y"),
        (r"\underset{x}{\min} f", "minₓ f"),
        (r"\underbrace{a+b}_n", "⏟(a+b)ₙ"),
    ],
)  # fmt: skip
def test_a_formula_on_one_line(tex: str, line: str) -> None:
    assert squeezed(on_one_line(tex)) == line


@pytest.mark.parametrize(
    ("tex", "written"),
    [
        (r"x_{ij}^2", "<i>x<sub>ij</sub></i><sup>2</sup>"),
        (r"\frac{a+b}{2}", "(<i>a</i>+<i>b</i>)/2"),
        (r"\sqrt[n]{x_1}", "<sup>n</sup>√(<i>x</i><sub>1</sub>)"),
        (r"\binom{n}{k}", "(<sup>n</sup><sub>k</sub>)"),
        (r"\hat{y}\mathrm{d}\mathbf{x}", "<i>ŷ</i>d𝐱"),
        (r"a<b", "<i>a</i> &#60; <i>b</i>"),
        (r"\text{<b>}", "&#60;b&#62;"),
    ],
)
def test_a_formula_in_html(tex: str, written: str) -> None:
    assert html.inline([maths(tex)]) == written


def test_what_is_no_formula_is_as_it_was_written() -> None:
    assert on_one_line(r"\input{x}") == r"$\input{x}$"
    assert [run.text for run in in_runs(r"\input{x}")] == [r"$\input{x}$"]

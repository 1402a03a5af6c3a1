"""Formulas in Typst's maths."""

from __future__ import annotations

import pytest

from bibkit.text.maths.typst import as_typst


@pytest.mark.parametrize(
    ("tex", "typst"),
    [
        (r"L_\infty \leq 2^{-n}", "L_(∞) ≤ 2^(− n)"),
        (r"\mathcal{O}(n \log n)", r'cal(O) \( n op("log") n \)'),
        (r"\mathrm{CO}_2\mathrm{H}x", '"CO"_(2)"H"x'),
        (r"^{13}C", '""^(13)C'),
        (r"{x}_i{ab}^2", "x_(i) lr(a b)^(2)"),
        (r"3.14\,\mathrm{GeV}", '3.14 thin"GeV"'),
        (r"\|x\|_2+|y|", r"‖x‖_(2)+\|y\|"),
        (r"\left(\frac ab\middle|x\right]", r"lr(\( frac(a, b)\|x \])"),
        (r"\left.x\right\rangle", r"lr(x \⟩)"),
        (r"\sqrt2\sqrt[3]{x}", "sqrt(2) root(3, x)"),
        (r"\binom nk", "binom(n, k)"),
        (r"\overset{a}{b}_c", "lr(limits(b)^(a))_(c)"),
        (r"\underbrace{a+b}_n^2", "underbrace(a + b, n)^(2)"),
        (r"a\bmod n\pmod m", r'a op("mod") n space \( op("mod") m \)'),
        (r"\{\$\#\_\}\backslash", r"brace.l dollar \# \_ brace.r backslash"),
        (r"f''_1,\;x", r"f''_(1) \, thick x"),
        (r"\operatorname{arg\,max}", "op(upright(a r g thin m a x))"),
        ("√2", '"√"2'),
    ],
)
def test_a_formula_in_typst(tex: str, typst: str) -> None:
    assert as_typst(tex) == f"${typst}$"

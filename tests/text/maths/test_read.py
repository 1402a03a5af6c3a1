r"""What is a formula: as much of TeX's maths as titles use, and nothing that LaTeX would refuse or that does more."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bibkit.text.maths.read import formula


@pytest.mark.parametrize(
    "tex",
    ["x", r"L_\infty", "x^2_1", r"\frac{1}{2}", r"\frac12", "10^{-6}", r"\mathbb{R}^n", r"\left(x\right)", "f'(x)", "f''^2", "x_1'^2",
     "^{12}C", r"\sqrt[3]{x}", r"\{a,b\}", r"\text{if }x", r"x^\text{max}", r"\epsilon", r"a\ b", r"\mathcal O(n\log n)", r"x^\mathrm{T}",
     r"{\rm GaN}", r"\bf x", r"\left(a\middle|b\right)", r"\operatorname*{arg\,max}_x", r"\sum\limits_{i=1}^n", r"a\not\equiv b",
     r"\text{Poincar\'e, 5\% {\o}}", r"\hat{\theta}_1", "β3", "x≤y", "5°", r"\bigl(x\bigr)", r"\stackrel{d}{=}", "x" * 2000],
)  # fmt: skip
def test_what_latex_takes_is_a_formula(tex: str) -> None:
    assert formula(tex)


@pytest.mark.parametrize(
    "tex",
    [
        # Commands that do something, or that nobody knows.
        r"\input{x}", r"\write18{ls}", r"\def\x{}", "^^41", "^^5cinput", r"\begin{array}", r"\\", r"\unknown", r"\text{\input x}",
        # What is no maths in TeX.
        "a%b", "a&b", "a#1", "a$b", "a~b", "50%", "x`y", 'x"y', r"\text{$x$}", r"\text{a_b}", r"\text{a", r'\text{"a}',
        # What LaTeX refuses.
        "x^2^3", "x_1_2", "x^2'", "x'_1'", "x^", "_", "x^'", "{", "}", "{x", "x}", r"\left(", r"\right)", r"\left(x", r"\middle|", r"\left x\right)",
        r"\big x", r"\frac", r"\frac{1}", r"\sqrt", r"\hat", r"x^\frac12", r"x^\sqrt{2}", r"\sqrt[", r"\sqrt[3", r"\sqrt[3]", r"\sqrt[[3]]{x}",
        r"\sqrt[\left]\right)]{x}", r"x^\ldots", r"\hat\neq", r"x^≠", r"\sqrt\text{a}", r"x^\mbox{a}", r"x^\boldsymbol{a}", r"x^\rm a", r"\not", r"\not{=}", r"\not\iff", r"x^\triangle", r"\operatorname{*}", r"\not\frac12",
        r"x\limits_a", r"\bmod\limits_a", "\\", "x\u0302\u0302\u0302", "\u0302x",
        # What shows nothing.
        "", " ", "{}", r"\,", r"\quad", "{}^{}", r"\left.\right.", r"\text{ }", r"\sqrt{}",
        # What is deeper or longer than any formula.
        "{" * 40 + "x" + "}" * 40, r"\bf" * 40 + "x", r"\left(" * 40 + r"\right)" * 40, "x" * 2001,
    ],
)  # fmt: skip
def test_what_is_not_plainly_a_formula_is_none(tex: str) -> None:
    assert formula(tex) == ()


_PIECES = st.sampled_from(
    r"\text \rm \bf \left \right \middle \sqrt \frac \hat \not \big \mathrm \operatorname \input \limits \, \{ \} \' [ ] { } ( ) ^ _ ' x 2 = | & % $ # ~ é ≤".split()
)


@given(st.lists(_PIECES, max_size=30).map("".join) | st.text(max_size=30))
@settings(max_examples=500, deadline=None)
def test_any_text_is_a_formula_or_none(text: str) -> None:
    formula(text)


@pytest.mark.parametrize(
    "opening", ["{", r"\left(", r"\bf ", r"\sqrt{", r"x^{", r"\text{{", r"\sqrt[{", r"\not", r"\hat", "^"]
)
def test_nothing_is_too_deep_for_the_reader(opening: str) -> None:
    assert formula(opening * 900) == ()

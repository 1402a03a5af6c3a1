"""Typst's maths as formulas of TeX."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings

from bibkit.text.maths.from_typst import tex_of_typst
from bibkit.text.maths.typst import as_typst
from tests.strategies.formulas import formulas
from tests.text.maths.uses import every_use

_UNSEEN = re.compile(r'upright|op(?=\()|[\s()"\\]')


@pytest.mark.parametrize(
    ("typst", "tex"),
    [
        ("10^(− 3)", "10^{-3}"),
        ("alpha_1^2 + beta'", r"\alpha_1^2 + \beta'"),
        ("epsilon.alt != epsilon", r"\epsilon \neq \varepsilon"),
        ("cal(O)(n log n)", r"\mathcal{O}(n \log n)"),
        ("RR^n -> RR", r"\mathbb{R}^n \rightarrow \mathbb{R}"),
        ("sum_(i = 1)^n x_i, ..., x_n", r"\sum_{i = 1}^n x_i, \ldots, x_n"),
        ("a/(b + c)", r"\frac{a}{b + c}"),
        ("(a + b)(c + d)/2", r"(a + b)\frac{c + d}{2}"),
        ("root(3, x) sqrt(2)", r"\sqrt[3]{x} \sqrt{2}"),
        ("arrow(x) arrow.l y", r"\vec{x} \leftarrow y"),
        ('op("rank") A upright("CO")_2', r"\operatorname{rank} A \mathrm{CO}_2"),
        ("abs(x) norm(y)", r"|x| \|y\|"),
        (r"5 \% \{x\}", r"5 \% \{x\}"),
    ],
)
def test_maths_of_typst_in_tex(typst: str, tex: str) -> None:
    assert tex_of_typst(typst) == tex


@pytest.mark.parametrize(
    "typst",
    [
        "mat(1, 2; 3, 4)",
        "cases(1, 2)",
        "x &= 2",
        "word",
        "(x",
        "frac(1)",
        "(" * 400,
        "x " * 1001,
        "^2",
        "",
        "lr()",
    ],
)
def test_what_is_not_known_is_no_formula(typst: str) -> None:
    assert tex_of_typst(typst) == ""


def shown(tex: str) -> str:
    """The formula in Typst."""
    return as_typst(tex)[1:-1]


def same(tex: str, typst: str) -> bool:
    """Whether a formula shows that: upright letters may be words in quotes, and what holds together is not seen."""
    return _UNSEEN.sub("", shown(tex)) == _UNSEEN.sub("", typst)


def test_every_command_comes_back_as_what_typst_shows() -> None:
    assert [tex for tex in every_use() if not same(tex_of_typst(shown(tex)), shown(tex))] == []


@given(
    formulas().filter(lambda tex: "operatorname" not in tex)
)  # in a name TeX has hyphens, where Typst has minuses
@settings(max_examples=300, deadline=None)
def test_any_formula_comes_back_as_what_typst_shows(tex: str) -> None:
    if written := shown(tex):
        assert same(tex_of_typst(written), written)

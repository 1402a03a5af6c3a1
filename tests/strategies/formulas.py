"""TeX that is a formula, or looks like one."""

from __future__ import annotations

from hypothesis import strategies as st

_LEAVES = st.sampled_from(
    r"x n 2 10 \alpha \infty \ell \to \leq \log \cdot \sum \ldots < > = + - * / | ( ) [ ] , ; : ! ? . @ \{ \} \, \quad \_ \%"
    r" \mathrm{ab} \text{if} \text{a@b.c} \text{5\%} \mathbb{R} \mathcal{L} \big( // www. http: \vert x' é α ≤ ≠ ° \rm \bf \not= \not"
    r" \lVert \leqslant \Box \lt \input{x} % # & ~ $ ` \ \def \middle| \limits".split()
)


def formulas() -> st.SearchStrategy[str]:
    """Signs, words, commands and what is none of these, put together in TeX's ways."""
    return st.recursive(
        _LEAVES,
        lambda inner: st.one_of(
            st.lists(inner, min_size=2, max_size=4).map(" ".join),
            st.tuples(inner, inner).map("".join),
            inner.map(lambda tex: f"{{{tex}}}"),
            inner.map(lambda tex: rf"\sqrt{{{tex}}}"),
            inner.map(lambda tex: rf"\sqrt[{tex}]{{x}}"),
            inner.map(lambda tex: rf"\hat{{{tex}}}"),
            inner.map(lambda tex: rf"\mathbf{{{tex}}}"),
            inner.map(lambda tex: rf"\operatorname{{{tex}}}"),
            inner.map(lambda tex: rf"\underbrace{{{tex}}}_n"),
            inner.map(lambda tex: rf"\left[{tex}\right)"),
            st.tuples(inner, inner).map(lambda pair: rf"\left({pair[0]}\middle|{pair[1]}\right."),
            st.tuples(inner, inner).map(lambda pair: rf"\frac{{{pair[0]}}}{{{pair[1]}}}"),
            st.tuples(inner, inner).map(lambda pair: rf"\binom{{{pair[0]}}}{{{pair[1]}}}"),
            st.tuples(inner, inner).map(lambda pair: rf"\overset{{{pair[0]}}}{{{pair[1]}}}"),
            st.tuples(inner, st.sampled_from("^_"), inner).map(lambda three: "{}{}{}".format(*three)),
            st.tuples(inner, st.sampled_from("^_"), inner).map(lambda three: "{}{}{{{}}}".format(*three)),
        ),
        max_leaves=6,
    )

r"""Macros that stand for text: everybody's, and those of a file's own @preamble."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bibkit.formats.bibtex.from_tex import readable_definitions, text_of_tex
from bibkit.formats.bibtex.tex_macros import KNOWN, Macro, expanded, known_expanded
from tests.formats.bibtex.test_read import one


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        (r"\aap", "A&A"),
        (r"{\mnras}", "MNRAS"),
        (r"the \aap", r"the \aap"),  # a journal's macro is the whole of its field
        (r"{\noopsort{1973b}}1973", "1973"),
        (r"{\noopsort{1973a}}{\switchargs{--90}{1968}}", "1968–90"),
        (r"Kozlen\cprime ko", "Kozlenʹko"),
        (r"Kozlen\cprime{} ko", "Kozlenʹ ko"),
        (r"{\Dbar}or\dbar evi\'c", "Đorđević"),
        (r"V\ifmmode \check{c}\else \v{c}\fi{}ek", "Vček"),
        (r"write to \path|doe_1@example.org| or \url{a_b}", "write to doe_1@example.org or a_b"),
        (r"\LuaTeX: howling", "LuaTeX: howling"),
        (r"{\bibinfo{author}{Doe}}", "Doe"),
    ],
)
def test_a_macro_that_everybody_knows(tex: str, text: str) -> None:
    assert text_of_tex(tex) == text


@pytest.mark.parametrize(
    "tex", [r"\noopsort", r"{\noopsort}", r"\\noopsort{a}", r"\noopsorts{a}", r"\noop{open"]
)
def test_what_only_looks_like_one_stays(tex: str) -> None:
    assert known_expanded(tex) == tex


def test_a_definition_in_the_preamble_holds_for_the_entries_behind_it() -> None:
    read = one(
        r"""
        @preamble{"\def\acro#1{{\sc #1}} \newcommand{\pkg}[2]{#2 \emph{#1}} " #
          "\ifx\undefined\Dash \def\Dash{---}\fi \providecommand\me{\TeX}"}
        @book{k, title={\acro{dvi}\Dash \pkg{tool}{a} by \me nicians}}
        """
    )
    small = '<span style="font-variant:small-caps;">dvi</span>'
    assert read.text("title") == f"{small}—a <i>tool</i> by TeXnicians"


def test_a_definition_that_can_not_be_read_leaves_the_command() -> None:
    preamble = r"@preamble{{\def\odd{\hfil x} \def\LaTeX{changed} \def\loop{\loop\loop} \def\open{never}}"
    assert readable_definitions(preamble) == {"open": Macro(0, "never")}


@given(st.text(alphabet="\\{}#1 aZnop%~\n", max_size=60))
def test_expansion_ends_whatever_it_is_given(tex: str) -> None:
    bomb = {"a": Macro(0, r"\a\a"), "n": Macro(2, r"#1\n{#2}{#1}"), "o": Macro(1, "#1#9")}
    assert len(expanded(tex, bomb)) < 1 << 20
    assert isinstance(expanded(tex, KNOWN), str)

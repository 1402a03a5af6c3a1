"""Laws for entries that hold TeX which records have no word for: it prints as it did, in either dialect."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import bibkit
from bibkit.formats.bibtex import biblatex, classic
from bibkit.formats.written import Written, write_whole
from bibkit.model.record import Record
from tests.engines.typeset.printed import printed

WRITERS = {"bibtex": classic.write, "biblatex": biblatex.write}
FORMATS = pytest.mark.parametrize("name", WRITERS)

_WORDS = st.sampled_from(["Growth", "of", "GaAs", "films", "Bose", "über", "a", "1999", "the", "X-ray", "3D"])
_PLAIN = st.lists(_WORDS, min_size=1, max_size=3).map(" ".join)
_LEAVES = st.one_of(
    _PLAIN,
    st.sampled_from(
        [
            r"\unheard{}", r"{\unheard}", r"{\Unheard}", r"\TeX{}", r"{\LaTeX}", r"\acro{TUG}", r"\SI{5}{\kelvin}",
            r"\ce{H2O}", r"$x_i^2$", r"$\alpha$", r"{\'e}", r"\"{u}", r"{\o}", r"\~n", r"\&", r"\%", r"--", r"---", r"~",
            r"``so''", r"{\,}", r"{\relax Yu}", r"{\noopsort{b}}", r"\url{http://a.org/b_c}", r"\href{http://a.org}{here}",
            r"{\textregistered}", r"\ldots", r"\slash",
        ]
    ),
)  # fmt: skip
_COMMANDS = ("emph", "textbf", "texttt", "unheard", "Unheard", "acro", "underline", "textsuperscript", "mbox")


def _in_command(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    whole = st.lists(inner, min_size=1, max_size=3).map(" ".join)
    return st.one_of(
        st.tuples(st.sampled_from(_COMMANDS), whole).map(lambda pair: rf"\{pair[0]}{{{pair[1]}}}"),
        st.tuples(st.sampled_from(["em", "bf", "sc"]), whole).map(lambda pair: rf"{{\{pair[0]} {pair[1]}}}"),
        whole.map(lambda text: f"{{{text}}}"),
    )


RAW = st.lists(st.recursive(_LEAVES, _in_command, max_leaves=4), min_size=1, max_size=4).map(" ".join)
_FIELDS = ("note", "publisher", "address", "abstract", "x-shelf")


@st.composite
def entries(draw: st.DrawFn) -> str:
    """An entry with TeX of all sorts in its fields."""
    names = draw(st.lists(st.sampled_from(_FIELDS), min_size=1, max_size=4, unique=True))
    lines = ["author = {Doe, Jane}", "title = {On Names}", "year = {2001}"]
    lines += [f"{name} = {{{draw(RAW)}}}" for name in names]
    return "@book{k,\n  " + ",\n  ".join(lines) + "\n}\n"


def read(name: str, text: str) -> list[Record]:
    return list(bibkit.read(text, name, path="refs.bib").records)


def written(name: str, records: list[Record]) -> Written:
    return write_whole(WRITERS[name], records, {})


def fields(text: str) -> dict[str, str]:
    """The TeX of each field of an entry, by the name that BibLaTeX has for it."""
    names = {"address": "location"}
    found = re.findall(r"^  ([\w-]+) *= \{(.*)\},?$", text, re.MULTILINE)
    return {names.get(name, name): value for name, value in found}


@FORMATS
@given(entries())
@settings(max_examples=400, deadline=None)
def test_raw_tex_prints_as_it_did(name: str, text: str) -> None:
    before, after = fields(text), fields(written(name, read(name, text)).text)
    same = before.keys() & after.keys()
    assert same >= {"author", "title"}  # the others may be blank: `note = {~}`
    assert {field: printed(after[field]) for field in same} == {
        field: printed(before[field]) for field in same
    }


@FORMATS
@given(entries())
@settings(max_examples=300, deadline=None)
def test_raw_tex_that_was_written_is_written_again(name: str, text: str) -> None:
    once = written(name, read(name, text)).text
    assert written(name, read(name, once)).text == once


@given(entries())
@settings(max_examples=200, deadline=None)
def test_commands_that_nobody_knows_reach_both_dialects(text: str) -> None:
    for target in WRITERS:
        out = written(target, read("bibtex", text))
        lost = " ".join(loss.message for loss in out.losses)
        for name in re.findall(r"\\([Uu]nheard)(?![A-Za-z])", text):
            assert f"\\{name}" in out.text or name in lost

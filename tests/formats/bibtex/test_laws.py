"""Laws that hold for every record: what is written is inert and balanced, and reads back as it was."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import bibkit
from bibkit.formats.bibtex.biblatex import FORMAT as BIBLATEX
from bibkit.formats.bibtex.classic import FORMAT as BIBTEX
from bibkit.formats.bibtex.from_tex import text_of_tex
from bibkit.formats.bibtex.read_names import names_of_tex
from bibkit.formats.bibtex.write_names import names_text
from bibkit.formats.escape import ESCAPING, escape_prose
from bibkit.formats.format import Format
from bibkit.formats.written import write_whole
from bibkit.model.person import Name
from bibkit.model.record import Record
from bibkit.text.escape.bibtex import uncarried
from tests.programs import require
from tests.strategies.records import records

FORMATS = pytest.mark.parametrize("format_", [BIBTEX, BIBLATEX], ids=lambda format_: format_.name)

HOSTILE = st.text(st.sampled_from("ab {}\\%$&#_^~<>|\"'`-,=@()[]/*?!\n\té漢“’–α"), max_size=60)
WORDS = st.text(st.sampled_from("aBc éÜ漢-'"), min_size=1, max_size=12).map(
    lambda text: " ".join(text.split())
)


def written(format_: Format, records: list[Record]) -> str:
    assert format_.write is not None
    return write_whole(format_.write, records, {}).text


def read_back(format_: Format, text: str) -> list[Record]:
    result = bibkit.read(text, format_.name, path="refs.bib")
    assert len(result.records) == result.found, result.diagnostics
    return [record.with_values({"source": None}) for record in result.records]


def braces_balance(text: str) -> bool:
    """As BibTeX counts them: a backslash changes nothing."""
    depth = 0
    for brace in re.findall(r"[{}]", text):
        depth += 1 if brace == "{" else -1
        if depth < 0:
            return False
    return depth == 0


@given(HOSTILE)
@settings(max_examples=500, deadline=None)
@pytest.mark.parametrize("target", ["bibtex", "biblatex"])
def test_prose_is_balanced_and_leaves_nothing_active(target: str, text: str) -> None:
    result = escape_prose(text, ESCAPING[target])
    assert braces_balance(result)
    without_maths = re.sub(r"\{\$.*?\$\}", "", result)
    without_commands = re.sub(r"\{?\\(?:[a-zA-Z]+|.)", "", without_maths)
    assert not re.search(r"[%$#&_^\n]", without_commands)
    assert target == "biblatex" or all(c.isascii() or uncarried(c) for c in result)
    known = {"emph", "textbf", "textsc", "textsuperscript", "textsubscript", "ldots"}
    for command in re.findall(r"\\([A-Za-z]+)", without_maths):
        assert command in known or command.startswith("text") or len(command) <= 2, command


@FORMATS
@given(st.lists(records(), max_size=3, unique_by=lambda record: record.key))
@settings(max_examples=100, deadline=None)
def test_any_records_are_written_and_every_entry_is_read(
    format_: Format, given_records: list[Record]
) -> None:
    text = written(format_, given_records)
    assert len(read_back(format_, text)) == len(given_records)
    assert braces_balance(text)
    assert format_ is BIBLATEX or all(c.isascii() or uncarried(c) for c in text)


@FORMATS
@given(records())
@settings(max_examples=200, deadline=None)
def test_what_was_read_is_stable(format_: Format, record: Record) -> None:
    once = read_back(format_, written(format_, [record]))
    twice = read_back(format_, written(format_, once))
    assert twice == read_back(format_, written(format_, twice))


NAMES = st.one_of(
    st.builds(Name, family=WORDS.filter(bool), given=WORDS.filter(bool)),
    st.builds(Name, literal=WORDS.filter(bool)),
    st.builds(
        Name,
        family=st.sampled_from(["Berg", "García y Vega", "Smith, Esq.", "And", "hooks"]),
        given=st.sampled_from(["Jan", "and", "J. and", "others", "M.-L."]),
        non_dropping_particle=st.sampled_from(["", "van der", "de"]),
        suffix=st.sampled_from(["", "Jr."]),
    ),
)


@given(st.lists(NAMES, min_size=1, max_size=4), st.booleans())
@settings(max_examples=400, deadline=None)
@pytest.mark.parametrize("target", ["bibtex", "biblatex"])
def test_names_survive(target: str, names: list[Name], incomplete: bool) -> None:
    tex = names_text(names, ESCAPING[target].name, incomplete=incomplete, extended=target == "biblatex")
    listed = names_of_tex(tex.text, [])
    assert (list(listed.names), listed.incomplete, listed.odd) == (names, incomplete, ())


_PARTS_STYLE = r"""
ENTRY { author } {} {}
INTEGERS { n m }
FUNCTION {line} { write$ newline$ }
FUNCTION {misc}
{ cite$ line  #1 'n :=  author num.names$ 'm :=
  { n m > { #0 } { #1 } if$ }
  { author n "{ff}" format.name$ line
    author n "{vv}" format.name$ line
    author n "{ll}" format.name$ line
    author n "{jj}" format.name$ line
    n #1 + 'n := }
  while$
}
READ
ITERATE {call.type$}
"""


def test_bibtex_itself_splits_the_names_into_the_parts_they_have(tmp_path: Path) -> None:
    """Through bibtex's own `format.name$`, with a style that prints every part on a line."""
    names = [
        Name("Berg", "Jan", non_dropping_particle="van der"), Name("King", "Martin Luther", suffix="Jr."),
        Name("García y Vega", "José"), Name("Smith, Esq.", "A and B"), Name(literal="Barnes and Noble, Inc."),
        Name(literal="others"), Name("Lucretius"), Name("hooks", "bell"), Name("And", "J. and"), Name("Ølsen", "Ł."),
        Name("schraefel", non_dropping_particle="m. c."),
    ]  # fmt: skip
    author = names_text(names, ESCAPING["bibtex"].name).text
    (tmp_path / "refs.bib").write_text(f"@misc{{k, author = {{{author}}}}}\n")
    (tmp_path / "parts.bst").write_text(_PARTS_STYLE)
    (tmp_path / "main.aux").write_text("\\citation{k}\n\\bibstyle{parts}\n\\bibdata{refs}\n")
    done = subprocess.run(
        [require("bibtex"), "main"], cwd=tmp_path, capture_output=True, check=False, timeout=60
    )
    assert b"Warning" not in done.stdout, done.stdout
    _, *lines = (tmp_path / "main.bbl").read_text().split("\n")
    parts = [
        tuple(text_of_tex(part.replace("~", " ")) for part in lines[i : i + 4])
        for i in range(0, 4 * len(names), 4)
    ]
    assert parts == [
        (name.given, name.non_dropping_particle, name.literal or name.family, name.suffix) for name in names
    ]


@FORMATS
def test_the_same_records_give_the_same_bytes_on_any_hash_seed(tmp_path: Path, format_: Format) -> None:
    script = (
        f"import bibkit, sys; library = bibkit.load({str(Path(__file__).parents[3] / 'records')!r});"
        f"sys.stdout.buffer.write(library.export({format_.name!r}).encode())"
    )
    outputs = set()
    for seed, locale in (("1", "C"), ("2", "tr_TR.UTF-8"), ("3", "de_DE.UTF-8")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": locale}
        done = subprocess.run(
            [sys.executable, "-c", script], capture_output=True, check=True, env=environment, timeout=60,
            cwd=Path(__file__).parents[3],
        )  # fmt: skip
        outputs.add(done.stdout)
    assert len(outputs) == 1
    assert outputs.pop().startswith(b"@")

"""Nothing that BibTeX finds in a file is lost without a word: the files below; `python -m tests.corpora.accounting` for all."""

from __future__ import annotations

from pathlib import Path

import pytest

import bibkit
from tests.corpora.accounting import missing_from
from tests.corpora.bib_grammar import entries_of
from tests.shared_data import shared_files, shared_name

FILES = [*shared_files("corpora/tricky/**/*.bib"), *shared_files("corpora/formats/**/*.bib")]


@pytest.mark.parametrize("folder", sorted({path.parent for path in FILES}), ids=shared_name)
def test_every_entry_is_read_or_refused_and_every_word_of_it_kept(folder: Path) -> None:
    assert [fault for path in FILES if path.parent == folder for fault in missing_from(path)] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("@book{a, title={T}}", [("a", ["title"], True)]),
        ("x @ book ( a , title = \"T{\"}\" # x # 2, )", [("a", ["title"], True)]),
        ("@comment{@book{a, title={T}}}", [("a", ["title"], True)]),
        ("@string{x = {@book{a}}} @preamble{\"@book{b}\"} @book{c}", [("c", [], True)]),
        ("@book{a, title={T} year=2000}@book{b}", [("a", ["title"], False), ("b", [], True)]),
        ("@book{a, title={T\n@book{b}", [("a", [], False)]),
        ("a@b.org and @2x{c} @book{d}", [("d", [], True)]),
    ],
)  # fmt: skip
def test_the_counter_finds_what_bibtex_finds(text: str, found: list[tuple[str, list[str], bool]]) -> None:
    read = [(entry.key, [name for name, _ in entry.fields], entry.is_whole) for entry in entries_of(text)]
    assert read == found


@pytest.mark.parametrize(
    ("author", "parts", "loss"),
    [
        ("given=John, family=Smith, middle=Simon", {"middle": "Simon"}, "middle of John Smith"),
        ("family=Doe, given=J, id=abc", {"id": "abc"}, "id of J Doe"),
        ("family=Roe, given=R, truefamily=Poe, truegiven=P", {"truefamily": "Poe", "truegiven": "P"},
         "truefamily of R Roe, truegiven of R Roe"),
        ("family=Berg, prefix=van, middle={A and B}", {"middle": "A and B"}, "middle of van Berg"),
        ("family=Doe, middle=M\\'ax", {"middle": "Máx"}, "middle of Doe"),
    ],
)  # fmt: skip
def test_parts_of_names_that_a_data_model_adds_are_kept(
    author: str, parts: dict[str, str], loss: str
) -> None:
    text = f"@book{{a, author = {{{author}}}, title = {{T}}, date = {{2000}}}}"
    (record,) = bibkit.read(text, "biblatex").records
    assert record.author[0].extra == parts
    (again,) = bibkit.read(_written([record], "biblatex")[0], "biblatex").records
    assert again.author == record.author
    assert any(loss in message for message in _written([record], "bibtex")[1])


def test_options_of_a_list_of_names_stay_for_biber() -> None:
    author = "nosortothers=false and Simon Sly and uniquename=init and Terrence Tremble and others"
    (record,) = bibkit.read(f"@book{{a, author = {{{author}}}, title = {{T}}}}", "biblatex").records
    assert [name.display for name in record.author] == ["Simon Sly", "Terrence Tremble"]
    assert f"author        = {{{author}}}" in _written([record], "biblatex")[0]
    text, losses = _written([record], "bibtex")
    assert "author        = {Sly, Simon and Tremble, Terrence and others}" in text
    assert losses == ["BibTeX can't say nosortothers=false, uniquename=init"]
    (empty,) = bibkit.read("@book{a, author = {uniquelist=false}, title = {T}}", "biblatex").records
    assert empty.author == ()


def _written(records: list[bibkit.Record], form: str) -> tuple[str, list[str]]:
    written = bibkit.Library((), tuple(records), {}, {}, (), len(records)).write(form)
    return written.text, [one.message for one in written.losses]

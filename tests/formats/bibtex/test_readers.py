"""Two readers find the entries of a .bib file: bibkit's own, and the package bibtexparser as a second opinion."""

from __future__ import annotations

import pytest

import bibkit
from bibkit.model.record import Record
from tests.shared_data import shared


def said(record: Record) -> tuple[object, ...]:
    values = {name: value for name, value in record.values.items() if name != "source"}
    return record.type, values, record.extra


def test_both_readers_take_places_and_macros_alike() -> None:
    text = '@string(j = {J. } # "X")\n@misc{a, title={x}, journal = j, month = {Blah}, % no = {1},\n doi = {xyz}}\n'
    own, other = (bibkit.read(text, "bibtex", reader=reader) for reader in ("bibkit", "bibtexparser"))
    assert [said(record) for record in own.records] == [said(record) for record in other.records]
    assert [(one.code, one.where) for one in own.diagnostics] == [
        (one.code, one.where) for one in other.diagnostics
    ]
    assert len(own.diagnostics) == 2


@pytest.mark.parametrize("name", ["crypto_misc", "budisc-library", "tugboat"])
def test_both_readers_agree_on_a_large_file(name: str) -> None:
    path = shared(f"corpora/large/{name}.bib")
    own, other = (bibkit.load(path, reader=reader) for reader in ("bibkit", "bibtexparser"))
    assert list(own) == list(other)
    assert [*map(said, own.values())] == [*map(said, other.values())]

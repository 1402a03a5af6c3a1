"""MODS as its schema has it, whatever stands in a record or in the file that it came from."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings

from bibkit.formats.mods import FORMAT
from bibkit.model.fields import TYPES
from bibkit.model.record import Record
from tests.formats.mods_schema import faults
from tests.formats.two_way import read_back, write
from tests.shared_data import shared_files, shared_name
from tests.strategies.records import records

OPEN = '<mods xmlns="http://www.loc.gov/mods/v3">'


def again(inner: str) -> str:
    """What is written of the record that those elements make."""
    return write(FORMAT, *read_back(FORMAT, f"{OPEN}{inner}</mods>")).text


@given(record=records())
@settings(max_examples=300, deadline=None)
def test_every_record_is_valid(record: Record) -> None:
    found = faults(write(FORMAT, record).text)
    if not record.text("URL").startswith("http"):  # what is no address stands as the record has it
        found = [fault for fault in found if "atomic type 'xs:anyURI'" not in fault]
    assert found == []


@pytest.mark.parametrize("kind", sorted(TYPES))
def test_every_type_is_valid(kind: str) -> None:
    assert faults(write(FORMAT, Record("a", kind, {"title": "T", "container-title": "C"})).text) == []


def test_a_shelf_mark_stands_before_an_address() -> None:
    record = Record("a", "book", {"title": "A", "URL": "https://example.org/", "call-number": "QA 1"})
    assert faults(write(FORMAT, record).text) == []


def test_a_holding_kept_from_a_file_stands_after_an_address() -> None:
    holding = (
        "<holdingSimple><copyInformation><subLocation>Hall 2</subLocation></copyInformation></holdingSimple>"
    )
    text = again(
        f"<location><shelfLocator>QA 1</shelfLocator><url>https://example.org/</url>{holding}</location>"
    )
    assert "Hall 2" in text
    assert faults(text) == []


def test_a_key_that_stands_twice_is_valid() -> None:
    text = write(FORMAT, Record("a", "book", {"title": "A"}), Record("a", "book", {"title": "B"})).text
    assert faults(text) == []
    assert [record.key for record in read_back(FORMAT, text)] == ["a", "a"]


@pytest.mark.parametrize("path", shared_files("corpora/formats/mods/*.xml"), ids=shared_name)
def test_a_real_file_is_valid_when_it_is_written_again(path: Path) -> None:
    encoding = "latin-1" if "ModsCollection" in path.name else "utf-8"
    assert faults(write(FORMAT, *read_back(FORMAT, path.read_text(encoding))).text) == []


def test_the_schema_sees_a_fault() -> None:
    assert faults(f"{OPEN}<titel/></mods>")[0].startswith("1: Element '{http://www.loc.gov/mods/v3}titel'")

"""Records as JSON Lines: a line is what the record's YAML file holds, and comes back as that record."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import bibkit
from bibkit.conversion import Conversion, can_be_streamed
from bibkit.diagnostics import Diagnostic
from bibkit.formats.detect import format_of
from bibkit.formats.written import write_whole
from bibkit.model.record import Record
from bibkit.source import Source
from bibkit.store import pieces
from bibkit.store.record_lines import FORMAT
from bibkit.store.schema import record_schema
from bibkit.store.structure import structure
from bibkit.syntax.yaml.parse import parse_yaml
from tests.sources import shown
from tests.strategies.records import records

RECORDS = Path(__file__).parents[2] / "records"
NAME = "x.records.jsonl"
DOE = '{"id": "doe", "type": "book", "title": "T", "author": ["Doe, Jane", {"literal": "X"}], "issued": "2020-03~"}'


def text_of(*records: Record) -> str:
    assert FORMAT.write is not None
    written = write_whole(FORMAT.write, records, {})
    assert written.losses == ()
    return written.text


def record_of(yaml: str) -> Record:
    data = parse_yaml(Source(yaml))
    assert not isinstance(data, Diagnostic)
    record, _ = structure(data, "")
    assert record is not None
    return record


@given(written=st.lists(records(), max_size=3, unique_by=lambda record: record.key.casefold()))
@settings(max_examples=100, deadline=None)
def test_records_come_back_as_they_were(written: list[Record]) -> None:
    text = text_of(*written)
    result = bibkit.read(text, "records-jsonl", path=NAME)
    assert list(result.records) == written
    assert text.count("\n") == len(written)
    assert text_of(*result.records) == text


def test_a_line_has_what_the_yaml_file_has() -> None:
    yaml = """\
id: doe
type: book
title: On “things”
author:
  - Doe, Jane
  - {literal: The Group, orcid: 0000-0001-5898-1911}
incomplete: [author]
issued: 2020-03~
submitted: {literal: in spring}
volume: '012'
arxiv: 2212.08073v1 [cs.CL]
links:
  code: https://example.org/
tags: [to-read]
source:
  name: DBLP
  lines: 1-3
x-lab:
  room: '7'
"""
    assert json.loads(text_of(record_of(yaml))) == {
        "id": "doe",
        "type": "book",
        "title": "On “things”",
        "author": ["Doe, Jane", {"literal": "The Group", "orcid": "0000-0001-5898-1911"}],
        "incomplete": ["author"],
        "issued": "2020-03~",
        "submitted": {"literal": "in spring"},
        "volume": "012",
        "arxiv": "2212.08073v1 [cs.CL]",
        "links": {"code": "https://example.org/"},
        "tags": ["to-read"],
        "source": {"name": "DBLP", "lines": "1-3"},
        "x-lab": {"room": "7"},
    }


def test_our_records_are_valid_by_the_schema_line_by_line() -> None:
    library = bibkit.load(RECORDS)
    lines = text_of(*library.records).splitlines()
    assert len(lines) == len(library)
    for line in lines:
        jsonschema.validate(json.loads(line), record_schema(), jsonschema.Draft202012Validator)


def test_numbers_words_and_nothing_are_read_as_yaml_would() -> None:
    line = (
        '{"id": "a", "type": "book", "issued": 2001, "volume": 7, "edition": null, "x": [true, 1.50, null]}\n'
    )
    result = bibkit.read(line, "records-jsonl", path=NAME)
    (record,) = result.records
    assert record == record_of(
        "id: a\ntype: book\nissued: 2001\nvolume: 7\nx:\n  - 'true'\n  - '1.50'\n  - ''\n"
    )
    assert [shown(one) for one in result.diagnostics] == ["1:58 BK114 edition has no value"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{bad", "2:2 BK801 This is not JSON: Expecting property name enclosed in double quotes"),
        ('{"id": "a", "type": "book"', "2:27 BK801 This is not JSON: Expecting ',' delimiter"),
        ('{"type": "book"}', "2:1 BK110 The key is empty"),
        ('{"id": "a", "type": "boook"}', '2:21 BK109 "boook" is not a type of CSL'),
        ('{"id": "a", "type": "book", "issued": "soon"}', '2:39 BK202 "soon" is not an EDTF date'),
        ('{"id": "a", "type": "book", "author": "Doe, Jane"}', "2:39 BK108 author should be a list of names, one an item"),
        ('{"id": "a", "type": "book", "type": "map"}', "2:1 BK805 The member type is given twice in one object"),
        ('{"id": "a", "type": "book", "title": "a\\u0007"}', "2:38 BK115 The text holds the control character U+0007"),
        ('["a"]', "2:2 BK805 An item is no object"),
        ("17", "2:1 BK805 An item is no object"),
    ],
)  # fmt: skip
def test_a_line_at_fault_is_refused_alone_with_its_place(line: str, said: str) -> None:
    result = bibkit.read(f'{DOE}\n{line}\n\n{{"id": "roe", "type": "map"}}', "records-jsonl", path=NAME)
    assert [record.key for record in result.records] == ["doe", "roe"]
    assert result.found == 3
    (finding,) = result.diagnostics
    assert shown(finding).startswith(said)


def test_several_records_in_a_line_and_windows_line_ends_are_read() -> None:
    text = f'[{DOE}, {{"id": "b", "type": "map"}}]\r\n{{"id": "c", "type": "map"}} {{"id": "d", "type": "map"}}\r\n'
    result = bibkit.read(text, "records-jsonl", path=NAME)
    assert ([record.key for record in result.records], result.diagnostics) == (["doe", "b", "c", "d"], ())


def test_nothing_is_an_empty_text() -> None:
    assert text_of() == ""
    (finding,) = bibkit.read("", "records-jsonl", path=NAME).diagnostics
    assert shown(finding) == "1:1 BK801 The input is empty"


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("x.records.jsonl", '{"id": "a"}', "records-jsonl"),
        ("x.records.jsonl.gz", '{"id": "a"}', "records-jsonl"),
        ("x.jsonl", DOE, "records-jsonl"),
        ("", DOE, "records-jsonl"),
        ("x.jsonl", '{"id": "a", "type": "book", "author": [{"family": "Doe"}]}', "csl-jsonl"),
        ("", '{"id": "a", "author": [{"family": "Doe"}]}\n{"id": "b", "author": ["Doe"]}', "csl-json"),
    ],
)
def test_it_is_told_by_its_name_or_by_people_who_are_texts(name: str, text: str, expected: str) -> None:
    assert format_of(Source(text, name)) == expected


def test_a_file_goes_through_in_pieces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "_LENGTH", 20)
    lines = [DOE.replace('"doe"', f'"doe{number}"') for number in range(20)]
    path = tmp_path / NAME
    path.write_text("\n".join([*lines[:10], "{", *lines[10:]]))
    assert can_be_streamed(path)
    found: list[Diagnostic] = []
    conversion = Conversion([path], "records-jsonl", {})
    text = "".join(conversion.pieces(found.append, lambda _loss: None, lambda: None))
    assert text.splitlines() == lines
    assert [(one.code, one.where.line) for one in found] == [("BK801", 11)]
    assert (conversion.found, conversion.left_out) == (21, 1)


def test_a_line_is_not_mended_as_if_it_were_the_file() -> None:
    line = DOE.replace('"doe"', '"doe", "id": "doe"', 1)
    result = bibkit.read(f"{line}\n{DOE}\n", "records-jsonl", path=NAME)
    assert len(result.records) == 1
    assert [(one.code, one.fix) for one in result.diagnostics] == [("BK805", None)]

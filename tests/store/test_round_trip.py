"""A record survives its file: record -> YAML -> record, and YAML is a fixed point of the dump."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import given, settings

from bibkit.model.record import Record
from bibkit.source import Source
from bibkit.store.dump import dump_record
from bibkit.store.raw_fields import raw_fields
from bibkit.syntax.yaml.parse import parse_yaml
from tests.sources import record_of_text
from tests.strategies.records import records


def read_back(text: str, key: str) -> Record:
    record, found = record_of_text(text, f"{key}.yaml")
    assert record is not None, found
    return record


@given(records())
@settings(max_examples=300, deadline=None)
def test_a_record_survives_its_file(record: Record) -> None:
    assert read_back(dump_record(record), record.key) == record


@given(records())
@settings(max_examples=150, deadline=None)
def test_the_dump_of_what_was_read_is_the_same_text(record: Record) -> None:
    text = dump_record(record)
    assert dump_record(read_back(text, record.key)) == text


@given(records())
@settings(max_examples=300, deadline=None)
def test_the_raw_fields_are_what_the_file_holds(record: Record) -> None:
    data = parse_yaml(Source(dump_record(record)))
    assert isinstance(data, Mapping)
    assert raw_fields(record) == data
    assert list(raw_fields(record)) == list(data)

"""What a text of a web service is read as."""

from __future__ import annotations

import json

import bibkit
from bibkit.formats.detect import format_of
from bibkit.loading import ReadResult
from bibkit.model.record import Record
from bibkit.source import Source
from tests.shared_data import shared


def file(name: str, service: str) -> ReadResult:
    """What is read from a file of the shared data, which is known by its text."""
    path = shared(f"corpora/formats/{name}")
    source = Source(path.read_text(encoding="utf-8"), path.name)
    assert format_of(source) == service
    return bibkit.read(source.text, service, path=path.name)


def only(name: str, service: str) -> Record:
    """The one record of such a file."""
    result = file(name, service)
    (record,) = result.records
    assert result.found == 1
    return record


def read(service: str, data: object) -> ReadResult:
    """What is read of data, as its service would write them."""
    return bibkit.read(json.dumps(data, indent=1), service, path="works.json")


def work(service: str, data: object) -> Record:
    """The one record of such data."""
    (record,) = read(service, data).records
    return record


def people(record: Record, field: str = "author") -> list[str]:
    """The names of a field."""
    return [name.display for name in record.names(field)]


def said(record: Record, *fields: str) -> list[str]:
    """The texts of fields."""
    return [record.text(field) for field in fields]


def codes(result: ReadResult) -> list[str]:
    """The codes of the findings, but for the one about what a service says of itself."""
    return [one.code for one in result.diagnostics if one.code != "BK829"]

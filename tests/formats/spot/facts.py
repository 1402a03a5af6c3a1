"""What a person read in a file, held against what bibkit reads in it.

The facts of a record stand under the names of its fields, each as a text: people as `Family, Given; Family, Given`.
"""

from __future__ import annotations

from typing import NamedTuple

import bibkit
from bibkit.model.fields import NAME_FIELDS
from bibkit.model.record import Record
from tests.shared_data import shared


class Work(NamedTuple):
    """A work of a file, by the place that it has among the works of the file, and what the file says of it."""

    file: str
    place: int
    type: str
    facts: dict[str, str]

    def __str__(self) -> str:
        return f"{self.file}:{self.place}"


def said(format_name: str, work: Work) -> tuple[str, dict[str, str]]:
    """The type that bibkit reads, and what it reads for each of the facts. Skips where the file is absent."""
    path = shared(f"corpora/formats/{work.file}")
    result = bibkit.read(path.read_text(encoding="utf-8-sig"), format_name, path=path.name)
    record = result.records[work.place]
    return record.type, {field: _text(record, field) for field in work.facts}


def _text(record: Record, field: str) -> str:
    if field == "key":
        return record.key
    if field in NAME_FIELDS:
        return "; ".join(name.sort_text for name in record.names(field))
    return record.text(field)

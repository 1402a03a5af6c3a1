"""The order of a list of records: by "author,-issued"."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from bibkit.model.date import Date
from bibkit.model.fields import FIELDS, Kind
from bibkit.model.record import Record


def sort_fields() -> list[str]:
    """What can be sorted by: all fields but the source, and the key, type and year."""
    return [
        "key",
        "type",
        "year",
        *(name for name, field in FIELDS.items() if field.kind is not Kind.SOURCE),
    ]


def unknown_sort_fields(spec: str) -> list[str]:
    """The names in a sort specification that are no field."""
    known = {*sort_fields()}
    return [
        name for name in (part.strip().removeprefix("-") for part in spec.split(",")) if name not in known
    ]


def sort_records(records: Sequence[Record], spec: str) -> list[Record]:
    """The records ordered by the fields of `spec` ("author,-issued"; minus: descending), then by key.

    Absent values come last either way. Text is compared without case and accents.
    """
    ordered = sorted(records, key=lambda record: record.key)
    for part in reversed([part.strip() for part in spec.split(",")]):
        name, descending = part.removeprefix("-"), part.startswith("-")
        present = [record for record in ordered if _sort_value(record, name) is not None]
        absent = [record for record in ordered if _sort_value(record, name) is None]
        present.sort(key=lambda record, name=name: _sort_value(record, name) or (), reverse=descending)  # type: ignore[misc]
        ordered = present + absent
    return ordered


def _sort_value(record: Record, name: str) -> tuple[object, ...] | None:
    if name == "key":
        return (record.key,)
    if name == "type":
        return (record.type,)
    if name == "year":
        return None if record.year is None else (record.year,)
    value = record.values.get(name)
    if value is None:
        return None
    if isinstance(value, Date):
        first = value.first
        return (
            None
            if first is None
            else (first.year, first.month or first.season or 0, first.day or 0, first.time)
        )
    if FIELDS[name].kind is Kind.NAMES:
        return tuple(folded(person.sort_text) for person in record.names(name))
    if FIELDS[name].kind is Kind.LIST:
        return tuple(folded(text) for text in record.list(name))
    text = str(value)
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 18 else float("inf")
    return (number, folded(text))


def folded(text: str) -> str:
    """The text without case and accents."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))

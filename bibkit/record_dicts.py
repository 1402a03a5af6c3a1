"""Records as dicts, in the form of a record file: texts, lists and mappings under the names of fields."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bibkit.diagnostics.refused import RefusedError
from bibkit.errors import UsageError
from bibkit.model.raw import Raw
from bibkit.model.record import Record
from bibkit.store.raw_fields import raw_fields
from bibkit.store.structure import structure


def record_to_dict(record: Record) -> dict[str, Raw]:
    """The record as its file would have it; `record_from_dict` gives the same record again."""
    return raw_fields(record)


def record_from_dict(data: Mapping[str, Any], key: str = "") -> Record:
    """The record that a dict describes, as a file of that content would: `{"id": ..., "type": "book", "title": ...}`.

    Numbers and dates count as their texts, None as nothing. Without an `id`, the key is `key`. Raises RefusedError with
    the findings where the record would have an error, UsageError for what no file can hold.
    """
    raw = _raw(data)
    if not key and not data.get("id"):
        raise UsageError("The record has no key", hint='give it an "id"')
    record, found = structure(raw, key)
    if record is None:
        raise RefusedError(found, "record")
    return record


def _raw(value: Any) -> Raw:
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return {str(name): _raw(one) for name, one in value.items() if one is not None}
    if isinstance(value, list | tuple | set | frozenset):
        return [_raw(one) for one in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float) or hasattr(value, "isoformat"):
        return value.isoformat() if hasattr(value, "isoformat") else str(value)
    raise UsageError(
        f"A {type(value).__name__} is nothing that a record holds", hint="write a text, a list or a dict"
    )

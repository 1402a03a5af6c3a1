"""A record as a change would have it: what the origin of a record compares with before it believes its own edits."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import replace

from bibkit.diagnostics.fix import Change, Put, Remove, Rename
from bibkit.model.fields import FIELDS
from bibkit.model.malformed import Malformed
from bibkit.model.raw import Raw
from bibkit.model.record import Record, Value


def said(record: Record) -> tuple[Hashable, ...]:
    """What a record says of its work, and nothing of where it came from: two that say the same give the same."""
    values = tuple((name, value) for name, value in record.values.items() if name != "source")
    return record.type, values, repr(record.extra) if record.extra else ""


def changed(record: Record, change: Change) -> Record | None:
    """The record after the change; None for one that says nothing of a text, a name or a field that is there."""
    match change:
        case Put((str(name),), str(text)) if name in FIELDS:
            parse = FIELDS[name].parse
            value = parse(text) if parse else text
            return None if isinstance(value, Malformed) else record.with_values({name: value})
        case Put((str(name), int(number), str(part)), str(text)) if number < len(record.names(name)):
            names = list(record.names(name))
            names[number] = replace(names[number], **{part.replace("-", "_"): text})  # type: ignore[arg-type]
            return record.with_values({name: tuple(names)})
        case Remove((str(name),)):
            return record.with_values({name: None})
        case Remove((str(name), int(number))):
            return record.with_values({name: _without(record.values.get(name), number)})
    return None


def _without(value: Value | None, number: int) -> Value | None:
    if not isinstance(value, tuple):
        return value
    return tuple(item for i, item in enumerate(value) if i != number) or None  # type: ignore[return-value]


def raw_changed(raw: Raw, change: Change) -> Raw | None:
    """Text, lists and mappings after a change of what is there; None for a list of which nothing is left."""
    if not change.field:
        return change.value if isinstance(change, Put) else None
    step, inside = change.field[0], change._replace(field=change.field[1:])
    if isinstance(raw, list):
        items = [raw_changed(item, inside) if i == step else item for i, item in enumerate(raw)]
        return [item for item in items if item is not None] or None
    if not isinstance(raw, Mapping):
        return raw
    if isinstance(change, Rename) and not inside.field:
        return {change.name if name == step else name: value for name, value in raw.items()}
    members = {name: raw_changed(value, inside) if name == step else value for name, value in raw.items()}
    return {name: value for name, value in members.items() if value is not None}

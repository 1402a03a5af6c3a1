"""Fields of records set to values, or removed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bibkit.changes.changed import ChangedLibrary, Changing
from bibkit.changes.edit import edited
from bibkit.changes.field_values import field_named
from bibkit.diagnostics.fix import Change, Put, Remove
from bibkit.diagnostics.origin import Origin
from bibkit.model.fields import FIELDS, Kind
from bibkit.model.parse_name import parse_name
from bibkit.model.person import Name
from bibkit.model.raw import Raw, is_empty
from bibkit.model.record import Record
from bibkit.store.raw_fields import raw_fields
from bibkit.syntax.yaml.origin import YamlOrigin

_BY_HAND = "by hand"


def set_fields(
    library: Changing, keys: Iterable[str], values: Mapping[str, Raw | None]
) -> ChangedLibrary[Changing]:
    """The library after these fields were set in each of the records, or removed where the value is None or empty.

    Of a field that comes from a source, as the record says, it then says that it was set by hand. A name that stays the
    same keeps the person that it stands for. Raises as `edit.edited` does, and UsageError for a field that is none.
    """
    changes = {}
    for key in keys:
        record = library[key]
        named = {field_named(name.replace("_", "-"), record.type): value for name, value in values.items()}
        origin = library.origins.get(record.key)
        changes[record.key] = [
            change
            for name, value in named.items()
            for change in _changes(record, origin, name, None if value is None or is_empty(value) else value)
        ]
    return edited(library, changes)


def _changes(record: Record, origin: Origin | None, name: str, value: Raw | None) -> Iterable[Change]:
    is_there = name == "type" or name in record.values
    if value is None:
        if not is_there:
            return
        yield Remove((name,))
    else:
        if name in FIELDS and FIELDS[name].kind is Kind.NAMES and isinstance(value, list):
            value = _with_persons(record, name, value)
        if is_there and raw_fields(record).get(name) == value:
            return
        yield Put((name,), value)
    if not isinstance(origin, YamlOrigin) or record.source is None:
        return
    for part, told in (("fields", record.source.fields), ("inferred", record.source.inferred)):
        if name not in told:
            continue
        if value is None or part == "inferred":
            yield Remove(("source", part, name) if len(told) > 1 else ("source", part))
        else:
            by_hand = Put(("source", part, name), _BY_HAND)
            if origin.edits(by_hand):  # not where somebody wrote it over several lines
                yield by_hand


def _with_persons(record: Record, name: str, value: list[Raw]) -> Raw:
    """The names, each that the record has already as it stands there, with what is known of the person."""
    there = raw_fields(record).get(name)
    known: dict[str, Raw] = {}
    for raw, one in zip(there if isinstance(there, list) else (), record.names(name), strict=False):
        known.setdefault(one.display, raw)
    names: list[Raw] = []
    for raw in value:
        read = parse_name(raw) if isinstance(raw, str) else None
        names.append(known.get(read.display, raw) if isinstance(read, Name) else raw)
    return names

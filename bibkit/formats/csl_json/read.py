"""CSL-JSON text as records: bad JSON refuses the file, a bad item only itself."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace

from bibkit.diagnostics import Diagnostic, Where
from bibkit.formats.csl_json.item import ASIDE
from bibkit.formats.csl_json.place import Places, where
from bibkit.formats.csl_json.record import record_of_item
from bibkit.formats.format import Options, ReadResult
from bibkit.model.control import CONTROL
from bibkit.model.key import free_key
from bibkit.model.record import Record

_MAX_DEPTH = 40  # of an item; `bibkit.syntax.yaml` refuses deeper records as well


class _DoubleMember:
    """An object in which one name comes twice, so that one value would be lost."""

    def __init__(self, name: str) -> None:
        self.name = name


def read_csl_json(text: str, path: str, _options: Options) -> ReadResult:
    """The records in an array of items (one item alone will do), and the findings with their places."""
    text = text.removeprefix("\ufeff")
    try:
        data = json.loads(
            text, parse_int=str, parse_float=str, parse_constant=str, object_pairs_hook=_object
        )  # numbers stay the characters that were written
    except json.JSONDecodeError as error:
        help_text = "CSL-JSON is an array of items: [{...}, ...]"
        return _refused(f"This is not JSON: {error.msg}", help_text, where(text, path, error.pos))
    except RecursionError:
        return _refused("The JSON nests too deep", "items need few levels", Where(path, 1, 1))
    items = data if isinstance(data, list) else [data]
    if not isinstance(data, list | Mapping | _DoubleMember):
        return _refused(
            "The JSON holds no items", "CSL-JSON is an array of items: [{...}, ...]", Where(path, 1, 1)
        )
    places = Places(text, path)
    may_hold_controls = "\\u" in text or CONTROL.search(text) is not None or "\\b" in text or "\\f" in text
    records: list[Record] = []
    found: list[Diagnostic] = []
    taken: set[str] = set()
    for index, item in enumerate(items):
        fault = _item_fault(item, may_hold_controls)
        record, findings = (None, [fault]) if fault else record_of_item(item, "csl-json", path)
        if record is not None:
            record, doubled = with_free_key(record, taken)
            findings += doubled
            records.append(record)
        found += [finding._replace(where=places.of(index, finding.field)) for finding in findings]
    return ReadResult(tuple(records), tuple(found), len(items))


def with_free_key(record: Record, taken: set[str]) -> tuple[Record, list[Diagnostic]]:
    """The record under a key that no earlier one of this input has; `taken` is extended."""
    key = free_key(record.key, taken)
    taken.add(key.casefold())
    if key == record.key:
        return record, []
    aside = record.extra.get(ASIDE)
    kept = {"id": record.key, **(aside if isinstance(aside, Mapping) else {})}
    message = f'The key {record.key} is taken by an earlier item; this one becomes "{key}"'
    finding = Diagnostic("BK808", message, "give one of the two another id", key=key, field=("id",))
    return replace(record, key=key, extra={**record.extra, ASIDE: kept}), [finding]


def _object(pairs: list[tuple[str, object]]) -> object:
    members = dict(pairs)
    if len(members) == len(pairs):
        return members
    names = [name for name, _ in pairs]
    return _DoubleMember(next(name for name in names if names.count(name) > 1))


def _item_fault(item: object, may_hold_controls: bool) -> Diagnostic | None:
    """What makes an item unreadable as a whole."""
    if not isinstance(item, Mapping | _DoubleMember):
        return Diagnostic("BK805", "An item is no object", 'write {"id": ..., "type": ...}')
    for at, value in _leaves(item, ()):
        if len(at) > _MAX_DEPTH:
            return Diagnostic("BK805", "The item nests too deep", "an item needs few levels", field=at[:1])
        if isinstance(value, _DoubleMember):
            message = f"The member {value.name} is given twice in one object"
            return Diagnostic("BK805", message, "keep one of the two", field=at)
        if may_hold_controls and isinstance(value, str) and (match := CONTROL.search(value)):
            message = f"The text holds the control character U+{ord(match[0]):04X}"
            return Diagnostic("BK115", message, "remove it", field=at)
    return None


def _leaves(value: object, at: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], object]]:
    if len(at) > _MAX_DEPTH:
        yield at, ""
    elif isinstance(value, Mapping):
        for name, member in value.items():
            yield at, name
            yield from _leaves(member, (*at, name))
    elif isinstance(value, list):
        for i, element in enumerate(value):
            yield from _leaves(element, (*at, i))
    else:
        yield at, value


def _refused(message: str, help_text: str, place: Where) -> ReadResult:
    return ReadResult((), (Diagnostic("BK801", message, help_text, place),))

"""CSL-JSON texts as records: a bad item refuses only itself, and what is no JSON is left from there on."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

from bibkit.diagnostics import Diagnostic, SourceSpan
from bibkit.diagnostics.fix import Fix
from bibkit.diagnostics.origin import placed
from bibkit.formats.csl_json.members import key_member
from bibkit.formats.csl_json.origin import JsonMembers, JsonOrigin
from bibkit.formats.csl_json.record import record_of_item
from bibkit.formats.format import Options, Sourced
from bibkit.model.control import CONTROL, without_controls
from bibkit.source import Edit, Safety, Source
from bibkit.syntax.json import DoubleMember, JsonFault, json_values, locate

_MAX_DEPTH = 40  # of an item; `bibkit.syntax.yaml` refuses deeper records as well
_FORM = "CSL-JSON is an array of items: [{...}, ...]"


def read_csl_json(sources: Iterable[Source], _options: Options) -> Iterator[Sourced]:
    """The records in arrays of items (one item alone, or one a line, will do)."""
    for source in sources:
        text = source.text
        may_hold_controls = (
            "\\u" in text or CONTROL.search(text) is not None or "\\b" in text or "\\f" in text
        )
        if not text.strip() and source.first_line == source.first_column == 1:
            yield _refused("The input is empty", SourceSpan(source, 0, 0))
        for value in json_values(source):
            if isinstance(value, JsonFault):
                yield _refused(value.message, value.span)
            else:
                yield _read(value.data, value.span, may_hold_controls)


def _read(item: object, span: SourceSpan, may_hold_controls: bool) -> Sourced:
    fault = _item_fault(item, may_hold_controls)
    if fault is not None:
        key = str(item.get(key_member(item), "")) if isinstance(item, Mapping) else ""
        fix = _without_controls(item, span) if fault.code == "BK115" else None
        return Sourced(None, (fault._replace(place=locate(span, fault.field), key=key, fix=fix),))
    assert isinstance(item, Mapping)
    record, findings = record_of_item(item, "csl-json", span.source.path)
    members = JsonMembers(span)  # of which the findings speak by their own names
    return Sourced(record, [placed(finding, members) for finding in findings], JsonOrigin(members))


def _item_fault(item: object, may_hold_controls: bool) -> Diagnostic | None:
    """What makes an item unreadable as a whole."""
    if not isinstance(item, Mapping | DoubleMember):
        return Diagnostic("BK805", "An item is no object", 'write {"id": ..., "type": ...}')
    for at, value in _leaves(item, ()):
        if len(at) > _MAX_DEPTH:
            return Diagnostic("BK805", "The item nests too deep", "an item needs few levels", field=at[:1])
        if isinstance(value, DoubleMember):
            message = f"The member {value.name} is given twice in one object"
            return Diagnostic("BK805", message, "keep one of the two", field=at)
        if may_hold_controls and isinstance(value, str) and (match := CONTROL.search(value)):
            message = f"The text holds the control character U+{ord(match[0]):04X}"
            return Diagnostic("BK115", message, "remove it", field=at)
    return None


def _without_controls(item: object, span: SourceSpan) -> Fix | None:
    """The texts of the item without their control characters. Unsafe: one may stand for what was lost.

    None where it is the name of a member that holds one.
    """
    edits = []
    for at, value in _leaves(item, ()):
        if isinstance(value, str) and CONTROL.search(value):
            source, start, end = locate(span, at)
            text = without_controls(value)
            if text is None or source.text[start] != '"':
                return None
            edits.append(Edit(source, start, end, json.dumps(text, ensure_ascii=False)))
    return Fix("Write it without control characters", tuple(edits), Safety.UNSAFE)


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


def _refused(message: str, place: SourceSpan) -> Sourced:
    return Sourced(None, (Diagnostic("BK801", message, _FORM, place),), is_entry=False)

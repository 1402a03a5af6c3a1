"""CSL-JSON texts as records: a bad item refuses only itself, and what is no JSON is left from there on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from bibkit.diagnostics import Diagnostic, SourceSpan
from bibkit.diagnostics.origin import placed
from bibkit.formats.csl_json.leaves import MAX_DEPTH, leaves
from bibkit.formats.csl_json.members import key_member
from bibkit.formats.csl_json.origin import JsonMembers, JsonOrigin
from bibkit.formats.csl_json.record import record_of_item
from bibkit.formats.format import Options, Sourced
from bibkit.model.control import CONTROL
from bibkit.source import Source
from bibkit.syntax.json import DoubleMember, JsonFault, json_values, locate

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
        return Sourced(None, (_with_fix(fault, item, span)._replace(key=key),))
    assert isinstance(item, Mapping)
    record, findings = record_of_item(item, "csl-json", span.source.path)
    members = JsonMembers(span)  # of which the findings speak by their own names
    return Sourced(record, [placed(finding, members) for finding in findings], JsonOrigin(members))


def _item_fault(item: object, may_hold_controls: bool) -> Diagnostic | None:
    """What makes an item unreadable as a whole."""
    if not isinstance(item, Mapping | DoubleMember):
        return Diagnostic("BK805", "An item is no object", 'write {"id": ..., "type": ...}')
    for at, value in leaves(item):
        if len(at) > MAX_DEPTH:
            return Diagnostic("BK805", "The item nests too deep", "an item needs few levels", field=at[:1])
        if isinstance(value, DoubleMember):
            message = f"The member {value.name} is given twice in one object"
            return Diagnostic("BK805", message, "keep one of the two", field=at)
        if may_hold_controls and isinstance(value, str) and (match := CONTROL.search(value)):
            message = f"The text holds the control character U+{ord(match[0]):04X}"
            return Diagnostic("BK115", message, "remove it", field=at)
    return None


def _with_fix(fault: Diagnostic, item: object, span: SourceSpan) -> Diagnostic:
    """The finding with its place and its fix, if it has one."""
    from bibkit.formats.csl_json import mend  # only for an item with such a fault

    placed_there = fault._replace(place=locate(span, fault.field))
    if fault.code == "BK115":
        return placed_there._replace(fix=mend.without_controls_in(item, span))
    double = next((value for _, value in leaves(item) if isinstance(value, DoubleMember)), None)
    if double is None:
        return placed_there
    return placed_there._replace(fix=mend.without_double(span, fault.field, double.name))


def _refused(message: str, place: SourceSpan) -> Sourced:
    return Sourced(None, (Diagnostic("BK801", message, _FORM, place),), is_entry=False)

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
from bibkit.syntax.json import DoubleMember, JsonFault, JsonPath, json_values, locate

_FORM = "CSL-JSON is an array of items: [{...}, ...]"


def read_csl_json(sources: Iterable[Source], _options: Options) -> Iterator[Sourced]:
    """The records in arrays of items (one item alone, or one a line, will do)."""
    for source in sources:
        checks_controls = may_hold_controls(source.text)
        if not source.text.strip() and source.first_line == source.first_column == 1:
            yield _refused("The input is empty", SourceSpan(source, 0, 0))
        for value in json_values(source):
            if isinstance(value, JsonFault):
                yield _refused(value.message, value.span)
            else:
                yield _read(value.data, value.span, checks_controls)


def may_hold_controls(text: str) -> bool:
    """Whether a JSON text may hold control characters, as they are or escaped."""
    return "\\u" in text or CONTROL.search(text) is not None or "\\b" in text or "\\f" in text


def _read(item: object, span: SourceSpan, checks_controls: bool) -> Sourced:
    fault = item_fault(item, checks_controls)
    if fault is not None:
        return refused_item(fault, item, span)
    assert isinstance(item, Mapping)
    record, findings = record_of_item(item, "csl-json", span.source.path)
    members = JsonMembers(span)  # of which the findings speak by their own names
    return Sourced(record, [placed(finding, members) for finding in findings], JsonOrigin(members))


def refused_item(fault: Diagnostic, item: object, span: SourceSpan, at: JsonPath = ()) -> Sourced:
    """The item at that way into a value as refused for a fault, with its place and its fix, if it has one."""
    key = str(item.get(key_member(item), "")) if isinstance(item, Mapping) else ""
    inside = span if not at else locate(span, at)
    return Sourced(None, (_with_fix(fault, item, inside)._replace(key=key),))


def item_fault(item: object, checks_controls: bool) -> Diagnostic | None:
    """What makes an item unreadable as a whole; control characters are looked for where there may be some."""
    if not isinstance(item, Mapping | DoubleMember):
        return Diagnostic("BK805", "An item is no object", 'write {"id": ..., "type": ...}')
    if _is_sound(item, checks_controls, 0):
        return None
    for at, value in leaves(item):
        if len(at) > MAX_DEPTH:
            return Diagnostic("BK805", "The item nests too deep", "an item needs few levels", field=at[:1])
        if isinstance(value, DoubleMember):
            message = f"The member {value.name} is given twice in one object"
            return Diagnostic("BK805", message, "keep one of the two", field=at)
        if checks_controls and isinstance(value, str) and (match := CONTROL.search(value)):
            message = f"The text holds the control character U+{ord(match[0]):04X}"
            return Diagnostic("BK115", message, "remove it", field=at)
    return None


def _is_sound(value: object, checks_controls: bool, depth: int) -> bool:
    """Whether nothing in a JSON value is a fault: the same question without places, as nearly all are sound."""
    if isinstance(value, str):
        return not checks_controls or value.isprintable() or CONTROL.search(value) is None
    if not isinstance(value, list | dict):
        return not isinstance(value, DoubleMember)
    if value and depth == MAX_DEPTH:
        return False
    inside = value
    if isinstance(value, dict):
        if checks_controls and not all(_is_sound(name, True, depth) for name in value):
            return False
        inside = list(value.values())
    for one in inside:
        is_text = isinstance(one, str)
        if not (is_text and not checks_controls) and not _is_sound(one, checks_controls, depth + 1):
            return False
    return True


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

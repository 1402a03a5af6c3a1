"""Changes of a record as edits of its YAML file, so that comments, order and layout around them stay."""

from __future__ import annotations

from collections.abc import Sequence

from bibkit.diagnostics.fix import Change, Put, Remove, Rename
from bibkit.model.fields import FIELDS
from bibkit.model.raw import FieldPath, Raw
from bibkit.source import Edit, Source, SourceSpan
from bibkit.syntax.yaml.read import field_starts, item_spans, locate, scalar_span
from bibkit.syntax.yaml.write import field_lines, scalar

_ORDER = {name: i for i, name in enumerate(["id", "type", *FIELDS])}


def edits_of_change(source: Source, change: Change) -> tuple[Edit, ...]:
    """The edits that make the change in a file that `parse_yaml` reads; none where it has no such place."""
    match change:
        case Put(field, value):
            return _put(source, field, value)
        case Remove(field):
            return _remove(source, field)
        case Rename(field, name):
            span = locate(source, field, of_name=True)
            return (Edit(source, span.start, span.end, scalar(name, in_flow=True)),)


def _put(source: Source, field: FieldPath, value: Raw) -> tuple[Edit, ...]:
    span = scalar_span(source, field)
    if isinstance(value, str) and span is not None and span.text[:1] not in ("|", ">", ""):
        return (Edit(source, span.start, span.end, scalar(value, in_flow=True)),)
    if len(field) != 1:
        return ()
    name = str(field[0])
    extents = _extents(source)
    if extents is None:
        return ()
    lines = "".join(f"{line}{_newline(source)}" for line in field_lines(name, value))
    if name in extents:
        return (Edit(source, *extents[name], lines),)
    rank = _ORDER.get(name, len(_ORDER))
    before = [end for known, (_, end) in extents.items() if _ORDER.get(known, len(_ORDER)) <= rank]
    at = max(before, default=min(start for start, _ in extents.values()))
    if at and source.text[at - 1] not in "\r\n":  # the last line of the file has no end
        lines = _newline(source) + lines
    return (Edit(source, at, at, lines),)


def _remove(source: Source, field: FieldPath) -> tuple[Edit, ...]:
    if len(field) == 1:
        extents = _extents(source)
        if extents is None or str(field[0]) not in extents:
            return ()
        return (Edit(source, *extents[str(field[0])], ""),)
    *around, number = field
    if not isinstance(number, int):
        return ()
    items = item_spans(source, tuple(around))
    if number >= len(items):
        return ()
    return _remove(source, tuple(around)) if len(items) == 1 else (_without_item(source, items, number),)


def _without_item(source: Source, items: Sequence[SourceSpan], number: int) -> Edit:
    """The edit that takes an item out of a list: its lines after a dash, or itself with a comma in brackets."""
    text, item = source.text, items[number]
    line_start = source.offset(source.position(item.start)[0], 1)
    dash = text[line_start : item.start]
    if dash.strip() == "-":
        end = source.span(item.end).end
        return Edit(source, line_start, end + _newline_at(text, end), "")
    if number + 1 < len(items):
        return Edit(source, item.start, items[number + 1].start, "")
    return Edit(source, items[number - 1].end, item.end, "")


def _extents(source: Source) -> dict[str, tuple[int, int]] | None:
    """Where each field's lines begin and end; comments and blank lines behind a field are the next one's.

    None where the fields do not each begin a line, as in `{id: a, type: book}`.
    """
    starts = field_starts(source.text)
    if not starts or any(source.position(start)[1] != 1 for start in starts.values()):
        return None
    in_order = sorted(starts.items(), key=lambda pair: pair[1])
    ends = [*(start for _, start in in_order[1:]), len(source.text)]
    return {
        name: (start, _without_tail(source, start, end))
        for (name, start), end in zip(in_order, ends, strict=True)
    }


def _without_tail(source: Source, start: int, end: int) -> int:
    """The end of a field without the comments and blank lines that follow it."""
    first = source.position(start)[0]
    last = source.position(max(end - 1, start))[0]
    while last > first:
        line = source.line(last)
        if line.strip() and not line.startswith("#"):
            break
        last -= 1
    line_end = source.span(source.offset(last, 1)).end
    return min(line_end + _newline_at(source.text, line_end), end)


def _newline_at(text: str, at: int) -> int:
    """How long the line end is that stands there."""
    return 2 if text.startswith("\r\n", at) else int(text[at : at + 1] in ("\n", "\r") and at < len(text))


def _newline(source: Source) -> str:
    return "\r\n" if "\r\n" in source.text else "\n"

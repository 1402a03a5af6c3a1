"""An item of CSL-JSON or CSL-YAML as the origin of a record."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from bibkit.diagnostics.fix import Change, Put, Remove, Rename
from bibkit.formats.changed import changed, said
from bibkit.formats.csl_json.item import SCHEMA_NAMES
from bibkit.formats.csl_json.members import member_path
from bibkit.formats.csl_json.record import record_of_item
from bibkit.model.record import Record
from bibkit.source import Edit, Source, SourceSpan, apply_edits
from bibkit.syntax.json import (
    JsonValue,
    data_at,
    element_spans,
    json_values,
    locate,
    member_spans,
    without_one,
)
from bibkit.syntax.respell import respelling

if TYPE_CHECKING:
    from bibkit.model.raw import FieldPath

_COMMA_BEFORE = re.compile(r",\s*\Z")
_COMMA_BEHIND = re.compile(r"\s*,\s*")


class JsonMembers(NamedTuple):
    """The members of an item as JSON has them."""

    item: SourceSpan

    @property
    def path(self) -> str:
        """The file."""
        return self.item.source.path

    def span(self, field: FieldPath, *, of_name: bool = False) -> SourceSpan | None:
        """The value at `field` (with `of_name`, its member's name), or the nearest value around it."""
        return locate(self.item, field, of_name=of_name)

    def edits(self, change: Change) -> tuple[Edit, ...]:
        """The change as edits of the item; none where it has no such value, or would be read as another record."""
        return self.edits_at(change.field, change)

    def edits_at(self, path: FieldPath, change: Change) -> tuple[Edit, ...]:
        """The edits that make the change of a record at the value of that path."""
        if not change.field:
            return (_without_item(self.item),) if isinstance(change, Remove) else ()
        edits = self._edits(path, change) if path else ()
        return edits if edits and self._is_right(edits, change) else ()

    def _edits(self, path: FieldPath, change: Change) -> tuple[Edit, ...]:
        around, step = path[:-1], path[-1]
        members = dict(member_spans(self.item, around))
        match change:
            case Put((str(name),), str(text)) if step not in members:
                return _new_member(self.item, SCHEMA_NAMES.get(name, name), text)
            case Put(_, str(text)) if step in members:
                return _other_text(locate(self.item, path), text)
            case Remove() if isinstance(step, int):
                elements = element_spans(self.item, around)
                if len(elements) == 1:  # a list without elements says nothing
                    return self._edits(around, Remove(around))
                return (without_one(elements, step),) if step < len(elements) else ()
            case Remove() if step in members:
                return (without_one(list(members.values()), list(members).index(str(step))),)
            case Rename(_, name) if step in members:
                span = locate(self.item, path, of_name=True)
                return (Edit(span.source, span.start, span.end, json.dumps(name, ensure_ascii=False)),)
        return ()

    def _is_right(self, edits: Sequence[Edit], change: Change) -> bool:
        """Whether the item, read again after the edits, is the record with just that change; or can't be read yet."""
        before = _record(self.item.text)
        if before is None:
            return True
        wanted = changed(before, change)
        start = self.item.start
        moved = [edit._replace(start=edit.start - start, end=edit.end - start) for edit in edits]
        after = _record(apply_edits(self.item.text, [moved]).text)
        return wanted is not None and after is not None and said(after) == said(wanted)


class JsonOrigin(NamedTuple):
    """The item that a record was read from, by the fields of the record."""

    members: JsonMembers

    @property
    def path(self) -> str:
        """The file."""
        return self.members.path

    def span(self, field: FieldPath, *, of_name: bool = False) -> SourceSpan | None:
        """The value at `field` (with `of_name`, its member's name), or else what gave the record its key."""
        return self.members.span(self._path(field), of_name=of_name)

    def edits(self, change: Change) -> tuple[Edit, ...]:
        """The change as edits of the item; none where it has no such value, or would be read as another record."""
        name = str(change.field[0]) if change.field else "id"
        path = self._path(change.field)
        if name != "id" and path and len(path) == 1 and path[0] in ("id", "citation-key"):
            path = (SCHEMA_NAMES.get(name, name),)  # the item has no such member yet
        return self.members.edits_at(path, change)

    def _path(self, field: FieldPath) -> FieldPath:
        item = data_at(self.members.item)
        assert isinstance(item, Mapping)
        return member_path(field, item)


def _record(text: str) -> Record | None:
    """The record that an item is, unless an error refuses it."""
    value = next(iter(json_values(Source(text))), None)
    if not isinstance(value, JsonValue) or not isinstance(value.data, Mapping):
        return None
    return record_of_item(value.data, "csl-json", "")[0]


def _other_text(span: SourceSpan, text: str) -> tuple[Edit, ...]:
    """The edit that gives a string another text; escapes beside what changes stay as they are written."""
    before = span.text
    if before[:1] != '"':
        return ()
    found = respelling(before, json.loads(before), text, lambda written: _string(written) == text)
    if found is not None:
        return (Edit(span.source, span.start + found.start, span.start + found.end, found.text),)
    return (Edit(span.source, span.start, span.end, json.dumps(text, ensure_ascii=False)),)


def _string(written: str) -> str | None:
    """The text of a JSON string; None where that is none."""
    try:
        text = json.loads(written)
    except json.JSONDecodeError:
        return None
    return text if isinstance(text, str) else None


def _new_member(item: SourceSpan, name: str, text: str) -> tuple[Edit, ...]:
    """The edit that adds a member behind the last one, set off as that is from the one before."""
    spans = [span for _, span in member_spans(item, ())]
    if not spans:
        return ()
    end = spans[-1].end
    between = item.source.text[spans[-2].end : spans[-1].start] if len(spans) > 1 else ", "
    member = f"{json.dumps(name)}: {json.dumps(text, ensure_ascii=False)}"
    return (Edit(item.source, end, end, between + member),)


def _without_item(item: SourceSpan) -> Edit:
    """The edit that takes an item out of its array, or of the lines of which each holds one."""
    source, text = item.source, item.source.text
    behind = _COMMA_BEHIND.match(text, item.end)
    if behind is not None:
        return Edit(source, item.start, behind.end(), "")
    before = _COMMA_BEFORE.search(text, 0, item.start)
    if before is not None:
        return Edit(source, before.start(), item.end, "")
    end = source.span(item.end).end
    return Edit(source, item.start, end + (2 if text.startswith("\r\n", end) else end < len(text)), "")

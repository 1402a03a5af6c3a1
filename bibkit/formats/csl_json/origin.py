"""An item of CSL-JSON or CSL-YAML as the origin of a record."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from bibkit.diagnostics.fix import Change, Put, Remove, Rename
from bibkit.formats.csl_json.item import ALIASES, SCHEMA_NAMES
from bibkit.model.raw import FieldPath
from bibkit.source import Edit, Source, SourceSpan
from bibkit.syntax.json import locate, member_spans

if TYPE_CHECKING:
    from collections.abc import Collection

_MEMBERS = {**SCHEMA_NAMES, "key": "id"}
_OLDER = {variable: member for member, variable in ALIASES.items()}


def member_path(field: FieldPath, members: Collection[str]) -> FieldPath:
    """The way to a field of the record in its item, which has these members."""
    if not field:
        return ()
    name = str(field[0])
    for candidate in (name, _MEMBERS.get(name, name), _OLDER.get(name, name)):
        if candidate in members:
            return (candidate, *field[1:])
    return ("custom", "bibkit", *field)


class JsonOrigin:
    """The item that a record was read from."""

    __slots__ = ("_item",)

    def __init__(self, item: SourceSpan) -> None:
        self._item = item

    @property
    def path(self) -> str:
        """The file."""
        return self._item.source.path

    def span(self, field: FieldPath, *, of_name: bool = False) -> SourceSpan | None:
        """The value at `field` (with `of_name`, its member's name), or the nearest value around it."""
        return locate(self._item, self._path(field), of_name=of_name)

    def edits(self, change: Change) -> tuple[Edit, ...]:
        """The change as edits of the item; none where the item has no such value."""
        path = self._path(change.field)
        members = dict(member_spans(self._item, path[:-1]))
        if not path or path[-1] not in members:
            return ()
        match change:
            case Put(_, str(text)):
                span = locate(self._item, path)
                if span.text[:1] != '"':
                    return ()
                return (Edit(span.source, span.start, span.end, json.dumps(text, ensure_ascii=False)),)
            case Remove():
                return (_without(members, str(path[-1])),)
            case Rename(_, name):
                span = locate(self._item, path, of_name=True)
                return (Edit(span.source, span.start, span.end, json.dumps(name, ensure_ascii=False)),)
        return ()

    def _path(self, field: FieldPath) -> FieldPath:
        return member_path(field, [name for name, _ in member_spans(self._item, ())])


def _without(members: dict[str, SourceSpan], name: str) -> Edit:
    """The edit that takes a member out with the comma that parts it from its neighbour."""
    names = list(members)
    at = names.index(name)
    source: Source = members[name].source
    if at + 1 < len(names):
        return Edit(source, members[name].start, members[names[at + 1]].start, "")
    start = members[names[at - 1]].end if at else members[name].start
    return Edit(source, start, members[name].end, "")

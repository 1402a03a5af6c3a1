"""An item of CSL-JSON or CSL-YAML as the origin of a record."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from bibkit.diagnostics.fix import Change, Put, Remove, Rename
from bibkit.formats.csl_json.item import ALIASES, SCHEMA_NAMES
from bibkit.formats.csl_json.names import positions_of_names
from bibkit.model.fields import NAME_FIELDS
from bibkit.model.key import key_fault
from bibkit.source import Edit, SourceSpan
from bibkit.syntax.json import data_at, locate, member_spans

if TYPE_CHECKING:
    from bibkit.model.raw import FieldPath
    from bibkit.source import Source

_OLDER = {variable: member for member, variable in ALIASES.items()}


def key_member(item: Mapping[str, object]) -> str:
    """The member that holds the citation key; where none can be one, the first that names the item, if any."""
    named = [name for name in ("citation-key", "id") if isinstance(item.get(name), str) and item[name]]
    return next((name for name in named if key_fault(str(item[name])) is None), named[0] if named else "")


def member_path(field: FieldPath, item: Mapping[str, object]) -> FieldPath:
    """The way in an item to a field of the record that was read from it, or else to what gave the record its key."""
    name = str(field[0]) if field else "id"
    if name != "id":
        for member in (name, SCHEMA_NAMES.get(name, name), _OLDER.get(name, name)):
            if member in item:
                return (member, *_inside(field, item[member]))
        custom = item.get("custom")
        own = custom.get("bibkit") if isinstance(custom, Mapping) else None
        if isinstance(own, Mapping) and name in own:
            return ("custom", "bibkit", *field)
    key = key_member(item)
    return (key,) if key else ()


def _inside(field: FieldPath, value: object) -> FieldPath:
    """The rest of the way; the names of a record are fewer than those of the item where some of these are none."""
    rest = field[1:]
    if field[0] not in NAME_FIELDS or not rest or not isinstance(rest[0], int):
        return rest
    positions = positions_of_names(value)
    return (positions[rest[0]], *rest[1:]) if rest[0] < len(positions) else ()


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
        """The change as edits of the item; none where the item has no such value."""
        path = change.field
        members = dict(member_spans(self.item, path[:-1]))
        if not path or path[-1] not in members:
            return ()
        match change:
            case Put(_, str(text)):
                span = locate(self.item, path)
                if span.text[:1] != '"':
                    return ()
                return (Edit(span.source, span.start, span.end, json.dumps(text, ensure_ascii=False)),)
            case Remove():
                return (_without(members, str(path[-1])),)
            case Rename(_, name):
                span = locate(self.item, path, of_name=True)
                return (Edit(span.source, span.start, span.end, json.dumps(name, ensure_ascii=False)),)
        return ()


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
        """The change as edits of the item; none where the item has no such value."""
        return self.members.edits(change._replace(field=self._path(change.field)))

    def _path(self, field: FieldPath) -> FieldPath:
        item = data_at(self.members.item)
        assert isinstance(item, Mapping)
        return member_path(field, item)


def _without(members: dict[str, SourceSpan], name: str) -> Edit:
    """The edit that takes a member out with the comma that parts it from its neighbour."""
    names = list(members)
    at = names.index(name)
    source: Source = members[name].source
    if at + 1 < len(names):
        return Edit(source, members[name].start, members[names[at + 1]].start, "")
    start = members[names[at - 1]].end if at else members[name].start
    return Edit(source, start, members[name].end, "")

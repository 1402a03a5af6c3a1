"""YAML events as text, lists and mappings: what trees of nodes would take fifty times the memory of the text for."""

from __future__ import annotations

from array import array
from typing import Any, Final, NamedTuple, TypeAlias

import yaml

from bibkit.model.control import CONTROL
from bibkit.model.raw import FieldPath, Raw

Event: TypeAlias = Any
"""One of PyYAML's, whose stubs do not know what each kind holds."""

MAX_DEPTH: Final = 40

LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""libyaml where the wheel has it, ten times faster than Python's parser; nothing is resolved by its looks."""


class NotARecordError(Exception):
    """Something that is YAML but no record; `at` is the character where it stands, `field` the way to it."""

    def __init__(self, code: str, message: str, help_text: str, at: int, field: FieldPath = ()) -> None:
        super().__init__(message)
        self.code, self.help_text, self.at, self.field = code, help_text, at, field


class TopList(NamedTuple):
    """A list at the top of a document, or right below it, at `path`: where each item begins (and in which column)
    and ends, and whether brackets are around.
    """

    path: FieldPath
    in_flow: bool
    starts: array[int]
    columns: array[int]
    ends: array[int]


class YamlDocument(NamedTuple):
    """What a document says, and the places of the items in its lists."""

    value: Raw
    lists: tuple[TopList, ...]


def built(text: str) -> YamlDocument | None:
    """The one document of a text; None where there is none.

    Raises NotARecordError for what no record holds, yaml.YAMLError for what is no YAML.
    """
    loader = new_loader(text)
    try:
        loader.get_event()  # the start of the stream
        if isinstance(loader.get_event(), yaml.StreamEndEvent):
            return None
        root = loader.get_event()
        try:
            events = _Events(loader, "\\" in text)
            value = events.value(root, 1, root)
            loader.get_event()  # the end of the document
        except NotARecordError as fault:
            if fault.code != "BK103":
                _to_the_end(loader, root)  # what is no YAML at all is said first
            raise
        _to_the_end(loader, root)
        return YamlDocument(value, tuple(events.lists))
    finally:
        loader.dispose()


def _to_the_end(loader: Any, root: Event) -> None:
    """Go through what is left. Raises yaml.YAMLError for a fault or a document there."""
    while type(event := loader.get_event()) is not yaml.StreamEndEvent:
        if type(event) is yaml.DocumentStartEvent:
            second: Any = event.start_mark
            raise yaml.composer.ComposerError(
                "expected a single document in the stream", root.start_mark,
                "but found another document", second,
            )  # fmt: skip


def new_loader(text: str, loader: Any = LOADER) -> Any:
    """A loader of the text. Raises yaml.reader.ReaderError for half a surrogate pair, which no file holds."""
    try:
        return loader(text)
    except UnicodeEncodeError as error:
        raise yaml.reader.ReaderError(
            "", error.start, ord(text[error.start]), "utf-8", error.reason
        ) from None


class _Events:
    """Takes the events of a document one after another."""

    __slots__ = ("_anchors", "_end", "_has_escapes", "_names", "_next", "_path", "lists")

    def __init__(self, loader: Any, has_escapes: bool) -> None:
        self._next = loader.get_event
        self._has_escapes = has_escapes
        self._anchors: dict[str, Any] = {}
        self._end: Event = None  # the last one of the value that was read last
        self._path: FieldPath = ()  # the member of the document that is being read
        self.lists: list[TopList] = []
        self._names: dict[str, str] = {}  # one text for a name that comes in every item

    def value(self, event: Event, depth: int, around: Event) -> Raw:
        """What the node says that begins with this event; `around` began the one that it stands in."""
        if depth > MAX_DEPTH:
            at = around.start_mark.index
            raise NotARecordError("BK103", "The file nests too deep", "a record needs few levels", at)
        kind = type(event)
        if kind is yaml.AliasEvent:
            raise self._alias(event)
        if event.anchor is not None:
            self._remember(event)
        if event.tag is not None and event.tag != "!":
            message = f"A tag ({event.tag}) stands before a value"
            raise NotARecordError("BK107", message, "remove it", event.start_mark.index)
        if kind is yaml.ScalarEvent:
            text: str = event.value
            if self._has_escapes and (match := CONTROL.search(text)):
                message = f"The text holds the control character U+{ord(match[0]):04X}"
                raise NotARecordError("BK115", message, "remove it", event.start_mark.index)
            return text
        if kind is yaml.SequenceStartEvent:
            return self._list(event, depth + 1)
        return self._mapping(event, depth + 1)

    def _list(self, start: Event, depth: int) -> list[Raw]:
        items: list[Raw] = []
        top = self._top_list(start) if depth == len(self._path) + 2 else None
        try:
            while type(event := self._next()) is not yaml.SequenceEndEvent:
                if top is not None:
                    top.starts.append(event.start_mark.index)
                    top.columns.append(0 if top.in_flow else event.start_mark.column)
                self._end = event
                items.append(self.value(event, depth, start))
                if top is not None:
                    top.ends.append(self._end.end_mark.index)
        except NotARecordError as fault:
            fault.field = (len(items), *fault.field)
            raise
        self._end = event
        return items

    def _top_list(self, start: Event) -> TopList:
        self.lists.append(TopList(self._path, bool(start.flow_style), array("q"), array("q"), array("q")))
        return self.lists[-1]

    def _mapping(self, start: Event, depth: int) -> dict[str, Raw]:
        members: dict[str, Raw] = {}
        while type(event := self._next()) is not yaml.MappingEndEvent:
            name = self._name(event)
            if depth == 2:
                self._path = (name,)
            try:
                if name in members:
                    message = f"The field {name} is given twice"
                    raise NotARecordError("BK105", message, "keep one of the two", event.start_mark.index)
                members[name] = self.value(self._next(), depth, start)
            except NotARecordError as fault:
                fault.field = (name, *fault.field)
                raise
        self._end = event
        return members

    def _name(self, event: Event) -> str:
        if type(event) is yaml.AliasEvent:
            raise self._alias(event)
        if type(event) is not yaml.ScalarEvent:
            message = "A list or mapping stands where a field's name is wanted"
            raise NotARecordError("BK106", message, "quote the name", event.start_mark.index)
        if event.anchor is not None:
            self._remember(event)
        name: str = event.value
        return self._names.setdefault(name, name)

    def _alias(self, event: Event) -> Exception:
        anchored = self._anchors.get(event.anchor)
        if anchored is None:
            return yaml.composer.ComposerError(None, None, "found undefined alias", event.start_mark)
        message = "An alias (*) uses this value a second time"
        return NotARecordError("BK107", message, "write the value out", anchored.index)

    def _remember(self, event: Event) -> None:
        first = self._anchors.setdefault(event.anchor, event.start_mark)
        if first is not event.start_mark:
            raise yaml.composer.ComposerError(
                "found duplicate anchor; first occurrence", first, "second occurrence", event.start_mark
            )

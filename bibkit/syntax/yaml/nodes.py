"""YAML as PyYAML's trees of nodes, for the places of values, and what of a value stands there: on demand.

A tree takes fifty times the memory of its text, so that of a long list no more is made one than the item that is
asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

import yaml

from bibkit.model.raw import FieldPath, Raw
from bibkit.source import Source, SourceSpan
from bibkit.syntax.yaml.build import LOADER, MAX_DEPTH, Event, NotARecordError, TopList, built, new_loader

_LONG = 100_000  # characters; of a text that has fewer, the tree is made as a whole
_STARTS = (yaml.SequenceStartEvent, yaml.MappingStartEvent)
_ENDS = (yaml.SequenceEndEvent, yaml.MappingEndEvent)


class _Loader(LOADER):  # type: ignore[misc]
    depth = 0

    def resolve(self, kind: object, value: object, implicit: object) -> None:
        """No tag at all, so that a tag on a node is one that somebody wrote."""

    def descend_resolver(self, current_node: yaml.Node | None, current_index: object) -> None:  # noqa: ARG002
        """Called on the way into a node: libyaml recurses in C and would overrun the stack."""
        self.depth += 1
        if self.depth > MAX_DEPTH and current_node is not None:
            raise NotARecordError("BK103", "The file nests too deep", "", current_node.start_mark.index)

    def ascend_resolver(self) -> None:
        """Called on the way out of a node."""
        self.depth -= 1


def locate(source: Source, field: FieldPath, *, of_name: bool = False) -> SourceSpan:
    """The place of the value at `field` (of its key with `of_name`), or of the nearest value around it."""
    node, rest = _begin(source.text, field)
    if node is None:
        return SourceSpan(source, 0, 0)
    found = None
    for step in rest:
        inner = _step_into(node, step)
        if inner is None:
            break
        found, node = inner
    if found is not None and of_name:
        node = found
    return SourceSpan(source, node.start_mark.index, _end(node, source.text))


def locate_in_item(
    source: Source, items: TopList, number: int, field: FieldPath, *, of_name: bool = False
) -> SourceSpan:
    """As `locate`, for the way inside of an item of a list; no more is read than up to there."""
    start, end = items.starts[number], items.ends[number]
    if start == end:
        return SourceSpan(source, start, end)
    text, shift = _item_text(source.text, items, number)
    loader = new_loader(text)
    try:
        for _ in range(2 + items.in_flow):
            loader.get_event()  # the start of the stream, of the document, and of a list in brackets
        name, (first, last) = _find(loader.get_event, loader.get_event(), field)
    except yaml.YAMLError:
        return SourceSpan(source, start, end)
    finally:
        loader.dispose()
    if of_name and name is not None:
        first, last = name.start_mark.index, name.end_mark.index
    return SourceSpan(source, first + shift, shift + first + len(text[first:last].rstrip()))


def _item_text(text: str, items: TopList, number: int) -> tuple[str, int]:
    """The text of an item, as it would be alone, and how far its places are from those in the whole text."""
    start, end = items.starts[number], items.ends[number]
    if items.in_flow:
        return f"[{text[start:end]}]", start - 1
    column = items.columns[number]
    return " " * column + text[start:end], start - column


def _find(
    following: Callable[[], Event], event: Event, field: FieldPath
) -> tuple[Event | None, tuple[int, int]]:
    """The event that names the value at `field`, if one does, and where the value, or the nearest around it, stands."""
    named: Event | None = None
    for step in field:
        start, place, inner_name = event, 0, None
        if type(event) not in _STARTS:
            break
        is_list = type(event) is yaml.SequenceStartEvent
        while type(inner := following()) not in _ENDS:
            inner_name = inner
            if not is_list:
                inner = following()
            if step == (place if is_list else inner_name.value):
                break
            _end_of(following, inner)
            place += 1
        else:
            return named, (start.start_mark.index, inner.end_mark.index)
        named, event = None if is_list else inner_name, inner
    return named, (event.start_mark.index, _end_of(following, event).end_mark.index)


def _end_of(following: Callable[[], Event], event: Event) -> Event:
    """The event that ends what this one begins."""
    depth = 0
    while True:
        depth += (type(event) in _STARTS) - (type(event) in _ENDS)
        if not depth:
            return event
        event = following()


def node_at(source: Source, field: FieldPath) -> yaml.Node | None:
    """The node of the value at `field`; None where there is none, or the text is no YAML."""
    node, rest = _begin(source.text, field)
    for step in rest:
        found = _step_into(node, step) if node is not None else None
        if found is None:
            return None
        node = found[1]
    return node


def is_in_flow(source: Source, field: FieldPath) -> bool:
    """Whether the value stands somewhere inside of brackets."""
    text = source.text
    if len(text) > _LONG and (found := _item_of(text, field)):
        items, _ = found
        if items.in_flow:
            return True
        shortest = len(items.path) + 1
    else:
        shortest = 0
    return any(_is_flow(node_at(source, field[:length])) for length in range(shortest, len(field)))


def raw_at(source: Source, field: FieldPath) -> Raw | None:
    """The value at `field` as text, lists and mappings; None where there is none."""
    node = node_at(source, field)
    return None if node is None else own_value(node)


def own_value(node: yaml.Node) -> Raw | None:
    """What a node says; None where aliases, tags or double fields are in it."""
    try:
        return _plain(node, set())
    except _OddNodeError:
        return None


def shape(node: yaml.Node | None) -> object:
    """What a node says, to compare it with another: also one that is no part of a record."""
    if isinstance(node, yaml.ScalarNode):
        return node.value
    if isinstance(node, yaml.CollectionNode):
        children = [tuple(map(shape, one)) if isinstance(one, tuple) else shape(one) for one in node.value]
        return type(node).__name__, tuple(children)
    return None


def tokens_of(text: str) -> Iterator[yaml.Token]:
    """The tokens of a text, up to the first fault."""
    try:
        yield from yaml.scan(text, Loader=_Loader)
    except yaml.YAMLError:
        return


def scalar_text(written: str) -> str | None:
    """What a scalar says that is written like this, quotes included; None where it is something else."""
    node = _compose(written)
    return str(node.value) if isinstance(node, yaml.ScalarNode) else None


class _OddNodeError(Exception):
    """A node that no record has."""


def _plain(node: yaml.Node, seen: set[int]) -> Raw:
    if node.tag or id(node) in seen:
        raise _OddNodeError
    seen.add(id(node))
    if isinstance(node, yaml.ScalarNode):
        return str(node.value)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, seen) for item in node.value]
    members = {key.value: _plain(value, seen) for key, value in node.value if isinstance(key.value, str)}
    if len(members) < len(node.value):
        raise _OddNodeError
    return members


class _Offset:
    """All that anybody asks of a node's mark."""

    __slots__ = ("index",)

    def __init__(self, index: int) -> None:
        self.index = index


def _begin(text: str, field: FieldPath) -> tuple[yaml.Node | None, FieldPath]:
    """The node to begin with on the way to `field`, and the steps that are left."""
    if len(text) > _LONG and (found := _item_of(text, field)):
        items, number = found
        node = _composed_item(*_item_text(text, items, number), items.in_flow)
        if node is not None:
            return node, field[len(items.path) + 1 :]
    return _composed_last(text), field


def _item_of(text: str, field: FieldPath) -> tuple[TopList, int] | None:
    """The list at the top of the text, or right below it, that the way to `field` goes through, and the item."""
    for items in _lists(text):
        number = field[len(items.path)] if len(field) > len(items.path) else None
        if field[: len(items.path)] == items.path and isinstance(number, int) and number < len(items.starts):
            return items, number
    return None


@lru_cache(maxsize=1)
def _lists(text: str) -> tuple[TopList, ...]:
    try:
        read = built(text)
    except (NotARecordError, yaml.YAMLError):
        return ()
    return read.lists if read is not None else ()


@lru_cache(maxsize=2)
def _composed_item(text: str, shift: int, in_flow: bool) -> yaml.Node | None:
    """The node of one item of a long text, with its places in that."""
    node = _compose(text)
    if node is None:
        return None
    _move(node, shift)
    return node.value[0] if in_flow else node


def _move(node: yaml.Node, distance: int) -> None:
    moved: Any = node
    moved.start_mark = _Offset(moved.start_mark.index + distance)
    moved.end_mark = _Offset(moved.end_mark.index + distance)
    if isinstance(node, yaml.CollectionNode):
        for child in node.value:
            for one in child if isinstance(child, tuple) else (child,):
                _move(one, distance)


@lru_cache(maxsize=1)  # a file with many findings is asked for many places
def _composed_last(text: str) -> yaml.Node | None:
    return _compose(text)


def _compose(text: str) -> yaml.Node | None:
    """The tree of a text; None where it is no YAML, or nests too deep."""
    try:
        loader = new_loader(text, _Loader)
    except yaml.YAMLError:
        return None
    try:
        node: yaml.Node | None = loader.get_single_node()
        return node
    except (yaml.YAMLError, NotARecordError):
        return None
    finally:
        loader.dispose()


def _is_flow(node: yaml.Node | None) -> bool:
    return isinstance(node, yaml.CollectionNode) and bool(node.flow_style)


def _end(node: yaml.Node, text: str) -> int:
    """Where a node ends; libyaml has blocks reach up to what comes next."""
    start, end = node.start_mark.index, node.end_mark.index
    return int(start) + len(text[start:end].rstrip())


def _step_into(node: yaml.Node, step: str | int) -> tuple[yaml.Node, yaml.Node] | None:
    """The key node (the item itself in a list) and the value node one step down."""
    if isinstance(node, yaml.SequenceNode):
        if isinstance(step, int) and step < len(node.value):
            return node.value[step], node.value[step]
    elif isinstance(node, yaml.MappingNode):
        for key_node, value_node in node.value:
            if key_node.value == step:
                return key_node, value_node
    return None

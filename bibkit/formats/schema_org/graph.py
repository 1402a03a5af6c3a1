"""The works in JSON-LD: at its top, in `@graph` and in lists; what is named by its `@id` alone stands elsewhere in it.

Source: JSON-LD 1.1, "Node Identifiers" and "Named Graphs"; schema.org, "ItemList". Only as much of JSON-LD is read as
pages write: one context, schema.org's, whose names stand as they are, or behind `schema:` or its address.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from bibkit.formats.csl_json.names import raw_of_json
from bibkit.model.raw import FieldPath, Raw

_PREFIX = re.compile(r"(?:https?://(?:www\.)?schema\.org/|schema:)")
_LISTS = ("@graph", "mainEntity", "itemListElement", "item", "hasPart", "dataset", "workExample")
_AROUND = frozenset(
    ["ItemList", "ListItem", "CollectionPage", "WebPage", "WebSite", "DataCatalog", "ProfilePage", ""]
)
_MAX_DEPTH = 6
_MAX_NODES = 20_000
_MAX_VALUES = 200_000  # that are gone through for what they name


def plain_name(name: str) -> str:
    """A name of schema.org without its prefix or address."""
    return _PREFIX.sub("", name, count=1) if ":" in name else name


def types_of(node: Raw) -> list[str]:
    """The types that a node has, by their plain names."""
    named = node.get("@type", "") if isinstance(node, Mapping) else ""
    words = named if isinstance(named, list) else [named]
    return [plain_name(word) for word in words if isinstance(word, str) and word]


def with_plain_names(data: object) -> Raw:
    """The data as text, lists and mappings, with the plain names of their members; null is an empty text."""
    return _plain(raw_of_json(data, null=""))


def _plain(raw: Raw) -> Raw:
    if isinstance(raw, Mapping):
        if raw.keys() == {"@value"} or raw.keys() == {"@value", "@language"}:
            return _plain(raw["@value"])
        if raw.keys() == {"@list"}:
            return _plain(raw["@list"])
        return {plain_name(name): _plain(one) for name, one in raw.items()}
    return [_plain(one) for one in raw] if isinstance(raw, list) else raw


def nodes(raw: Raw, at: FieldPath = (), depth: int = 0) -> Iterator[tuple[FieldPath, Mapping[str, Raw]]]:
    """The nodes that may be works, each with the way to it; those that hold others come before these."""
    if isinstance(raw, list):
        for number, one in enumerate(raw):
            if depth < _MAX_DEPTH:
                yield from nodes(one, (*at, number), depth + 1)
    elif isinstance(raw, Mapping):
        if "@type" in raw or "@graph" not in raw:
            yield at, raw
        for name in _LISTS:
            is_inside = name == "@graph" or not _AROUND.isdisjoint(
                [*types_of(raw), *([] if "@type" in raw else [""])]
            )
            if name in raw and is_inside and depth < _MAX_DEPTH:
                yield from nodes(raw[name], (*at, name), depth + 1)


def by_id(raw: Raw) -> dict[str, Mapping[str, Raw]]:
    """The nodes that say something, by their `@id`."""
    known: dict[str, Mapping[str, Raw]] = {}
    waiting: list[Raw] = [raw]
    for one in waiting:
        if len(waiting) > _MAX_NODES:
            break
        inside = one if isinstance(one, list) else list(one.values()) if isinstance(one, Mapping) else []
        waiting.extend(value for value in inside if not isinstance(value, str))
        if isinstance(one, Mapping) and len(one) > 1 and isinstance(name := one.get("@id"), str):
            known.setdefault(name, one)
    return known


class Resolver:
    """Puts in what a node names by `@id` alone, some levels deep; after many such nodes they stay as they are."""

    def __init__(self, known: Mapping[str, Mapping[str, Raw]]) -> None:
        self._known = known
        self._left = _MAX_VALUES

    def whole(self, raw: Raw, depth: int = 4) -> Raw:
        """The value with what it names."""
        if depth == 0 or self._left <= 0:
            return raw
        if isinstance(raw, list):
            self._left -= len(raw)
            return [self.whole(one, depth - 1) for one in raw]
        if not isinstance(raw, Mapping):
            return raw
        if raw.keys() == {"@id"} and isinstance(name := raw["@id"], str) and name in self._known:
            raw = self._known[name]
        self._left -= len(raw)
        return {part: self.whole(one, depth - 1) for part, one in raw.items()}

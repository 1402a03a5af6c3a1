"""Order of cites and entries (CSL 1.0.2, sorting)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from bibkit.csl.compile import SortKey
from bibkit.csl.data.collation import Collate
from bibkit.csl.data.item import Item
from bibkit.csl.data.name import ItemName
from bibkit.csl.ops.citation_label import citation_label
from bibkit.csl.ops.date import date_sort_key
from bibkit.csl.ops.env import Env, NameLevels, Op, Settings
from bibkit.csl.ops.group import Choose, Group
from bibkit.csl.ops.names import NamesOp
from bibkit.csl.ops.person import PART_MARK
from bibkit.csl.tree.flatten import plain_text
from bibkit.csl.tree.out import Out
from bibkit.csl.vocab import DATE_VARIABLES
from bibkit.text.pattern import lazy_pattern

T = TypeVar("T")

_TAGS = lazy_pattern(r"</?(?:i|b|sc|sup|sub|span)\b[^>]*>")
_AT_END = "[]'\" "


class KeyValues(Protocol):
    """One value a key; None for an empty one, which comes last in either direction."""

    def __getitem__(self, place: int, /) -> object | None: ...


class SortValues:
    """What an item sorts by: one value a key, found out when it is asked for; most keys decide nothing.

    `number` is the item's citation number as far as it is known.
    """

    __slots__ = ("_collate", "_found", "_item", "_keys", "_levels", "_number", "_settings")

    def __init__(
        self,
        keys: Sequence[SortKey],
        settings: Settings,
        item: Item,
        number: int,
        levels: NameLevels | None,
        collate: Collate,
    ) -> None:
        self._keys = keys
        self._settings = settings
        self._item = item
        self._number = number
        self._levels = levels
        self._collate = collate
        self._found: dict[int, object | None] = {}

    def __getitem__(self, place: int) -> object | None:
        found = self._found
        if place not in found:
            found[place] = _value(
                self._keys[place], self._settings, self._item, self._number, self._levels, self._collate
            )
        return found[place]


def _value(
    key: SortKey, settings: Settings, item: Item, number: int, levels: NameLevels | None, collate: Collate
) -> object | None:
    if key.ops:
        text = _rendered(key, settings, item, number, levels)
    elif key.variable == "citation-number":
        text = f"{number:012}"
    elif key.variable == "citation-label":
        text = item.text.get("citation-label") or citation_label(item, settings.locale)
    elif key.variable in DATE_VARIABLES:
        date = item.dates.get(key.variable)
        text = "" if date is None else date_sort_key(date)
    elif key.variable == "type":
        # No variable of CSL 1.0.2, but styles sort by it: articles, then books.
        text = item.type
    else:
        text = item.text.get(key.variable, "")
    if "<" in text:
        text = _TAGS.sub("", text)
    if key.has_names:
        # Part by part: what is after a family name counts only where these are the same.
        first, *others = text.split(PART_MARK)
        parts = [part.rstrip(_AT_END) for part in (first, *map(str.lstrip, others))]
        return tuple(map(collate, parts)) if any(parts) else None
    text = text.rstrip(_AT_END)
    return collate(text) if text else None


def keys_with_names(keys: Sequence[SortKey]) -> tuple[SortKey, ...]:
    """The keys that may render names, of those that differ only in how many they show the first."""
    by_ops = {tuple(map(id, key.ops)): key for key in reversed(keys) if any(map(_has_names, key.ops))}
    return tuple(by_ops.values())


def _has_names(op: Op) -> bool:
    if isinstance(op, Group):
        return any(map(_has_names, op.ops))
    if isinstance(op, Choose):
        return any(_has_names(below) for _, ops in op.branches for below in ops)
    return isinstance(op, NamesOp)


def names_in_keys(keys: Sequence[SortKey], settings: Settings, item: Item) -> list[tuple[ItemName, int]]:
    """The names that the keys render for an item, each with its place in its list."""
    collected: list[tuple[ItemName, int]] = []
    for key in keys:
        if key.has_names:
            _rendered(key, settings, item, 0, None, collected)
    return collected


def _rendered(
    key: SortKey,
    settings: Settings,
    item: Item,
    number: int,
    levels: NameLevels | None,
    collected: list[tuple[ItemName, int]] | None = None,
) -> str:
    env = Env(settings, item, None, None)
    env.in_sort = True
    env.found.collected = collected
    env.levels = levels
    env.citation_number = number
    env.sort_et_al = key.et_al
    for op in key.ops_for(item, in_bibliography=env.in_bibliography):
        op.run(env)
    if not env.out:
        return ""
    node = Out()
    node.children = env.out
    return plain_text(node)


def sort_by_keys(
    entries: Sequence[T], values: Callable[[T], KeyValues], keys: Sequence[SortKey], place: int = 0
) -> list[T]:
    """The entries in order; entries whose keys are equal keep theirs.

    A key counts where all before it, from `place` on, are equal, and is asked for only there.
    """
    if len(entries) < 2 or place == len(keys):
        return list(entries)
    equal: dict[object | None, list[T]] = {}
    for entry in entries:
        equal.setdefault(values(entry)[place], []).append(entry)
    missing = equal.pop(None, [])
    ordered: list[T] = []
    for value in sorted(equal, reverse=keys[place].descending):  # type: ignore[type-var]
        ordered += sort_by_keys(equal[value], values, keys, place + 1)
    return ordered + sort_by_keys(missing, values, keys, place + 1)

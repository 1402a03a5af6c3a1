"""Order of cites and entries (CSL 1.0.2, sorting)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from bibkit.csl.collation import Collate
from bibkit.csl.compile import SortKey
from bibkit.csl.flatten import plain_text
from bibkit.csl.item import Item
from bibkit.csl.ops.citation_label import citation_label
from bibkit.csl.ops.date import date_sort_key
from bibkit.csl.ops.env import Env, NameLevels, Settings
from bibkit.csl.out import Out
from bibkit.csl.text.pattern import lazy_pattern
from bibkit.csl.vocab import DATE_VARIABLES

T = TypeVar("T")

SortValues = tuple["object | None", ...]
"""One value a key; None for an empty one, which comes last in either direction."""

_TAGS = lazy_pattern(r"</?(?:i|b|sc|sup|sub|span)\b[^>]*>")
_EDGES = "[]'\""


def sort_values(
    keys: Sequence[SortKey],
    settings: Settings,
    item: Item,
    number: int,
    levels: NameLevels | None,
    collate: Collate,
) -> SortValues:
    """What an item sorts by; `number` is its citation number as far as it is known."""
    return tuple([_value(key, settings, item, number, levels, collate) for key in keys])


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
    else:
        text = item.text.get(key.variable, "")
    if "<" in text:
        text = _TAGS.sub("", text)
    text = text.strip(_EDGES).strip()
    return collate(text) if text else None


def _rendered(key: SortKey, settings: Settings, item: Item, number: int, levels: NameLevels | None) -> str:
    env = Env(settings, item, None, None)
    env.in_sort = True
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


def sort_by_keys(entries: Sequence[T], values: Callable[[T], SortValues], keys: Sequence[SortKey]) -> list[T]:
    """The entries in order; entries whose keys are equal keep theirs."""
    ordered = list(entries)
    for place in range(len(keys) - 1, -1, -1):
        present = [entry for entry in ordered if values(entry)[place] is not None]
        missing = [entry for entry in ordered if values(entry)[place] is None]
        present.sort(key=lambda entry: values(entry)[place], reverse=keys[place].descending)  # type: ignore[arg-type,return-value]
        ordered = present + missing
    return ordered

"""What `disagreements.md` argues about what few works have: seasons, a locator of several parts, one name twice."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from tests.csl.differential.classify import Edit

_DECEMBER = 12
_WORD = re.compile(r"\w+")
_LIST = ",  "


def odd_argument(
    cited: Sequence[dict[str, Any]], edit: Edit, seasons: Sequence[str] = (), *, collapses: bool = False
) -> str:
    """The class of `disagreements.md` that the difference belongs to, or ""."""
    is_added = not _WORD.search(edit.expected) or edit.actual.startswith(
        tuple(edit.expected + season for season in seasons)
    )
    if (edit.kind == "dates" or _WORD.search(edit.expected)) and is_added and any(map(_has_season, cited)):
        return "season in a date of numbers"
    if edit.expected == "undefined" and edit.actual.isdigit():
        return "years before 1000 in two digits"
    if edit.expected == _LIST and edit.actual == ", ":
        return "spaces in a list of locators"
    if collapses and not edit.expected and any(_is_of_container(edit.actual, item) for item in cited):
        return "names that a cite shows twice"
    return ""


def _has_season(item: dict[str, Any]) -> bool:
    """Whether a month of the item stands for a season."""
    return any(
        isinstance(value, dict)
        and any(int(parts[1]) > _DECEMBER for parts in value.get("date-parts", ()) if parts[1:])
        for value in item.values()
    )


def _is_of_container(text: str, item: dict[str, Any]) -> bool:
    """Whether the text is the names of the container, which are those of the item."""
    names = item.get("container-author")
    words = {
        word.casefold() for name in names or () for part in name.values() for word in _WORD.findall(part)
    }
    found = [word.casefold() for word in _WORD.findall(text) if len(word) > 1]
    return bool(found) and names == item.get("author") and words.issuperset(found)

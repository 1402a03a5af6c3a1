"""Abbreviation lists: what `form="short"` shows of titles, places and publishers.

CSL 1.0.2 leaves abbreviations to `title-short` and `container-title-short` in the data. Word processors keep
lists beside it, in the shape of citeproc-js: `{jurisdiction: {category: {text: abbreviation}}}`, where
"default" is the jurisdiction of items that name none.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, TypeAlias

from bibkit.csl.vocab import RANGE_VARIABLES

Abbreviations: TypeAlias = Mapping[str, Mapping[str, Mapping[str, str]]]

_CATEGORIES: Final = {
    "title": "title",
    "container-title": "container-title",
    "collection-title": "collection-title",
    "publisher": "institution-part",
    "publisher-place": "place",
    "event-place": "place",
    "archive-place": "place",
    "jurisdiction": "place",
    "archive": "container-title",
    "genre": "title",
    "event": "title",
    "medium": "title",
}
"""The category in which the value of a variable is looked up."""


def abbreviated(data: Mapping[str, object], lists: Abbreviations) -> Mapping[str, object]:
    """The CSL-JSON item with the short forms that the lists know; these go before those in the data.

    A number that is listed is replaced whatever its form. A text that is listed in small letters is found
    whatever the case of the item's.
    """
    found: dict[str, object] = {}
    for variable, category in _CATEGORIES.items():
        short = _abbreviation(data, variable, category, lists)
        if short:
            found[f"{variable}-short"] = short
    for variable in RANGE_VARIABLES:
        short = _abbreviation(data, variable, "number", lists)
        if short:
            found[variable] = short
    return {**data, **found} if found else data


def _abbreviation(data: Mapping[str, object], variable: str, category: str, lists: Abbreviations) -> str:
    value = data.get(variable)
    if value is None or value == "":
        return ""
    for jurisdiction in (str(data.get("jurisdiction") or "default"), "default"):
        table = lists.get(jurisdiction, {}).get(category)
        if table:
            short = table.get(str(value)) or table.get(str(value).casefold())
            if short:
                return short
    return ""

"""CSL-JSON items in the form that citeproc-py reads without stumbling.

It knows the variables of CSL 1.0.1 and would print a list or mapping of any other name as Python shows it; it
raises on dates and names that are a little off. So an item is rebuilt from what it can take.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from bibkit.engines.marks import MORE_NAMES, marked, plain

_RENAMED = {
    "event-title": "event",
    "shortTitle": "title-short",
    "journalAbbreviation": "container-title-short",
}
_NAME_PARTS = ("family", "given", "dropping-particle", "non-dropping-particle", "suffix")
_RAW_DATE = re.compile(r"(-?\d{1,4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


def prepared(
    item: Mapping[str, Any], key: str, names: Collection[str], dates: Collection[str], texts: Collection[str]
) -> dict[str, Any]:
    """The item with `key` as id and the variables of the three collections, as far as they say something.

    A name list that `custom.incomplete` names gets `MORE_NAMES` as last name.
    """
    custom = item.get("custom")
    incomplete = custom.get("incomplete", ()) if isinstance(custom, Mapping) else ()
    ready: dict[str, Any] = {"id": key, "type": str(item.get("type", ""))}
    for given_name, value in item.items():
        variable = _RENAMED.get(given_name, given_name)
        if variable in names:
            rebuilt: object = _names(value, goes_on=given_name in incomplete)
        elif variable in dates:
            rebuilt = _date(value)
        elif variable in texts and isinstance(value, str | int | float) and not isinstance(value, bool):
            rebuilt = plain(str(value)) if variable == "language" else marked(str(value))
        else:
            continue
        if rebuilt and variable not in ready:
            ready[variable] = rebuilt
    return ready


def _names(value: object, *, goes_on: bool) -> list[dict[str, str]]:
    names = (
        [_name(name) for name in value if isinstance(name, Mapping)] if isinstance(value, Sequence) else []
    )
    filled = [name for name in names if name]
    return [*filled, {"literal": MORE_NAMES}] if filled and goes_on else filled


def _name(name: Mapping[str, Any]) -> dict[str, str]:
    if literal := plain(str(name.get("literal") or "")).strip():
        return {"literal": literal}
    parts = {part: plain(str(name.get(part) or "")).strip() for part in _NAME_PARTS}
    if not parts["family"] and not parts["given"]:
        return {}
    return {part: text for part, text in parts.items() if text}


def _date(value: object) -> dict[str, Any] | None:
    """The date as `date-parts` of whole numbers, or as a literal; None where it says nothing."""
    if not isinstance(value, Mapping):
        return None
    literal = str(value.get("literal") or value.get("raw") or "")
    found = [parts for part in _sequence(value.get("date-parts"))[:2] if (parts := _numbers(part))]
    if not found:
        raw = _RAW_DATE.fullmatch(literal)
        found = [[int(part) for part in raw.groups() if part]] if raw else []
    if not found:
        return {"literal": plain(literal)} if literal else None
    date: dict[str, Any] = {"date-parts": found}
    seasons = {(parts[1] - 1) % 4 + 1 for parts in found if len(parts) > 1 and parts[1] > 12}
    if (season := value.get("season")) and str(season).isdecimal():
        seasons = {int(season)}
    if seasons:
        # citeproc-py has one season for both ends of a range: two different ones become years.
        date["date-parts"] = [parts[:1] for parts in found]
        if len(seasons) == 1 and 1 <= min(seasons) <= 4:
            date["season"] = min(seasons)
    if value.get("circa") not in (None, False, 0, "", "0", "false"):
        date["circa"] = 1
    return date


def _sequence(value: object) -> Sequence[Any]:
    return value if isinstance(value, list | tuple) else ()


def _numbers(parts: object) -> list[int]:
    """Year, month and day as far as they are numbers; an end of year 0 is an open range."""
    numbers: list[int] = []
    for part in _sequence(parts)[:3]:
        try:
            numbers.append(int(str(part)))
        except ValueError:
            break
    while len(numbers) > 1 and not numbers[-1]:
        numbers.pop()
    return numbers

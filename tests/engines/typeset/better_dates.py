"""Kinds of difference in print that dates make, for the better: see `better`."""

from __future__ import annotations

import re

Pair = tuple[str, str]

_NAMES = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December")  # fmt: skip
_MONTH = re.compile(r"\b(?:" + "|".join(f"{name[:3]}(?:{name[3:]}|t)?" for name in _NAMES) + r")\b\.?")
_YEARS = re.compile(r"\byear=(\d{4})[–-](\d{4})(?= \||$)")


def months_by_their_macros(pair: Pair) -> Pair:
    """The pair with the months of ours in both, where theirs has in their place the same in other letters or a number."""
    theirs, ours = pair
    pattern, at = "", 0
    for match in _MONTH.finditer(ours):
        pattern += re.escape(ours[at : match.start()]) + _other_forms(match[0])
        at = match.end()
    return (ours, ours) if at and re.fullmatch(pattern + re.escape(ours[at:]), theirs) else pair


def _other_forms(month: str) -> str:
    number, name = next((n, name) for n, name in enumerate(_NAMES, 1) if month.startswith(name[:3]))
    return rf"(?:(?i:{name}|{name[:3]}t?)\.?|0?{number},?)"


def years_of_a_range(pair: Pair) -> Pair:
    """The pair with what biber makes of a range in `date` in both, where theirs has the years as a text."""
    theirs, ours = pair
    match = _YEARS.search(theirs)
    if match is None:
        return pair
    lines = [*theirs.replace(match[0], f"year={match[1]}").split(" | "), f"endyear={match[2]}"]
    return (ours, ours) if sorted(lines) == sorted(ours.split(" | ")) else pair

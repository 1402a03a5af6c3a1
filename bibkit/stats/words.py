"""What is to be said below a tally: what it does not show or can't know."""

from __future__ import annotations

from bibkit.stats.count import Tally

_WITHOUT = {
    "year": "no year",
    "type": "no type",
    "venue": "no venue",
    "tag": "no tag",
    "author": "no author",
    "co-author": "no author",
    "network": "no author",
}


def remarks(tally: Tally, shown: int) -> list[str]:
    """The remarks, a sentence part each: "and 3 more", "1 work has no venue"."""
    found = []
    if shown < len(tally.counts):
        found.append(f"and {len(tally.counts) - shown} more{', earlier' if tally.is_in_time else ''}")
    if tally.crowded:
        found.append(f"{_works(tally.crowded)} with more than 100 authors left out")
    if tally.without:
        found.append(f"{_works(tally.without)} {_have(tally.without)} {_WITHOUT[tally.name]}")
    if tally.cut_short:
        found.append(f"{_works(tally.cut_short)} {_have(tally.cut_short)} more authors than the record names")
    return found


def _works(count: int) -> str:
    return f"{count} work{'s' if count != 1 else ''}"


def _have(count: int) -> str:
    return "has" if count == 1 else "have"

"""What somebody meant who wrote a time or pages as one says them: "16.15 Uhr", "4 pm to 5:30 pm", "pp. 1 to 8"."""

from __future__ import annotations

import re

_AT = re.compile(r"\A(?:von|from|ab|um|at)\s+", re.IGNORECASE)
_UP_TO = re.compile(r"\s*(?:[-–—]+|\b(?:bis|to|until|till)\b)\s*", re.IGNORECASE)
_CLOCK = re.compile(
    r"(?P<hour>[01]?\d|2[0-3])"
    r"(?:\s*(?:[:.]|h|uhr)\s*(?P<minute>[0-5]\d)(?::00)?)?"
    r"(?:\s*(?:(?P<half>[ap])\.?m\.?|(?P<unit>uhr|h|hrs?\.?)))?",
    re.IGNORECASE | re.ASCII,
)
_OF_PAGES = re.compile(r"\A(?:pp?|pages?|pgs?|ss?|seiten?)(?:\.\s*|\s+|(?=\d))", re.IGNORECASE)
_BETWEEN_PAGES = re.compile(r"\s*(?:[;,&]|\b(?:and|und)\b)\s*", re.IGNORECASE)


def time_meant(text: str) -> str:
    """The time, or the two, as "16:15" or "16:15-17:45"; empty where it is not clear (quarters, half past, c.t.).

    >>> time_meant("16.15 bis 17.45 Uhr")
    '16:15-17:45'
    """
    ends = [_CLOCK.fullmatch(end) for end in _UP_TO.split(_AT.sub("", text.strip()))]
    found = [end for end in ends if end is not None]
    # "4-5 pm" and "11-1 pm" mean the first in two ways.
    if len(found) != len(ends) or len(ends) > 2 or len({bool(end["half"]) for end in found}) > 1:
        return ""
    if not (found[-1]["unit"] or all(end["half"] or end["minute"] for end in found)):
        return ""  # numbers alone may be anything
    times = [
        _on_the_clock(int(end["hour"]), end["minute"] or "00", (end["half"] or "").lower()) for end in found
    ]
    return "-".join(times) if all(times) else ""


def _on_the_clock(hour: int, minute: str, half: str) -> str:
    """The time of 24 hours; empty where an hour of the other half of the day is called "pm"."""
    if not half:
        return f"{hour:02}:{minute}"
    return f"{hour % 12 + 12 * (half == 'p'):02}:{minute}" if 1 <= hour <= 12 else ""


def pages_meant(text: str) -> str:
    """The pages as "1-8, 12", which may still run backwards or be none.

    >>> pages_meant("pp. 1 to 8 and 12")
    '1-8, 12'
    """
    bare = _OF_PAGES.sub("", text.strip().rstrip("."))
    parts = [_OF_PAGES.sub("", part) for part in _BETWEEN_PAGES.split(bare)]
    return ", ".join(_UP_TO.sub("-", part) for part in parts)

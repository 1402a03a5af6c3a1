"""What happens where two marks of punctuation meet.

The specification leaves this open; the table is what citeproc-js does, which every style was written
against: a question mark swallows the period after it, a period keeps a comma after it, equal marks
become one.
"""

from __future__ import annotations

from typing import Final

MARKS: Final = frozenset(".,;:!?")
MARKS_AND_SPACE: Final = MARKS | {" ", "\u00a0"}
TERMINAL: Final = frozenset(".;:!? ")

MEETING: Final = {
    "!": {".": "!", "?": "!?", ":": "!", ",": "!,", ";": "!;"},
    "?": {"!": "?!", ".": "?", ":": "?", ",": "?,", ";": "?;"},
    ".": {"!": ".!", "?": ".?", ":": ".:", ",": ".,", ";": ".;"},
    ":": {"!": "!", "?": "?", ".": ":", ",": ":,", ";": ":;"},
    ",": {"!": ",!", "?": ",?", ":": ",:", ".": ",.", ";": ",;"},
    ";": {"!": "!", "?": "?", ":": ";", ",": ";,", ".": ";"},
}
"""For a mark and the mark that follows it: what remains."""

INTO_QUOTES: Final = frozenset(".,!?")
"""Marks that punctuation-in-quote moves inside closing quotation marks (CSL 1.0.2, locale options)."""

OUT_OF_QUOTES: Final = frozenset(",:;")
"""Marks that leave the quotation marks when punctuation-in-quote is off; the others belong to the text."""


def swallows(left: str, right: str) -> bool:
    """Whether two different marks that meet become one."""
    return len(MEETING.get(left, {}).get(right, "  ")) == 1


def meet(left: str, right: str) -> tuple[str, str]:
    """Both texts after the first mark of `right` has joined the end of `left`.

    >>> meet("Why?", ". Then"), meet("Jr.", ". "), meet("word", ", and")
    (('Why?', ' Then'), ('Jr.', ' '), ('word,', ' and'))
    """
    first, second = left[-1:], right[:1]
    if first == second:
        return left, right[1:]
    if second not in MARKS:
        return left, right
    merged = MEETING.get(first, {}).get(second)
    if merged is None:
        return left + second, right[1:]
    return left[:-1] + merged, right[1:]


def meet_rightwards(left: str, right: str) -> tuple[str, str]:
    """Both texts after the last mark of `left` has joined the start of `right`."""
    first, second = left[-1:], right[:1]
    if first == second:
        return left[:-1], right
    if first not in MARKS:
        return left, right
    merged = MEETING[first].get(second)
    if merged is None:
        return left[:-1], first + right
    return left[:-1], merged + right[1:]

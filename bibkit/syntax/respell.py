"""The smallest change of a text, as it is written, that makes it say something else.

What a text says may be spelled in many ways (escapes, TeX, Markdown), so that nothing is worked out here: a change is
tried, and taken only where reading the text again gives what is wanted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

_MOST_TRIED = 40


class Respelling(NamedTuple):
    """The characters from `start` up to `end` of a text become `text`."""

    start: int
    end: int
    text: str


def respelling(written: str, before: str, after: str, says_it: Callable[[str], bool]) -> Respelling | None:
    """What to change in `written`, which says `before` in it, so that it says `after` there.

    Only the characters in which the two differ are touched. None where they do not stand in the text as they are, or
    where no change of that kind is right (`says_it` looks at the whole text after it).

    >>> respelling("{On} Names.", "On Names.", "On Names", lambda text: text == "{On} Names")
    Respelling(start=10, end=11, text='')
    """
    if not before or before == after:
        return None
    start, end, new = _difference(before, after)
    old = before[start:end]
    for at in _places(written, old, from_end=end == len(before)):
        if says_it(written[:at] + new + written[at + len(old) :]):
            return Respelling(at, at + len(old), new)
    return None


def _difference(before: str, after: str) -> tuple[int, int, str]:
    """Where the part of `before` begins and ends that is another in `after`, and that other part.

    The part has at least one character, so that it can be looked for.
    """
    most = min(len(before), len(after))
    start = 0
    while start < most and before[start] == after[start]:
        start += 1
    same = 0
    while same < most - start and before[-1 - same] == after[-1 - same]:
        same += 1
    if start + same == len(before):  # something comes in: the character beside it is written again
        start, same = (start - 1, same) if start else (start, max(same - 1, 0))
    return start, len(before) - same, after[start : len(after) - same]


def _places(text: str, part: str, *, from_end: bool) -> Iterator[int]:
    """Where the part stands in the text, from its end on or from its beginning."""
    at = text.rfind(part) if from_end else text.find(part)
    for _ in range(_MOST_TRIED):
        if at < 0:
            return
        yield at
        at = text.rfind(part, 0, at + len(part) - 1) if from_end else text.find(part, at + 1)

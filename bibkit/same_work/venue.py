"""Whether two works stand in one journal, book or site: spelled out, abbreviated, or with an article more."""

from __future__ import annotations

from functools import lru_cache

from bibkit.same_work.title import likeness, title_of
from bibkit.same_work.work import ComparedWork

_SMALL = frozenset("of the and in on for a an de der des la le".split())
_LEAST_ALIKE = 0.85


def are_one_venue(one: ComparedWork, two: ComparedWork) -> bool:
    """Whether the works' venues are one, as far as their names tell."""
    if one.venue == two.venue:
        return True
    return _are_one_name(*sorted((one.record.text("container-title"), two.record.text("container-title"))))


@lru_cache(maxsize=65536)
def _are_one_name(one: str, two: str) -> bool:
    mine, theirs = title_of(one), title_of(two)
    if mine.main == theirs.whole or theirs.main == mine.whole:
        return True
    if likeness(mine.whole, theirs.whole) >= _LEAST_ALIKE:
        return True
    words = [word for word in mine.words if word not in _SMALL]
    others = [word for word in theirs.words if word not in _SMALL]
    if len(words) == len(others) and all(_abbreviates(*pair) for pair in zip(words, others, strict=True)):
        return True
    return _are_initials(words, others) or _are_initials(others, words)


def _abbreviates(one: str, two: str) -> bool:
    """Whether one word is the other cut short ("Phys", "Physics"), from its first letter, or with letters left out."""
    shorter, longer = sorted((one, two), key=len)
    if longer.startswith(shorter):
        return True
    rest = iter(longer)
    return shorter[0] == longer[0] and all(sign in rest for sign in shorter)


def _are_initials(words: list[str], others: list[str]) -> bool:
    """Whether one word stands for several: "ApJ" no, "PNAS" and "JMLR" yes."""
    return len(words) == 1 and len(others) > 1 and words[0] == "".join(word[0] for word in others)

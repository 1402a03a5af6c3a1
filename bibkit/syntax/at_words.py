"""Matches of a pattern in a long text that begin with words: to look for these is faster than to try it everywhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator


def matches_at_words(pattern: re.Pattern[str], words: Iterable[str], text: str) -> Iterator[re.Match[str]]:
    """What `finditer` gives for a pattern that begins with one of the words, which are in small letters.

    The case of the letters in the text is the pattern's affair.
    """
    lowered = text.lower()
    if len(lowered) != len(text):  # a letter that becomes two: the places are not the same
        yield from pattern.finditer(text)
        return
    end = 0
    for at in sorted(at for word in words for at in _places(word, lowered)):
        if at >= end and (match := pattern.match(text, at)):
            end = match.end()
            yield match


def _places(word: str, text: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)

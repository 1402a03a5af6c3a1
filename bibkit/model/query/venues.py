"""Venues as people ask for them: by a word, "J. Mach. Learn. Res.", "ICML"."""

from __future__ import annotations

import re
from functools import lru_cache

from bibkit.model.query.words import TextTest, forms, has_wildcard, holds

COLUMNS = frozenset({"container-title", "container-title-short", "collection-title", "event-title"})
_SMALL = frozenset("a an and at der des die et for für in la le les of on the und von".split())
_WORD = re.compile(r"[^\W\d_][\w'’]*")
_CALLED = {"NEURIPS": "NIPS"}  # what a conference calls itself since its initials were dropped


def venue_test(asked: str) -> TextTest:
    """Whether a venue holds the text that is asked for, is abbreviated so (ISO 4), or has these initials."""
    contains = holds(asked)
    words = asked.split()
    remembered = lru_cache(maxsize=1 << 16)  # many works came out in one place
    if has_wildcard(asked) or not words:
        return contains
    if (
        len(words) == 1
        and asked.isalpha()
        and (asked.isupper() or asked.upper() in _CALLED)
        and len(asked) > 2
    ):
        letters = _CALLED.get(asked.upper(), asked.upper())
        return remembered(lambda venue: contains(venue) or letters in _initials(venue))
    if any(word.endswith(".") for word in words):
        shortened = [forms(word.rstrip("."))[0] for word in words if word.casefold() not in _SMALL]
        return remembered(lambda venue: contains(venue) or _is_abbreviated(shortened, venue))
    return contains


def _initials(venue: str) -> str:
    return "".join(word[0] for word in _WORD.findall(venue) if word[0].isupper())


def _is_abbreviated(shortened: list[str], venue: str) -> bool:
    """Whether words of the venue that follow each other begin so."""
    words = [word for word in _WORD.findall(forms(venue)[0]) if word not in _SMALL]
    starts = range(len(words) - len(shortened) + 1)
    return any(
        all(word.startswith(short) for word, short in zip(words[at:], shortened, strict=False))
        for at in starts
    )

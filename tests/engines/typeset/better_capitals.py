"""Kinds of difference in print that capitals of a title make, for the better: see `better`.

Each looks at single words, and only at such as stand in the source with the capitals that ours prints.
"""

from __future__ import annotations

import re
from collections.abc import Callable

Pair = tuple[str, str]

_WORD = re.compile(r"[^\W_]+")
_TITLE = re.compile(
    r"\btitle\s*=\s*[{\"](.*?)[}\"]\s*(?:,\s*\n|,\s*\w+\s*=|\}\s*$|\n\s*\})", re.DOTALL | re.IGNORECASE
)
_INSIDE = re.compile(r"(?<=[^:?!.] )\b(?<!^)[^\W\d_]{4,}\b")
_FIGURE = re.compile(r"\d")
_BRACES = re.compile(r"[{}]")

Word = tuple[str, str]  # what stands before it in ours, and it


def inside_words(pair: Pair, source: str) -> Pair:
    """The pair with the capitals of ours in words that are no plain ones: `GANs`, `3D`, `SwellSense`, `vitamin C`."""
    return _raised(
        pair,
        source,
        lambda word: len(word[1]) == 1 or not word[1][1:].islower() or _FIGURE.search(word[1]) is not None,
    )


def behind_colons(pair: Pair, source: str) -> Pair:
    """The pair with the capital of the first word behind a colon."""
    return _raised(pair, source, lambda word: word[0].endswith((": ", ": “", ": ‘")))


def in_small_letters(pair: Pair, source: str) -> Pair:
    """The pair with the capitals of words in a title that has most of its words in small letters."""
    return _raised(pair, source, lambda _: True) if _is_in_sentence_case(source) else pair


def _raised(pair: Pair, source: str, is_one: Callable[[Word], bool]) -> Pair:
    """The pair with each such word in theirs as it stands in ours, where all that differs are capitals of ours."""
    theirs, ours = pair
    if len(theirs) != len(ours) or theirs.lower() != ours.lower():
        return pair
    raised, written = theirs, _BRACES.sub("", source)
    for match in _WORD.finditer(ours):
        at, end = match.span()
        before = theirs[at:end]
        is_raised = before != match[0] and all(
            a in (b, b.lower()) for a, b in zip(before, match[0], strict=True)
        )
        if is_raised and match[0] in written and is_one((ours[:at], match[0])):
            raised = raised[:at] + match[0] + raised[end:]
    return raised, ours


def _is_in_sentence_case(source: str) -> bool:
    """Whether no more words inside of the title have a capital than have none."""
    title = _TITLE.search(source)
    words: list[str] = _INSIDE.findall(title[1]) if title else []
    return bool(words) and sum(map(str.istitle, words)) <= sum(map(str.islower, words))

"""Kinds of difference in print that capitals of a title make, for the better: see `better`.

Each looks at single words, and only at such as stand in the source with the capitals that ours prints.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from tests.engines.typeset.printed import printed

Pair = tuple[str, str]

_WORD = re.compile(r"[^\W_]+")
_TITLE = re.compile(
    r"\btitle\s*=\s*[{\"](.*?)[}\"]\s*(?:,\s*\n|,\s*\w+\s*=|[})]\s*$|\n\s*[})])", re.DOTALL | re.IGNORECASE
)
_INSIDE = re.compile(r"(?<=[^:?!.] )\b(?<!^)[^\W\d_]{4,}\b")
_FIGURE = re.compile(r"\d")
_BRACES = re.compile(r"\\?[{}]")
_OTHER_LANGUAGE = re.compile(
    r"\b(?:language|langid|hyphenation)\s*=\s*[{\"](?!\s*(?:en|american|british))", re.IGNORECASE
)
_GREEK = re.compile(r"[Α-Ω]")

Word = tuple[str, str]  # what stands before it in ours, and it


def inside_words(pair: Pair, source: str) -> Pair:
    """The pair with the capitals of ours in words that are no plain ones: `GANs`, `3D`, `SwellSense`, `vitamin C`, `Rényi`."""
    return _raised(pair, source, lambda word: not _is_plain(word[1]))


def behind_colons(pair: Pair, source: str) -> Pair:
    """The pair with the capital of the first word behind a colon."""
    return _raised(pair, source, lambda word: word[0].endswith((": ", ": “", ": ‘")))


def in_small_letters(pair: Pair, source: str) -> Pair:
    """The pair with the capitals of words in a title that has most of its words in small letters, or is not English."""
    is_meant = _is_in_sentence_case(source) or _OTHER_LANGUAGE.search(source)
    return _raised(pair, source, lambda _: True) if is_meant else pair


def in_formulas(pair: Pair, source: str) -> Pair:
    """The pair with the capitals of formulas, which are other signs than their small letters."""
    if "$" not in source and "textdollar" not in source:
        return pair
    return _raised(
        pair, source, lambda word: word[0].count("$") % 2 == 1 or _GREEK.search(word[1]) is not None
    )


def _raised(pair: Pair, source: str, is_one: Callable[[Word], bool]) -> Pair:
    """The pair with each such word in theirs as it stands in ours, where all that differs are capitals of ours."""
    theirs, ours = pair
    if len(theirs) != len(ours) or theirs.casefold() != ours.casefold():
        return pair
    raised, written = theirs, f"{_BRACES.sub('', source)} {printed(source)}"
    for match in _WORD.finditer(ours):
        at, end = match.span()
        before = theirs[at:end]
        is_raised = before != match[0] and all(
            a in (b, b.lower()) for a, b in zip(before, match[0], strict=True)
        )
        if is_raised and (match[0] in written or _GREEK.search(match[0])) and is_one((ours[:at], match[0])):
            raised = raised[:at] + match[0] + raised[end:]
    return raised, ours


def _is_plain(word: str) -> bool:
    return len(word) > 1 and word.isascii() and word[1:].islower() and _FIGURE.search(word) is None


def _is_in_sentence_case(source: str) -> bool:
    """Whether no more words inside of the title have a capital than have none."""
    title = _TITLE.search(source)
    words: list[str] = _INSIDE.findall(title[1]) if title else []
    return bool(words) and sum(map(str.istitle, words)) <= sum(map(str.islower, words))

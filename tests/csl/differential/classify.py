"""The differences between two texts, each with a class that says what to look into."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal, TypeAlias

Kind: TypeAlias = Literal[
    "spacing", "quotes", "dashes", "brackets", "punctuation",  # what stands between words
    "case", "names", "dates", "terms", "numbers", "disambiguation",  # words of a known sort
    "order", "missing", "extra", "wording", "formatting", "crash",
]  # fmt: skip

_TOKEN = re.compile(r"\bal\.|\w+(?:[’']\w+)*|[^\w]+")
_WORD = re.compile(r"\w+(?:[’']\w+)*")
_YEAR = re.compile(r"(?:1\d|20)\d\d")
_YEAR_SUFFIX = re.compile(r"\b(\d{4})[a-z]{1,2}\b")
_INITIAL = re.compile(r"[^\W\d_]")
AND_OTHERS = frozenset(("et", "al", "and", "others", "und", "u", "a", "y", "dan", "dkk"))

# A class of separators: the two are equal without these signs.
_SEPARATORS: tuple[tuple[Kind, str], ...] = (
    ("spacing", r"\s"),
    ("quotes", r"\s\"'‘’‚‛“”„‟«»‹›「」『』"),
    ("dashes", r"\s‐‑‒–—−-"),
    ("brackets", r"\s()[\]{}"),
    ("punctuation", r"\W"),
)
_SEPARATOR_PATTERNS = tuple((kind, re.compile(f"[{signs}]")) for kind, signs in _SEPARATORS)


@dataclass(frozen=True, slots=True)
class Edit:
    """What one side has where the other has something else."""

    kind: Kind
    expected: str
    actual: str


@dataclass(frozen=True, slots=True)
class Words:
    """What the words of an item and a locale are: those of names, and words of the locale's terms by class."""

    families: frozenset[str] = frozenset()
    givens: frozenset[str] = frozenset()
    terms: Mapping[str, Kind] | None = None


def edits(expected: str, actual: str, words: Words, *, is_citation: bool) -> list[Edit]:
    """The differences in order; none for equal texts.

    >>> edits("A “b,” c", "A “b”, c", Words(), is_citation=False)
    [Edit(kind='quotes', expected=',” ', actual='”, ')]
    """
    if expected == actual:
        return []
    if not expected or not actual:
        return [Edit("missing" if expected else "extra", expected, actual)]
    one, other = _TOKEN.findall(expected), _TOKEN.findall(actual)
    words_in_order = _WORD.findall(expected), _WORD.findall(actual)
    if words_in_order[0] != words_in_order[1] and sorted(words_in_order[0]) == sorted(words_in_order[1]):
        return [Edit("order", expected, actual)]
    found = []
    for operation, start, end, other_start, other_end in SequenceMatcher(
        None, one, other, False
    ).get_opcodes():
        if operation == "equal":
            continue
        left, right = one[start:end], other[other_start:other_end]
        # As many on both sides: each stands for its counterpart.
        pairs = (
            zip(left, right, strict=True) if len(left) == len(right) else [("".join(left), "".join(right))]
        )
        for expected_part, actual_part in pairs:
            kind = _kind(expected_part, actual_part, words, is_citation=is_citation)
            found.append(Edit(kind, expected_part, actual_part))
    return found


def _kind(expected: str, actual: str, words: Words, *, is_citation: bool) -> Kind:
    for kind, pattern in _SEPARATOR_PATTERNS:
        if pattern.sub("", expected) == pattern.sub("", actual):
            return kind
    left, right = _WORD.findall(expected), _WORD.findall(actual)
    if [word.casefold() for word in left] == [word.casefold() for word in right]:
        return "case"
    if _YEAR_SUFFIX.sub(r"\1", expected) == _YEAR_SUFFIX.sub(r"\1", actual):
        return "disambiguation"
    changed = {word.casefold() for word in {*left} ^ {*right}} or {
        word.casefold() for word in (*left, *right)
    }
    return _word_kind(changed, words, is_citation=is_citation) or (
        "missing" if not right else "extra" if not left else "wording"
    )


def _word_kind(changed: set[str], words: Words, *, is_citation: bool) -> Kind | None:
    terms = words.terms or {}
    if is_citation and all(_is_given(word, words) for word in changed):
        return "disambiguation"
    if all(word in words.families or word in AND_OTHERS or _is_given(word, words) for word in changed):
        return "names"
    if all(_YEAR.fullmatch(word) or terms.get(word) == "dates" or word.isdigit() for word in changed):
        has_date = any(_YEAR.fullmatch(word) or terms.get(word) == "dates" for word in changed)
        return "dates" if has_date else "numbers"
    if all(word in terms or word.isdigit() for word in changed):
        return "terms"
    return None


def _is_given(word: str, words: Words) -> bool:
    return word in words.givens or _INITIAL.fullmatch(word) is not None

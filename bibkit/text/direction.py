"""Which way a text runs: Unicode Standard Annex 9, in as much as a writer has to say it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from typing import Final, Literal, TypeAlias

from bibkit.text.pattern import lazy_pattern
from bibkit.text.run import Run

Direction: TypeAlias = Literal["", "ltr", "rtl"]

_FIRST_RTL: Final = "\u0590"
"""All letters before it run from left to right."""
_RTL = frozenset(("R", "AL"))
_RTL_LANGUAGES = frozenset(("ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "syr", "ug", "ur", "yi"))
_LETTERS = lazy_pattern(
    r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


def of_language(tag: str) -> Direction:
    """The direction of a language such as "he-IL"; "ltr" for all that are not known to be otherwise."""
    return "rtl" if tag.partition("-")[0].lower() in _RTL_LANGUAGES else "ltr"


def first_direction(runs: Iterable[Run]) -> Direction:
    """The direction of the first letter that has one (UAX 9, P2 and P3), but for what stands in the margin.

    >>> [first_direction([Run(text)]) for text in ("[1] (2020)", "[1] שלום a", "a שלום")]
    ['', 'rtl', 'ltr']
    """
    for run in runs:
        if any(span.value == "left-margin" for span in run.spans):
            continue
        if run.text.isascii():
            if any(map(str.isalpha, run.text)):
                return "ltr"
            continue
        for sign in run.text:
            kind = unicodedata.bidirectional(sign)
            if kind in _RTL:
                return "rtl"
            if kind == "L":
                return "ltr"
    return ""


def stretches(text: str, base: Direction = "ltr") -> Sequence[tuple[str, bool]]:
    """The text of a paragraph in pieces, and whether they run from right to left.

    One against the base goes from a letter of its direction to the last before a letter of the other; marks and numbers
    beside it run as the base does.

    >>> stretches("Cohen, שלום עולם (2020)")
    [('Cohen, ', False), ('שלום עולם', True), (' (2020)', False)]
    >>> stretches("שלום Word 2.0. (2020)", "rtl")
    [('שלום ', True), ('Word', False), (' 2.0. (2020)', True)]
    """
    base_is_rtl = base == "rtl"
    if not base_is_rtl and (text.isascii() or _LETTERS.search(text) is None):
        return ((text, False),)
    found: list[tuple[str, bool]] = []
    begin = end = 0  # of the piece that is open, and of its last letter
    is_against = False
    for at, sign in enumerate(text):
        kind = unicodedata.bidirectional(sign)
        if kind == "NSM":
            end = at + 1 if end == at else end
        elif (kind in _RTL) is not base_is_rtl and (kind in _RTL or kind == "L"):
            if not is_against:
                found.append((text[begin:at], base_is_rtl))
                begin, is_against = at, True
            end = at + 1
        elif is_against and (kind in _RTL or kind == "L"):
            found.append((text[begin:end], not base_is_rtl))
            begin, is_against = end, False
    if is_against:
        found.append((text[begin:end], not base_is_rtl))
        begin = end
    found.append((text[begin:], base_is_rtl))
    return [piece for piece in found if piece[0]]

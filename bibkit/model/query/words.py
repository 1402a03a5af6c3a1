"""Texts as people ask for them: without case, accents and markup, umlauts also spelled out, with wildcards."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import TypeAlias

TextTest: TypeAlias = Callable[[str], bool]

_MARKUP = re.compile(r"</?(?:i|b|sup|sub|sc|span)\b[^<>]*>")  # CSL's rich text
_SPELLED = str.maketrans({
    "ß": "ss", "ẞ": "SS", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "æ": "ae", "Æ": "AE", "œ": "oe",
    "Œ": "OE", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ı": "i", "ħ": "h", "Ħ": "H", "ŋ": "ng", "ŧ": "t", "’": "'",
    "‘": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "‐": "-", "‑": "-", "–": "-", "—": "-", "−": "-",
})  # fmt: skip
# What German, Danish and their neighbours write where a letter can't be had.
_TWO_LETTERS = str.maketrans({
    "ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "Ø": "Oe", "Å": "Aa",
})  # fmt: skip


def plain(text: str) -> str:
    """The text on one line without accents and markup, in its case."""
    if "<" in text:
        text = _MARKUP.sub("", text)
    if "\n" in text:
        text = " ".join(text.split())
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text.translate(_SPELLED))
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign)).translate(_SPELLED)


def forms(text: str) -> tuple[str, ...]:
    """The text without case, accents and markup; and a second time with umlauts spelled out, if it has any.

    >>> forms("Müller")
    ('muller', 'mueller')
    """
    base = plain(text).casefold()
    if text.isascii():
        return (base,)
    composed = unicodedata.normalize("NFC", text)
    spelled = composed.translate(_TWO_LETTERS)
    return (base,) if spelled == composed else (base, plain(spelled).casefold())


def has_wildcard(asked: str) -> bool:
    """Whether a text asked for leaves something open."""
    return "*" in asked or "?" in asked


def holds(asked: str) -> TextTest:
    """Whether a text holds the one that is asked for, in which `*` is any text and `?` any character."""
    return _test(asked, holds_pattern if has_wildcard(asked) else _contains)


def is_whole(asked: str) -> TextTest:
    """Whether a text is the one that is asked for, from its beginning to its end, with these wildcards."""
    return _test(asked, is_whole_pattern if has_wildcard(asked) else _is)


def equals(asked: str) -> TextTest:
    """Whether a text is the one that is asked for, letter by letter."""
    return _test(asked, _is)


def _test(asked: str, make: Callable[[str], TextTest]) -> TextTest:
    tests = [make(form) for form in forms(asked)]
    if len(tests) == 1:
        only = tests[0]
        return lambda text: any(map(only, forms(text)))
    return lambda text: any(test(form) for form in forms(text) for test in tests)


def _contains(needle: str) -> TextTest:
    return lambda form: needle in form


def _is(wanted: str) -> TextTest:
    return lambda form: form == wanted


def holds_pattern(pattern: str) -> TextTest:
    """Whether a text (folded already) holds a pattern with wildcards. No text takes long: each piece is sought once."""
    pieces = [_piece(piece) for piece in pattern.split("*") if piece]

    def test(form: str) -> bool:
        at = 0
        for piece in pieces:
            found = piece.search(form, at)
            if found is None:
                return False
            at = found.end()
        return True

    return test


def is_whole_pattern(pattern: str) -> TextTest:
    """Whether a pattern with wildcards stands for a text (folded already) as a whole."""
    first, *middle = pattern.split("*")
    if not middle:
        whole = _piece(first)
        return lambda form: whole.fullmatch(form) is not None
    last = middle.pop()
    start, end, within = _piece(first), _piece(last), holds_pattern("*".join(middle))

    def test(form: str) -> bool:
        rest = len(form) - len(last)
        return (
            rest >= len(first)
            and start.match(form) is not None
            and end.match(form, rest) is not None
            and within(form[len(first) : rest])
        )

    return test


def _piece(piece: str) -> re.Pattern[str]:
    return re.compile("".join("." if sign == "?" else re.escape(sign) for sign in piece), re.DOTALL)

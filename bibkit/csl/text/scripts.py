"""Which scripts a text is written in, as far as the order and spacing of names depend on it.

CSL 1.0.2, name-part order: names in Latin, Greek, Cyrillic, Arabic and related scripts put the given name
first; names in Asian scripts put the family name first, without spaces.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

_LETTERS: Final = (
    ("A", "Z"), ("a", "z"), ("\u00c0", "\u024f"), ("\u0370", "\u052f"), ("\u0590", "\u05d4"), ("\u05d6", "\u06ff"),
    ("\u0e01", "\u0e5b"), ("\u1e00", "\u1fff"), ("\u200c", "\u200e"), ("\u202a", "\u202e"),
)  # fmt: skip
"""First and last of the characters of scripts that put the given name first, and of marks between them."""

ASCII_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_ASCII_LETTERS: Final = frozenset(ASCII_LETTERS)
_ASCII_WORD: Final = _ASCII_LETTERS | frozenset("-0123456789")


def within(character: str, ranges: Sequence[tuple[str, str]]) -> bool:
    """Whether the character is one of the ranges, from the first to the last of each; "" is none."""
    return any(first <= character <= last for first, last in ranges)


def is_letter(character: str) -> bool:
    """Whether the character is a letter of a given-name-first script; "" is none."""
    return character in _ASCII_LETTERS or within(character, _LETTERS)


def is_alphabetic(text: str) -> bool:
    """Whether there is any letter of a given-name-first script, a digit or a hyphen in the text."""
    return text[:1] in _ASCII_WORD or any(
        character in _ASCII_WORD or is_letter(character) for character in text
    )


def starts_alphabetic(text: str) -> bool:
    """Whether the text starts with a letter of such a script, or with "&"."""
    first = text[:1]
    return first == "&" or is_letter(first)


def ends_alphabetic(text: str) -> bool:
    """Whether the text ends with such a letter, or a stop that wants a space after it."""
    last = text[-1:]
    return is_letter(last) or (last != "" and last in ".;:&")


def straight_apostrophes(text: str) -> str:
    """The text with a straight mark for every apostrophe inside a word that was typed as a closing quotation mark."""
    if "\u2019" not in text:
        return text
    first, *others = text.split("\u2019")
    parts, before = [first], first
    for after in others:
        inside = is_alphabetic(before[-1:]) and is_alphabetic(after[:1])
        parts += ("'" if inside else "\u2019", after)
        before = after
    return "".join(parts)

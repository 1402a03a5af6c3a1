"""Letters as citation keys have them: one transliteration, the same on every system."""

from __future__ import annotations

import unicodedata
from functools import cache

_TAKEN_APART = {  # Latin letters that Unicode does not take apart
    "æ": "ae", "œ": "oe", "ß": "ss", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ħ": "h", "ı": "i",
    "ŋ": "ng", "ŧ": "t", "ə": "e", "ɓ": "b", "ɗ": "d", "ɛ": "e", "ɔ": "o", "ƙ": "k", "ƴ": "y",
}  # fmt: skip
_GERMANIC = {"ä": "ae", "ö": "oe", "ü": "ue"}
_NORDIC = {"å": "aa", "ä": "ae", "æ": "ae", "ö": "oe", "ø": "oe"}
LANGUAGES = {  # what the letters of a language become where its writers spell them out
    "german": _GERMANIC,
    "danish": _NORDIC,
    "norwegian": _NORDIC,
    "swedish": _NORDIC,
    "icelandic": {"ö": "oe", "ø": "oe", "ð": "d", "þ": "th"},
    "estonian": _GERMANIC,
    "finnish": {"ä": "ae", "ö": "oe", "å": "aa"},
}
"""By the English names that Better BibTeX's `transliterate` has, with those of other languages that spell so."""


def folded(text: str, language: str = "") -> str:
    """A text whose Latin letters have no accents; other scripts, digits and signs stay.

    With a language of `LANGUAGES` its letters are spelled out.

    >>> folded("Hörsch, Łoś"), folded("Hörsch", "german")
    ('Horsch, Los', 'Hoersch')
    """
    if text.isascii():
        return text
    return "".join(_letter(sign, language) for sign in together(text))


def together(text: str) -> str:
    """The text in compatibility forms ("ﬁ" as "fi"), with its letters and their accents together."""
    return text if text.isascii() else unicodedata.normalize("NFC", unicodedata.normalize("NFKC", text))


@cache
def _letter(sign: str, language: str) -> str:
    small = sign.lower()
    spelled = LANGUAGES.get(language, {}).get(small)
    if spelled is None:
        base = unicodedata.normalize("NFD", small)[0]
        spelled = _TAKEN_APART.get(base, base)
        if not spelled.isascii():
            return sign
    return spelled if sign == small else spelled.capitalize()


def bare(text: str) -> str:
    """The letters and digits of a text alone."""
    return "".join(sign for sign in text if sign.isalnum())

"""The letters of names, and whether initials may stand for given names."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_INITIALS = re.compile(r"(?:[^\W\d_][.\s-]{0,2}){1,4}")
_NOT_LETTER = re.compile(r"[\W\d_]+")


@lru_cache(maxsize=65536)  # the same people write again and again
def letters_of(text: str) -> str:
    """The letters without case and accents."""
    if text.isascii():
        return _NOT_LETTER.sub("", text).lower()
    plain = unicodedata.normalize("NFKD", text.casefold().replace("ø", "o").replace("ł", "l"))
    return _NOT_LETTER.sub("", "".join(sign for sign in plain if not unicodedata.combining(sign)))


@lru_cache(maxsize=65536)  # the same people write again and again
def are_initials(given: str) -> bool:
    """Whether given names are letters alone: "J. R.", "JR", "J.-P."; "Li" is a name."""
    return _INITIALS.fullmatch(given) is not None and not any(
        letter.isalpha() and not letter.isupper() for letter in given
    )


@lru_cache(maxsize=4096)
def fit(initials: str, given: str) -> bool:
    """Whether initials may stand for given names: none of them is another's."""
    shorts = list(letters_of(initials))
    wholes = [letters_of(word)[:1] for word in re.split(r"[\s.-]+", given) if letters_of(word)]
    return all(one == other for one, other in zip(shorts, wholes, strict=False))


def may_be_one(given: str, other: str) -> bool:
    """Whether two people of one family name may be one by their given names: "J. R." and "Jane", "Sam" and "Samuel"."""
    pairs = list(zip(_words(given), _words(other), strict=False))
    return bool(pairs) and all(_is_beginning(one, two) or _is_beginning(two, one) for one, two in pairs)


def _is_beginning(short: str, word: str) -> bool:
    return word.startswith(short) and (len(short) != 2 or word == short)


def _words(given: str) -> list[str]:
    """The given names without accents and case; initials written together are one each."""
    if are_initials(given):
        return list(letters_of(given))
    return [letters for word in re.split(r"[\s.-]+", given) if (letters := letters_of(word))]

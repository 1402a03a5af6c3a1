"""What an attribute or a text may hold, and what to say of a value that it may not."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Protocol

_LONGEST_WORD = 60
_SLIP = 0.75  # of the letters are the same


class AttributeValues(Protocol):
    """The values of an attribute."""

    def fault(self, text: str) -> tuple[str, str] | None:
        """The part of the value that is wrong, and the way out; None for a value that may stand."""
        ...

    def meant(self, wrong: str) -> str:
        """What was most likely meant by such a part; empty where that is not clear."""
        ...


@dataclass(frozen=True, slots=True)
class Anything:
    """Any text."""

    def fault(self, _text: str) -> None:
        return None

    def meant(self, _wrong: str) -> str:
        return ""


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of these words; `elsewhere` says of words that have a meaning elsewhere what they would need."""

    words: frozenset[str]
    elsewhere: tuple[tuple[frozenset[str], str], ...] = ()

    def fault(self, text: str) -> tuple[str, str] | None:
        return None if text in self.words else (text, _way_out(text, self.words, self.elsewhere))

    def meant(self, wrong: str) -> str:
        return _meant(wrong, self.words, self.elsewhere)


@dataclass(frozen=True, slots=True)
class Each:
    """One or more of these words, with white space between them."""

    words: frozenset[str]
    elsewhere: tuple[tuple[frozenset[str], str], ...] = ()

    def fault(self, text: str) -> tuple[str, str] | None:
        given = text.split()
        if not given:
            return text, "name at least one"
        for word in given:
            if word not in self.words:
                return word, _way_out(word, self.words, self.elsewhere)
        return None

    def meant(self, wrong: str) -> str:
        return _meant(wrong, self.words, self.elsewhere)


@dataclass(frozen=True, slots=True)
class Like:
    """A text of this form, apart from white space around it (the datatypes of XML Schema)."""

    pattern: re.Pattern[str] = field(compare=False)
    example: str

    def fault(self, text: str) -> tuple[str, str] | None:
        return None if self.pattern.fullmatch(text.strip(" \t\r\n")) else (text, f"write {self.example}")

    def meant(self, wrong: str) -> str:
        spellings = (wrong.lower(), wrong.replace("_", "-"))  # True, en_GB
        return next((one for one in spellings if self.pattern.fullmatch(one)), "")


def one_of(*words: str) -> OneOf:
    return OneOf(frozenset(words))


def like(pattern: str, example: str) -> Like:
    return Like(re.compile(pattern), example)


ANYTHING = Anything()
BOOLEAN = like("true|false|1|0", "true or false")
INTEGER = like("[+-]?[0-9]+", "a number, such as 3")
COUNT = like(r"\+?[0-9]+|-0+", "a number from 0 on")
POSITIVE = like(r"\+?0*[1-9][0-9]*", "a number from 1 on")
LANGUAGES = like(
    "[a-zA-Z]{1,8}(?:-[a-zA-Z0-9]{1,8})*(?: +[a-zA-Z]{1,8}(?:-[a-zA-Z0-9]{1,8})*)*",
    "languages, such as en de-AT",
)
LANGUAGE = like("[a-zA-Z]{1,8}(?:-[a-zA-Z0-9]{1,8})*", "a language, such as en-US")
MACRO_NAME = like(r"[\w.:\u00b7-]+", "a name of letters, digits, hyphens and full stops")
ISSN = like("[0-9]{4}-[0-9]{3}[0-9xX]", "an ISSN, such as 1234-5678")
MOMENT = like(
    r"-?[0-9]{4,}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])T(?:[01][0-9]|2[0-4]):[0-5][0-9]:[0-5][0-9]"
    r"(?:\.[0-9]+)?(?:Z|[+-](?:0[0-9]|1[0-4]):[0-5][0-9])?",
    "a moment, such as 2026-01-02T00:00:00+00:00",
)


def nearest(word: str, words: Iterable[str]) -> str:
    """The word that was probably meant, or ""."""
    by_folded = {known.casefold(): known for known in sorted(words)}
    found = difflib.get_close_matches(word.casefold()[:80], by_folded, 1, 0.6)
    return by_folded[found[0]] if found else ""


def meant(word: str, words: Iterable[str]) -> str:
    """The word that differs from this by a slip of the keys alone, or ""."""
    near = nearest(word, words)
    alike = difflib.SequenceMatcher(None, word.casefold(), near.casefold()).ratio() if near else 0
    return near if alike >= _SLIP else ""


def _meant(word: str, words: frozenset[str], elsewhere: tuple[tuple[frozenset[str], str], ...]) -> str:
    return "" if any(word in others for others, _ in elsewhere) else meant(word[:_LONGEST_WORD], words)


def _way_out(word: str, words: frozenset[str], elsewhere: tuple[tuple[frozenset[str], str], ...]) -> str:
    for others, way_out in elsewhere:
        if word in others:
            return way_out
    near = nearest(word, words) if len(word) <= _LONGEST_WORD else ""
    if near:
        return f"did you mean {near}?"
    return f"known: {', '.join(sorted(words))}" if len(words) < 13 else "CSL 1.0.2 does not know it"

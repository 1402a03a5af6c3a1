"""The place in a work that a cite names: "pp. 33-35 and 40", "chap. 3", "{ii}" (pandoc's manual, "Citation syntax").

Beside what pandoc takes, the "and" of the language joins numbers: "nos. 6 and 7" is one locator, and so its label is a
plural. What stands in brackets is part of it where it is joined: "3(a)", "3, 5, (7)"; in "3 (my italics)" it is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from bibkit.csl.style.locale import merge_locale
from bibkit.csl.vocab import LOCATOR_LABELS
from bibkit.stylebook.locales import DEFAULT_LOCALE, load_locale

LOCATORS = tuple(
    """appendix article-locator book canon chapter column elocation equation figure folio issue line note opus page
    paragraph part rule scene section sub-verbo supplement table timestamp title-locator verse volume""".split()
)
"""What a locator can count (CSL 1.0.2, appendix IV, locators)."""

_BRACED = re.compile(r"\s*,?\s*\{((?:[^{}]|\{[^{}]*\})*)\}(.*)", re.DOTALL)
_BARE = r"(?:<[a-z]+>)?[^\s,;()\[\]{}<>$]*\d[^\s,;()\[\]{}<>$]*(?:</[a-z]+>)?"
_IN_BRACKETS = r"\([^\s()\[\]{}]+\)|\[[^\s()\[\]{}]+\]"
_ARABIC = (
    rf"(?:(?:{_IN_BRACKETS})*{_BARE}(?:(?:{_IN_BRACKETS})+(?:{_BARE})?)*|(?=[^\s]*\d)(?:{_IN_BRACKETS})+)"
)
_ROMAN = r"[ivxlcdmIVXLCDM]+(?:[-–—]+[ivxlcdmIVXLCDM]+)?(?!\w)"


def locator_of(text: str, locale: str = DEFAULT_LOCALE) -> tuple[str, str, str]:
    """The label, the locator and the rest of what follows a key: "p. 5 and passim", "{ii}", "chap. 3".

    The label is "page" where none is named; the locator is "" where there is none, and all is rest. The rest keeps
    the space before it.
    """
    if braced := _BRACED.fullmatch(text):
        label, inside = _label(braced[1].strip(), locale)
        return label or "page", inside, braced[2].rstrip()
    start = text.lstrip().removeprefix(",").lstrip()
    label, after = _label(start, locale)
    match = _numbers(locale, with_roman=bool(label)).match(after)
    if match is None:
        return "page", "", text.rstrip()
    numbers, rest = match[0], after[match.end() :]
    end = len(numbers.rstrip(".:!?"))
    if not numbers[:end][-1:].isdigit():  # "5ff." keeps its full stop
        end = len(numbers)
    return label or "page", numbers[:end], (numbers[end:] + rest).rstrip()


def labelled(text: str, locale: str = DEFAULT_LOCALE) -> tuple[str, str]:
    """The label and the locator of a text that is nothing else: "chap. 3" is ("chapter", "3")."""
    label, locator = _label(text.strip(), locale)
    return label or "page", locator


def _label(text: str, locale: str) -> tuple[str, str]:
    """The label that a text begins with, in the language or in English, and the rest; "" where there is none."""
    match = _terms_pattern(locale).match(text)
    return (_terms(locale)[match[1].lower()], text[match.end() :]) if match else ("", text)


@cache
def _numbers(locale: str, *, with_roman: bool) -> re.Pattern[str]:
    """Numbers in a row; Roman ones may come first only after a label, for "i" and "mix" are words, too."""
    joint = "|".join(re.escape(word) for word in dict.fromkeys((_and(locale), _and(DEFAULT_LOCALE))))
    more = rf"(?:\s*(?:[,&]|[-–—]+|\s(?:{joint})\s)\s*(?:{_ARABIC}|{_ROMAN}))*"
    first = rf"(?:{_ARABIC}|{_ROMAN})" if with_roman else rf"(?![(\[]){_ARABIC}"
    return re.compile(first + more)


def _and(locale: str) -> str:
    return merge_locale(locale, (), load_locale).term("and") or "and"


@cache
def _terms_pattern(locale: str) -> re.Pattern[str]:
    terms = "|".join(re.escape(term) for term in sorted(_terms(locale), key=len, reverse=True))
    return re.compile(rf"({terms})(?:\s+|(?<=\W)|(?=\d))", re.IGNORECASE)


@cache
def _terms(locale: str) -> Mapping[str, str]:
    """Words and abbreviations in lower case, and the labels that they mean."""
    terms = dict(_forms(locale))
    for term, label in _forms(DEFAULT_LOCALE):
        terms.setdefault(term, label)
    for term, label in LOCATOR_LABELS.items():
        terms.setdefault(term, label)
        terms.setdefault(f"{term}.", label)
    return terms


def _forms(locale: str) -> Iterable[tuple[str, str]]:
    known = merge_locale(locale, (), load_locale).terms
    for label in LOCATORS:
        for form in ("long", "short", "symbol"):
            for term in known.get((label, form), ()):
                if term:
                    yield term.lower(), label

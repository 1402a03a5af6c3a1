"""What a record holds in which some rule could find something, seen in one walk through it.

Of a record that is as it should be most rules need not be asked: no accent is set apart in ASCII, no bracket lacks its
partner where there is none. A sign says no more than that a rule may find something; that without it the rule finds
nothing, `tests/checks/test_signs.py` holds.
"""

from __future__ import annotations

import re
from functools import lru_cache

from bibkit.model.date import Date
from bibkit.model.odd_name import ORGANISATION
from bibkit.model.person import Name
from bibkit.model.record import Record, is_of_bib

# Numbers and no enum: they are joined for each record, and joining members of an enum takes as long as a rule.
NO_TITLE = 1
SHOUTING = 2
FULL_STOP = 4
NO_NAME = 8
LIKE_NAMES = 16
ODD_NAME = 32
"""A name that is more than words with a capital, and initials, in the letters of Western Europe."""
NOT_ASCII = 64
MARKUP = 128
BRACKETS = 256
TEX = 512
BLANKS = 1024
DATE_IN_WORDS = 2048
UNKNOWN_FIELD = 4096
NUMBER_BEHIND_VENUE = 8192
YEAR_IN_VENUE = 16384

# How the words of organisations begin, as few names do; and suffixes, which have a part of their own.
_STARTS = "|".join(sorted({word[:4].title() for word in re.findall("[a-z]{3,}", ORGANISATION.pattern)}))
_WORD = rf"(?!{_STARTS}|[JS]r\b)[A-ZÀ-ÖØ-Þ](?:[A-Z]?[a-zß-öø-ÿ]++)*+\.?"
_WORDS = rf"{_WORD}(?:[ -]{_WORD})*+"
_PLAIN_NAMES = re.compile(rf"(?:(?:{_WORDS})?,{_WORDS},;)*+")
_BETWEEN = "|"  # can be printed, so that what can't is seen in texts that are joined


def signs_of(record: Record) -> int:
    """The signs that a record shows, joined."""
    values = record.values
    signs = 0
    texts: list[str] = []
    people: list[str] = []
    for value in values.values():
        if type(value) is str:  # no subclass of these is ever made; asking for one takes longer
            texts.append(value)
        elif type(value) is tuple and value:
            if type(value[0]) is Name:
                names: tuple[Name, ...] = value
                people += [
                    f"{name.given},{name.family},{name.literal}{name.suffix}"
                    f"{name.dropping_particle}{name.non_dropping_particle};"
                    for name in names
                ]
                if len({name.family for name in names}) < len(names):
                    signs |= LIKE_NAMES
            else:
                texts += value  # type: ignore[arg-type]
        elif type(value) is Date and value.literal:
            signs |= DATE_IN_WORDS
            texts.append(value.literal)
    if not people:
        signs |= NO_NAME
    all_names = "".join(people)
    if not _PLAIN_NAMES.fullmatch(all_names):
        signs |= ODD_NAME
    if not all_names.isascii():
        signs |= NOT_ASCII
    if record.extra and not is_of_bib(record):
        signs |= UNKNOWN_FIELD
    signs |= _of_title(record.title) | _of_venue(record.text("container-title"))
    if "event-title" in values:
        signs |= _of_venue(record.text("event-title"))
    return signs | _of_text(_BETWEEN.join(texts))


def _of_title(title: str) -> int:
    if not title:
        return NO_TITLE
    signs = SHOUTING if title.isupper() else 0
    return signs | FULL_STOP if title[-1] == "." or title[-1].isspace() else signs


@lru_cache(maxsize=4096)  # many works are in one venue
def _of_venue(venue: str) -> int:
    signs = SHOUTING if venue.isupper() else 0
    if venue[-1:] in "0123456789)":
        signs |= NUMBER_BEHIND_VENUE
    if "18" in venue or "19" in venue or "20" in venue:
        signs |= YEAR_IN_VENUE
    return signs


def _of_text(text: str) -> int:
    """The signs in all texts of a record, joined."""
    signs = 0 if text.isascii() else NOT_ASCII
    if "&" in text or "<" in text:
        signs |= MARKUP
    if "(" in text or ")" in text or "[" in text or "]" in text or '"' in text:
        signs |= BRACKETS
    if "{" in text or "\\" in text:
        signs |= TEX
    if "  " in text or " ," in text or not text.isprintable():
        signs |= BLANKS
    # At the beginning or end of a text.
    if " |" in text or "| " in text or text[:1] == " " or text[-1:] == " ":
        signs |= BLANKS
    return signs

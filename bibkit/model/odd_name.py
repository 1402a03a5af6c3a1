"""Names that are none: several people in one text, a person's name that was never split, an address."""

from __future__ import annotations

import re
from functools import lru_cache

from bibkit.model.hidden import HIDING
from bibkit.model.malformed import Malformed
from bibkit.model.person import Name

ENTITY = re.compile(r"&#?\w+;")
_SEMICOLON = re.compile(r"\s*;\s*")
# "Smith, J." and "van der Berg, J.-P. K."; an organisation's part never ends in initials: "Acme, Inc.".
_INITIALS = re.compile(r"[^\W\d_][\w'’.-]*(?: [\w'’.-]+){0,3}, (?:[^\W\d_]\.[ -]?)+")
# "Smith J, Doe AB" (Vancouver) and "Smith, J., Doe, A. B.": two or more of the kind, and nothing else.
_FAMILY = r"[^\W\d_a-z][\w'’-]+(?: [^\W\d_a-z][\w'’-]+)?"
_VANCOUVER = re.compile(rf"(?:{_FAMILY} [A-Z]{{1,3}}(?:, |$|,? et al\.?$)){{2,}}")
_LISTED = re.compile(
    rf"(?:(?:and |& )?{_FAMILY}, (?:[^\W\d_]\.(?:[ -](?!and |& ))?)+(?:, |,? ?(?=and |& )|$)){{2,}}"
)
# "John Smith and Jane Doe": whole names on both sides. Firms have one word there (Simon and Schuster).
_PERSON = r"[^\W\d_a-z][\w'’.-]*(?: [^\W\d_a-z][\w'’.-]*){1,3}"
_AND = re.compile(rf"{_PERSON}(?:, {_PERSON})*,? (?:and|&) {_PERSON}")
_ADDRESS = re.compile(r"\w://\S|^\s*(?:www\.\S|(?:javascript|mailto):\S|data:\w+/)", re.IGNORECASE)
_SHOWN = 60

ORGANISATION = re.compile(
    r"\b(?:teams?|consortium|collaborations?|committee|commission|association|institut(?:e|ion|o)?|universit(?:y|ies|é|ät)|"
    r"foundation|organi[sz]ations?|corporation|inc|ltd|gmbh|council|agency|department|ministry|laborator(?:y|ies)|network|"
    r"initiative|academy|society|government|group|authority|federation|secretariat)\b\.?",
    re.IGNORECASE,
)
"""Words that end or begin the name of an organisation and are no family names in any list that was looked at."""
_INSTITUTION = re.compile(
    r"\b(?:orchestra|choir|chorus|ensemble|band|museum|gallery|press|librar(?:y|ies)|archives?|cent(?:er|re)s?|office|services?|bureau|"
    r"division|administration|board|court|union|church|company|companies|school|college|hospital|trust|bank|club|studios?|records|games|"
    r"research|science|sciences|technology|health|development|states?|republic|kingdom|nations?|international|national)\b",
    re.IGNORECASE,
)


def is_address(text: str) -> bool:
    """Whether a text is, or begins with, a web address and the like."""
    return (":" in text or "www." in text) and _ADDRESS.search(text) is not None


def is_several(text: str) -> bool:
    """Whether semicolons part a text into several; those of HTML entities (`&eacute;`) do not."""
    return ";" in text and ";" in ENTITY.sub("", text)


def odd_name(name: Name) -> Malformed | None:
    """What makes a name none, or not one that can be cited; None where all is as it should be."""
    return _odd(name.family, name.given, name.literal)


@lru_cache(maxsize=65536)  # the same people write again and again
def _odd(family: str, given: str, literal: str) -> Malformed | None:
    text = literal or f"{given} {family}".strip()
    if is_address(text):
        return Malformed(
            "BK313", f"{_quoted(text)} is an address and no name", "name the person or organisation"
        )
    if not literal:
        return None
    if (
        (is_several(literal) and sum("," in piece for piece in _SEMICOLON.split(literal)) > 1)
        or _VANCOUVER.fullmatch(literal)
        or _LISTED.fullmatch(literal)
        or (_AND.fullmatch(literal) and not (ORGANISATION.search(literal) or _INSTITUTION.search(literal)))
    ):
        return Malformed(
            "BK307",
            f"{_quoted(literal)} seems to hold several names",
            "write one name an item",
        )
    if _INITIALS.fullmatch(literal):
        return unsplit(literal)
    return None


def unsplit(text: str) -> Malformed:
    """The complaint about a person's name that stands in one text."""
    return Malformed(
        "BK314",
        f"{_quoted(text)} stands in one text, so that no style can turn or shorten it",
        "give the family name and the given names apart",
    )


def _quoted(text: str) -> str:
    shown = HIDING.sub("", text)
    return f'"{shown[:_SHOWN]}…"' if len(shown) > _SHOWN else f'"{shown}"'

"""Particles and suffixes that were typed into the family or the given name.

CSL 1.0.2, name particles, describes the structured form; data often arrives unstructured ("van der Meer",
"John, Jr."). Leading lower-case words of the family name are non-dropping particles, trailing lower-case
words of the given name are dropping particles, what follows a comma in the given name is a suffix.
"""

import re
from typing import NamedTuple

from bibkit.text.pattern import lazy_pattern

_FAMILY_PARTICLE = lazy_pattern(r"([^ ]+(?:-|\u02bb|\u2019| |') *)(.+)$", re.DOTALL)
_JOINERS = "-'\u02bb\u2019 \t\u00a0"
_COMMA = lazy_pattern(r"\s*,!*\s*")


class NameParts(NamedTuple):
    """A personal name taken apart; `comma` stands before a dropping particle such as "et al."."""

    family: str
    given: str
    non_dropping: str
    dropping: str
    suffix: str
    comma_suffix: bool
    comma_dropping: bool


def split_family(family: str) -> tuple[str, str]:
    """Leading particles and the rest of a family name.

    >>> split_family("van der Meer"), split_family("d'Artagnan"), split_family("Smith-Jones")
    (('van der', 'Meer'), ("d'", 'Artagnan'), ('', 'Smith-Jones'))
    """
    if not _is_particle(family):
        return "", family
    rest, found = family, ""
    while match := _FAMILY_PARTICLE.match(rest):
        if not _is_particle(match.group(1)):
            break
        found += match.group(1)
        rest = match.group(2)
    stripped = found.strip()
    if found.endswith(" ") and stripped.endswith(("'", "\u2019")):
        stripped += " "
    return stripped, rest


def split_given(given: str) -> tuple[str, str]:
    """The given name and its trailing particles.

    >>> split_given("Ludwig van"), split_given("Jean de la"), split_given("Mary Ann")
    (('Ludwig', 'van'), ('Jean', 'de la'), ('Mary Ann', ''))
    """
    rest, found = given, ""
    while True:
        head, space, tail = rest.rpartition(" ")
        head = head.rstrip(" ")
        if not space or not head or not tail or not _is_particle(tail):
            break
        found = f"{tail} {found}" if found else tail
        rest = head
    return rest, found


def _is_particle(word: str) -> bool:
    first = word.lstrip(_JOINERS)[:1] or word[:1]
    return first != first.upper()


def parse_name_parts(family: str, given: str, suffix: str, dropping: str) -> NameParts:
    """A name whose particles and suffix are part of `family` and `given`."""
    non_dropping, family = split_family(family)
    comma_suffix = comma_dropping = False
    comma = _COMMA.search(given) if "," in given and not suffix else None
    if comma:
        tail = given[comma.end() :]
        given = given[: comma.start()]
        if tail.replace(".", "") == "et al" and not dropping:
            dropping, comma_dropping = tail, True
        else:
            suffix, comma_suffix = tail, "!" in comma.group()
    given, trailing = split_given(given)
    return NameParts(family, given, non_dropping, trailing or dropping, suffix, comma_suffix, comma_dropping)

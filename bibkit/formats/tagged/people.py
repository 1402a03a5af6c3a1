"""The people of a line of tagged text, in the ways of writing that databases have.

"Family, Given, Suffix" is what the specifications of RIS, refer and MEDLINE say, and a comma behind the whole says that
it is an organisation (EndNote's manual, "Corporate authors"). Embase and Scopus write "Adler D.G.", IEEE Xplore "D. G.
Adler", others "Adler DG"; some have all people in one line. A text that fits none of these is an organisation's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import Enum
from typing import NamedTuple

from bibkit.model.malformed import Malformed
from bibkit.model.parse_name import is_suffix, parse_name
from bibkit.model.person import Name

_INITIAL = r"(?:[^\W\d_]|Ch|Ju|Kh|Ph|Sh|Th|Ts|Ya|Ye|Yo|Yu|Zh)"
_DOTTED = re.compile(rf"{_INITIAL}\.(?:[ -]?{_INITIAL}\.)*")
_BARE = re.compile(r"[^\W\d_]{1,3}")
_AT_END = re.compile(rf"(?P<family>\S.*?) (?P<given>{_DOTTED.pattern}|{_BARE.pattern})")
_AT_HEAD = re.compile(rf"(?P<given>{_DOTTED.pattern}) ?(?P<family>[^\s.].*)")
# Letters that name a country or what kind of firm it is: with them a text is a person's name only beside others.
_DOTTED_FIRMS = frozenset("AG BV DC EU KK NV SA SL UK UN US USA USSR".split())
_FIRMS = _DOTTED_FIRMS | frozenset("AB AS GB KG LP NZ PC PLC SE TV UAE".split())
_PARTICLES = frozenset(
    "abu al ap ben bin da das de del della den der des di do dos du el ibn la las le lo los mac mc san st te ten ter"
    " van vander vom von y zu zum zur".split()
)
_PERSON_IN_LIST = re.compile(r"[^,;]+, *[^,;]+(?:, *[^,;]+)?")
_SUFFIX = re.compile(r"Jr|Sr|\d(?:st|nd|rd|th)")  # in capitals, such as "III", it may be initials
_GOES_ON = re.compile(
    r"(?P<people>.*[^\s,;])[,;]? (?P<mark>[\[(]?et\.? al\.?[\])]?|and others|…|\.\.\.)", re.IGNORECASE
)
_LAST = ("al", "al.", "]", ")", "others", "…", "...")  # of what shows that a list goes on
_LONGEST = 100  # of names of people that have initials


class _Certainty(Enum):
    """How many names in the same list, itself among them, show that a text is a person's."""

    ALONE = 0
    WITH_ONE_MORE = 2
    WITH_ANOTHER = 1
    """That of a firm can have the same letters, so it is not counted itself."""


class _WithInitials(NamedTuple):
    """A text without a comma that can be a person's: how sure that is, and the parts."""

    certainty: _Certainty
    family: str
    given: str


def name_as_written(written: str) -> Name:
    """The name that a text stands for: family and given name parted by a comma, else that of an organisation.

    A comma of an organisation's own is written twice.
    """
    written = " ".join(written.split()).strip(" ,")
    parsed = parse_name(written)
    return Name(literal=written.replace(",,", ",")) if isinstance(parsed, Malformed) else parsed


def people_as_written(written: str, with_initials: int = 0) -> list[Name]:
    """The names in a line; `with_initials` says how many lines of its list have initials (`count_with_initials`).

    A line that ends in "et al." gives that as the last name, as one of its own does.

    >>> [name.display for name in people_as_written("van der Berg J.-P.; Doe, Jane")]
    ['J.-P. van der Berg', 'Jane Doe']
    >>> [name.display for name in people_as_written("Siemens AG")]
    ['Siemens AG']
    """
    written = " ".join(written.split())
    goes_on = _GOES_ON.fullmatch(written) if written.endswith(_LAST) else None
    parts = _parts(goes_on["people"] if goes_on else written)
    if len(parts) > 1:
        with_initials += count_with_initials(parts)
    names = [_person(part, with_initials) or name_as_written(part) for part in parts]
    return [*names, name_as_written(goes_on["mark"])] if goes_on else names


def count_with_initials(lines: Iterable[str]) -> int:
    """How many of these are names of people with initials that no firm has."""
    names = map(_with_initials, lines)
    return sum(name is not None and name.certainty is not _Certainty.WITH_ANOTHER for name in names)


def with_stops(written: str) -> str:
    """ "Brown, JM" as "Brown, J. M.": capitals alone are initials."""
    family, comma, given = written.strip().partition(",")
    given = given.strip()
    if comma and given.isalpha() and given.isupper() and len(given) <= 3 and not family.isupper():
        return f"{family}, {'. '.join(given)}."
    return f"{family}, {given}" if comma else family


def _parts(written: str) -> list[str]:
    """The names of a line that has several, parted by semicolons or "and"; else the whole."""
    if _is_organisation(written) or (";" not in written and " and " not in written):
        return [written]
    by_semicolon = [part.strip() for part in written.split(";") if part.strip()]
    if len(by_semicolon) > 1 and all(map(_is_in_list, by_semicolon)):
        return by_semicolon
    by_word = written.split(" and ")
    if len(by_word) > 1 and all(map(_PERSON_IN_LIST.fullmatch, by_word)):
        return by_word
    return [written]


def initials_apart(written: str) -> str:
    """ "Doe JA" as "Doe, J. A.", "Doe J Jr" as "Doe, J., Jr"; a text of another shape as it is."""
    before, _, suffix = written.rpartition(" ")
    name, behind = (before, f", {suffix}") if _SUFFIX.fullmatch(suffix) else (written, "")
    family, _, given = name.rpartition(" ")
    is_short = bool(family) and given.isalpha() and given.isupper() and len(given) <= 4
    return f"{family}, {'. '.join(given)}.{behind}" if is_short else written


def _is_organisation(written: str) -> bool:
    return written.find(",") == len(written) - 1


def _is_in_list(part: str) -> bool:
    return _PERSON_IN_LIST.fullmatch(part) is not None or _with_initials(part) is not None


def _person(written: str, with_initials: int) -> Name | None:
    """The person whose given names are initials without a comma, or None."""
    whole, comma, suffix = written.strip(" ,").partition(",")
    if " " not in whole or _is_organisation(written) or (comma and not is_suffix(suffix.strip())):
        return None
    found = _with_initials(whole)
    if found is None or with_initials < found.certainty.value:
        return None
    parsed = parse_name(f"{found.family}, {found.given}{comma}{suffix}")
    return None if isinstance(parsed, Malformed) else parsed


def _with_initials(written: str) -> _WithInitials | None:
    if "," in written or len(written) > _LONGEST:
        return None
    if match := _AT_HEAD.fullmatch(written):
        given, family = match["given"], match["family"]
        is_person = _letters(given) not in _DOTTED_FIRMS and _is_one_family(family, at_most=1)
        return _WithInitials(_Certainty.ALONE, family, given) if is_person and _is_capital(given) else None
    match = _AT_END.fullmatch(written)
    if match is None or not _is_capital(match["given"]) or not _is_one_family(match["family"], at_most=2):
        return None
    given, is_dotted = match["given"], "." in match["given"]
    if _letters(given) in (_DOTTED_FIRMS if is_dotted else _FIRMS):
        return _WithInitials(_Certainty.WITH_ANOTHER, match["family"], given)
    if is_dotted:
        return _WithInitials(_Certainty.ALONE, match["family"], given)
    return _WithInitials(_Certainty.WITH_ONE_MORE, match["family"], f"{'. '.join(given)}.")


def _letters(initials: str) -> str:
    return "".join(letter for letter in initials if letter.isalpha()).upper()


def _is_capital(initials: str) -> bool:
    """Whether each initial has a capital; of bare letters every one is one."""
    if "." not in initials:
        return initials.isupper()
    return all(part[:1].isupper() for part in re.split(r"[. -]+", initials) if part)


def _is_one_family(text: str, *, at_most: int) -> bool:
    """Whether a text is a family name of so many words with capitals, and particles before them."""
    words = text.split(" ")
    names = [word for word in words if word.casefold().strip("'’.") not in _PARTICLES]
    is_name = all(
        word.lstrip("'’").replace("'", "").replace("’", "").replace("-", "").isalpha() for word in words
    )
    return is_name and 0 < len(names) <= at_most and all(any(map(str.isupper, word)) for word in names)

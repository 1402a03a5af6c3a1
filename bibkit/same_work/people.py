"""The people of two records compared: by family name, with initials that fit, in any order, lists cut short or not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from bibkit.model.person import Name
from bibkit.same_work.title import folded, likeness

_WORD = re.compile(r"[^\W\d_]+")
_NOBODY = frozenset(("anonymous", "anon", "unknown", "others", "al"))
_LONG = 5
_LEAST_ALIKE = 0.75
_FEW = 6  # names left over that are compared letter by letter


class Shared(NamedTuple):
    """How many people two works have in common, and how many each names."""

    common: int
    fewer: int
    more: int
    is_cut: bool = False

    @property
    def share(self) -> float:
        """The share of the longer list, or of the shorter where a list is cut short or three and more are in it."""
        whole = self.fewer if self.is_cut or self.common >= 3 else self.more
        return self.common / whole if whole else 0.0


def shared_people(one: Sequence[Name], two: Sequence[Name], *, is_cut: bool) -> Shared:
    """How many people both lists have; `is_cut` where one of them goes on ("et al.")."""
    mine, theirs = _people(one), _people(two)
    by_family: dict[str, list[tuple[str, Name]]] = {}
    for family, given, name in theirs:
        by_family.setdefault(family, []).append((given, name))
    common = 0
    left: list[tuple[str, str, Name]] = []
    for family, given, name in mine:
        others = by_family.get(family, [])
        match = next((other for other in others if _may_be_one(given, name, *other)), None)
        if match is None:
            left.append((family, given, name))
        else:
            others.remove(match)
            common += 1
    rest = [(family, *other) for family, others in by_family.items() for other in others]
    if len(left) <= _FEW and len(rest) <= _FEW:
        for family, given, name in left:
            slip = next(
                (
                    other
                    for other in rest
                    if _is_slip(family, other[0]) and _may_be_one(given, name, other[1], other[2])
                ),
                None,
            )
            if slip is not None:
                rest.remove(slip)
                common += 1
    fewer, more = sorted((len(mine), len(theirs)))
    return Shared(common, fewer, more, is_cut)


def first_family(names: Sequence[Name]) -> str:
    """The family name of the first as it is compared; empty where nobody is named."""
    found = _people(names[:1])
    return found[0][0] if found else ""


def _people(names: Sequence[Name]) -> list[tuple[str, str, Name]]:
    found = [(*_parts(name.family, name.given, name.literal), name) for name in names]
    return [one for one in found if one[0] and one[0] not in _NOBODY]


@lru_cache(maxsize=65536)
def _parts(family: str, given: str, literal: str) -> tuple[str, str]:
    """The last word of the family name, as particles are written in many ways, and the given names' words."""
    if literal:
        words = _WORD.findall(folded(literal))
        return (words[-1], " ".join(words[:-1])) if words else ("", "")
    words = _WORD.findall(folded(family)) or _WORD.findall(folded(given))
    return (words[-1] if words else ""), " ".join(_WORD.findall(folded(given)))


def _may_be_one(given: str, name: Name, other_given: str, other: Name) -> bool:
    if name.person and other.person and name.person != other.person:
        return False
    if name.orcid and other.orcid and name.orcid != other.orcid:
        return False
    return not given or not other_given or given[0] == other_given[0]


def _is_slip(one: str, two: str) -> bool:
    return min(len(one), len(two)) >= _LONG and one[0] == two[0] and likeness(one, two) > _LEAST_ALIKE

"""Which printed names may be one person's.

Two people of one name are two: a name alone proposes nobody. Proposed is who, besides a name that fits, has co-authors
in common with the other, or is in the people file with that printed form.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from bibkit.model.citekey.letters import folded
from bibkit.model.identity import Identities, Identity
from bibkit.model.name_letters import letters_of, may_be_one
from bibkit.model.person import Name, Person
from bibkit.model.record import Record

_SHOWN = 5  # co-authors that a reason names
_LIKELY = 2  # co-authors in common
_COMMON = 8  # people of a family name in one library, from where on it tells little


class PrintedName(NamedTuple):
    """A name where it stands: the record's key, the field, the place in its list from 0."""

    key: str
    field: str
    number: int
    name: Name


class Somebody(NamedTuple):
    """Who signs works, by one id or one spelling, and where."""

    who: Identity
    names: tuple[PrintedName, ...]

    @property
    def forms(self) -> tuple[str, ...]:
        """The printed forms, each once, in the order of the library."""
        return tuple(dict.fromkeys(one.name.display for one in self.names))

    @property
    def works(self) -> tuple[str, ...]:
        """The keys of the works, each once."""
        return tuple(dict.fromkeys(one.key for one in self.names))


class Proposal(NamedTuple):
    """Names that may be one person's: `id` is that of the people file, or a new one.

    `sure` is "likely" or "possible", `because` says why.
    """

    id: str
    sure: str
    because: tuple[str, ...]
    printed: tuple[str, ...]
    orcid: str
    names: tuple[PrintedName, ...]


class Unclear(NamedTuple):
    """A name without an id that several persons of the people file print so."""

    printed: PrintedName
    may_be: tuple[str, ...]


class Proposals(NamedTuple):
    """What there is to decide."""

    persons: tuple[Proposal, ...]
    unclear: tuple[Unclear, ...]


def who_signs(records: Iterable[Record], people: Mapping[str, Person]) -> tuple[Somebody, ...]:
    """Everybody who signs a work, those with most works first; organisations are left out."""
    identities = Identities(people)
    found: dict[Identity, list[PrintedName]] = defaultdict(list)
    for record in records:
        for field, names in record.name_lists():
            for number, name in enumerate(names):
                if name.family:
                    found[identities.of(name)].append(PrintedName(record.key, field, number, name))
    somebodies = [Somebody(who, tuple(names)) for who, names in found.items()]
    return tuple(sorted(somebodies, key=lambda one: (-len(one.works), one.who.sort_text, one.who.person)))


def propose(records: Sequence[Record], people: Mapping[str, Person]) -> Proposals:
    """Who may be one person. The same library gives the same proposals, whatever the order of its records."""
    somebodies = who_signs(records, people)
    beside = _co_authors(records)
    owners: dict[str, list[str]] = defaultdict(list)
    for person in people.values():
        for form in person.printed:
            owners[form].append(person.id)
    unclear = [
        Unclear(one, tuple(owners[one.name.display]))
        for somebody in somebodies
        if not somebody.who.is_known
        for one in somebody.names
        if len(owners.get(one.name.display, ())) > 1
    ]
    of_several = {one.printed.name.display for one in unclear}
    families: dict[str, list[Somebody]] = defaultdict(list)
    for somebody in somebodies:
        if somebody.who.is_known or somebody.names[0].name.display not in of_several:
            for family in {_family(one.name) for one in somebody.names}:
                families[family].append(somebody)
    common = frozenset(family for family, group in families.items() if len(group) >= _COMMON)
    taken_ids = set(people)
    proposals: list[Proposal] = []
    for _, group in sorted(families.items()):
        for members, because, sure in _joined(group, beside, people, common):
            proposals.append(_proposal(members, because, sure, people, taken_ids))
    unclear.sort(key=lambda one: (one.printed.key, one.printed.field, one.printed.number))
    return Proposals(tuple(sorted(proposals, key=lambda one: (one.sure, one.id))), tuple(unclear))


def _family(name: Name) -> str:
    return letters_of(f"{name.non_dropping_particle}{name.family}")


def _co_authors(records: Iterable[Record]) -> dict[str, dict[str, str]]:
    """The people of each record: family and first initial, with a name to show."""
    return {
        record.key: {
            f"{_family(name)} {letters_of(name.given)[:1]}": name.family
            for _, names in record.name_lists()
            for name in names
            if name.family
        }
        for record in records
    }


class _Match(NamedTuple):
    """Two that may be one: how many people they have in common, whether the people file has the form."""

    together: tuple[str, ...]
    weight: int
    has_form: bool
    first: int
    second: int


def _joined(
    group: Sequence[Somebody],
    beside: Mapping[str, Mapping[str, str]],
    people: Mapping[str, Person],
    common: frozenset[str],
) -> Iterable[tuple[list[Somebody], tuple[str, ...], str]]:
    """Those of one family name that may be one, the surest first; nobody is in two."""
    group = sorted(group, key=lambda one: (one.who.person, one.who.orcid, one.who.display))
    pairs = [
        pair
        for one, two in combinations(range(len(group)), 2)
        if (pair := _pair(group, one, two, beside, people, common))
    ]
    part = list(range(len(group)))
    reasons: dict[int, list[_Match]] = defaultdict(list)
    for pair in sorted(pairs, key=lambda pair: (-pair.weight, pair.first, pair.second)):
        one, two = part[pair.first], part[pair.second]
        if one == two:
            continue
        numbers = [number for number, of in enumerate(part) if of in (one, two)]
        if all(_may_be_one(group[a], group[b]) for a, b in combinations(numbers, 2)):
            reasons[one] += [*reasons.pop(two, []), pair]
            part = [one if of == two else of for of in part]
    for root, found in sorted(reasons.items()):
        members = [somebody for somebody, of in zip(group, part, strict=True) if of == root]
        weakest = min(pair.weight for pair in found)
        yield members, tuple(map(_reason, found)), "likely" if weakest >= _LIKELY else "possible"


def _reason(pair: _Match) -> str:
    parts = ["the people file has this form"] if pair.has_form else []
    if pair.together:
        more = f" and {len(pair.together) - _SHOWN} more" if len(pair.together) > _SHOWN else ""
        parts.append(f"co-authors in common: {', '.join(pair.together[:_SHOWN])}{more}")
    return "; ".join(parts)


def _pair(
    group: Sequence[Somebody],
    first: int,
    second: int,
    beside: Mapping[str, Mapping[str, str]],
    people: Mapping[str, Person],
    common: frozenset[str],
) -> _Match | None:
    one, two = group[first], group[second]
    if not _may_be_one(one, two):
        return None
    with_one = {sign: name for key in one.works for sign, name in beside[key].items()}
    with_two = {sign for key in two.works for sign in beside[key]}
    own = {f"{_family(name.name)} {letters_of(name.name.given)[:1]}" for name in (*one.names, *two.names)}
    together = {sign: name for sign, name in with_one.items() if sign in with_two and sign not in own}
    has_form = any(
        set(other.forms) & set(people[known.who.person].printed)
        for known, other in ((one, two), (two, one))
        if known.who.person in people
    )
    if not together and not has_form:
        return None
    weight = sum(sign.partition(" ")[0] not in common for sign in together) + has_form
    return _Match(tuple(sorted({*together.values()})), weight, has_form, first, second)


def _may_be_one(one: Somebody, two: Somebody) -> bool:
    """Whether nothing tells the two apart: ids, given names, a work that both sign."""
    for mine, other in ((one.who.person, two.who.person), (one.who.orcid, two.who.orcid)):
        if mine and other and mine != other:
            return False
    if set(one.works) & set(two.works):
        return False
    return all(
        may_be_one(mine.given, other.given)
        for mine in {printed.name for printed in one.names}
        for other in {printed.name for printed in two.names}
    )


def _proposal(
    members: Sequence[Somebody],
    because: tuple[str, ...],
    sure: str,
    people: Mapping[str, Person],
    taken: set[str],
) -> Proposal:
    names = sorted((one for member in members for one in member.names), key=lambda one: one[:3])
    known = next((member.who.person for member in members if member.who.person), "")
    person = people.get(known)
    forms = list(dict.fromkeys(one.name.display for one in names))
    forms.sort(key=lambda form: (-len(form), form))
    printed = [*(person.printed if person else ()), *forms]
    fullest = max((one.name for one in names), key=lambda name: (len(name.display), name.display))
    id_ = known or _free_id(fullest, taken)
    taken.add(id_)
    orcid = next((member.who.orcid for member in members if member.who.orcid), "")
    return Proposal(id_, sure, because, tuple(dict.fromkeys(printed)), orcid, tuple(names))


def _free_id(name: Name, taken: set[str]) -> str:
    words = "".join(sign if sign.isalnum() else " " for sign in folded(f"{name.given} {name.family}")).lower()
    wanted = id_ = "-".join(words.split())
    number = 2
    while id_ in taken:
        id_, number = f"{wanted}-{number}", number + 1
    return id_

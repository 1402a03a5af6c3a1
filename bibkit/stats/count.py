"""The counts. Nothing is left out silently: each tally says how many works have no value of its kind."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from bibkit.formats.venue import venue_of
from bibkit.model.date import era_year
from bibkit.model.identity import Identities, Identity, labels
from bibkit.model.person import Person
from bibkit.model.record import Record


@dataclass(frozen=True, slots=True)
class Count:
    """One bar: what is counted and how often.

    `year` is the astronomical year where years are counted; people have the ids that tell them from namesakes.
    `parts` are what the count is made of where it is told apart, `ends` the two people of a pair by their places.
    """

    label: str
    count: int
    year: int = 0
    person: str = ""
    orcid: str = ""
    parts: tuple[tuple[str, int], ...] = ()
    ends: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Tally:
    """The counts of one kind, in the order in which they are shown.

    `unit` says what a count counts, `works` how many works were looked at, `without` how many of them have no value
    of this kind, `cut_short` how many have a list of authors that goes on after its last name, so that a person's
    count may be too low. `parts` are what the parts of counts are called, in their order. A network has its
    `people`, and `crowded` works with more of them than it shows.
    """

    name: str
    title: str
    unit: str
    counts: tuple[Count, ...]
    works: int
    without: int = 0
    cut_short: int = 0
    parts: tuple[str, ...] = ()
    people: tuple[Count, ...] = ()
    crowded: int = 0

    @property
    def is_in_time(self) -> bool:
        """Whether the counts stand in the order of time, the latest last, and not by size."""
        return self.name == "year"


def tally(records: Sequence[Record], name: str, people: Mapping[str, Person], of: str = "") -> Tally:
    """The tally of that name, one of `TALLIES`.

    With `of`, a person id or ORCID iD, "co-author" counts the works that each co-author has with that person;
    without, it counts the different co-authors of each person.
    """
    who = Identities(people)
    if name in _VALUES:
        title, values = _VALUES[name]
        return _by_value(records, name, title, values)
    if name == "author":
        return _by_author(records, who)
    return _shared_with(records, who, of) if of else _by_co_authors(records, who)


def _by_year(record: Record) -> tuple[str, ...]:
    return () if record.year is None else (era_year(record.year),)


def _by_venue(record: Record) -> tuple[str, ...]:
    venue = venue_of(record)
    return (venue,) if venue else ()


_VALUES: dict[str, tuple[str, Callable[[Record], tuple[str, ...]]]] = {
    "year": ("Works by year", _by_year),
    "type": ("Works by type", lambda record: (record.type,)),
    "venue": ("Works by venue", _by_venue),
    "tag": ("Works by tag", lambda record: tuple(dict.fromkeys(record.tags))),
}

TALLIES = (*_VALUES, "author", "co-author")
"""What works are counted by; `network.network` counts those that people wrote together."""


def values_of(record: Record, name: str) -> tuple[str, ...]:
    """What a record has of that kind, one of "year", "type", "venue" and "tag"."""
    return _VALUES[name][1](record)


def _by_value(
    records: Sequence[Record], name: str, title: str, values: Callable[[Record], tuple[str, ...]]
) -> Tally:
    found = Counter(value for record in records for value in values(record))
    counts = [Count(label, count) for label, count in found.items()]
    if name == "year":
        years = {
            label: year for record in records for label in values(record) if (year := record.year) is not None
        }
        counts = [replace(count, year=years[count.label]) for count in counts]
        counts.sort(key=lambda count: count.year)
    else:
        counts.sort(key=most_first)
    without = sum(not values(record) for record in records)
    return Tally(name, title, "works", tuple(counts), len(records), without)


def _by_author(records: Sequence[Record], who: Identities) -> Tally:
    found = Counter(person for record in records for person in who.each(record.author))
    return _of_people("author", "Works by author", "works", found, records)


def _by_co_authors(records: Sequence[Record], who: Identities) -> Tally:
    """How many different people each one has written with.

    The people of a work are the bits of one number: pairs would be millions where a collaboration signs.
    """
    bits: dict[Identity, int] = {}
    partners: defaultdict[Identity, int] = defaultdict(int)
    for record in records:
        signed = who.each(record.author)
        together = 0
        for person in signed:
            together |= 1 << bits.setdefault(person, len(bits))
        for person in signed:
            partners[person] |= together
    found = Counter({person: partners[person].bit_count() - 1 for person in partners})
    return _of_people("co-author", "Co-authors of each author", "people", found, records)


def _shared_with(records: Sequence[Record], who: Identities, of: str) -> Tally:
    found: Counter[Identity] = Counter()
    names = set()
    for record in records:
        signed = who.each(record.author)
        selves = [person for person in signed if of in (person.person, person.orcid)]
        if selves:
            names.add(selves[0].display)
            found.update(person for person in signed if person not in selves)
    title = f"Works written with {min(names, default=of)}"
    return _of_people("co-author", title, "works", found, records)


def _of_people(
    name: str, title: str, unit: str, found: Counter[Identity], records: Sequence[Record]
) -> Tally:
    called = labels(found)
    counts = [
        Count(called[person], count, person=person.person, orcid=person.orcid)
        for person, count in found.items()
        if count
    ]
    without = sum(not record.author for record in records)
    cut_short = sum(record.is_incomplete("author") for record in records)
    counts.sort(key=most_first)
    return Tally(name, title, unit, tuple(counts), len(records), without, cut_short)


def most_first(count: Count) -> tuple[int, str, str]:
    """What orders counts by size, and by their labels where that is the same."""
    return (-count.count, count.label.casefold(), count.label)

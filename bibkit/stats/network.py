"""Who writes with whom: the people of the works, and how many works each two of them have signed together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations

from bibkit.model.identity import Identities, Identity, labels
from bibkit.model.person import Person
from bibkit.model.record import Record
from bibkit.stats.count import Count, Tally, most_first

MOST_TOGETHER = 100
"""Works of more people are left out: of 3,000 who sign together each has 2,999 co-authors, which says nothing."""


def network(records: Sequence[Record], people: Mapping[str, Person]) -> Tally:
    """The pairs of people by the works that they share, the most first; `Tally.people` are all who signed.

    A pair's `ends` are the places of the two among the people, who are in the order of their works.
    """
    who = Identities(people)
    works: Counter[Identity] = Counter()
    ties: Counter[tuple[Identity, Identity]] = Counter()
    together: dict[frozenset[Identity], tuple[Identity, Identity]] = {}
    crowded = 0
    for record in records:
        signed = who.each(record.author)
        works.update(signed)
        if len(signed) > MOST_TOGETHER:
            crowded += 1
            continue
        for pair in combinations(signed, 2):
            ties[together.setdefault(frozenset(pair), pair)] += 1
    called = labels(works)
    persons = {
        one: Count(called[one], number, person=one.person, orcid=one.orcid) for one, number in works.items()
    }
    ordered = sorted(persons, key=lambda one: most_first(persons[one]))
    places = {one: place for place, one in enumerate(ordered)}
    pairs = []
    for pair, number in ties.items():
        first, second = sorted(places[one] for one in pair)
        label = f"{called[ordered[first]]} – {called[ordered[second]]}"
        pairs.append(Count(label, number, ends=(first, second)))
    return Tally(
        "network", "Works written together", "works", tuple(sorted(pairs, key=most_first)), len(records),
        sum(not record.author for record in records), sum(record.is_incomplete("author") for record in records),
        people=tuple(persons[one] for one in ordered), crowded=crowded,
    )  # fmt: skip

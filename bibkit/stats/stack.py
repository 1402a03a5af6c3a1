"""Works by year, each year told apart by the types or venues of its works."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from bibkit.model.record import Record
from bibkit.stats.count import Tally, values_of

STACKS = ("type", "venue")
"""What years can be told apart by."""

MOST = 7
"""As many parts as can be told apart by colours; where there are more, the smaller ones are one."""


def stacked(years: Tally, records: Sequence[Record], by: str) -> Tally:
    """The tally of years with the parts of each, the largest of all years first; they sum up to its count.

    `by` is one of `STACKS`.
    """
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for record in records:
        for year in values_of(record, "year"):
            found[year].update(values_of(record, by) or (f"no {by}",))
    whole = Counter[str]()
    for parts in found.values():
        whole.update(parts)
    ordered = sorted(whole, key=lambda part: (-whole[part], part.casefold(), part))
    named = ordered if len(ordered) <= MOST else ordered[: MOST - 1]
    others = f"{len(ordered) - len(named)} others"
    counts = []
    for count in years.counts:
        parts = found[count.label]
        split = [(part, parts[part]) for part in named if parts[part]]
        if rest := count.count - sum(number for _, number in split):
            split.append((others, rest))
        counts.append(replace(count, parts=tuple(split)))
    labels = (*named, others) if len(named) < len(ordered) else tuple(named)
    return replace(years, title=f"{years.title} and {by}", counts=tuple(counts), parts=labels)

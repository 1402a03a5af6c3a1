"""Which of many records are worth comparing: those that share a mark, so that 100,000 records take seconds.

Marks are identifiers, the title's letters (whole, without subtitle, the subtitle alone), and, for slips of spelling,
how it begins and how it ends, beside the first family name or the year. What shares none of these is not found.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from bibkit.same_work.compare import compare
from bibkit.same_work.verdict import Verdict
from bibkit.same_work.work import ComparedWork

_EDGE = 10  # letters at either end of a title
_MOST = 40  # works of one mark that are all compared; of more, those of near years
_TOO_MANY = 400  # and of still more, those that may be in one place

BlockMark = tuple[str, ...]


class JudgedPair(NamedTuple):
    """Two records and what they are to each other, the one with the smaller key first."""

    one: ComparedWork
    two: ComparedWork
    verdict: Verdict


def judged_pairs(works: Sequence[ComparedWork]) -> Iterator[JudgedPair]:
    """Every pair of the works that are of one work, or may be, each once."""
    for one, two in candidates(works):
        if (verdict := compare(one, two)) is not None:
            yield JudgedPair(one, two, verdict)


def candidates(works: Sequence[ComparedWork]) -> Iterator[tuple[ComparedWork, ComparedWork]]:
    """The pairs of works that share a mark, each once, in the order of the works."""
    blocks: dict[BlockMark, list[int]] = {}
    for i, work in enumerate(works):
        for mark in marks(work):
            blocks.setdefault(mark, []).append(i)
    found: set[tuple[int, int]] = set()
    for block in blocks.values():
        if len(block) > 1:
            found.update(_pairs(block, works))
    for i, j in sorted(found):
        yield works[i], works[j]


def marks(work: ComparedWork) -> Iterator[BlockMark]:
    """What a work has in common with others that may be the same; each mark once."""
    yield from work.identifiers
    title = work.title
    if not title.whole:
        return
    found = {title.whole, title.main, title.tail}
    found.discard("")
    for text in found:
        yield ("title", text)
    if len(title.whole) >= 2 * _EDGE:
        beside = work.first_family or str(work.years[:1])
        yield ("begins", title.whole[:_EDGE], beside)
        yield ("ends", title.whole[-_EDGE:], beside)


def _pairs(block: list[int], works: Sequence[ComparedWork]) -> Iterable[tuple[int, int]]:
    if len(block) <= _MOST:
        return combinations(block, 2)
    if len(block) <= _TOO_MANY:
        return _of_near_years(block, works)
    places: dict[BlockMark, list[int]] = {}
    for i in block:
        work = works[i]
        places.setdefault((str(work.years[:1]), work.venue, work.number("volume"), work.page), []).append(i)
    return (pair for some in places.values() if len(some) > 1 for pair in combinations(some[:_TOO_MANY], 2))


def _of_near_years(block: list[int], works: Sequence[ComparedWork]) -> Iterator[tuple[int, int]]:
    by_year: dict[int | None, list[int]] = {}
    for i in block:
        for year in works[i].years or (None,):
            by_year.setdefault(year, []).append(i)
    undated = by_year.pop(None, [])
    for year, some in by_year.items():
        yield from combinations(some, 2)
        after = by_year.get(year + 1, []) if year is not None else []
        for later in (after, undated):
            yield from ((min(i, j), max(i, j)) for i in some for j in later if i != j)
    yield from combinations(undated, 2)

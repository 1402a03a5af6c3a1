"""Comparisons as text: numbers by style and file, and what differs, as pairs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from tests.engines.typeset.by_biber import BETWEEN
from tests.engines.typeset.compare import Comparison

COLUMNS = ("equal", "better", "differs", "missing", "left out")


def total(comparisons: Iterable[Comparison]) -> Counter[str]:
    """How many entries there are of each outcome in all."""
    counts: Counter[str] = Counter()
    for one in comparisons:
        counts.update(one.counts)
    return counts


def by_style(comparisons: Sequence[Comparison]) -> dict[str, Counter[str]]:
    """The numbers of each style."""
    styles = dict.fromkeys(one.style for one in comparisons)
    return {style: total(one for one in comparisons if one.style == style) for style in styles}


def share(counts: Counter[str]) -> float:
    """How many of a hundred entries that the program read print the same or better."""
    good, all_ = counts["equal"] + counts["better"], sum(counts[name] for name in COLUMNS[:4])
    return 100 * good / all_ if all_ else 100.0


def report(comparisons: Sequence[Comparison], show: int) -> Iterator[str]:
    """The lines of the report; `show` is how many pairs of each file and style."""
    for one in comparisons:
        for difference in [each for each in one.differences if each.kinds is None][:show]:
            yield f"{one.file} {one.style}: {difference.key}"
            theirs, ours = _apart(difference.theirs, difference.ours)
            yield f"  - {_visible(theirs)}"
            yield f"  + {_visible(ours)}"
    yield from _table(
        "file",
        [
            (f"{one.file} {one.style}", one.counts)
            for one in comparisons
            if set(one.counts) - {"equal", "left out"}
        ],
    )
    kinds = Counter(kind for one in comparisons for each in one.differences for kind in each.kinds or ())
    for kind, number in kinds.most_common():
        yield f"better: {kind}: {number}"
    yield from _table("style", list(by_style(comparisons).items()))


def _table(title: str, rows: Sequence[tuple[str, Counter[str]]]) -> Iterator[str]:
    width = max([len(title), *(len(name) for name, _ in rows)])
    yield f"{title:<{width}} " + " ".join(f"{name:>8}" for name in COLUMNS) + "     good"
    for name, counts in rows:
        yield (
            f"{name:<{width}} "
            + " ".join(f"{counts[column]:>8}" for column in COLUMNS)
            + f" {share(counts):7.2f}%"
        )


def _apart(theirs: str, ours: str | None) -> tuple[str, str]:
    """A pair without the fields that are the same; of bibtex, as it is."""
    if ours is None or BETWEEN not in theirs:
        return theirs, ours if ours is not None else "(nothing)"
    left, right = theirs.split(BETWEEN), ours.split(BETWEEN)
    return (
        BETWEEN.join(part for part in left if part not in right),
        BETWEEN.join(part for part in right if part not in left),
    )


def _visible(text: str) -> str:
    return text.encode("utf-8", "backslashreplace").decode("utf-8")

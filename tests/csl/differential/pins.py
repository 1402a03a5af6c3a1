"""The differences of bibkit's engine in the styles that are held, as they are pinned for each set of works."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from tests.csl import pinned
from tests.csl.differential.job import WORKS, StyleJob

if TYPE_CHECKING:
    from tests.csl.differential.compare import Comparison


def file(works: str) -> Path:
    """The rows of a set."""
    return WORKS / works / "pinned.tsv"


def kind_of(style: StyleJob, place: str, expected: str, actual: str) -> str:
    """The class under which just these texts are pinned, or ""."""
    row = _by_place(style.works).get((style.name, place))
    hashes = pinned.hashed(actual), pinned.hashed(expected)
    return row.kind if row is not None and hashes == (row.ours, row.theirs) else ""


@cache
def _by_place(works: str) -> Mapping[tuple[str, str], pinned.Pinned]:
    return {(row.style, row.place): row for row in pinned.pinned(file(works))}


def differences(comparisons: Sequence[Comparison]) -> dict[str, dict[str, tuple[str, str]]]:
    """By style the places where the texts differ, with the hashes of ours and of citeproc-js's."""
    return {
        one.style: {
            difference.place: (pinned.hashed(difference.actual), pinned.hashed(difference.expected))
            for difference in one.differences
        }
        for one in comparisons
        if one.differences
    }


def write(works: str, comparisons: Sequence[Comparison]) -> int:
    """Pin what differs now; how many differences have no class."""
    return pinned.write(file(works), differences(comparisons).items())

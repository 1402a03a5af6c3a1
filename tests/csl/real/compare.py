"""Both processors on the values of a case."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from tests.csl.cross.reference import reference_results
from tests.csl.real.cases import CASES
from tests.csl.real.data import Item, values_of
from tests.csl.suite import Fixture, result

_CHUNK = 200


class Pair(NamedTuple):
    """What citeproc-js and bibkit make of one value."""

    expected: str
    actual: str


def pairs(name: str, most: int | None = None) -> Iterator[Pair]:
    """The lines of a case, `most` of them, evenly spread over the values, or all."""
    case = CASES[name]
    items = list(values_of(case.field))
    if most is not None:
        items = items[:: max(1, len(items) // most)][:most]
    fixtures = [_fixture(name, case.style, chunk) for chunk in _chunks(items)]
    for fixture, expected in zip(fixtures, reference_results(fixtures), strict=True):
        assert expected is not None, f"citeproc-js fails in {name}"
        for pair in zip(expected.split("\n"), result(fixture).split("\n"), strict=True):
            yield Pair(*(" ".join(line.split()) for line in pair))


def _chunks(items: Sequence[Item]) -> Iterator[list[Item]]:
    rest = iter(items)
    while chunk := list(islice(rest, _CHUNK)):
        yield chunk


def _fixture(name: str, source: str, items: Sequence[Item]) -> Fixture:
    cites = [[{"id": item["id"]}] for item in items]
    sections = {
        "MODE": "citation",
        "CSL": source,
        "INPUT": json.dumps(items),
        "CITATION-ITEMS": json.dumps(cites),
    }
    return Fixture(name, sections)

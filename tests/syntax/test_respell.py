"""The smallest change of a text that makes it say something else."""

from __future__ import annotations

import json

import pytest

from bibkit.syntax.respell import respelling


def says(written: str) -> str | None:
    try:
        return str(json.loads(written))
    except json.JSONDecodeError:
        return None


@pytest.mark.parametrize(
    ("written", "before", "after", "expected"),
    [
        ('"On names."', "On names.", "On names", '"On names"'),
        ('"\\u00dcber a. Namen."', "Über a. Namen.", "Über a. Namen", '"\\u00dcber a. Namen"'),
        ('"SMITH"', "SMITH", "Smith", '"Smith"'),
        ('"a b a"', "a b a", "a c a", '"a c a"'),
        ('"names"', "names", "the names", '"the names"'),
        ('"the"', "the", "then", '"then"'),
    ],
)
def test_only_what_differs_is_written_anew(written: str, before: str, after: str, expected: str) -> None:
    found = respelling(written, before, after, lambda text: says(text) == after)
    assert found is not None
    assert written[: found.start] + found.text + written[found.end :] == expected


@pytest.mark.parametrize(
    ("written", "before", "after"),
    [
        ('"\\u00dc"', "Ü", "Ä"),  # it does not stand there as it is
        ('"a"', "a", 'b"c'),  # it can't be written as it is
        ('"a"', "a", "a"),
        ('""', "", "a"),
    ],
)
def test_what_is_spelled_otherwise_is_left_alone(written: str, before: str, after: str) -> None:
    assert respelling(written, before, after, lambda text: says(text) == after) is None

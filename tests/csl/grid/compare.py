"""Both processors on the choices of a family, and the smallest of those that differ."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import zip_longest
from typing import NamedTuple

from bibkit.csl import StyleError
from tests.csl.cross.reference import reference_results
from tests.csl.grid.family import Choice, Family, named
from tests.csl.suite import Fixture, result


class Compared(NamedTuple):
    """The lines of a fixture that citeproc-js renders at all, and those that differ, as (expected, actual)."""

    choice: Choice
    lines: int
    different: dict[int, tuple[str, str]]


def compared(name: str, family: Family, choices: Sequence[Choice], jobs: int = 1) -> list[Compared]:
    """Each choice; citeproc-js having failed at it, with no lines."""
    fixtures = [family.fixture(name, choice) for choice in choices]
    expected = reference_results(fixtures, jobs)
    return [
        _compared(choice, fixture, text)
        for choice, fixture, text in zip(choices, fixtures, expected, strict=True)
    ]


def _compared(choice: Choice, fixture: Fixture, expected: str | None) -> Compared:
    if expected is None:
        return Compared(choice, 0, {})
    pairs = list(zip_longest(expected.split("\n"), _result(fixture).split("\n"), fillvalue="(no such line)"))
    return Compared(choice, len(pairs), {line: pair for line, pair in enumerate(pairs) if pair[0] != pair[1]})


def _result(fixture: Fixture) -> str:
    try:
        return result(fixture)
    except StyleError as error:
        return f"StyleError: {error}"


def causes(name: str, family: Family, found: Sequence[Compared], jobs: int = 1) -> list[Compared]:
    """The smallest changes of the style that make lines differ, each once.

    A line of a choice is accounted for when it differs with a part of the choice as well.
    """
    known: list[Compared] = []
    while new := [case for case in map(partial(_remainder, known), found) if case.different][:_AT_ONCE]:
        known += _reduced(name, family, new, jobs)
    return known


_AT_ONCE = 20


def _remainder(known: Sequence[Compared], case: Compared) -> Compared:
    """What is left to account for: the first of the lines that no known cause explains."""
    explained = {
        line for cause in known if cause.choice.items() <= case.choice.items() for line in cause.different
    }
    left = {line: pair for line, pair in case.different.items() if line not in explained}
    return case._replace(different=dict(list(left.items())[:1]))


def _reduced(name: str, family: Family, cases: Sequence[Compared], jobs: int) -> list[Compared]:
    """Each with as few changes as leave the line different, and all lines that then differ."""
    done: dict[str, Compared] = {}
    wanted = [(case, next(iter(case.different))) for case in cases]
    while wanted:
        smaller = {named(part): part for case, _ in wanted for part in _parts(case.choice)}
        results = dict(zip(smaller, compared(name, family, list(smaller.values()), jobs), strict=True))
        following = []
        for case, line in wanted:
            parts = (results[named(part)] for part in _parts(case.choice))
            found = next((part for part in parts if line in part.different), None)
            if found is not None:
                following.append((found, line))
            else:
                done[named(case.choice)] = case
        wanted = following
    return list(done.values())


def _parts(choice: Choice) -> list[Choice]:
    return [{place: value for place, value in choice.items() if place != left_out} for left_out in choice]

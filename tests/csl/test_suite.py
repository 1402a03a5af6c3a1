"""The official fixtures: those listed in passing.txt pass, those that are not listed fail (disagreements.md)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.csl.suite import SUITE, read_fixture, result

PASSING = frozenset((Path(__file__).parent / "passing.txt").read_text(encoding="utf-8").split())
NAMES = sorted(path.stem for path in SUITE.glob("*.txt"))


@pytest.mark.skipif(
    not NAMES, reason="the fixtures are not in the shared data; name its folder in BIBKIT_SHARED"
)
def test_the_fixtures_are_there() -> None:
    assert frozenset(NAMES) >= PASSING


@pytest.mark.parametrize("name", NAMES)
def test_fixture(name: str) -> None:
    fixture = read_fixture(SUITE / f"{name}.txt")
    found = result(fixture)
    if name in PASSING:
        assert found == fixture.expected
    else:
        assert found != fixture.expected, f"{name} passes now: add it to passing.txt"

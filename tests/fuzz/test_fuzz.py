"""A short run of every target; `python -m tests.fuzz` goes on for as long as one likes."""

from __future__ import annotations

import pytest

from tests.fuzz.mutate import mutated
from tests.fuzz.targets import TARGETS, fed


@pytest.mark.parametrize("name", TARGETS)
def test_every_seed_is_read_without_harm(name: str) -> None:
    for text in (*TARGETS[name].seeds, "", "\n", "\ufeff"):
        fed(TARGETS[name], text)


@pytest.mark.parametrize("first", [0, 50])
@pytest.mark.parametrize("name", TARGETS)
def test_broken_inputs_break_no_law(name: str, first: int) -> None:
    for number in range(first, first + 50):
        fed(TARGETS[name], mutated(TARGETS[name].seeds, number))

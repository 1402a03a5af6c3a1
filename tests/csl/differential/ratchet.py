"""Numbers that only go up: in how many styles of a fixed sample each engine writes what citeproc-js writes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from tests.csl.differential.job import COMMON, WORKS

HELD = ("citations", "bibliographies", "html", "single citations", "single entries")


def sample(works: str = COMMON) -> tuple[str, ...]:
    """The names of the styles that are held with a set of works."""
    return tuple((WORKS / works / "sample.txt").read_text(encoding="utf-8").split())


def held(works: str = COMMON) -> dict[str, dict[str, int]]:
    """The numbers of each engine that are held (`report.counts` says what they count)."""
    numbers: dict[str, dict[str, int]] = json.loads(_file(works).read_bytes())
    return numbers


def fallen(engine: str, counts: Mapping[str, int], works: str = COMMON) -> list[str]:
    """What is lower than it has been, a sentence each."""
    return [
        f"{engine}: {name} fell from {least} to {counts[name]}"
        for name, least in held(works)[engine].items()
        if counts[name] < least
    ]


def raised(engine: str, works: str, counts: Mapping[str, int]) -> str:
    """Write the engine's numbers where they have risen; what was done, as a sentence."""
    numbers, file = held(works), _file(works)
    before = numbers.get(engine, {})
    after = {name: max(before.get(name, 0), counts[name]) for name in HELD}
    if after == before:
        return f"{file.name} stays: {after}"
    file.write_text(json.dumps({**numbers, engine: after}, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    return f"{file.name} now has for {engine}: {after}"


def _file(works: str) -> Path:
    return WORKS / works / "ratchet.json"

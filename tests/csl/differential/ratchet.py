"""Numbers that only go up: in how many styles of a fixed sample each engine writes what citeproc-js writes."""

from __future__ import annotations

import json
from collections.abc import Mapping

from tests.csl.differential.job import FOLDER

FILE = FOLDER / "ratchet.json"
HELD = (
    "citations", "bibliographies", "html", "argued citations", "argued bibliographies", "single citations",
    "single entries",
)  # fmt: skip


def sample() -> tuple[str, ...]:
    """The names of the styles of the sample."""
    return tuple((FOLDER / "sample.txt").read_text(encoding="utf-8").split())


def held() -> dict[str, dict[str, int]]:
    """The numbers of each engine that are held (`report.counts` says what they count)."""
    numbers: dict[str, dict[str, int]] = json.loads(FILE.read_bytes())
    return numbers


def fallen(engine: str, counts: Mapping[str, int]) -> list[str]:
    """What is lower than it has been, a sentence each."""
    return [
        f"{engine}: {name} fell from {least} to {counts[name]}"
        for name, least in held()[engine].items()
        if counts[name] < least
    ]


def raised(engine: str, counts: Mapping[str, int]) -> str:
    """Write the engine's numbers where they have risen; what was done, as a sentence."""
    numbers = held()
    before = numbers.get(engine, {})
    after = {name: max(before.get(name, 0), counts[name]) for name in HELD}
    if after == before:
        return f"{FILE.name} stays: {after}"
    FILE.write_text(json.dumps({**numbers, engine: after}, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    return f"{FILE.name} now has for {engine}: {after}"

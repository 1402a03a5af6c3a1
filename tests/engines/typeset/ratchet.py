"""A number that only goes up: in how many of the sampled entries of each style ours prints the same or better."""

from __future__ import annotations

import json
from pathlib import Path

from tests.engines.typeset import by_bibtex
from tests.engines.typeset.compare import Comparison, compare
from tests.engines.typeset.corpus import Bib, corpus, excerpt, read_bib
from tests.engines.typeset.report import by_style

_FILE = Path(__file__).parent / "ratchet.json"
_MOST = 12  # entries of each file


def sample(jobs: int = 2) -> list[Comparison]:
    """A few entries of each file, each file in one of the styles of its dialect, by turns."""
    bibs = [excerpt(read_bib(path), _MOST) for path in corpus()]
    classic = [bib for bib in bibs if bib.dialect == "bibtex"]
    turns: dict[str, list[Bib]] = {"numeric": [bib for bib in bibs if bib.dialect == "biblatex"]}
    for index, bib in enumerate(classic):
        turns.setdefault(by_bibtex.STYLES[index % len(by_bibtex.STYLES)], []).append(bib)
    return [one for style, chosen in sorted(turns.items()) for one in compare(chosen, [style], jobs)]


def good(comparisons: list[Comparison]) -> dict[str, int]:
    """How many entries of each style print the same or better."""
    return {style: counts["equal"] + counts["better"] for style, counts in by_style(comparisons).items()}


def held() -> dict[str, int]:
    """The numbers that are held."""
    numbers: dict[str, int] = json.loads(_FILE.read_bytes())
    return numbers


def raised(comparisons: list[Comparison]) -> str:
    """Write the numbers where they have risen; what was done, as a sentence."""
    before, now = held() if _FILE.exists() else {}, good(comparisons)
    after = {style: max(before.get(style, 0), now[style]) for style in now}
    if after == before:
        return f"{_FILE.name} stays: {after}"
    _FILE.write_text(json.dumps(after, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    return f"{_FILE.name} now has {after}"

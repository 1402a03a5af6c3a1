"""Files against what bibkit writes of them: for each entry and style, whether it prints the same."""

from __future__ import annotations

import re
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import NamedTuple

import bibkit
from tests.engines.typeset import by_biber, by_bibtex
from tests.engines.typeset.better import kinds_of
from tests.engines.typeset.by_bibtex import Printed
from tests.engines.typeset.corpus import Bib, entries_of
from tests.engines.typeset.printed import macros, printed

_BEHIND_PERCENT = re.compile(r"^[ \t]*%[ \t]*@\w+[ \t]*[{(]\s*([^\s,]+)", re.MULTILINE)
STYLES = (*by_bibtex.STYLES, *by_biber.STYLES)


class Difference(NamedTuple):
    """An entry that does not print alike; `ours` is None where ours has none. `kinds` is None where it differs."""

    key: str
    theirs: str
    ours: str | None
    kinds: tuple[str, ...] | None


class Comparison(NamedTuple):
    """A file in one style: how many entries are equal and left out, and those that are not equal."""

    file: str
    style: str
    equal: int
    left_out: int
    differences: tuple[Difference, ...]

    @property
    def counts(self) -> Counter[str]:
        """How many entries are equal, better, different, missing and left out."""
        counts = Counter({"equal": self.equal, "left out": self.left_out})
        for one in self.differences:
            counts["missing" if one.ours is None else "differs" if one.kinds is None else "better"] += 1
        return counts


def compare(bibs: Sequence[Bib], styles: Iterable[str], jobs: int = 2) -> list[Comparison]:
    """Each file in each of the styles that its dialect has."""
    with ProcessPoolExecutor(jobs) as pool:
        exported = list(pool.map(export, bibs))
        comparisons: list[Comparison] = []
        for style in styles:
            chosen = [pair for pair in zip(bibs, exported, strict=True) if style in styles_of(pair[0])]
            if style in by_bibtex.STYLES:
                comparisons += pool.map(partial(_with_bibtex, style=style), chosen)
            else:
                outputs = by_biber.run_biber([bib for pair in chosen for bib in pair], style)
                for index, (bib, _) in enumerate(chosen):
                    theirs, ours = outputs[2 * index], outputs[2 * index + 1]
                    comparisons.append(_compared(bib, style, theirs, ours))
    return comparisons


def for_nobody(bib: Bib, keys: Iterable[str]) -> set[str]:
    """The keys that no document can cite, and those of entries behind a `%`, which bibtex does not know."""
    commented = set(_BEHIND_PERCENT.findall(bib.text)) - entries_of(bib).keys()
    return {key for key in keys if not key or "\\" in key or key in commented}


def styles_of(bib: Bib) -> tuple[str, ...]:
    """The styles for a file's dialect."""
    return by_bibtex.STYLES if bib.dialect == "bibtex" else by_biber.STYLES


def export(bib: Bib) -> Bib:
    """What bibkit writes of a file, in the dialect that it has."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "refs.bib"
        path.write_text(bib.text, encoding="utf-8")
        return bib._replace(text=bibkit.load(path, format=bib.dialect).write(bib.dialect).text)


def _with_bibtex(pair: tuple[Bib, Bib], style: str) -> Comparison:
    theirs, ours = (by_bibtex.run_bibtex(bib, style) for bib in pair)
    return _compared(pair[0], style, theirs, ours)


def _compared(bib: Bib, style: str, theirs: Printed | None, ours: Printed | None) -> Comparison:
    if theirs is None:  # nothing of it can be read
        return Comparison(bib.name, style, 0, len(ours.entries) if ours else 0, ())
    ours = ours or Printed({}, "", frozenset())
    sources = entries_of(bib) if theirs.entries.keys() else {}
    left_out = theirs.unread | for_nobody(bib, theirs.entries)
    theirs_defined, ours_defined = macros(theirs.preamble), macros(ours.preamble)
    equal, differences = 0, []
    for key, code in theirs.entries.items():
        if key in left_out:
            continue
        counterpart = ours.entries.get(key)
        if counterpart is None:
            differences.append(Difference(key, printed(code, theirs_defined), None, None))
        elif counterpart == code:
            equal += 1
        else:
            before, after = (
                printed(code, theirs_defined),
                printed(counterpart, {**theirs_defined, **ours_defined}),
            )
            if before == after:
                equal += 1
            else:
                differences.append(
                    Difference(key, before, after, kinds_of(before, after, sources.get(key, "")))
                )
    extra = len(ours.entries.keys() - theirs.entries.keys())
    return Comparison(
        bib.name, style, equal, len(left_out & theirs.entries.keys()) + extra, tuple(differences)
    )

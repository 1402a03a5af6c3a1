"""How many findings there are of each code, the most frequent first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from bibkit.diagnostics.codes import CODES
from bibkit.diagnostics.diagnostic import Diagnostic
from bibkit.diagnostics.origin import edits_of
from bibkit.diagnostics.shown import shown_json
from bibkit.source import Safety


class _OfCode(NamedTuple):
    code: str
    number: int
    fixable: int


def render(diagnostics: Sequence[Diagnostic]) -> str:
    """A line each: the count, the code, its name, and how many of them `--fix` mends."""
    counts = _counts(diagnostics)
    width = max((len(str(one.number)) for one in counts), default=0)
    return "".join(
        f"{one.number:>{width}}  {one.code}  {CODES[one.code].name}{_fixable(one)}\n" for one in counts
    )


def render_json(diagnostics: Sequence[Diagnostic]) -> str:
    """The same as a JSON array."""
    return shown_json(
        [
            {"code": one.code, "name": CODES[one.code].name, "count": one.number, "fixable": one.fixable}
            for one in _counts(diagnostics)
        ]
    )


def _counts(diagnostics: Sequence[Diagnostic]) -> list[_OfCode]:
    counts = Counter(one.code for one in diagnostics)
    fixable = Counter(
        one.code
        for one in diagnostics
        if one.fix is not None and one.fix.safety is Safety.SAFE and edits_of(one)
    )
    return [
        _OfCode(code, count, fixable[code])
        for code, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    ]


def _fixable(one: _OfCode) -> str:
    return f" ({one.fixable} fixable)" if one.fixable else ""

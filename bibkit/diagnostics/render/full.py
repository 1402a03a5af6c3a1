"""The finding with the line at fault, a mark under the place, and the help."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from bibkit.diagnostics import Diagnostic, Where
from bibkit.diagnostics.render.concise import headline
from bibkit.diagnostics.render.paint import Paint, plain
from bibkit.diagnostics.shown import shown

_LONGEST_LINE = 160


def render(diagnostics: Sequence[Diagnostic], paint: Paint = plain) -> str:
    """The findings, each a small paragraph."""
    return "".join(_paragraph(diagnostic, paint) for diagnostic in diagnostics)


def _paragraph(diagnostic: Diagnostic, paint: Paint) -> str:
    where = diagnostic.where
    lines = [headline(diagnostic, where, paint), *_excerpt(where, paint)]
    if diagnostic.help:
        lines.append(f"    = {paint('help', 'help')}: {shown(diagnostic.help)}")
    return "\n".join(lines) + "\n"


def _excerpt(where: Where, paint: Paint) -> list[str]:
    if not where.line or not where.text.strip():
        return []
    start = max(where.column - 1, 0)
    # A long line is shown from a little before the place.
    cut = max(0, start - 60) if len(where.text) > _LONGEST_LINE else 0
    line = where.text[cut : cut + _LONGEST_LINE].replace("\t", " ")
    # Of a place that goes on in other lines, all of the first is marked.
    end = where.end_column if where.end_line == where.line else len(where.text) + 1
    width = max(1, end - where.column)
    before = shown(line[: start - cut])
    marked = shown(line[start - cut : start - cut + width])
    number = str(where.line)
    gutter = " " * (len(number) + 2)
    return [
        f"  {paint(f'{number} |', 'line')} {shown(line)}",
        f"{gutter} {paint('|', 'line')} {' ' * _cells(before)}{paint('^' * max(1, _cells(marked)), 'mark')}",
    ]


def _cells(text: str) -> int:
    """How many cells of a terminal the text takes."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text
    )

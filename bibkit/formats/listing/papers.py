"""A listing cut into papers: each begins at a header line and goes on to the next one.

So one that is damaged costs no other. Blank lines only part.
"""

from __future__ import annotations

from dataclasses import dataclass

from bibkit.formats.listing.header import Header, parse_header
from bibkit.source import Source


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank, as it stands: `number` counts from 1, `start` is its offset in the source."""

    number: int
    text: str
    source: Source
    start: int


@dataclass(frozen=True, slots=True)
class Paper:
    """A header and its lines: header, title with authors, abstract. Fewer where the input is cut short."""

    header: Header
    lines: tuple[Line, ...]


Stray = Line
"""The first of some lines that belong to no paper: before the first header, or beyond a third line."""


def cut(source: Source) -> list[Paper | Stray]:
    """The papers of a listing and the strays between them, in order; every line that is not blank is in one."""
    found: list[Paper | Stray] = []
    header: Header | None = None
    lines: list[Line] = []
    for line in _lines(source):
        next_header = parse_header(line.text)
        if next_header is not None:
            found += _group(header, lines)
            header, lines = next_header, []
        lines.append(line)
    return found + _group(header, lines)


def _lines(source: Source) -> list[Line]:
    first = source.first_line
    rows = ((number, source.line(number), start) for number, start in enumerate(source.starts, first))
    return [Line(number, row, source, start) for number, row, start in rows if row and not row.isspace()]


def _group(header: Header | None, lines: list[Line]) -> list[Paper | Stray]:
    if header is None:
        return list(lines[:1])
    return [Paper(header, tuple(lines[:3])), *lines[3:4]]

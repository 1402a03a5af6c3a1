"""A listing cut into papers: each begins at a header line and goes on to the next one.

So one that is damaged costs no other. Blank lines only part.
"""

from __future__ import annotations

from dataclasses import dataclass

from bibkit.formats.listing.header import Header, parse_header


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank, as it stands; `number` counts from 1."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Paper:
    """A header and its lines: header, title with authors, abstract. Fewer where the input is cut short."""

    header: Header
    lines: tuple[Line, ...]


Stray = Line
"""The first of some lines that belong to no paper: before the first header, or beyond a third line."""


def cut(text: str) -> list[Paper | Stray]:
    """The papers of a listing and the strays between them, in order; every line that is not blank is in one.

    A byte order mark and the kind of line end do not count.
    """
    found: list[Paper | Stray] = []
    header: Header | None = None
    lines: list[Line] = []
    for line in _lines(text):
        next_header = parse_header(line.text)
        if next_header is not None:
            found += _group(header, lines)
            header, lines = next_header, []
        lines.append(line)
    return found + _group(header, lines)


def _lines(text: str) -> list[Line]:
    # Not str.splitlines: it also cuts at U+2028 and others, which may stand in an abstract.
    rows = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return [Line(number, row) for number, row in enumerate(rows, 1) if row and not row.isspace()]


def _group(header: Header | None, lines: list[Line]) -> list[Paper | Stray]:
    if header is None:
        return list(lines[:1])
    return [Paper(header, tuple(lines[:3])), *lines[3:4]]

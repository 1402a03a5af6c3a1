"""Works as a table that fits a terminal, and as lines with tabs for programs."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bibkit.diagnostics.shown import shown
from bibkit.text.width import cells, fitted

_BETWEEN = 2  # cells between columns
_LEAST = 6  # cells of a column, at least
_WEIGHTS = {"title": 4, "authors": 2, "author": 2, "venue": 2, "abstract": 6}
_KEPT = ("key", "year")  # what is copied, or short, is cut last
_MOST_SEEN = 1000  # characters of a value of which the beginning can be on a line


def table(
    rows: Sequence[Sequence[str]], names: Sequence[str], width: int, paint: Callable[[str, str], str]
) -> str:
    """The rows below a head; a value that has no room ends in "…". `paint` gives a cell of a column its colour."""
    head = [name.upper() for name in names]
    safe = [[shown(cell[:_MOST_SEEN], _MOST_SEEN * 2) for cell in row] for row in rows]
    wanted = [max(map(cells, column)) for column in zip(head, *safe, strict=True)]
    widths = _fitted_widths(names, wanted, width)
    lines = [_line(head, widths, ["head"] * len(head), paint)]
    lines += [_line(row, widths, names, paint) for row in safe]
    return "".join(lines)


def _line(
    row: Sequence[str], widths: Sequence[int], names: Sequence[str], paint: Callable[[str, str], str]
) -> str:
    painted = []
    for at, (cell, room, name) in enumerate(zip(row, widths, names, strict=True)):
        cut = fitted(cell, room)
        rest = 0 if at == len(row) - 1 else room - cells(cut) + _BETWEEN
        painted.append((paint(cut, name) if cut else "") + " " * rest)
    return "".join(painted).rstrip() + "\n"


def _fitted_widths(names: Sequence[str], wanted: Sequence[int], width: int) -> list[int]:
    """How wide each column is: as it wants to be, or its share of what is left by those that want less."""
    left = width - _BETWEEN * (len(names) - 1)
    widths = [0] * len(names)
    weights = {at: _WEIGHTS.get(name.casefold(), 1) for at, name in enumerate(names)}
    for at, name in enumerate(names):
        if name.casefold() in _KEPT:
            widths[at] = min(wanted[at], max(_LEAST, width // 2))
            left -= widths[at]
            del weights[at]
    while weights:
        share = max(left, 0) / sum(weights.values())
        content = [at for at, weight in weights.items() if wanted[at] <= share * weight]
        for at in content or list(weights):
            widths[at] = min(wanted[at], max(_LEAST, int(share * weights[at])))
        if not content:
            break
        for at in content:
            left -= widths[at]
            del weights[at]
    while (too_much := sum(widths) + _BETWEEN * (len(names) - 1) - width) > 0 and max(widths) > 1:
        widest = max(range(len(widths)), key=lambda at: (names[at].casefold() not in _KEPT, widths[at]))
        widths[widest] = max(1, widths[widest] - too_much)
    return widths


def tabbed(rows: Sequence[Sequence[str]]) -> str:
    """A line a work, values parted by tabs; nothing is cut."""
    return "".join("\t".join(row) + "\n" for row in rows)


def comma_separated(rows: Sequence[Sequence[str]], names: Sequence[str]) -> str:
    """CSV (RFC 4180) with the names of the columns in its first line, lines ended as elsewhere."""
    import csv  # for those who ask for it
    import io

    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(names)
    writer.writerows(rows)
    return written.getvalue()

"""Tallies for a terminal: a table each, with a bar a line."""

from __future__ import annotations

from collections.abc import Sequence

from bibkit.diagnostics.shown import shown
from bibkit.stats.count import Count, Tally
from bibkit.stats.words import remarks
from bibkit.text.width import cells, fitted

_BAR = 24  # cells of the longest bar
_LABEL = 44  # cells of the longest label
_SIGNS = "█▓▒░#=·"  # as many as `stack.MOST`
_EIGHTHS = " ▏▎▍▌▋▊▉"


def table(tallies: Sequence[Tally], limit: int) -> str:
    """The tallies below one another; `limit` lines each, 0 for all."""
    return "\n".join(_table(tally, limit) for tally in tallies)


def _table(tally: Tally, limit: int) -> str:
    listed = tally.counts[-limit:] if tally.is_in_time else tally.counts[: limit or None]
    most = max((count.count for count in listed), default=0)
    labels = [fitted(shown(count.label), _LABEL) for count in listed]
    width = max((cells(label) for label in labels), default=0)
    digits = len(str(most))
    lines = [tally.title]
    lines += [
        f"  {label}{' ' * (width - cells(label))}  {count.count:>{digits}}  {_bar(count, most, tally.parts)}".rstrip()
        for label, count in zip(labels, listed, strict=True)
    ]
    lines += [
        f"  {sign} {fitted(shown(part), _LABEL)}" for sign, part in zip(_SIGNS, tally.parts, strict=False)
    ]
    lines += [f"  ({remark})" for remark in remarks(tally, len(listed))]
    return "\n".join(lines) + "\n"


def _bar(count: Count, most: int, parts: Sequence[str]) -> str:
    """The bar of a count; of signs for its parts, in the length that each brings it to, where it has any."""
    if count.parts:
        signs, sum_ = "", 0
        for part, number in count.parts:
            sum_ += number
            signs += _SIGNS[parts.index(part)] * (max(-(-sum_ * _BAR // most), 1) - len(signs))
        return signs
    whole, eighths = divmod(count.count * _BAR * 8 // most, 8)
    return ("█" * whole + _EIGHTHS[eighths]).rstrip() or "▏"

"""Columns over the years, each in the colours of its parts where it has any."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple
from xml.etree import ElementTree as ET

from bibkit.formats.xml_tree import add
from bibkit.model.date import era_year
from bibkit.stats.count import Count, Tally
from bibkit.text.width import fitted

_HIGHEST = 150
_MOST_COLUMNS = 60
_LEGEND_ROW = 22


class _Column(NamedTuple):
    """A year, or several of them where they are many: what stands below it, what it is called, and its works."""

    label: str
    tip: str
    works: int
    parts: Counter[str]


def columns(root: ET.Element, tally: Tally, y: int, margin: int, whole_width: int) -> int:
    """Draw the columns below `y`, and what their colours mean; returns where that ends."""
    found = _per_period(tally.counts)
    most = max((column.works for column in found), default=1)
    step = (whole_width - 2 * margin) / max(len(found), 8)
    every = -(-46 // int(step)) if step < 46 else 1  # a label needs 46 pixels
    foot = y + 18 + _HIGHEST
    for place, (label, tip, count, parts) in enumerate(found):
        x = margin + place * step
        column = add(root, "g")
        add(column, "title", f"{tip}: {count}")
        middle = f"{x + step / 2:.1f}"
        if count:
            height = max(_HIGHEST * count / most, 2)
            width = min(step * 0.72, 56)
            left = x + (step - width) / 2
            if parts:
                _stack(column, [(part, parts[part]) for part in tally.parts], left, foot, width, height)
            else:
                _bar(column, "bar", left, foot - height, width, height, rounded=True)
            if step >= 18:
                add(column, "text", str(count), x=middle, y=f"{foot - height - 5:.1f}", text_anchor="middle")
        if place % every == 0:
            add(column, "text", label, x=middle, y=str(foot + 18), text_anchor="middle")
    line = {"x1": str(margin), "x2": str(whole_width - margin), "y1": str(foot), "y2": str(foot)}
    add(root, "line", class_="axis", **line)
    return _legend(root, tally.parts, foot + 28, margin)


def _stack(
    column: ET.Element,
    parts: Sequence[tuple[str, int]],
    left: float,
    foot: float,
    width: float,
    height: float,
) -> None:
    """The parts from the foot up, a gap between them, so that not the colours alone tell them apart."""
    whole = sum(number for _, number in parts)
    for place, (part, number) in enumerate(parts):
        if not number:
            continue
        size = height * number / whole
        foot -= size
        segment = add(column, "g")
        add(segment, "title", f"{part}: {number}")
        _bar(segment, f"bar p{place}", left, foot, width, max(size - 1, 1))


def _bar(
    parent: ET.Element, kind: str, x: float, y: float, width: float, height: float, *, rounded: bool = False
) -> None:
    bar = add(
        parent, "rect", class_=kind, x=f"{x:.1f}", y=f"{y:.1f}", width=f"{width:.1f}", height=f"{height:.1f}"
    )
    if rounded:
        bar.set("rx", "2")


def _legend(root: ET.Element, parts: Sequence[str], y: int, margin: int) -> int:
    for place, part in enumerate(parts):
        _bar(root, f"bar p{place}", margin, y + 4, 12, 12, rounded=True)
        add(root, "text", fitted(part, 90), x=str(margin + 20), y=str(y + 15))
        y += _LEGEND_ROW
    return y + (6 if parts else 0)


def _per_period(counts: Sequence[Count]) -> list[_Column]:
    """The columns, the empty ones too; of several years where they are many."""
    if not counts:
        return []
    years = {count.year: count for count in counts}
    first, last = min(years), max(years)
    span = 1
    while (last // span - first // span) >= _MOST_COLUMNS:
        span *= 5 if str(span)[0] == "1" else 2
    found = []
    for period in range(first // span, last // span + 1):
        start = period * span
        within = [years[year] for year in years if start <= year < start + span]
        parts = Counter[str]()
        for count in within:
            parts.update(dict(count.parts))
        label = era_year(start)
        tip = label if span == 1 else f"{label} to {era_year(start + span - 1)}"
        found.append(_Column(label, tip, sum(count.count for count in within), parts))
    return found

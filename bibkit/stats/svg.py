"""Tallies as one SVG picture: columns over the years, bars for all else.

No drawing library: svg.py and drawsvg do not escape what they write into attributes, pygal's pictures load a script
from the network, and all that is wanted are rectangles and words. A reader who sees no picture hears the numbers
(`desc`); the picture brings its own ground, so that it can be read on a light and on a dark page.
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree as ET

from bibkit.formats.xml_tree import add, document
from bibkit.model.date import era_year
from bibkit.stats.count import Count, Tally
from bibkit.stats.words import remarks
from bibkit.text.width import fitted

_WIDTH = 760
_MARGIN = 28
_LABELS = 270  # width of the labels beside bars
_ROW = 24
_COLUMNS = 150  # height of the highest column
_MOST_COLUMNS = 60
_LABEL_CELLS = 33

# Contrast against the ground: text at least 7:1, bars at least 3:1 (WCAG 2.2, 1.4.6 and 1.4.11).
_STYLE = """
text { font: 13px system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; fill: #24292f }
.ground { fill: #ffffff }
.title { font-size: 16px; font-weight: 600 }
.remark { font-size: 12px; fill: #4b5563 }
.bar { fill: #2b6cb0 }
.axis { stroke: #9aa4af }
@media (prefers-color-scheme: dark) {
  text { fill: #e6edf3 }
  .ground { fill: #14181d }
  .remark { fill: #aab4bf }
  .bar { fill: #6cb0f5 }
  .axis { stroke: #5b6570 }
}
"""


def svg(tallies: Sequence[Tally], limit: int) -> str:
    """The picture of the tallies below one another; `limit` bars each (years all), 0 for all."""
    root = ET.Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "role": "img"})
    root.set("aria-labelledby", "title desc")
    add(root, "title", "; ".join(tally.title for tally in tallies), id="title")
    add(root, "desc", " ".join(_in_words(tally, limit) for tally in tallies), id="desc")
    add(root, "style", _STYLE)
    ground = add(root, "rect", class_="ground", width="100%", height="100%")
    y = _MARGIN
    for tally in tallies:
        add(root, "text", tally.title, class_="title", x=str(_MARGIN), y=str(y + 14))
        y += 34
        y = _columns(root, tally, y) if tally.is_in_time else _bars(root, tally, limit, y)
        for remark in remarks(tally, len(_shown(tally, limit))):
            add(root, "text", remark, class_="remark", x=str(_MARGIN), y=str(y + 14))
            y += 18
        y += _MARGIN
    root.set("viewBox", f"0 0 {_WIDTH} {y}")
    root.set("width", str(_WIDTH))
    root.set("height", str(y))
    ground.set("rx", "8")
    return document(root)


def _shown(tally: Tally, limit: int) -> tuple[Count, ...]:
    return tally.counts if tally.is_in_time else tally.counts[: limit or None]


def _in_words(tally: Tally, limit: int) -> str:
    numbers = ", ".join(f"{count.label}: {count.count}" for count in _shown(tally, limit))
    return f"{tally.title}: {numbers or 'none'}."


def _bars(root: ET.Element, tally: Tally, limit: int, y: int) -> int:
    shown = _shown(tally, limit)
    most = max((count.count for count in shown), default=1)
    space = _WIDTH - 2 * _MARGIN - _LABELS - 40
    for count in shown:
        bar = add(root, "g")
        add(bar, "title", f"{count.label}: {count.count}")
        add(
            bar,
            "text",
            fitted(count.label, _LABEL_CELLS),
            x=str(_MARGIN + _LABELS - 10),
            y=str(y + 15),
            text_anchor="end",
        )
        width = max(space * count.count / most, 2)
        left = _MARGIN + _LABELS
        add(
            bar,
            "rect",
            class_="bar",
            x=str(left),
            y=str(y + 3),
            width=f"{width:.1f}",
            height=str(_ROW - 8),
            rx="2",
        )
        add(bar, "text", str(count.count), x=f"{left + width + 6:.1f}", y=str(y + 15))
        y += _ROW
    return y


def _columns(root: ET.Element, tally: Tally, y: int) -> int:
    columns = _per_period(tally.counts)
    most = max((count for _, _, count in columns), default=1)
    step = (_WIDTH - 2 * _MARGIN) / max(len(columns), 8)
    every = -(-46 // int(step)) if step < 46 else 1  # a label needs 46 pixels
    foot = y + 18 + _COLUMNS
    for place, (label, tip, count) in enumerate(columns):
        x = _MARGIN + place * step
        column = add(root, "g")
        add(column, "title", f"{tip}: {count}")
        middle = f"{x + step / 2:.1f}"
        if count:
            height = max(_COLUMNS * count / most, 2)
            width = min(step * 0.72, 56)
            add(
                column, "rect", class_="bar", x=f"{x + (step - width) / 2:.1f}", y=f"{foot - height:.1f}",
                width=f"{width:.1f}", height=f"{height:.1f}", rx="2",
            )  # fmt: skip
            if step >= 18:
                add(column, "text", str(count), x=middle, y=f"{foot - height - 5:.1f}", text_anchor="middle")
        if place % every == 0:
            add(column, "text", label, x=middle, y=str(foot + 18), text_anchor="middle")
    line = {"x1": str(_MARGIN), "x2": str(_WIDTH - _MARGIN), "y1": str(foot), "y2": str(foot)}
    add(root, "line", class_="axis", **line)
    return foot + 28


def _per_period(counts: Sequence[Count]) -> list[tuple[str, str, int]]:
    """Label, words and count of each column, the empty ones too; of several years where they are many."""
    if not counts:
        return []
    years = {count.year: count for count in counts}
    first, last = min(years), max(years)
    span = 1
    while (last // span - first // span) >= _MOST_COLUMNS:
        span *= 5 if str(span)[0] == "1" else 2
    columns = []
    for period in range(first // span, last // span + 1):
        start = period * span
        count = sum(found.count for year, found in years.items() if start <= year < start + span)
        label = era_year(start)
        tip = label if span == 1 else f"{label} to {era_year(start + span - 1)}"
        columns.append((label, tip, count))
    return columns

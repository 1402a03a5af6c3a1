"""Tallies as one SVG picture: columns over the years, bars for all else.

No drawing library: svg.py and drawsvg do not escape what they write into attributes, pygal's pictures load a script
from the network, and all that is wanted are rectangles and words. A reader who sees no picture hears the numbers
(`desc`); the picture brings its own ground, so that it can be read on a light and on a dark page.
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree as ET

from bibkit.formats.xml_tree import add, document
from bibkit.stats.count import Count, Tally
from bibkit.stats.svg_columns import columns
from bibkit.stats.svg_network import circle, shown_people
from bibkit.stats.words import remarks
from bibkit.text.width import fitted

_WIDTH = 760
_MARGIN = 28
_LABELS = 270  # width of the labels beside bars
_ROW = 24
_LABEL_CELLS = 33

# Contrast against the ground: text at least 7:1, bars at least 3:1 (WCAG 2.2, 1.4.6 and 1.4.11).
_STYLE = """
text { font: 13px system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; fill: #24292f }
.ground { fill: #ffffff }
.title { font-size: 16px; font-weight: 600 }
.remark { font-size: 12px; fill: #4b5563 }
.bar { fill: #2b6cb0 }
.axis { stroke: #9aa4af }
.tie { stroke: #718096; stroke-opacity: 0.45 }
.p1 { fill: #b7500f } .p2 { fill: #2f7d4f } .p3 { fill: #a3276f }
.p4 { fill: #6b46c1 } .p5 { fill: #0e7c86 } .p6 { fill: #6b7280 }
@media (prefers-color-scheme: dark) {
  text { fill: #e6edf3 }
  .ground { fill: #14181d }
  .remark { fill: #aab4bf }
  .bar { fill: #6cb0f5 }
  .axis { stroke: #5b6570 }
  .tie { stroke: #94a3b8 }
  .p1 { fill: #f0985a } .p2 { fill: #6cc491 } .p3 { fill: #ef87c3 }
  .p4 { fill: #b39af5 } .p5 { fill: #5cc8d2 } .p6 { fill: #9ca3af }
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
        if tally.is_in_time:
            y = columns(root, tally, y, _MARGIN, _WIDTH)
        elif tally.name == "network":
            y = circle(root, tally, limit, y, _WIDTH)
        else:
            y = _bars(root, tally, limit, y)
        for remark in _remarks(tally, limit):
            add(root, "text", remark, class_="remark", x=str(_MARGIN), y=str(y + 14))
            y += 18
        y += _MARGIN
    root.set("viewBox", f"0 0 {_WIDTH} {y}")
    root.set("width", str(_WIDTH))
    root.set("height", str(y))
    ground.set("rx", "8")
    return document(root)


def _remarks(tally: Tally, limit: int) -> list[str]:
    if tally.name != "network":
        return remarks(tally, len(_shown(tally, limit)))
    hidden = len(tally.people) - len(shown_people(tally, limit))
    said = remarks(tally, len(tally.counts))
    return [f"and {hidden} more people", *said] if hidden else said


def _shown(tally: Tally, limit: int) -> tuple[Count, ...]:
    return tally.counts if tally.is_in_time else tally.counts[: limit or None]


def _in_words(tally: Tally, limit: int) -> str:
    numbers = ", ".join(f"{count.label}: {count.count}{_parts(count)}" for count in _shown(tally, limit))
    return f"{tally.title}: {numbers or 'none'}."


def _parts(count: Count) -> str:
    return f" ({', '.join(f'{number} {part}' for part, number in count.parts)})" if count.parts else ""


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

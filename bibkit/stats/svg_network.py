"""The network of people as a picture: those with the most works on a circle, lines between who wrote together.

A circle needs no search for places, so that the same people give the same picture.
"""

from __future__ import annotations

import math
from xml.etree import ElementTree as ET

from bibkit.formats.xml_tree import add
from bibkit.stats.count import Count, Tally
from bibkit.text.width import cells, fitted

MOST = 60
"""More names than this can't be read on a circle."""

_LABEL_CELLS = 24
_LABEL = 185  # the most that a label takes, which stands like a ray
_STEP = 17  # between two people


def shown_people(network: Tally, limit: int) -> tuple[Count, ...]:
    """The people in the picture: the first, as many as are asked for and find room."""
    return network.people[: min(limit or MOST, MOST)]


def circle(root: ET.Element, network: Tally, limit: int, top: int, width: int) -> int:
    """Draw the network below `top`; returns where it ends."""
    people = shown_people(network, limit)
    if not people:
        return top
    radius = min(max(80.0, len(people) * _STEP / math.tau), width / 2 - _LABEL)
    around = 20 + 7 * max(cells(fitted(person.label, _LABEL_CELLS)) for person in people)
    middle, level = width / 2, top + radius + around
    rays = [math.tau * place / len(people) - math.pi / 2 for place in range(len(people))]
    places = [(middle + radius * math.cos(ray), level + radius * math.sin(ray)) for ray in rays]
    most = max((pair.count for pair in network.counts), default=1)
    for pair in network.counts:
        if max(pair.ends) < len(people):
            (x1, y1), (x2, y2) = (places[end] for end in pair.ends)
            line = add(
                root, "line", class_="tie", stroke_width=f"{0.5 + 2.5 * pair.count / most:.2f}",
                x1=f"{x1:.1f}", y1=f"{y1:.1f}", x2=f"{x2:.1f}", y2=f"{y2:.1f}",
            )  # fmt: skip
            add(line, "title", f"{pair.label}: {pair.count}")
    works = max(person.count for person in people)
    for person, ray, (x, y) in zip(people, rays, places, strict=True):
        node = add(root, "g")
        add(node, "title", f"{person.label}: {person.count}")
        size = 3 + 4 * math.sqrt(person.count / works)
        add(node, "circle", class_="bar", cx=f"{x:.1f}", cy=f"{y:.1f}", r=f"{size:.1f}")
        _label(node, person.label, x, y, math.degrees(ray))
    return round(level + radius + around)


def _label(node: ET.Element, label: str, x: float, y: float, ray: float) -> None:
    """The label along its ray (in degrees), never upside down."""
    is_left = 90 < ray % 360 < 270
    turn = ray + 180 if is_left else ray
    add(
        node, "text", fitted(label, _LABEL_CELLS), x=f"{x - 12 if is_left else x + 12:.1f}", y=f"{y + 4:.1f}",
        text_anchor="end" if is_left else "start", transform=f"rotate({turn:.1f} {x:.1f} {y:.1f})",
    )  # fmt: skip

"""Prose with its markup as the mixed content of an XML element."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from xml.etree import ElementTree as ET

from bibkit.text.escape.xml import characters
from bibkit.text.rich_text import Part, segments


def add_prose(
    element: ET.Element, text: str, tags: Mapping[str, str], maths: Callable[[ET.Element, str], None]
) -> None:
    """Put a prose text into an element that is empty; markup without a tag in `tags` leaves its words.

    `maths` gives an element what the inside of `$...$` becomes in it.
    """
    around = [element]
    for segment in segments(text):
        tag = tags.get(segment.text)
        if segment.part is Part.TEXT:
            _append(around[-1], characters(segment.text))
        elif segment.part is Part.MATHS:
            maths(around[-1], segment.text)
        elif tag and segment.part is Part.OPEN:
            around.append(ET.SubElement(around[-1], tag))
        elif tag:
            around.pop()


def add_tex(element: ET.Element, formula: str) -> None:
    """A formula as its TeX between dollars, where an element takes text alone."""
    _append(element, characters(f"${formula}$"))


def _append(element: ET.Element, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text

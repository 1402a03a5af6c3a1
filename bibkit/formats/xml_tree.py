"""XML written from a tree of elements: escaping is the standard library's, and the same tree gives the same bytes."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from bibkit.text.escape.xml import characters


def add(parent: ET.Element, tag: str, text: str = "", **attributes: str) -> ET.Element:
    """A new last child of `parent`.

    In the name of an attribute an underscore stands for a hyphen, one at the end for nothing.
    """
    named = {name.rstrip("_").replace("_", "-"): characters(value) for name, value in attributes.items()}
    element = ET.SubElement(parent, tag, named)
    if text:
        element.text = characters(text)
    return element


def document(root: ET.Element) -> str:
    """The whole file, an element a line where it holds elements only."""
    ET.indent(root)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"

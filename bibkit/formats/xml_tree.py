"""XML written from a tree of elements: escaping is the standard library's, and the same tree gives the same bytes."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from bibkit.source import Source
from bibkit.syntax.xml import XmlElement, xml_entries
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


def indented(root: ET.Element) -> str:
    """The element, with one in it a line where it holds elements only."""
    ET.indent(root)
    return ET.tostring(root, encoding="unicode") + "\n"


def document(root: ET.Element) -> str:
    """The whole file, an element a line where it holds elements only."""
    return '<?xml version="1.0" encoding="utf-8"?>\n' + indented(root)


def element_of(text: str) -> ET.Element | None:
    """The element that a text is the XML of, without prefixes; None for what is not one element."""
    match = re.match(r"<(?:[\w-]+:)?([\w-]+)[\s/>]", text)
    found = list(xml_entries(Source(text), frozenset([match[1]]))) if match else []
    return _as_tree(found[0]) if len(found) == 1 and isinstance(found[0], XmlElement) else None


def _as_tree(element: XmlElement) -> ET.Element:
    attributes = {
        name: characters(value)
        for name, value in element.attributes.items()
        if ":" not in name and name != "xmlns"
    }
    tree = ET.Element(element.name, attributes)
    tree.extend(_as_tree(part) for part in element.children)
    if not len(tree):
        tree.text = characters(element.text)
    return tree

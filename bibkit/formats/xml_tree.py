"""XML written from a tree of elements: escaping is the standard library's, and the same tree gives the same bytes."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

_NO_CHARACTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def xml_text(text: str) -> str:
    """The text with U+FFFD in the place of what XML can't hold (XML 1.0, production 2), or advises against."""
    return text if text.isprintable() else _NO_CHARACTER.sub("\ufffd", text)


def add(parent: ET.Element, tag: str, text: str = "", **attributes: str) -> ET.Element:
    """A new last child of `parent`.

    In the name of an attribute an underscore stands for a hyphen, one at the end for nothing.
    """
    named = {name.rstrip("_").replace("_", "-"): xml_text(value) for name, value in attributes.items()}
    element = ET.SubElement(parent, tag, named)
    if text:
        element.text = xml_text(text)
    return element


def document(root: ET.Element) -> str:
    """The whole file, an element a line where it holds elements only."""
    ET.indent(root)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"

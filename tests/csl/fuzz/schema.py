"""Random valid styles, made from the RELAX NG schema of CSL itself.

The schema is read as XML (`rnc2rng` turns the compact form into it) and walked from `independent-style.style`:
where it leaves a choice, one is drawn. So what the schema allows is tried, not what we thought of.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from random import Random
from typing import Any
from xml.etree import ElementTree as ET

import rnc2rng
from rnc2rng import serializer

from tests.shared_data import shared

_RNG = "{http://relaxng.org/ns/structure/1.0}"
_XML = "http://www.w3.org/XML/1998/namespace"
CSL = "http://purl.org/net/xbiblio/csl"
_BUDGET = 90
"""About how many elements a style has before only the shortest ways on are taken."""

TEXTS = (
    "", " ", ", ", ". ", ".", ": ", "; ", " (", ")", "[", "] ", "“", "”", "’", "'", '"', "–", " & ", "<i>", "</i>",
    "&amp;", "{", "\\", "$x$", "pp. ", "In ", "Available at: https://doi.org/", "\u00a0", "\u202e", "、", "()", "..",
    "!", "?", " x ", "\n",
)  # fmt: skip
_LANGUAGES = (
    "en-US",
    "de-DE",
    "fr",
    "zh-CN",
    "ar",
    "he-IL",
    "nb-NO",
    "lij-1",
    "la",
    "xx",
    "sr-Cyrl-RS",
    "en-GB",
)
_DATA: dict[str, Callable[[Random], str]] = {
    "boolean": lambda draw: draw.choice(("true", "false", "1", "0")),
    "integer": lambda draw: str(draw.choice((0, 1, 1, 2, 3, 3, 4, 7, 21, -1, 10**12))),
    "nonNegativeInteger": lambda draw: str(draw.choice((0, 1, 2, 40))),
    "language": lambda draw: draw.choice(_LANGUAGES),
    "anyURI": lambda _draw: "http://www.zotero.org/styles/random",
    "dateTime": lambda _draw: "2026-01-02T00:00:00+00:00",
    "NMTOKEN": lambda draw: f"m{draw.randrange(12)}",
}


@cache
def schema() -> ET.Element:
    """The schema as RELAX NG in XML; the test is skipped where the shared data are absent."""
    path = shared("csl/schema/csl.rnc")
    return ET.fromstring(serializer.XMLSerializer().toxml(rnc2rng.load(str(path))))


@cache
def _defines() -> dict[str, ET.Element]:
    return {define.attrib["name"]: define for define in schema().iter(f"{_RNG}define")}


@cache
def _least_depths() -> dict[str, int]:
    """How many elements deep the shortest of what each definition allows is."""
    depths = dict.fromkeys(_defines(), 10_000)
    changed = True
    while changed:
        changed = False
        for name, define in _defines().items():
            least = max((_pattern_depth(child, depths) for child in define), default=0)
            if least < depths[name]:
                depths[name], changed = least, True
    return depths


def _pattern_depth(pattern: ET.Element, depths: dict[str, int]) -> int:
    kind = pattern.tag.removeprefix(_RNG)
    if kind in ("optional", "zeroOrMore", "value", "data", "text", "empty", "attribute", "list"):
        return 0
    if kind == "ref":
        return depths[pattern.attrib["name"]]
    below = [_pattern_depth(child, depths) for child in pattern if child.tag.startswith(_RNG)]
    if kind == "choice":
        return min(below)
    return (kind == "element") + max(below, default=0)


class _Maker:
    """Walks patterns and builds elements."""

    def __init__(self, draw: Random) -> None:
        self.draw = draw
        self.left = _BUDGET

    def content(self, pattern: ET.Element, parent: ET.Element) -> None:
        """Put what the pattern allows into the parent."""
        kind = pattern.tag.removeprefix(_RNG)
        children = [child for child in pattern if child.tag.startswith(_RNG)]
        if kind == "ref":
            for child in _defines()[pattern.attrib["name"]]:
                self.content(child, parent)
        elif kind == "element":
            self.element(pattern, parent)
        elif kind == "attribute":
            self.attribute(pattern, parent)
        elif kind == "choice":
            self.content(self._chosen(children), parent)
        elif kind in ("optional", "zeroOrMore", "oneOrMore"):
            for _ in range(self._times(kind, pattern)):
                for child in children:
                    self.content(child, parent)
        elif kind == "interleave":
            self._interleave(children, parent)
        elif kind in ("text", "value", "data"):
            parent.text = (parent.text or "") + self.text(pattern)
        elif kind == "group" or pattern.tag.startswith(_RNG):
            for child in children:
                self.content(child, parent)

    def element(self, pattern: ET.Element, parent: ET.Element) -> None:
        self.left -= 1
        name = pattern.find(f"{_RNG}name")
        assert name is not None
        made = ET.SubElement(parent, f"{{{CSL}}}{name.text}")
        for child in pattern:
            if child is not name:
                self.content(child, made)

    def attribute(self, pattern: ET.Element, parent: ET.Element) -> None:
        name = pattern.find(f"{_RNG}name")
        assert name is not None
        assert name.text is not None
        key = f"{{{_XML}}}lang" if name.text == "lang" else name.text
        content = [child for child in pattern if child is not name and child.tag.startswith(_RNG)]
        parent.set(key, self.text(content[0]) if content else self.draw.choice(TEXTS))

    def text(self, pattern: ET.Element) -> str:
        """A text that the pattern allows."""
        kind = pattern.tag.removeprefix(_RNG)
        children = [child for child in pattern if child.tag.startswith(_RNG)]
        if kind == "value":
            return pattern.text or ""
        if kind == "text":
            return self.draw.choice(TEXTS)
        if kind == "data":
            return self._data(pattern)
        if kind == "ref":
            return self.text(next(c for c in _defines()[pattern.attrib["name"]] if c.tag.startswith(_RNG)))
        if kind == "choice":
            return self.text(self.draw.choice(children))
        if kind in ("list", "oneOrMore"):
            times = 1 if kind == "list" else self.draw.choice((1, 1, 1, 2, 3))
            return " ".join(self.text(children[0]) for _ in range(times))
        return " ".join(self.text(child) for child in children)

    def _data(self, pattern: ET.Element) -> str:
        name = pattern.attrib["type"]
        params = {param.attrib["name"]: param.text or "" for param in pattern.iter(f"{_RNG}param")}
        if "minExclusive" in params:
            return str(self.draw.choice((1, 2)))
        if name == "string":
            return "ordinal-02" if "ordinal" in params.get("pattern", "") else "1234-567X"
        return _DATA[name](self.draw)

    def _chosen(self, children: list[ET.Element]) -> ET.Element:
        if self.left > 0:
            return self.draw.choice(children)
        least = min(_pattern_depth(child, _least_depths()) for child in children)
        return self.draw.choice(
            [child for child in children if _pattern_depth(child, _least_depths()) == least]
        )

    def _times(self, kind: str, pattern: ET.Element) -> int:
        if self.left <= 0:
            return int(kind == "oneOrMore")
        if kind == "optional":
            is_attribute = pattern.find(f"{_RNG}attribute") is not None
            return int(self.draw.random() < (0.25 if is_attribute else 0.6))
        return (kind == "oneOrMore") + self.draw.choice((0, 0, 1, 1, 2, 4))

    def _interleave(self, children: list[ET.Element], parent: ET.Element) -> None:
        """What the patterns allow, mixed; attributes and text are the parent's own."""
        made = []
        for child in children:
            holder = ET.Element("holder")
            self.content(child, holder)
            made.append(list(holder))
            parent.text = (parent.text or "") + (holder.text or "")
        while made := [elements for elements in made if elements]:
            parent.append(self.draw.choice(made).pop(0))


def random_style(seed: int) -> str:
    """An independent style that is valid by the schema: the same for the same seed."""
    draw = Random(seed)
    holder = ET.Element("holder")
    maker = _Maker(draw)
    maker.content(_defines()["independent-style.style"], holder)
    style = holder[0]
    _name_macros(style, draw)
    ET.register_namespace("", CSL)
    return ET.tostring(style, encoding="unicode")


def _name_macros(style: ET.Element, draw: Random) -> None:
    """Macros with names of their own, most of which call only those after them: a circle is refused."""
    macros = style.findall(f"{{{CSL}}}macro")
    for place, macro in enumerate(macros):
        macro.set("name", f"m{place}")
        for caller in macro.iter():
            if "macro" in caller.attrib:
                later = range(place + 1, len(macros))
                caller.set("macro", f"m{draw.choice(later)}" if later and draw.random() < 0.9 else "missing")


def damaged(source: str, draw: Random) -> str:
    """The style with one thing changed: an attribute renamed, set or taken away, an element moved, doubled, gone."""
    root = ET.fromstring(source)
    parents: list[tuple[Any, Any]] = [(parent, child) for parent in root.iter() for child in parent]
    parent, child = draw.choice(parents)
    change = draw.randrange(7)
    if change == 0 and child.attrib:
        name = draw.choice(sorted(child.attrib))
        child.set(f"{name.rpartition('}')[2]}x", child.attrib.pop(name))
    elif change == 1 and child.attrib:
        child.set(
            draw.choice(sorted(child.attrib)),
            draw.choice(("", "true", "3", "book", "long", "Text", "page title")),
        )
    elif change == 2:
        child.set(
            draw.choice(("prefix", "form", "variable", "macro", "delimiter", "plural", "name", "match")),
            "long",
        )
    elif change == 3:
        parent.remove(child)
    elif change == 4:
        parent.insert(draw.randrange(len(parent) + 1), child)
    elif change == 5:
        child.tag = (
            f"{{{CSL}}}{draw.choice(('text', 'group', 'names', 'name', 'label', 'else', 'sort', 'blink'))}"
        )
    else:
        parent.remove(child)
        other = draw.choice(list(root.iter()))
        other.append(child)
    return ET.tostring(root, encoding="unicode")

"""A quick look at what a style renders: whether something in it can't do what its author meant.

It takes a fraction of a millisecond, and says only that a look with the whole grammar (`bibkit.csl.lint`) will find it.
"""

from __future__ import annotations

from collections.abc import Iterator

from bibkit.csl.lint.csl_m import ATTRIBUTES, ELEMENTS, PLACED
from bibkit.csl.lint.words import CALLED
from bibkit.csl.style.load import Style
from bibkit.csl.style.xml import Element


def is_odd(style: Style) -> bool:
    """Whether a variable is none of CSL's (1.0.2, appendix IV), a condition stands behind the `<else>`, or an
    extension is used that is not supported.
    """
    pending = list(_roots(style))
    while pending:
        element = pending.pop()
        if (element.attributes or element.name in ELEMENTS or element.name == "choose") and _is_odd(element):
            return True
        pending += element.children
    return False


def _roots(style: Style) -> Iterator[Element]:
    yield from style.macros.values()
    for area in (style.citation, style.bibliography, style.intext):
        if area is not None:
            yield from area.layouts
            yield from area.keys


def _is_odd(element: Element) -> bool:
    attributes, placed = element.attributes, PLACED.get(element.name)
    if element.name in ELEMENTS or not ATTRIBUTES.isdisjoint(attributes):
        return True
    if placed is not None and not placed.isdisjoint(attributes):
        return True
    variable = attributes.get("variable")
    if variable is not None and variable not in CALLED and not CALLED.issuperset(variable.split()):
        return True
    if element.name != "choose":
        return False
    names = [child.name for child in element.children]
    return "else" in names[:-1]

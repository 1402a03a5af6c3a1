"""Attributes that several elements share: affixes, formatting, quotes, text case, display."""

from __future__ import annotations

from bibkit.csl.ops.leaf import PLAIN, Look
from bibkit.csl.style.xml import Element
from bibkit.csl.text.case import text_case
from bibkit.csl.tree.out import NO_QUOTES, REFUSED_QUOTES, STYLE_QUOTES
from bibkit.text.run import SpanKind

FORMAT_KINDS: tuple[SpanKind, ...] = (
    "vertical-align", "text-decoration", "font-weight", "font-variant", "font-style",
)  # fmt: skip
"""Formatting attributes, the one that is applied last (outermost) first."""

_FORMAT_VALUES = {
    "font-style": ("italic", "oblique", "normal"),
    "font-variant": ("small-caps", "normal"),
    "font-weight": ("bold", "light", "normal"),
    "text-decoration": ("underline", "none"),
    "vertical-align": ("sup", "sub", "baseline"),
}
_AFFIXES = frozenset(("prefix", "suffix"))
_LOOKS = frozenset(("prefix", "suffix", "quotes", "text-case", "strip-periods", "display", *FORMAT_KINDS))
_QUOTES = {"true": STYLE_QUOTES, "false": REFUSED_QUOTES}
_DISPLAYS = ("block", "left-margin", "right-inline", "indent")


def look_of(element: Element, *, has_display: bool = False) -> Look:
    """The attributes that shape an element's text (CSL 1.0.2, formatting to text-case)."""
    attributes = element.attributes
    if _LOOKS.isdisjoint(attributes):
        return PLAIN
    format_ = tuple(
        (kind, attributes[kind])
        for kind in FORMAT_KINDS
        if kind in attributes and attributes[kind] in _FORMAT_VALUES[kind]
    )
    return Look(
        prefix=attributes.get("prefix", ""),
        suffix=attributes.get("suffix", ""),
        formatting=format_,
        quotes=_QUOTES.get(attributes.get("quotes", ""), NO_QUOTES),
        case=text_case(attributes.get("text-case", "")),
        strip_periods=attributes.get("strip-periods") == "true",
        # Blocks are made of the layout's own elements, not of what is inside them.
        display=attributes["display"] if has_display and attributes.get("display") in _DISPLAYS else "",
    )


def with_look_of(element: Element, other: Element) -> Element:
    """The element with the look of the other wherever it has none of its own; affixes go together."""
    own = element.attributes
    kept = _LOOKS if _AFFIXES.isdisjoint(own) else _LOOKS - _AFFIXES
    inherited = {name: value for name, value in other.attributes.items() if name in kept}
    return element._replace(attributes={**inherited, **own})


def integer(value: str | None) -> int | None:
    """A non-negative number of at most nine digits, None for none or for what is no number."""
    return int(value) if value is not None and len(value) < 10 and value.strip().isdecimal() else None


def locator_name(name: str) -> str:
    """The name of a locator as terms have it."""
    return "sub-verbo" if name == "sub verbo" else name

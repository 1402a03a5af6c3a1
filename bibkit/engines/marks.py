"""Formatting as single characters inside a string, for an engine that works on strings, and back to runs.

The characters are Unicode's noncharacters U+FDD0 to U+FDEF, which no text holds and which neither upper nor
lower case, nor splitting at white space, changes.
"""

from __future__ import annotations

import re

from bibkit.text.rich_text import Part, segments
from bibkit.text.run import Run, Span, SpanKind

_SPANS: dict[str, tuple[SpanKind, str]] = {
    "\ufdd0": ("font-style", "italic"),
    "\ufdd1": ("font-style", "oblique"),
    "\ufdd2": ("font-weight", "bold"),
    "\ufdd3": ("font-weight", "light"),
    "\ufdd4": ("font-variant", "small-caps"),
    "\ufdd5": ("text-decoration", "underline"),
    "\ufdd6": ("vertical-align", "sup"),
    "\ufdd7": ("vertical-align", "sub"),
    "\ufdd8": ("display", "block"),
    "\ufdd9": ("display", "left-margin"),
    "\ufdda": ("display", "right-inline"),
    "\ufddb": ("display", "indent"),
}
OPEN = {value: sign for sign, (_, value) in _SPANS.items()}
"""What opens a formatting, by its CSL value ("italic", "sup", "left-margin" ...)."""

CLOSE = "\ufddc"
"""What closes the formatting that was opened last."""

MORE_NAMES = "\ufdde"
"""The last name of a list that goes on: shown as the style's "et al."."""

_LESS_THAN = "\ufddd"
_MARK = re.compile("[\ufdd0-\ufddc]")
_RESERVED = re.compile("[\ufdd0-\ufdef]")
_DOUBLE = re.compile("([.,;:])([\ufdd0-\ufddc]+)\\1")
_RICH_TEXT = {"i": "italic", "b": "bold", "sup": "sup", "sub": "sub", "sc": "small-caps"}


def is_mark(sign: str) -> bool:
    """Whether the character opens or closes a formatting."""
    return _MARK.match(sign) is not None


def plain(text: str) -> str:
    """The text with nothing in it that this module would take for a mark."""
    return _RESERVED.sub("", text)


def marked(text: str) -> str:
    """A CSL-JSON text with its rich text as marks; nocase stays a tag, and every other "<" is hidden."""
    written = []
    for segment in segments(plain(text)):
        if segment.part is Part.OPEN:
            name = _RICH_TEXT.get(segment.text)
            written.append(OPEN[name] if name else '<span class="nocase">')
        elif segment.part is Part.CLOSE:
            written.append(CLOSE if segment.text in _RICH_TEXT else "</span>")
        else:
            inside = segment.text if segment.part is Part.TEXT else f"${segment.text}$"
            written.append(inside.replace("<", _LESS_THAN))
    return "".join(written)


def without_double_punctuation(text: str) -> str:
    """The text with one of two like signs that only marks keep apart: an italic "et al." and a full stop."""
    return _DOUBLE.sub(r"\1\2", text)


def runs(text: str) -> tuple[Run, ...]:
    """The runs of a marked string. Italic inside italic is upright again, bold inside bold normal.

    Marks without a partner are taken as far as they go: a close too many says nothing, an open without a close
    holds to the end.
    """
    found: list[Run] = []
    open_spans: list[Span] = []
    end = 0

    def add(piece: str) -> None:
        if piece:
            found.append(Run(piece.replace(_LESS_THAN, "<"), tuple(open_spans)))

    for match in _MARK.finditer(text):
        add(text[end : match.start()])
        end = match.end()
        if match[0] != CLOSE:
            open_spans.append(_flipped(*_SPANS[match[0]], open_spans))
        elif open_spans:
            open_spans.pop()
    add(text[end:])
    return tuple(found)


def _flipped(kind: SpanKind, value: str, open_spans: list[Span]) -> Span:
    around = next((span.value for span in reversed(open_spans) if span.kind == kind), None)
    if kind in ("font-style", "font-weight", "font-variant") and around == value:
        return Span(kind, "normal")
    return Span(kind, value)

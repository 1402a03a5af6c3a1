"""Prose as its parts: plain words, $maths$, and CSL's rich text (CSL 1.0.2, "Rich text markup within fields").

What only looks like markup is plain text: a tag without its partner, a tag that closes out of order, a dollar
that does not open maths. Maths follows pandoc's rule (`tex_math_dollars`): the opening dollar has a
non-space character to its right, the closing one a non-space character to its left and no digit after it,
unless a backslash, `^` or `_` inside shows that no price is meant.
"""

import re
from enum import Enum
from functools import cache
from typing import NamedTuple

_MARKED = r"""(?<![\\$]) \$ (?: (?P<maths> (?=[^\s$]) (?: [^$\\] | \\. )*+ ) (?<=\S) \$ (?![\d$])
                   | (?P<formula> (?=[^\s$]) (?= [^$]* [\\^_] ) (?: [^$\\] | \\. )*+ ) (?<=\S) \$ (?!\$) )
      | < (?P<open> i | b | sup | sub | sc ) >
      | < span \s+ (?: class \s*=\s* ["'] (?P<nocase> nocase ) ["']
                     | style \s*=\s* ["'] \s* (?P<caps> font-variant \s*:\s* small-caps ) \s* ;? \s* ["'] ) \s* >
      | </ (?P<close> i | b | sup | sub | sc | span ) >"""
_MAX_DEPTH = 8  # deeper markup is no bibliography's, and TeX's groups are finite


class Part(Enum):
    """What a segment of prose is. `OPEN` and `CLOSE` stand in pairs, properly nested."""

    TEXT = "text"
    MATHS = "maths"
    OPEN = "open"
    CLOSE = "close"


class Segment(NamedTuple):
    """One part: the words, the inside of `$...$`, or the markup's name (i, b, sup, sub, sc, nocase).

    `at` is where it begins in the whole text.
    """

    part: Part
    text: str
    at: int = 0


def has_markup(text: str) -> bool:
    """Whether `segments` could give anything but one piece of plain text; cheap, and True where in doubt."""
    return "$" in text or "<" in text


def segments(text: str) -> list[Segment]:
    """The parts of a prose text, in order; joined plain parts, every tag paired.

    >>> [segment.text for segment in segments("The <i>A$ of $x^2$")]
    ['The <i>A$ of ', 'x^2']
    """
    if not has_markup(text):
        return [Segment(Part.TEXT, text)] if text else []
    marks: list[tuple[int, int, Segment | None]] = []  # start, end; None where it is only text
    open_at: list[tuple[int, str, str]] = []  # index in `marks`, name, the tag as written
    for match in _marked().finditer(text):
        start, end = match.span()
        maths, formula, opened, nocase, caps, closed = match.group(
            "maths", "formula", "open", "nocase", "caps", "close"
        )
        name = opened or ("nocase" if nocase else "sc" if caps else "")
        mark: Segment | None = None
        if maths or formula:
            mark = Segment(Part.MATHS, maths or formula, start)
        elif name:
            open_at.append((len(marks), name, match[0]))
            mark = Segment(Part.OPEN, name, start) if len(open_at) <= _MAX_DEPTH else None
        elif open_at and _closes(closed, open_at[-1][2]):
            at, name, _ = open_at.pop()
            mark = Segment(Part.CLOSE, name, start) if marks[at][2] else None
        marks.append((start, end, mark))
    for at, _, _ in open_at:
        marks[at] = (*marks[at][:2], None)
    return _with_text(text, marks)


def plain_text(text: str) -> str:
    """The prose without its markup: tags gone, maths as it is written, dollars included."""
    if not has_markup(text):
        return text
    return "".join(
        segment.text if segment.part is Part.TEXT else f"${segment.text}$"
        for segment in segments(text)
        if segment.part in (Part.TEXT, Part.MATHS)
    )


@cache
def _marked() -> re.Pattern[str]:
    """The pattern of all marks; compiled when a text first needs it, for few do."""
    return re.compile(_MARKED, re.VERBOSE | re.DOTALL)


def _closes(closing: str, tag: str) -> bool:
    return tag.startswith("<span") if closing == "span" else tag == f"<{closing}>"


def _with_text(text: str, marks: list[tuple[int, int, Segment | None]]) -> list[Segment]:
    found: list[Segment] = []
    at = 0
    for start, end, mark in marks:
        if mark is None:
            continue
        if start > at:
            found.append(Segment(Part.TEXT, text[at:start], at))
        found.append(mark)
        at = end
    if at < len(text):
        found.append(Segment(Part.TEXT, text[at:], at))
    return found

"""Prose as its parts: plain words, $maths$, and CSL's rich text (CSL 1.0.2, "Rich text markup within fields").

What only looks like markup is plain text: a tag without its partner, a tag that closes out of order, a dollar
that does not open maths. Maths follows pandoc's rule (`tex_math_dollars`): the opening dollar has a
non-space character to its right, the closing one a non-space character to its left and no digit after it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

_MARKED = re.compile(
    r"""(?<!\\) \$ (?P<maths> (?=[^\s$]) (?: [^$\\] | \\. )*+ ) (?<=\S) \$ (?!\d)
      | < (?P<open> i | b | sup | sub | sc ) >
      | < span \s+ (?: class \s*=\s* ["'] (?P<nocase> nocase ) ["']
                     | style \s*=\s* ["'] \s* (?P<caps> font-variant \s*:\s* small-caps ) \s* ;? \s* ["'] ) \s* >
      | </ (?P<close> i | b | sup | sub | sc | span ) >""",
    re.VERBOSE | re.DOTALL,
)
_MAX_DEPTH = 8  # deeper markup is no bibliography's, and TeX's groups are finite


class Part(Enum):
    """What a segment of prose is. `OPEN` and `CLOSE` stand in pairs, properly nested."""

    TEXT = "text"
    MATHS = "maths"
    OPEN = "open"
    CLOSE = "close"


@dataclass(frozen=True, slots=True)
class Segment:
    """One part: the words, the inside of `$...$`, or the markup's name (i, b, sup, sub, sc, nocase)."""

    part: Part
    text: str


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
    found: list[Segment | str] = []
    open_at: list[tuple[int, str, str]] = []  # index in `found`, name, the tag as written
    end = 0
    for match in _MARKED.finditer(text):
        found.append(text[end : match.start()])
        end = match.end()
        maths, opened, nocase, caps, closed = match.group("maths", "open", "nocase", "caps", "close")
        name = opened or ("nocase" if nocase else "sc" if caps else "")
        if maths is not None:
            found.append(Segment(Part.MATHS, maths))
        elif name:
            open_at.append((len(found), name, match[0]))
            found.append(match[0] if len(open_at) > _MAX_DEPTH else Segment(Part.OPEN, name))
        elif open_at and _closes(closed, open_at[-1][2]):
            at, name, _ = open_at.pop()
            found.append(match[0] if isinstance(found[at], str) else Segment(Part.CLOSE, name))
        else:
            found.append(match[0])
    found.append(text[end:])
    for at, _, tag in open_at:
        found[at] = tag
    return _joined(found)


def plain_text(text: str) -> str:
    """The prose without its markup: tags gone, maths as it is written, dollars included."""
    if not has_markup(text):
        return text
    return "".join(
        segment.text if segment.part is Part.TEXT else f"${segment.text}$"
        for segment in segments(text)
        if segment.part in (Part.TEXT, Part.MATHS)
    )


def _closes(closing: str, tag: str) -> bool:
    return tag.startswith("<span") if closing == "span" else tag == f"<{closing}>"


def _joined(found: list[Segment | str]) -> list[Segment]:
    joined: list[Segment] = []
    words: list[str] = []
    for item in [*found, Segment(Part.TEXT, "")]:
        if isinstance(item, str):
            words.append(item)
            continue
        if plain := "".join(words):
            joined.append(Segment(Part.TEXT, plain))
        words = []
        joined.append(item)
    return joined[:-1]

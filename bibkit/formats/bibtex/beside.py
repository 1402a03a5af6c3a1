"""What a .bib file holds beside its entries and macros, which one that is written anew does not have.

Macros are read, and stand for their text in each entry. The rest of a @preamble, and comments, are of the file alone.
"""

from __future__ import annotations

import mmap
import re
from pathlib import Path
from typing import NamedTuple

from bibkit.formats.bibtex.from_tex import readable_definitions
from bibkit.formats.bibtex.tex_macros import SORTING, without_definitions

_ASIDE = re.compile(rb"^[ \t]*(?:(%)|@[ \t]*(preamble|comment)[ \t]*[{(])", re.MULTILINE | re.IGNORECASE)
_HEAD = re.compile(r"\s*@\s*preamble", re.IGNORECASE)
_NEXT = re.compile(rb"^[ \t]*@", re.MULTILINE)
_NO_TEXT = re.compile(r"[^\w\\]+")
_LONGEST = 1 << 16


class BesideEntries(NamedTuple):
    """The first @preamble that is more than macros, as text on one line, or empty; and how many comments there are."""

    preamble: str
    comments: int


def beside_entries(path: Path) -> BesideEntries:
    """What the file at that path holds so; nothing where it can't be read as bytes."""
    preamble, comments = "", 0
    with path.open("rb") as file:
        try:
            data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except ValueError:  # an empty file
            return BesideEntries("", 0)
        with data:
            for match in _ASIDE.finditer(data):
                if match[2] is None or match[2].lower() == b"comment":
                    comments += 1
                elif not preamble:
                    following = _NEXT.search(data, match.end(), match.end() + _LONGEST)
                    end = following.start() if following else match.end() + _LONGEST
                    preamble = _more_than_macros(data[match.start() : end].decode("utf-8", errors="replace"))
    return BesideEntries(preamble, comments)


def _more_than_macros(block: str) -> str:
    """The text of a @preamble on one line, or empty where it only defines macros that bibkit reads."""
    text = block[: block.rfind("}") + 1] or block
    body = text[_HEAD.match(text).end() :]  # type: ignore[union-attr]
    rest, defined = without_definitions(body)
    if not _NO_TEXT.sub("", rest) and defined <= {*readable_definitions(body), *SORTING}:
        return ""
    text = " ".join(body.split())
    while text[:1] + text[-1:] in ("{}", "()", '""'):
        text = text[1:-1].strip()
    return text

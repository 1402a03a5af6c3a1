"""The first and the last of a range of pages, whichever of the dashes stands between them."""

from __future__ import annotations

import re

_RANGE = re.compile(r"\s*(\w*\d\w*)\s*[-‐‑‒–—−]+\s*(\w*\d\w*)\s*")


def first_and_last(text: str) -> tuple[str, str] | None:
    """Both pages, or None for what is not one range: a single page, a list, a number with hyphens in it.

    >>> [first_and_last(pages) for pages in ("321--328", "12—34", "1−9", "e12", "1-2, 5")]
    [('321', '328'), ('12', '34'), ('1', '9'), None, None]
    """
    match = _RANGE.fullmatch(text)
    return (match[1], match[2]) if match else None


def first_page(text: str) -> str:
    """The page with which pages begin.

    >>> [first_page(pages) for pages in ("321--328", "1-3, 9", "A-1–A-9", "e12")]
    ['321', '1', 'A-1', 'e12']
    """
    first = re.split(r"[,;]", text, maxsplit=1)[0].strip()
    ends = first_and_last(first)
    return ends[0] if ends else first.partition("–")[0].strip()


def with_one_hyphen(text: str) -> str:
    """A range of pages with a hyphen in the place of its dash, as records have it; all else as it is.

    >>> with_one_hyphen("321--328"), with_one_hyphen("A-1–A-9")
    ('321-328', 'A-1–A-9')
    """
    ends = first_and_last(text)
    return f"{ends[0]}-{ends[1]}" if ends else text

"""What each kind of value in a sessions file is read as: one function a kind, and the table of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from bibkit.handout.meant import pages_meant, time_meant
from bibkit.handout.session import AUTO_LINES, ITEM_TYPES, PAPER_SIZES, SESSION_TYPES, Pages, Takes
from bibkit.model.date import Date
from bibkit.model.edtf import parse_date
from bibkit.model.malformed import Malformed
from bibkit.model.raw import Raw

_TIME = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)", re.ASCII)
_DASH = re.compile(r"\s*[-–—]+\s*")
_RANGE = re.compile(r"(\d{1,6})(?:[-–—]+(\d{1,6}))?", re.ASCII)


def parse_pages(text: str) -> Pages | None:
    """The pages that a text such as "1-8, 12" names, or None where it names none or runs backwards.

    >>> parse_pages("1-8, 12")
    Pages(text='1–8, 12', count=9)
    """
    shown: list[str] = []
    count = 0
    for part in text.split(","):
        match = _RANGE.fullmatch(part.strip())
        if match is None:
            return None
        first, last = int(match[1]), int(match[2] or match[1])
        if last < first:
            return None
        shown.append(f"{match[1]}–{match[2]}" if match[2] else match[1])
        count += last - first + 1
    return Pages(", ".join(shown), count)


def _text(raw: Raw) -> str | None:
    return raw.strip() if isinstance(raw, str) else None


def _markdown(raw: Raw) -> str | None:
    return raw if isinstance(raw, str) else None


def _names(raw: Raw) -> tuple[str, ...] | None:
    return (raw.strip(),) if isinstance(raw, str) else _texts(raw)


def _texts(raw: Raw) -> tuple[str, ...] | None:
    if isinstance(raw, list) and all(isinstance(item, str) and item.strip() for item in raw):
        return tuple(str(item).strip() for item in raw)
    return None


def _items(raw: Raw) -> list[Raw] | None:
    return raw if isinstance(raw, list) else None


def _date(raw: Raw) -> Date | Malformed | None:
    return parse_date(raw) if isinstance(raw, str) else None


def _time(raw: Raw) -> str | Malformed | None:
    if not isinstance(raw, str):
        return None
    ends = [_TIME.fullmatch(end) for end in _DASH.split(raw.strip())]
    if len(ends) > 2 or None in ends:
        meant = time_meant(raw)
        help_text = f"write {meant or '16:15 or 16:15-17:45'}"
        return Malformed("BK003", f'"{raw}" is not a time', help_text, meant)
    return "–".join(f"{end[1]}:{end[2]}" for end in ends if end is not None)


def _pages(raw: Raw) -> Pages | Malformed | None:
    if not isinstance(raw, str):
        return None
    pages = parse_pages(raw)
    if pages is not None:
        return pages
    meant = pages_meant(raw)
    meant = meant if parse_pages(meant) else ""
    return Malformed("BK004", f'"{raw}" are not page numbers', f"write {meant or '1-8, 12'}", meant)


def _number(raw: Raw) -> int | None:
    is_number = isinstance(raw, str) and raw.isascii() and raw.isdigit() and len(raw) <= 3
    return int(str(raw)) if is_number else None


def _lines(raw: Raw) -> int | None:
    return AUTO_LINES if raw == "auto" else _number(raw)


def _one_of(choices: tuple[str, ...]) -> Callable[[Raw], str | None]:
    return lambda raw: (
        raw.strip().lower() if isinstance(raw, str) and raw.strip().lower() in choices else None
    )


def _mapping(raw: Raw) -> Raw | None:
    return raw if isinstance(raw, dict) else None


# What each kind makes of a value; None where it is of another shape.
READERS: dict[Takes, Callable[[Raw], Any]] = {
    Takes.TEXT: _text,
    Takes.MARKDOWN: _markdown,
    Takes.NAMES: _names,
    Takes.TEXTS: _texts,
    Takes.DATE: _date,
    Takes.TIME: _time,
    Takes.PAGES: _pages,
    Takes.NUMBER: _number,
    Takes.LINES: _lines,
    Takes.PAPER: _one_of(PAPER_SIZES),
    Takes.SESSION_TYPE: _one_of(SESSION_TYPES),
    Takes.ITEM_TYPE: _one_of(ITEM_TYPES),
    Takes.TEXTS_BY_TYPE: _mapping,
    Takes.ITEMS: _items,
}

"""The dates that biber makes of a file, from its .bbl, and what it would make of a date."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator

from bibkit.model.date import Date, Edge, Moment
from tests.engines.typeset.by_biber import bbl_of

PREFIXES = {"issued": "", "accessed": "url", "original-date": "orig", "event-date": "event"}

_ENTRY = re.compile(r"\\entry\{(\w+)\}(.*?)\\endentry", re.DOTALL)
_FIELD = re.compile(r"\\field\{([a-z]+)\}\{([^{}]*)\}|\\true\{([a-z]+)\}")
_OF_DATES = re.compile(
    r"(url|orig|event|)(?:(?:end)?(?:year|month|day|yeardivision|hour|minute|second)"
    r"|(?:end)?date(?:era|unspecified|circa|uncertain|unknown))"
)
_DIVISIONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}

Said = dict[str, str]
"""What is said of one date, by biblatex's names without the prefix: "year", "endmonth", "datecirca"."""


def dates_of_biber(bib: str) -> dict[str, dict[str, Said]]:
    """By key and the record's name for the date, what biber says of each; of a year before Christ without its sign."""
    text = bbl_of([bib], "numeric")
    assert text is not None, "biber gives nothing"
    return {key: _by_name(body) for key, body in _ENTRY.findall(text)}


def _by_name(body: str) -> dict[str, Said]:
    names = {prefix: name for name, prefix in PREFIXES.items()}
    found: dict[str, Said] = {name: {} for name in PREFIXES}
    for field, value, mark in _FIELD.findall(body):
        match = _OF_DATES.fullmatch(field or mark)
        if match and (mark or value):
            plain = (field or mark).removeprefix(match[1])
            found[names[match[1]]][plain] = (
                "true" if mark else str(int(value)) if value.isascii() and value.isdigit() else value
            )
    return found


def expected(date: Date | None) -> Said:
    """What biber says of a date in a field for dates (biblatex manual, 2.3.8 and 4.2.4.3)."""
    if date is None:
        return {}
    if date.literal:
        return {"year": date.literal}
    said = dict(_edge(date.start, ""))
    if date.end is not None:
        said |= dict(_edge(date.end, "end"))
    elif isinstance(date.start, Moment) and date.start.mask:
        said |= _unspecified(date.start)
    return said


def _edge(edge: Moment | Edge, end: str) -> Iterator[tuple[str, str]]:
    if isinstance(edge, Edge):
        if edge is Edge.UNKNOWN:
            yield f"{end}dateunknown", "true"
        return
    yield f"{end}year", str(abs(edge.year))
    yield f"{end}dateera", "bce" if edge.year < 0 else "ce"
    if edge.month:
        yield f"{end}month", str(edge.month)
    if edge.day:
        yield f"{end}day", str(edge.day)
    if edge.season:
        yield f"{end}yeardivision", _DIVISIONS[edge.season]
    if edge.time:
        for name, value in zip(("hour", "minute", "second"), edge.time[:8].split(":"), strict=True):
            yield f"{end}{name}", str(int(value))
    if edge.uncertain:
        yield f"{end}dateuncertain", "true"
    if edge.approximate:
        yield f"{end}datecirca", "true"


def _unspecified(moment: Moment) -> Said:
    """The range that biber takes for a date with unspecified digits."""
    said = {"endyear": str(moment.year), "enddateera": "ce"}
    match moment.mask.count("X"), len(moment.mask):
        case 1, 4:
            return said | {"endyear": str(moment.year + 9), "dateunspecified": "yearindecade"}
        case 2, 4:
            return said | {"endyear": str(moment.year + 99), "dateunspecified": "yearincentury"}
        case 2, 7:
            return said | {"month": "1", "endmonth": "12", "dateunspecified": "monthinyear"}
        case 4, 10:
            days = {"month": "1", "day": "1", "endmonth": "12", "endday": "31"}
            return said | days | {"dateunspecified": "dayinyear"}
        case _:
            assert moment.month
            last = monthrange(2000 + moment.year % 400, moment.month)[1]
            return said | {
                "day": "1",
                "endmonth": str(moment.month),
                "endday": str(last),
                "dateunspecified": "dayinmonth",
            }

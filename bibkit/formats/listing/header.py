"""The first line of a paper: a score, a category code and a date, glued together."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_HEADER = re.compile(
    rf"""\s* (?P<score> \d{{1,9}} (?: \.\d{{1,9}} )? )?
        (?P<code> [A-Z]{{2,9}} (?: -[A-Z]{{2,9}} )? )
        (?P<date> (?P<month> {"|".join(_MONTHS)} ) \x20 (?P<day> \d{{1,2}} ) (?: ,\x20 (?P<year> \d{{4}} ) )? )
        \s*""",
    re.VERBOSE | re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Header:
    """`score`, `code` and `date` as printed; `year` is empty where the site prints none.

    `month_day` is the EDTF text after the year, "-04-01"; whether the day exists is not yet known.
    `date_at` is the column of the date, from 0.
    """

    score: str
    code: str
    date: str
    year: str
    month_day: str
    date_at: int


def parse_header(line: str) -> Header | None:
    """The parts of a header line, or None where the line is none.

    >>> header = parse_header("60.1SOC-PHApr 1")
    >>> header.score, header.code, header.date
    ('60.1', 'SOC-PH', 'Apr 1')
    """
    match = _HEADER.fullmatch(line)
    if match is None:
        return None
    month = _MONTHS.index(match["month"]) + 1
    return Header(
        score=match["score"] or "",
        code=match["code"],
        date=match["date"],
        year=match["year"] or "",
        month_day=f"-{month:02}-{int(match['day']):02}",
        date_at=match.start("date"),
    )

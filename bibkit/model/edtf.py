"""EDTF text to `Date` and back: ISO 8601-2:2019 Annex A, levels 0 and 1.

Level 0: year, year-month, day, date and time, interval. Level 1: years beyond four digits (`Y-17000`),
seasons (21 to 24), qualification of the whole date (`?` `~` `%`), unspecified digits from the right (`X`),
intervals with an open (`..`) or unknown (empty) end, negative years.
"""

from __future__ import annotations

import re
from calendar import monthrange
from functools import lru_cache

from bibkit.model.date import SEASONS, Date, Edge, Moment
from bibkit.model.malformed import Malformed

_MOMENT = re.compile(
    r"""(?P<year> Y-?\d{5,} | -?\d{4} | \d{3}X | \d{2}XX | \dXXX | XXXX )
        (?: - (?P<month> \d\d | XX )
            (?: - (?P<day> \d\d | XX )
                (?: T (?P<time> \d\d:\d\d:\d\d (?: Z | [+-]\d\d (?: :\d\d )? )? ) )?
            )?
        )?
        (?P<mark> [?~%] )?""",
    re.VERBOSE | re.ASCII,
)
_TIME = re.compile(r"(\d\d):(\d\d):(\d\d)(?:Z|[+-](\d\d)(?::(\d\d))?)?", re.ASCII)
_EXAMPLE = "write a year, year-month or year-month-day (EDTF), for example 2020-03-05"
_LITERAL = "; a date that is only words goes in as `{literal: in press}`"


@lru_cache(maxsize=8192)
def parse_date(text: str) -> Date | Malformed:
    """The date that an EDTF text of level 0 or 1 stands for, or why it stands for none.

    >>> parse_date("1723~")
    Date(start=Moment(year=1723, month=None, day=None, season=None, time='', uncertain=False, \
approximate=True, mask=''), end=None, literal='')
    """
    text = text.strip()
    if "/" not in text:
        moment = _parse_moment(text)
        return moment if isinstance(moment, Malformed) else Date(moment)
    sides = text.split("/")
    if len(sides) != 2:
        return _not_edtf(text)
    edges: list[Moment | Edge] = []
    for side in sides:
        edge = _parse_edge(side)
        if isinstance(edge, Malformed):
            # 2022/01/05 and 1999/2000 look alike to the splitter: judge a wrong side by the whole.
            return _not_edtf(text) if edge.code == "BK202" else edge
        edges.append(edge)
    start, end = edges
    if isinstance(start, Edge) and isinstance(end, Edge):
        return Malformed("BK202", f'"{text}" names no date at either end', _EXAMPLE)
    if isinstance(start, Moment) and isinstance(end, Moment) and _latest(end) < _earliest(start):
        turned = f"{sides[1]}/{sides[0]}"
        message = f'The interval "{text}" ends before it begins'
        return Malformed("BK205", message, f"turn it round: {turned}", turned)
    return Date(start, end)


def date_text(date: Date) -> str:
    """The date as canonical EDTF; the words themselves for a literal."""
    if date.literal:
        return date.literal
    if date.end is None:
        return _edge_text(date.start)
    return f"{_edge_text(date.start)}/{_edge_text(date.end)}"


def _parse_edge(text: str) -> Moment | Edge | Malformed:
    if text in ("", ".."):
        return Edge(text)
    return _parse_moment(text)


def _parse_moment(text: str) -> Moment | Malformed:
    match = _MOMENT.fullmatch(text)
    if match is None:
        return _not_edtf(text)
    year, month, day, time, mark = match.group("year", "month", "day", "time", "mark")
    if len(year) > 18:
        return Malformed("BK202", f'The year in "{text[:40]}" has too many digits', _EXAMPLE)
    mask = text.rstrip("?~%") if "X" in text else ""
    if mask and not _mask_is_level_1(year, month, day):
        return Malformed(
            "BK202",
            f'Unspecified digits (X) stand left of known ones in "{text}"',
            "mask from the right: 1985-XX",
        )
    number = int(year.lstrip("Y").replace("X", "0"))
    if number == 0 and year.startswith("-"):
        return Malformed("BK202", f'There is no year "{year}"', "write 0000 for 1 BCE, -0001 for 2 BCE")
    uncertain, approximate = mark in ("?", "%"), mark in ("~", "%")
    if month is None or month == "XX":
        return Moment(number, uncertain=uncertain, approximate=approximate, mask=mask)
    month_number = int(month)
    if month_number in SEASONS and day is None:
        return Moment(number, season=month_number, uncertain=uncertain, approximate=approximate)
    if not 1 <= month_number <= 12:
        return _no_such_month(text, month, day)
    if day is None or day == "XX":
        return Moment(number, month_number, uncertain=uncertain, approximate=approximate, mask=mask)
    last = _days_in(number, month_number)
    if not 1 <= int(day) <= last:
        return Malformed(
            "BK204",
            f'Day {day} does not exist in "{text}"',
            f"{year}-{month} has {last} days; leave the day off if it is not known",
        )
    if time and (fault := _time_fault(time)):
        return Malformed("BK202", f'{fault} in "{text}"', "write the time as hh:mm:ss with Z or an offset")
    return Moment(
        number, month_number, int(day), time=time or "", uncertain=uncertain, approximate=approximate
    )


def _mask_is_level_1(year: str, month: str | None, day: str | None) -> bool:
    """Whether X stands only at the right: `1985-XX-12` and `201X-03` are level 2."""
    parts = [part for part in (year, month, day) if part is not None]
    masked = ["X" in part for part in parts]
    return masked == sorted(masked)


def _time_fault(time: str) -> str:
    match = _TIME.fullmatch(time)
    assert match is not None
    hour, minute, second, zone_hour, zone_minute = (int(part or 0) for part in match.groups())
    if hour > 23 or minute > 59 or second > 60:  # 60 is a leap second (ISO 8601-1, 4.3.10)
        return "The time of day does not exist"
    return "The time zone does not exist" if zone_hour > 14 or zone_minute > 59 else ""


def _days_in(year: int, month: int) -> int:
    # The calendar repeats every 400 years, and the standard library only knows years 1 to 9999.
    return monthrange(2000 + year % 400, month)[1]


def _no_such_month(text: str, month: str, day: str | None) -> Malformed:
    number = int(month)
    if number in SEASONS:
        return Malformed("BK203", f'A season ({month}) has no day in "{text}"', f"write {text[:-3]}")
    if 25 <= number <= 41:
        return Malformed(
            "BK203",
            f'Month {month} in "{text}" is an EDTF level 2 season or quarter',
            "use 21 (spring) to 24 (winter), a month, or the year alone",
        )
    hint = _EXAMPLE
    if day is not None and day.isdigit() and number <= 31 and 1 <= int(day) <= 12:
        hint = f"if day and month are swapped, write {text[:4]}-{day}-{month}"
    return Malformed("BK203", f'Month {month} does not exist in "{text}"', hint)


def _not_edtf(text: str) -> Malformed:
    shown = text if len(text) <= 40 else text[:40] + "..."
    meant = _meant(text)
    help_text = f"write {meant}" if meant else _EXAMPLE + _LITERAL
    if meant.startswith("-"):
        help_text += ", the astronomical year"
    return Malformed("BK202", f'"{shown}" is not an EDTF date', help_text, meant)


def _meant(text: str) -> str:
    """What was meant, as EDTF; empty where nothing is certain."""
    from bibkit.model.date_as_written import date_as_written  # which reads EDTF, too

    written = date_as_written(text)
    if written:
        return date_text(written)
    bce = re.fullmatch(r"(\d{1,4}) ?(?:BCE?|B\.C\.)", text, re.ASCII)
    if bce and int(bce[1]):
        return _year_text(1 - int(bce[1]))
    circa = re.fullmatch(r"(?:c|ca|circa)\.? ?(\d{4})", text, re.IGNORECASE | re.ASCII)
    return f"{circa[1]}~" if circa else ""


def _edge_text(edge: Moment | Edge) -> str:
    if isinstance(edge, Edge):
        return edge.value
    mark = "%" if edge.uncertain and edge.approximate else "?" if edge.uncertain else "~" * edge.approximate
    if edge.mask:
        return edge.mask + mark
    text = _year_text(edge.year)
    if edge.season is not None:
        text += f"-{edge.season}"
    if edge.month is not None:
        text += f"-{edge.month:02}"
    if edge.day is not None:
        text += f"-{edge.day:02}"
    if edge.time:
        text += f"T{edge.time}"
    return text + mark


def _year_text(year: int) -> str:
    if abs(year) > 9999:
        return f"Y{year}"
    return f"{year:04}" if year >= 0 else f"-{-year:04}"


def _earliest(moment: Moment) -> tuple[int, int, int]:
    month = (moment.season - 21) * 3 + 1 if moment.season else moment.month or 1
    return (moment.year, month, moment.day or 1)


def _latest(moment: Moment) -> tuple[int, int, int]:
    masked_digits = moment.mask.partition("-")[0].count("X")
    month = 12 if moment.season else moment.month or 12
    return (moment.year + 10**masked_digits - 1, month, moment.day or 31)

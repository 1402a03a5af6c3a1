"""Dates of .bib files: biblatex's EDTF, and what people write into `year`, `month` and `day`."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from bibkit.model.date import Date, Edge, Moment
from bibkit.model.date_as_written import (
    DateParts,
    ascii_digits,
    checked_date,
    date_as_written,
    parts_as_written,
    two_readings,
)
from bibkit.model.edtf import parse_date
from bibkit.model.malformed import Malformed
from bibkit.model.months import MONTHS, month_of

_YEAR = re.compile(
    r"""(?P<supplied> \[ )?
        (?: (?P<circa> c(?: a\.? | irca\b | \. )? ) \s* )?
        (?P<ad> AD\s* )? (?P<year> \d{1,4} | \d{5,9} (?=\s?[BC]) | \d{3}X | \d\dXX | \d{3}0(?P<decade>'?s) )
        \s* (?P<era> B\.?\s?C\.?(?:\s?E\.?)? | C\.?E\.? | A\.?D\.? )?
        \s* (?P<mark> [?~%] )?
        (?(supplied) \] )""",
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)
# A single hyphen stands between years where what follows is no month.
_RANGE = re.compile(
    r"\s*(?:–|—|--|/|\bto\b)\s*|(?<=\d{4})\s*-\s*(?=\d{4}$|(?:1[3-9]|[2-9]\d)$)|(?<=\d{4})-(?=$|\D)|\s+-\s+",
    re.IGNORECASE,
)
_STILL = re.compile(r"(?:present|date|today|now|ongoing)?", re.IGNORECASE)
_DAY = r"([0-9]{1,2})(?:st|nd|rd|th)?\.?"
_DAYS = re.compile(rf"{_DAY}(?:\s*(?:[–—-]+|/|to)\s*{_DAY})?")
_MONTH_NUMBER = re.compile(r"0?[1-9]|1[0-2]")
_WORD = re.compile(r"[^\W\d_]+")
_DAY_OR_YEAR = re.compile(r"[^\W\d_]+\.?-([0-9]{2})")
_NUMBERS = re.compile(r"([0-9]{1,2})(\s*(?:–|—|--)\s*|[-/.])([0-9]{1,2})")


class EntryDate(NamedTuple):
    """The date of an entry, the fields that it could not hold, and why for those that could be read in two ways."""

    date: Date | None
    left: tuple[str, ...] = ()
    doubt: str = ""


def date_of_edtf(text: str) -> Date | Malformed:
    """The date of a biblatex date field (manual 2.3.8), or one in words that can be meant in one way only."""
    text = ascii_digits(" ".join(text.split()))
    parsed = parse_date(text.replace("--", "/") if "/" not in text else text)
    if isinstance(parsed, Date):
        return parsed
    if written := date_as_written(text):
        return written
    if any(map(str.isalpha, text)):
        years = date_of_year(text, "", "").date  # "c. 1850", "1480s", "50 BC"
        if years and not years.literal:
            return years
    if meant := two_readings(text):
        return Malformed("BK202", f'"{text}" can be {meant[0]} or {meant[1]}', "write the one that is meant")
    return parsed


@lru_cache(maxsize=4096)  # a library has a few hundred of them
def date_of_year(year: str, month: str, day: str) -> EntryDate:
    """The date that the texts of `year`, `month` and `day` say together.

    A year that is no year is a literal ("in press").
    """
    year, month, day = (" ".join(text.replace("\u00a0", " ").split()) for text in (year, month, day))
    given = tuple(name for name, text in (("month", month), ("day", day)) if text)
    if not year:
        whole = date_as_written(month) if month and not day else None
        return EntryDate(whole, () if whole else given)
    edges = None if two_readings(year) else _years(year)
    if edges is None:
        return _of_words(year, month, day, given)
    start, end = edges
    months = _months(month) if month else ()
    if isinstance(end, Moment) and len([word for word in _WORD.findall(month) if month_of(word)]) == 1:
        months = ()  # one month, or days of one, in two years
    if (match := _DAY_OR_YEAR.fullmatch(month)) and int(match[1]) == _year_of(start) % 100:
        doubt = f'the number in "{month}" can be a day or the year'
        return EntryDate(Date(start, end), given, doubt)
    if not months:
        doubt = f'"{month}" can be a month and its day, or two months' if _NUMBERS.fullmatch(month) else ""
        return EntryDate(Date(start, end), given, doubt)
    whole, left = _dated(start, end, months, day)
    return EntryDate(whole, left) if whole else EntryDate(Date(start, end), given)


def _year_of(edge: Moment | Edge) -> int:
    return edge.year if isinstance(edge, Moment) else 0


def _of_words(year: str, month: str, day: str, given: tuple[str, ...]) -> EntryDate:
    """The date of a year's text that holds more than years, or only words."""
    date: Date | Malformed | None = None
    if year.strip("0") and not two_readings(year):
        date = date_as_written(year) or parse_date(year)
    whole = _with_parts(date, month, day) if isinstance(date, Date) else None
    return whole or EntryDate(Date(literal=year), given)


def _with_parts(date: Date, month: str, day: str) -> EntryDate | None:
    """The date, which its `year` gave as a whole, with the day that stands beside; None where the two disagree."""
    if not month and not day:
        return EntryDate(date)
    moment = date.start
    if date.end is not None or not isinstance(moment, Moment) or moment.year < 1 or moment.mask:
        return None
    if not month and moment.month:
        month = MONTHS[moment.month - 1]
    beside = date_of_year(f"{moment.year:04}", month, day)
    other = beside.date.start if beside.date and beside.date.end is None else None
    if (
        beside.left
        or not isinstance(other, Moment)
        or (other.month, other.season) != (moment.month, moment.season)
    ):
        return None
    if moment.day and other.day and moment.day != other.day:
        return None
    return EntryDate(Date(moment if moment.day else replace(moment, day=other.day)))


def _years(text: str) -> tuple[Moment | Edge, Moment | Edge | None] | None:
    text = text.rstrip(".,; ") or text
    single = _moment(text)
    if single is not None:
        return single, None
    sides = _RANGE.split(text)
    if len(sides) != 2 or not any(sides):
        return None
    edges: list[Moment | Edge] = []
    for side in (side.strip() for side in sides):
        if side == "?" or _STILL.fullmatch(side):
            edges.append(Edge.UNKNOWN if side == "?" else Edge.OPEN)
            continue
        if (
            len(side) == 2
            and side.isdigit()
            and edges
            and isinstance(edges[0], Moment)
            and len(sides[0].strip()) == 4
        ):
            side = sides[0][:2] + side  # 1984-85
        moment = _moment(side)
        if moment is None:
            return None
        edges.append(moment)
    start, end = edges
    if isinstance(start, Edge) and isinstance(end, Edge):
        return None
    if isinstance(start, Moment) and isinstance(end, Moment):
        if end.year < start.year:
            return None
        if start == end:
            return start, None
    return start, end


def _moment(text: str) -> Moment | None:
    match = _YEAR.fullmatch(text.strip())
    if match is None:
        return None
    digits, era, mark = match["year"].upper(), (match["era"] or "").upper(), match["mark"]
    if match["decade"]:
        if digits.startswith("00", 2):
            return None  # "1900s": ten years or a hundred
        digits = f"{digits[:3]}X"
    number = int(digits.replace("X", "0"))
    if era.startswith("B"):
        number = 1 - number
    elif number == 0 or (len(digits) < (4 if mark else 3) and not era and not match["ad"]):
        return None  # of "95" nobody knows the century, and "198?" is some year of the eighties
    return Moment(
        number,
        uncertain=mark in ("?", "%"),
        approximate=bool(match["circa"]) or mark in ("~", "%"),
        mask=digits if "X" in digits else "",
    )


def _months(text: str) -> tuple[DateParts, ...]:
    """The months of a `month`'s text with what stands beside them; empty where it names none for sure."""
    text = text.strip(" ,;")
    bare = text.rstrip(".")
    if _MONTH_NUMBER.fullmatch(bare):
        return (DateParts(month=int(bare)),)
    if match := _NUMBERS.fullmatch(bare):
        first, joint, second = int(match[1]), match[2].strip(), int(match[3])
        if joint in "–—--" and joint != "-":
            both = 1 <= first < second <= 12
            return (DateParts(month=first), DateParts(month=second)) if both else ()
        if 1 <= first <= 12 < second <= 31:
            return (DateParts(month=first, day=second),)
        if 1 <= second <= 12 < first <= 31:
            return (DateParts(month=second, day=first),)
        return ()
    return parts_as_written(text)


def _dated(
    start: Moment | Edge, end: Moment | Edge | None, months: tuple[DateParts, ...], day: str
) -> tuple[Date | None, tuple[str, ...]]:
    """The years with months and days put in, and what is left over; no date where the two don't go together."""
    last = start if end is None else end
    if not (isinstance(start, Moment) and isinstance(last, Moment)) or start.mask or last.mask:
        return None, ()
    if end is not None and len(months) == 1:
        return None, ()
    found = _DAYS.fullmatch(day)
    days = [int(number) for number in found.groups() if number] if found else []
    left = ("day",) if day and not days else ()
    if len(days) == 2 and len(months) == 1 and not months[0].day:
        months = (months[0]._replace(day=days[0]), months[0]._replace(day=days[1]))
    elif days:
        own = [part.day for part in months]
        if not any(own) and len(days) == len(months):
            months = tuple(part._replace(day=one) for part, one in zip(months, days, strict=True))
        elif own != days:
            left = ("day",)
    moments = []
    for parts, year in zip(months, (start, last), strict=False):
        if parts.year not in (0, year.year):
            return None, ()
        moment = parts.moment(year.year)
        moments.append(replace(moment, uncertain=year.uncertain, approximate=year.approximate))
    return checked_date(*moments), left

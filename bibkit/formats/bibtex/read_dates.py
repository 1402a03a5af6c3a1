"""Dates of .bib files: biblatex's EDTF, and what people write into `year`, `month` and `day`."""

from __future__ import annotations

import re

from bibkit.formats.bibtex.write_dates import MONTHS
from bibkit.model.date import SEASONS, Date, Edge, Moment
from bibkit.model.edtf import date_text, parse_date
from bibkit.model.malformed import Malformed

_YEAR = re.compile(
    r"""(?: (?P<circa> c(?: a\.? | irca\b | \. )? ) \s* )?
        (?P<ad> AD\s* )? (?P<year> \d{1,4} | \d{3}X | \d\dXX )
        \s* (?P<era> B\.?\s?C\.?(?:\s?E\.?)? | C\.?E\.? | A\.?D\.? )?
        \s* (?P<mark> [?~%] )?""",
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)
_RANGE = re.compile(r"\s*(?:–|—|--|/)\s*|(?<=\d{4})-(?=\d{4}$|(?:1[3-9]|[2-9]\d)$)|(?<=\d{4})-(?=$)")
_MONTH_NAMES = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    "|nov(?:ember)?|dec(?:ember)?"
)
_DAYS = re.compile(r"(\d{1,2})(?:\s*[–/-]+\s*(\d{1,2}))?")
_MONTH = re.compile(
    rf"""(?: (?P<before> \d{{1,2}} ) (?:st|nd|rd|th)? \.? \s* (?:of\s)? )?
         (?: (?P<name> {_MONTH_NAMES} ) \.? | (?P<season> spring | summer | autumn | fall | winter ) )
         (?: [\s,]* (?P<after> \d{{1,2}} ) (?:st|nd|rd|th)? )?""",
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)
_SEASONS = {name.lower(): number for number, name in SEASONS.items()} | {"fall": 23}


def date_of_edtf(text: str) -> Date | Malformed:
    """The date of a biblatex date field (manual 2.3.8)."""
    text = " ".join(text.split())
    return parse_date(text.replace("--", "/") if "/" not in text else text)


def date_of_year(year: str, month: str, day: str) -> tuple[Date | None, tuple[str, ...]]:
    """The date that the texts of `year`, `month` and `day` say together, and which of them it could not hold.

    A year that is no year is a literal ("in press").
    """
    year = " ".join(year.replace("\u00a0", " ").split())
    if not year:
        return None, tuple(name for name, text in (("month", month), ("day", day)) if text)
    edges = _years(year)
    if edges is None:
        left = tuple(name for name, text in (("month", month), ("day", day)) if text)
        parsed = parse_date(year)
        return (parsed if isinstance(parsed, Date) else Date(literal=year)), left
    start, end = edges
    months = _months(month.replace("\u00a0", " ")) if month else []
    day_match = _DAYS.fullmatch(day)
    days = [int(number) for number in day_match.groups() if number] if day_match else []
    left = ("month",) * bool(month and not months) + ("day",) * bool(day and (not days or not months))
    if not months:
        return Date(start, end), left
    if end is None and len(months) == 1:
        first = _dated(start, months[0], days[0] if days else None)
        if len(days) == 2:
            return _checked(Date(first, _dated(start, months[0], days[1])), Date(start), ("month", "day"))
        return _checked(Date(first), Date(start), ("month", "day") if day else ("month",))
    if (
        len(months) == 1
        and end is not None
        and (start.year if isinstance(start, Moment) else None)
        != (end.year if isinstance(end, Moment) else None)
    ):
        return Date(start, end), ("month",) + ("day",) * bool(day)
    if end is not None and not (isinstance(start, Moment) and isinstance(end, Moment)):
        return Date(start, end), ("month",) + ("day",) * bool(day)
    last = start if end is None else end
    two_days = days if len(days) == 2 else [None, None]
    whole = Date(_dated(start, months[0], two_days[0]), _dated(last, months[-1], two_days[1]))
    left = ("day",) if day and len(days) != 2 else ()
    dated, lost = _checked(whole, Date(start, end), ("month", "day") if day else ("month",))
    return dated, lost or left


def _checked(date: Date, plain: Date, parts: tuple[str, ...]) -> tuple[Date, tuple[str, ...]]:
    """The date if the calendar has it, else the years alone and what was left out."""
    if isinstance(parse_date(date_text(date)), Malformed):
        return plain, parts
    return date, ()


def _years(text: str) -> tuple[Moment | Edge, Moment | Edge | None] | None:
    single = _moment(text)
    if single is not None:
        return single, None
    sides = _RANGE.split(text)
    if len(sides) != 2 or not any(sides):
        return None
    edges: list[Moment | Edge] = []
    for side in sides:
        if side.strip() in ("", "?"):
            edges.append(Edge.UNKNOWN if side.strip() else Edge.OPEN)
            continue
        if (
            len(side) == 2
            and side.isdigit()
            and edges
            and isinstance(edges[0], Moment)
            and len(sides[0]) == 4
        ):
            side = sides[0][:2] + side  # 1984-85
        moment = _moment(side)
        if moment is None:
            return None
        edges.append(moment)
    start, end = edges
    if isinstance(start, Moment) and isinstance(end, Moment) and end.year < start.year:
        return None
    return start, end


def _moment(text: str) -> Moment | None:
    match = _YEAR.fullmatch(text.strip())
    if match is None:
        return None
    digits, era, mark = match["year"], (match["era"] or "").upper(), match["mark"]
    number = int(digits.upper().replace("X", "0"))
    if era.startswith("B"):
        number = 1 - number
    elif number == 0 or (len(digits) < 3 and not era and not match["ad"]):
        return None  # of "95" nobody knows the century
    return Moment(
        number,
        uncertain=mark in ("?", "%"),
        approximate=bool(match["circa"]) or mark in ("~", "%"),
        mask=digits.upper() if "X" in digits.upper() else "",
    )


def _months(text: str) -> list[tuple[int, int | None]]:
    """Months or seasons (21 to 24) with the days that stand beside them; empty where the text is none."""
    found: list[tuple[int, int | None]] = []
    for part in re.split(r"\s*(?:–|—|--|/|\s-\s|(?<=[a-z.])-(?=[A-Za-z]))\s*", text.strip()):
        if re.fullmatch(r"0?[1-9]|1[0-2]", part):
            found.append((int(part), None))
            continue
        match = _MONTH.fullmatch(part)
        if match is None:
            return []
        number = (
            _SEASONS[match["season"].lower()]
            if match["season"]
            else MONTHS.index(match["name"][:3].lower()) + 1
        )
        day = match["before"] or match["after"]
        found.append((number, int(day) if day else None))
    return found if len(found) <= 2 else []


def _dated(moment: Moment | Edge, month: tuple[int, int | None], day: int | None) -> Moment | Edge:
    if isinstance(moment, Edge):
        return moment
    number, own_day = month
    if number in SEASONS:
        return Moment(moment.year, season=number, uncertain=moment.uncertain, approximate=moment.approximate)
    return Moment(
        moment.year, number, day or own_day, uncertain=moment.uncertain, approximate=moment.approximate
    )

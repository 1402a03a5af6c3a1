"""Dates as CSL-JSON has them (CSL 1.0.2, date variables), read once into numbers.

Understood: `date-parts` with one or two arrays, `season`, `circa`, `literal`, `raw` and plain strings; raw
text and strings in EDTF ("2020-03/2020-05", "1920~", "2020-21") or in common written forms ("1 May 1965").
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from bibkit.text.pattern import lazy_pattern


class DayParts(NamedTuple):
    """Year, month and day; 0 for what is missing. Months 13 to 24 are seasons (see `season_of`)."""

    year: int
    month: int = 0
    day: int = 0


class ItemDate(NamedTuple):
    """A date or a range. `end` is None for a single date and has year 0 for a range without an end."""

    start: DayParts
    end: DayParts | None = None
    season: str = ""
    circa: bool = False
    literal: str = ""

    @property
    def is_empty(self) -> bool:
        return not (any(self.start) or self.season or self.literal or self.circa or self.end)


def season_of(month: int) -> int:
    """The season (1 to 4) that a month number above 12 stands for, 0 for a month.

    Two numberings are in use: 13 to 16, and EDTF's 21 to 24.

    >>> season_of(13), season_of(24), season_of(5)
    (1, 4, 0)
    """
    return (month - 13) % 4 + 1 if 13 <= month <= 24 else 0


def parse_date(value: object) -> ItemDate | None:
    """The date of a CSL-JSON date variable, or None when it says nothing."""
    if isinstance(value, str):
        return parse_raw_date(value) if value.strip() else None
    # What is a dict need not be asked whether it is a mapping, which takes longer.
    if not (isinstance(value, dict) or isinstance(value, Mapping)):  # noqa: SIM101
        return None
    parts = value.get("date-parts")
    raw = value.get("raw")
    if not parts and isinstance(raw, str) and raw.strip():
        date = parse_raw_date(raw)
        return date._replace(circa=True) if value.get("circa") else date
    literal = value.get("literal")
    season = value.get("season")
    ends = [_day_parts(entry) for entry in parts[:2]] if isinstance(parts, list) else []
    date = ItemDate(
        start=ends[0] if ends else DayParts(0),
        end=ends[1] if len(ends) > 1 else None,
        season="" if season is None or season is False else str(season),
        circa=bool(value.get("circa")) and value.get("circa") not in ("0", "false"),
        literal=literal if isinstance(literal, str) else "",
    )
    return None if date.is_empty else date


def _day_parts(entry: object) -> DayParts:
    numbers = [_number(part) for part in entry[:3]] if isinstance(entry, list) else []
    return DayParts(*numbers) if numbers else DayParts(0)


_INTEGER = lazy_pattern(r"\s*([-+]?\d{1,9})")


def _number(value: object) -> int:
    if isinstance(value, bool) or value is None:
        return 0
    if isinstance(value, int):
        return value if abs(value) < 10**9 else 0
    if isinstance(value, float):
        return int(value) if abs(value) < 10**9 else 0
    match = _INTEGER.match(value) if isinstance(value, str) else None
    return int(match.group(1)) if match else 0


_EDTF = lazy_pattern(
    r"(?P<year>[-+]?\d{4,9})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?(?:T.*| \d\d?:\d\d(?::\d\d)?)?(?P<circa>[?~%]?)"
)
_DAY_RANGE = lazy_pattern(r"(\d{4}-\d\d-\d\d)\s*(?:-|\u2013|to)\s*(\d{4}-\d\d-\d\d)")
_ANCIENT_YEAR = lazy_pattern(r"-\d{1,4}|\d{3}")
_MONTHS = (
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    "spr", "sum", "fal", "win",
)  # fmt: skip
_AUTUMN = "aut"
_WORDS = lazy_pattern(r"[^\W\d_]+|\d+|[-/~?]", re.UNICODE)
_NUMERIC = lazy_pattern(r"\d{1,4}([-/])\d{1,2}(?:\1\d{1,4})?|\d{1,2}[-/]\d{4}")
"""No dots: whether "8.7.2006" is a day in July or in August depends on who wrote it."""
_IDEOGRAPHIC = lazy_pattern(
    r"(?P<era>明治|大正|昭和|平成|令和)?(?P<year>\d{1,4}|元)年(?:(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日)?)?"
)
_ERAS = {"明治": 1868, "大正": 1912, "昭和": 1926, "平成": 1989, "令和": 2019}
"""The first years of the Japanese eras, the one that is called 元 (first) or 1."""
_TERM_OF_YEAR = lazy_pattern(r"((?:michaelmas|hilary|trinity|easter)(?: term)?),? (\d{4})", re.IGNORECASE)
_ABBREVIATION = lazy_pattern(r"(?<=[^\W\d_])\.")
_SKIPPED = frozenset(
    (
        "st", "nd", "rd", "th", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
        "mon", "tue", "wed", "thu", "fri", "sat", "sun",
    )
)  # fmt: skip
"""Words of a date that say nothing more: what makes a number an ordinal, and days of the week."""
_ERA_SIGNS = {"ad": 1, "ce": 1, "bc": -1, "bce": -1}


def parse_raw_date(text: str) -> ItemDate:
    """The date that a text means, or the text as a literal date.

    >>> parse_raw_date("1965-06-01").start, parse_raw_date("June 1, 1965").start
    (DayParts(year=1965, month=6, day=1), DayParts(year=1965, month=6, day=1))
    >>> parse_raw_date("in press").literal
    'in press'
    """
    text = text.strip()
    if len(text) > 1 and text[0] == text[-1] == '"':
        return ItemDate(DayParts(0), literal=text[1:-1])
    return (
        _edtf(text)
        or _ancient_year(text)
        or _ideographic(text)
        or _term_of_year(text)
        or _written(text)
        or ItemDate(DayParts(0), literal=text)
    )


def _edtf(text: str) -> ItemDate | None:
    """A date or range of ISO 8601, also with "-" or "to" between two days."""
    if len(text) > 2 * len("2000-01-01"):
        text = _DAY_RANGE.sub(r"\1/\2", text)
    first, slash, last = text.partition("/")
    start = _EDTF.fullmatch(first.strip())
    if start is None or not _is_possible(start):
        return None
    end: DayParts | None = None
    circa = bool(start["circa"])
    if slash:
        if last.strip() in ("", ".."):
            end = DayParts(0)
        else:
            match = _EDTF.fullmatch(last.strip())
            if match is None or not _is_possible(match):
                return None
            end = _matched(match)
            circa = circa or bool(match["circa"])
    return ItemDate(_matched(start), end, circa=circa)


def _is_possible(match: re.Match[str]) -> bool:
    """Whether the month is one of the twelve or one of EDTF's seasons, and the day one that a month can have."""
    _, month, day = _matched(match)
    return (month <= 12 or 21 <= month <= 24) and day <= 31


def _matched(match: re.Match[str], year: int = 0) -> DayParts:
    return DayParts(year or int(match["year"]), int(match["month"] or 0), int(match["day"] or 0))


def _ancient_year(text: str) -> ItemDate | None:
    """A year before Christ ("-44") or of three digits. One of two may be short for another: "87" for 1987."""
    return ItemDate(DayParts(int(text))) if _ANCIENT_YEAR.fullmatch(text) else None


def _ideographic(text: str) -> ItemDate | None:
    """A Chinese or Japanese date, the latter also in years of an emperor: "2006年7月8日", "平成18年7月8日"."""
    match = _IDEOGRAPHIC.fullmatch(text)
    if match is None:
        return None
    year = 1 if match["year"] == "元" else int(match["year"])
    if match["era"]:
        year += _ERAS[match["era"]] - 1
    elif len(match["year"]) < 4:
        return None
    _, month, day = parts = _matched(match, year)
    return ItemDate(parts) if month <= 12 and day <= 31 else None


def _term_of_year(text: str) -> ItemDate | None:
    """A term of a university or court: "Michaelmas Term 1965"."""
    match = _TERM_OF_YEAR.fullmatch(text)
    return ItemDate(DayParts(int(match[2])), season=match[1]) if match else None


def _written(text: str) -> ItemDate | None:
    """Dates in English words or numbers: "1 May 1965", "May 1-3, 1965", "12/5/1965", "circa 1965"."""
    if _NUMERIC.fullmatch(text):
        return _numeric(text)
    ends: list[dict[str, int]] = [{}]
    circa = False
    for word in _WORDS.findall(_ABBREVIATION.sub("", text).replace("\u2013", "-")):
        part = ends[-1]
        if word in "-/":
            if len(ends) == 2 or not part:
                return None
            ends.append({})
        elif word in "~?" or word.lower() in ("c", "ca", "circa"):
            circa = True
        elif word.isdecimal():
            key = "year" if len(word) > 2 else "day"
            if key in part or len(word) > 4:
                return None
            part[key] = int(word)
        elif word[:3].lower() == _AUTUMN:
            part["month"] = 15
        elif word[:3].lower() in _MONTHS:
            part["month"] = _MONTHS.index(word[:3].lower()) + 1
        elif word.lower() in _SKIPPED:
            continue
        elif word.lower() in _ERA_SIGNS and len(part) == 1 and (part.get("year") or part.get("day")):
            part["year"] = _ERA_SIGNS[word.lower()] * part.pop("year", part.pop("day", 0))
        else:
            return None
    if not any("year" in part for part in ends):
        return None
    if len(ends) == 2:
        if next(iter(ends[0])) == "year" and len(ends[0]) > 1:
            # "1965 May 1-3", "1965 May-June": the second end takes the year of the first.
            ends[1].setdefault("year", ends[0]["year"])
        elif ends[1].get("year", 0) < 0 and len(ends[0]) == 1 and "month" not in ends[0]:
            # "100-50 BC"
            ends[0] = {"year": -abs(next(iter(ends[0].values())))}
        # "May-June 1965", "1-3 May 1965": the first end takes what the second has.
        for key in ("year", "month"):
            if key not in ends[0] and key in ends[1]:
                ends[0][key] = ends[1][key]
        if "day" in ends[1] and "month" in ends[0]:
            # "May 1-3, 1965": so does the second with the month of the first.
            ends[1].setdefault("month", ends[0]["month"])
        if "year" not in ends[1]:
            return None
    if any("day" in part and "month" not in part for part in ends):
        return None
    start, *rest = (DayParts(part.get("year", 0), part.get("month", 0), part.get("day", 0)) for part in ends)
    return ItemDate(start, rest[0] if rest else None, circa=circa)


def _numeric(text: str) -> ItemDate | None:
    numbers = re.split("[-/]", text)
    if len(numbers[0]) == 4:
        ordered = numbers
    elif len(numbers[-1]) == 4:
        ordered = [numbers[-1], *numbers[:-1]]
    else:
        return None
    year, month, day = (int(part) for part in [*ordered, "0", "0"][:3])
    if month > 12 >= day > 0:
        month, day = day, month
    return ItemDate(DayParts(year, month, day)) if month <= 12 and day <= 31 else None

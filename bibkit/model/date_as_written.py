"""Dates as people write them: "3-5 June 2019", "Dec 2018 / Jan 2019", "30-Mar-2020", "08 1995", "décembre 1989".

Only what can be read in one way is read. A number beside the name of a month is its day. Of two numbers nobody knows
which is the month unless one is too large for it, and a year of two digits could be of any century.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from functools import cache, lru_cache
from typing import NamedTuple

from bibkit.model.date import SEASONS, Date, Moment
from bibkit.model.edtf import date_text, parse_date
from bibkit.model.months import month_of

_LONGEST = 80
_TOKEN = re.compile(
    r"""(?P<year> [0-9]{4} ) (?![0-9])
      | (?P<day> [0-9]{1,2} ) (?: (?:st|nd|rd|th|er|re) (?![^\W\d_]) | [ºª°] )? (?![0-9])
      | (?P<word> [^\W\d_]+ )
      | [\s,.]* (?: (?P<dash> -{2,} | [–—−‒] | (?<=\s)-(?=\s) ) | (?P<joint> [-‐‑/&] ) ) [\s,]*
      | (?P<blank> [\s,.'’]+ )""",
    re.VERBOSE,
)
_DASH_WORDS = frozenset("to through thru until till bis au al tot".split())
_AND_WORDS = frozenset("and und et y en og och".split())
_FILL_WORDS = frozenset("of the de del di den der le du d".split())
_WEEKDAYS = (
    ("mon", "monday"), ("tue", "tues", "tuesday"), ("wed", "wednesday"), ("thu", "thur", "thurs", "thursday"),
    ("fri", "friday"), ("sat", "saturday"), ("sun", "sunday"),
)  # fmt: skip
_WEEKDAY_OF = {name: number for number, names in enumerate(_WEEKDAYS) for name in names}

# Shapes of a text: Y is a year, M a month, S a season, D a number; "_" stands for blanks, "-" for a hyphen, ":" for a
# dash or "to", "&" for "and". The groups of the second date have doubled letters, `r` is what stands between the two.
_SHAPES = (
    "(?P<d>D)[,_/-](?P<m>M)(?:[,_/-](?P<y>Y))?",
    "(?P<m>M)[,_/-](?P<d>D)(?:[,_/-](?P<y>Y))?",
    "(?P<m>[MS])(?:[,_/-](?P<y>Y))?",
    "(?P<y>Y)[,_/-](?P<m>[MS])",
    "(?P<y>Y)[,_/-](?P<m>M)[,_/-](?P<d>D)",
    "(?P<y>Y)[,_](?P<d>D)[,_](?P<m>M)",
    # days of one month
    "(?P<d>D)(?P<r>[-:/&,])(?P<dd>D)[,_](?P<m>M)(?:[,_](?P<y>Y))?",
    "(?P<m>M)[,_](?P<d>D)(?P<r>[-:/&])(?P<dd>D)(?:[,_](?P<y>Y))?",
    "(?P<y>Y)[,_](?P<m>M)[,_](?P<d>D)(?P<r>[-:/&])(?P<dd>D)",
    # months of one year
    "(?P<m>[MS])(?P<r>[-:/&,])(?P<mm>[MS])(?:[,_](?P<y>Y))?",
    "(?P<y>Y)[,_](?P<m>[MS])(?P<r>[-:/&])(?P<mm>[MS])",
    "(?P<y>Y)[,_](?P<m>M)[,_](?P<d>D)(?P<r>[-:/])(?P<mm>M)[,_](?P<dd>D)",  # as PubMed has it: "1998 Aug 31-Sep 4"
    "(?P<d>D)[,_](?P<m>M)(?P<r>[-:/])(?P<dd>D)[,_](?P<mm>M)(?:[,_](?P<y>Y))?",
    "(?P<m>M)[,_](?P<d>D)(?P<r>[-:/])(?P<mm>M)[,_](?P<dd>D)(?:[,_](?P<y>Y))?",
    # two years
    "(?P<m>[MS])[,_](?P<y>Y)(?P<r>[-:/])(?P<mm>[MS])[,_](?P<yy>Y)",
    "(?P<y>Y)[,_](?P<m>M)(?P<r>[-:/])(?P<yy>Y)[,_](?P<mm>M)",  # as PubMed has it: "1999 Dec-2000 Jan"
    "(?P<y>Y)[,_](?P<m>M)[,_](?P<d>D)(?P<r>[-:/])(?P<yy>Y)[,_](?P<mm>M)[,_](?P<dd>D)",
    "(?P<d>D)[,_](?P<m>M)[,_](?P<y>Y)(?P<r>[-:/])(?P<dd>D)[,_](?P<mm>M)[,_](?P<yy>Y)",
    "(?P<m>M)[,_](?P<d>D)[,_](?P<y>Y)(?P<r>[-:/])(?P<mm>M)[,_](?P<dd>D)[,_](?P<yy>Y)",
)
_JOINTS = re.compile("[^YMSD]")
_YEAR_FIRST = re.compile(r"([0-9]{4})([-/.]) ?([0-9]{1,2})\2 ?([0-9]{1,2})")
_YEAR_LAST = re.compile(r"([0-9]{1,2})([-/.]) ?([0-9]{1,2})\2 ?([0-9]{4})")
_MONTH_AND_YEAR = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{4})")
_YEAR_AND_MONTH = re.compile(r"([0-9]{4})([-/. ])([0-9]{1,2})")
_DAYS_OF_A_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})/([0-9]{2})")  # ISO 8601-1, 5.5.2.4
_NO_SEPARATORS = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_WITHOUT_TIME = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})TZ")  # as Zotero wrote `urldate` in 2018 and 2019
_WITH_TIME = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]([0-9]{2}:[0-9]{2})(:[0-9]{2})?(?:\.0+)? ?(Z|[+-][0-9]{2}:?[0-9]{2})?"
)


class DateParts(NamedTuple):
    """What a text says of one date; `month` is 1 to 12 or a season (21 to 24), 0 stands for what it doesn't say."""

    year: int = 0
    month: int = 0
    day: int = 0

    def moment(self, year: int = 0) -> Moment:
        """The moment, of that year where the text says none."""
        if self.month in SEASONS:
            return Moment(self.year or year, season=self.month)
        return Moment(self.year or year, self.month or None, self.day or None)


@lru_cache(maxsize=2048)
def date_as_written(text: str) -> Date | None:
    """The date that a text names in one way only, whole with its year; None for every other text.

    >>> str(date_as_written("June 30 - July 2, 2019")), date_as_written("3/4/2020")
    ('2019-06-30/2019-07-02', None)
    """
    text = _plain(text)
    if match := _WITHOUT_TIME.fullmatch(text):
        text = match[1]
    if match := _WITH_TIME.fullmatch(text):
        zone = match[4] or ""
        if len(zone) == 5:
            zone = f"{zone[:3]}:{zone[3:]}"
        parsed = parse_date(f"{match[1]}T{match[2]}{match[3] or ':00'}{zone}")
        return parsed if isinstance(parsed, Date) else None
    parts = parts_as_written(text)
    if not parts or not parts[0].year:
        return None
    return checked_date(*(part.moment() for part in parts))


def checked_date(start: Moment, end: Moment | None = None) -> Date | None:
    """The date, or None where the calendar has no such day, or it ends before it begins."""
    date = Date(start, end)
    return date if isinstance(parse_date(date_text(date)), Date) else None


@lru_cache(maxsize=2048)
def parts_as_written(text: str) -> tuple[DateParts, ...]:
    """The one or two dates (a range) that a text names, which may lack the year; empty where it names none for sure.

    >>> parts_as_written("3--5 June")
    (DateParts(year=0, month=6, day=3), DateParts(year=0, month=6, day=5))
    """
    text = _plain(text)
    if len(text) > _LONGEST:
        return ()
    if number := month_of(text.rstrip(".")):
        return (DateParts(month=number),)
    return _of_numbers(text) or _of_words(text)


def two_readings(text: str) -> tuple[str, ...]:
    """The two dates, as EDTF, that numbers could mean ("3/4/2020", "2003-04"); empty where they mean one or none."""
    text = _plain(text)
    if match := _YEAR_LAST.fullmatch(text):
        first, second, year = int(match[1]), int(match[3]), match[4]
        if first != second and 1 <= first <= 12 and 1 <= second <= 12:
            return f"{year}-{second:02}-{first:02}", f"{year}-{first:02}-{second:02}"
    if (match := _YEAR_AND_MONTH.fullmatch(text)) and _may_be_two_years(match):
        year, month = match[1], match[3]
        return f"{year}-{int(month):02}", f"{year}/{year[: -len(month)]}{month}"
    return ()


def _may_be_two_years(match: re.Match[str]) -> bool:
    """Whether "2003-04" could be the years 2003 and 2004, as "2014-09" can't."""
    year, joint, second = match.groups()
    return joint in "-/" and 1 <= int(second) <= 12 and int(second) > int(year[-len(second) :])


def _plain(text: str) -> str:
    return ascii_digits(" ".join(text.split()).strip(",; "))


def ascii_digits(text: str) -> str:
    """The text with the digits of every script as 0 to 9."""
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in text)


def _of_numbers(text: str) -> tuple[DateParts, ...]:
    text = text.rstrip(".")
    if match := _DAYS_OF_A_MONTH.fullmatch(text):
        year, month, day, last = map(int, match.groups())
        return DateParts(year, month, day), DateParts(year, month, last)
    if match := _YEAR_FIRST.fullmatch(text):
        year, month, day = int(match[1]), int(match[3]), int(match[4])
    elif match := _NO_SEPARATORS.fullmatch(text):
        year, month, day = int(match[1]), int(match[2]), int(match[3])
    elif match := _YEAR_LAST.fullmatch(text):
        day, month, year = int(match[1]), int(match[3]), int(match[4])
        if month > 12:
            day, month = month, day
        elif day <= 12 and day != month:
            return ()
    elif match := _MONTH_AND_YEAR.fullmatch(text):
        year, month, day = int(match[2]), int(match[1]), 0
    elif match := _YEAR_AND_MONTH.fullmatch(text):
        if _may_be_two_years(match):
            return ()
        year, month, day = int(match[1]), int(match[3]), 0
    else:
        return ()
    parts = DateParts(year, month, day)
    valid = (
        1 <= month <= 12 and year > 0 and (match.re is _YEAR_AND_MONTH or match.re is _MONTH_AND_YEAR or day)
    )
    return (parts,) if valid and checked_date(parts.moment()) else ()


@cache
def _shapes() -> tuple[re.Pattern[str], ...]:
    return tuple(map(re.compile, _SHAPES))


def _of_words(text: str) -> tuple[DateParts, ...]:
    found = _shape(text)
    if found is None:
        return ()
    shape, values, weekday = found
    for pattern in _shapes():
        match = pattern.fullmatch(shape)
        if match is None:
            continue
        said = {
            name: values[len(_JOINTS.sub("", shape[: match.start(name)]))]
            for name, sign in match.groupdict().items()
            if sign and name != "r"
        }
        first = DateParts(said.get("y", 0), said.get("m", 0), said.get("d", 0))
        if "r" not in pattern.groupindex:
            return (first,) if weekday is None or _is_on(first, weekday) else ()
        second = DateParts(said.get("yy", first.year), said.get("mm", first.month), said.get("dd", 0))
        if weekday is not None or (match["r"] in "&," and not _follows(first, second)):
            return ()
        return first, second
    return ()


def _shape(text: str) -> tuple[str, list[int], int | None] | None:
    """The text in the signs of `_SHAPES`, the values of its words and numbers, and the day of the week (0 is Monday).

    None where it holds a word of another kind.
    """
    signs = ""
    values: list[int] = []
    weekday: int | None = None
    position = 0
    while position < len(text):
        match = _TOKEN.match(text, position)
        if match is None:
            return None
        position = match.end()
        kind, word = match.lastgroup, match[0].strip().lower()
        if kind == "year" or kind == "day":
            signs += "Y" if kind == "year" else "D"
            values.append(int(match[kind]))
        elif kind == "dash" or word in _DASH_WORDS:
            signs += ":"
        elif kind == "joint":
            signs += match["joint"] if match["joint"] in "/&" else "-"
        elif kind == "blank":
            signs += "," if "," in word else "_"
        elif number := month_of(word):
            signs += "S" if number in SEASONS else "M"
            values.append(number)
        elif word in _AND_WORDS:
            signs += "&"
        elif word in _WEEKDAY_OF and weekday is None:
            weekday = _WEEKDAY_OF[word]
        elif word not in _FILL_WORDS:
            return None
    signs = re.sub("[_,]*([-:/&])[_,]*", r"\1", signs)
    signs = re.sub("_*,[_,]*", ",", signs)
    signs = re.sub("_+|(?<=[YMSD])(?=[YMSD])", "_", signs)
    return signs.strip("_,"), values, weekday


def _is_on(parts: DateParts, weekday: int) -> bool:
    """Whether the date is a day, and that day of the week."""
    try:
        return datetime.date(parts.year, parts.month, parts.day).weekday() == weekday
    except ValueError:
        return False


def _follows(first: DateParts, second: DateParts) -> bool:
    """Whether the second is the next day, month or season: "nov and dec" is a range, "apr and sep" is none."""
    if second.day:
        return second.day == first.day + 1
    return second.month == first.month + 1

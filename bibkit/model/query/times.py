"""Dates and years as people ask for them: 2019, 2022-03, 2019..2022, 2019-2022, march."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any, TypeAlias

from bibkit.model.date import Date, Moment
from bibkit.model.edtf import parse_date
from bibkit.model.months import month_of
from bibkit.model.query.words import holds, is_whole

DateTest: TypeAlias = Callable[[str], bool]
Point: TypeAlias = tuple[int, ...]

COMPARISONS: dict[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_IS_TIME = re.compile(r"-?\d+(?:-\d+)*[?~%]?\Z", re.ASCII)
_YEARS = re.compile(r"(\d{4})[-–](\d{4})")
EXAMPLE = "write a year or an EDTF date, for example 2022-03, or a range such as 2019..2022"


class NotTimeError(ValueError):
    """A text that is no date; the text is its argument."""


def edges(value: str) -> tuple[str, str] | None:
    """The ends of a range, empty where it is open; None for what is none."""
    years = _YEARS.fullmatch(value)
    if years:
        return years[1], years[2]
    before, dots, after = value.partition("..")
    return (before.strip(), after.strip()) if dots and (before.strip() or after.strip()) else None


def year_test(op: str, value: str) -> Callable[[int], bool]:
    """What is asked of a year. Raises NotTimeError."""
    test = _time_test(op, value)
    if test is None:
        fits = is_whole(value)
        return lambda year: fits(str(year))
    return lru_cache(maxsize=None)(lambda year: test((year, 0, 0), (year, 0, 0)))


def date_test(op: str, value: str) -> DateTest:
    """What is asked of a date. Raises NotTimeError."""
    test = _time_test(op, value)
    contains = holds(value)

    def is_asked(text: str) -> bool:
        date = parse_date(text)
        first = date.first if isinstance(date, Date) else None
        if test is None or first is None or not isinstance(date, Date):
            return op == ":" and contains(text)
        last = date.end if isinstance(date.end, Moment) else first
        return test(_point(first), _point(last))

    return is_asked


def month_test(value: str) -> DateTest:
    """Whether a date is in a month: a number or a name in English or another language. Raises NotTimeError."""
    number = int(value) if value.isascii() and value.isdecimal() and len(value) < 3 else month_of(value)
    if not 1 <= number <= 12:
        raise NotTimeError(value)

    def is_in_month(text: str) -> bool:
        date = parse_date(text)
        first = date.first if isinstance(date, Date) else None
        return first is not None and first.month == number

    return is_in_month


def _time_test(op: str, value: str) -> Callable[[Point, Point], bool] | None:
    """What is asked of the first and last moment; None where words or a pattern are asked for."""
    if op == ":":
        ends = edges(value)
        if ends is not None:
            return _in_range(*(_bound(end) if end else None for end in ends))
        if not _IS_TIME.match(value):
            return None
        bound = _bound(value)
        return lambda first, last: first[: len(bound)] <= bound <= last[: len(bound)]
    bound, compare = _bound(value), COMPARISONS[op]
    # A date less precise than the bound is compared by what it has.
    return lambda first, _last: compare(first[: len(bound)], bound)


def _in_range(start: Point | None, end: Point | None) -> Callable[[Point, Point], bool]:
    def is_within(first: Point, last: Point) -> bool:
        return (start is None or last[: len(start)] >= start) and (end is None or first[: len(end)] <= end)

    return is_within


def _bound(value: str) -> Point:
    """The moment that a text stands for, as precise as it is."""
    sign, digits = ("-", value[1:]) if value.startswith("-") else ("", value)
    wanted = parse_date(f"{sign}{digits:0>4}" if digits.isascii() and digits.isdecimal() else value)
    first = wanted.first if isinstance(wanted, Date) else None
    if first is None:
        raise NotTimeError(value)
    return _point(first)[: 3 if first.day else 2 if first.month else 1]


def _point(moment: Moment) -> Point:
    return (moment.year, moment.month or 0, moment.day or 0)

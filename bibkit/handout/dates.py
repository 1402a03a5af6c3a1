"""A date as people of a language write it, by the locale's own date format (CSL 1.0.2, localized date formats)."""

from __future__ import annotations

import datetime
import re

from bibkit.engines import CitedItem, Job, load_engine
from bibkit.formats.csl_json import csl_item
from bibkit.handout.words import words
from bibkit.model.date import Date, Moment
from bibkit.model.record import Record
from bibkit.text.write import text

_YEAR = re.compile(r"(?:,| de)? \d{4}\Z")
_STYLE = b"""<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
<info><title>date</title><id>date</id><updated>2020-01-01T00:00:00+00:00</updated></info>
<citation><layout><date variable="issued" form="text"/></layout></citation></style>"""


def date_in_words(date: Date, locale: str) -> str:
    """The date, with the day of the week where it is one day.

    >>> from bibkit.model.edtf import parse_date
    >>> date_in_words(parse_date("2026-10-20"), "en-GB")
    'Tuesday, 20 October 2026'
    """
    item = csl_item(Record("date", "article", {"issued": date}))
    rendered = load_engine("").render(Job(_STYLE, locale, (item,), ((CitedItem("date"),),)))
    written = text.inline(rendered.citations[0])
    day = exact_day(date)
    if day is None:
        return written
    known = words(locale)
    return known.day.format(known.weekdays[day.weekday()], written)


def without_year(written: str) -> str:
    """A date in words without the year, for a plan in which all are near.

    >>> without_year("martes, 20 de octubre de 2026")
    'martes, 20 de octubre'
    """
    return _YEAR.sub("", written)


def without_weekday(written: str, locale: str) -> str:
    """A date in words without the day of the week.

    >>> without_weekday("mardi 20 octobre", "fr-FR")
    '20 octobre'
    """
    known = words(locale)
    starts = (known.day.format(weekday, "") for weekday in known.weekdays)
    return next((written.removeprefix(start) for start in starts if written.startswith(start)), written)


def days(date: Date | None) -> tuple[datetime.date, datetime.date] | None:
    """The first and the last day, or None where one of them is not known to the day."""
    if date is None or date.end is None:
        day = exact_day(date)
        return (day, day) if day else None
    first, last = exact_day(Date(date.start)), exact_day(Date(date.end))
    return (first, last) if first and last and first <= last else None


def exact_day(date: Date | None) -> datetime.date | None:
    """The day, or None for a month, a year, an interval or a date in doubt."""
    if date is None or date.end is not None or not isinstance(date.start, Moment):
        return None
    moment = date.start
    if moment.month is None or moment.day is None or moment.mask or moment.is_circa:
        return None
    return datetime.date(moment.year, moment.month, moment.day) if 0 < moment.year < 10_000 else None

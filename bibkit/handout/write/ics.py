"""The sessions as a calendar (iCalendar, RFC 5545), for one session or for all.

The package icalendar folds and escapes. Nothing here asks the clock: the stamp of an event is its day, and what tells
it from others is made from the title of the series and the id of the session, so that a plan that is taken in again
moves its events. Times without a zone are those of whoever looks at them (RFC 5545, 3.3.5, form 1).
"""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from bibkit.errors import UsageError
from bibkit.extras import needed
from bibkit.handout.content import Printed, Term, TermRow
from bibkit.handout.words import words
from bibkit.handout.write import text
from bibkit.handout.write.target import Templates, line
from bibkit.text.write.clean import clean
from bibkit.text.write.text import inline as plain

if TYPE_CHECKING:
    from icalendar import Calendar, Event, Timezone


def write(term: Printed, _templates: Templates) -> bytes:
    """The calendar. Sessions without a day are left out; raises UsageError for a time zone that is none."""
    if not isinstance(term, Term):
        raise TypeError("a calendar is made of a plan")
    icalendar = needed("icalendar", "handout")
    calendar: Calendar = icalendar.Calendar()
    calendar.add("prodid", "-//bibkit//sessions//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", clean(term.title))
    dated = [row for row in term.rows if row.span is not None]
    is_timed = any(row.sheet.time for row in dated)
    if term.timezone and is_timed:
        calendar.add("x-wr-timezone", term.timezone)
        calendar.add_component(_zone(term.timezone, dated))
    for row in dated:
        calendar.add_component(_event(row, term))
    return bytes(calendar.to_ical())


def _zone(name: str, rows: list[TermRow]) -> Timezone:
    icalendar = needed("icalendar", "handout")
    spans = [row.span for row in rows if row.span is not None]
    first, last = min(spans)[0], max(span[1] for span in spans)
    try:
        zone: Timezone = icalendar.Timezone.from_tzid(
            name, first_date=datetime.date(first.year, 1, 1), last_date=datetime.date(last.year + 1, 1, 1)
        )
    except (ValueError, KeyError, OSError):
        raise UsageError(f'There is no time zone "{name}"', hint="write one such as Europe/Berlin") from None
    return zone


def _event(row: TermRow, term: Term) -> Event:
    icalendar = needed("icalendar", "handout")
    event: Event = icalendar.Event()
    sheet = row.sheet
    first, last = row.span or (datetime.date.min, datetime.date.min)
    event.add("uid", _uid(term.title, sheet.id))
    event.add("dtstamp", datetime.datetime(first.year, first.month, first.day, tzinfo=datetime.UTC))
    event.add("summary", clean(sheet.title))
    if sheet.time and first == last:
        begins, _, ends = sheet.time.partition("–")
        start, end = _at(first, begins), _at(first, ends) if ends else None
        if end is not None and end <= start:
            end += datetime.timedelta(days=1)
        _add_time(event, "dtstart", start, term.timezone)
        if end is not None:
            _add_time(event, "dtend", end, term.timezone)
    else:
        event.add("dtstart", first)
        event.add("dtend", last + datetime.timedelta(days=1))  # the first day that it is no more
    if row.type == "break":
        event.add("transp", "TRANSPARENT")  # nobody is taken by it
    if sheet.place:
        event.add("location", clean(sheet.place))
    if sheet.url:
        event.add("url", sheet.url)
    if description := "\n".join(_description(row)).strip("\n"):
        event.add("description", description)
    return event


def _add_time(event: Event, name: str, time: datetime.datetime, zone: str) -> None:
    event.add(name, time, parameters={"TZID": zone} if zone else {})


def _at(day: datetime.date, time: str) -> datetime.datetime:
    hour, _, minute = time.partition(":")
    return datetime.datetime(day.year, day.month, day.day, int(hour), int(minute))


def _description(row: TermRow) -> Iterator[str]:
    """Who does what, the papers with their addresses, and what to do until the next time."""
    sheet = row.sheet
    for label, names in row.everybody:
        yield clean(f"{label}: {', '.join(dict.fromkeys(names))}")
    for part in sheet.papers:
        if part.type != "break":
            title = line(part.title, plain, clean, " ")
            reference = line(part.reference, plain, clean, " ")
            yield ""
            yield f"{part.number}. {title}" + (f" ({reference})" if reference else "")
            if part.url:
                yield part.url
    if sheet.homework:
        yield ""
        yield f"{words(sheet.locale).homework}:"
        yield text.TARGET.blocks(sheet.homework, 1)


def _uid(series: str, session: str) -> str:
    """The same whenever the plan is made, and of no other series (RFC 7986, 5.3, wants no names of machines)."""
    digest = hashlib.sha256(f"{series}\0{session}".encode()).hexdigest()
    return f"{digest[:32]}@sessions.bibkit"

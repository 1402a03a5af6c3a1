"""Rules about the dates of a record; the dates themselves were read by `model.edtf`."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from functools import cache

from bibkit.checks.entries import is_of_no_work, says
from bibkit.diagnostics import Diagnostic
from bibkit.diagnostics.fix import fix_of_malformed
from bibkit.model.date import Date, Moment
from bibkit.model.date_in_words import wrong_date
from bibkit.model.record import Record

_OF_THE_WORK = ("issued", "submitted", "accessed")
_YEARS_AHEAD = 5
_YEARS_ONLINE = 1


def no_date(record: Record) -> Iterator[Diagnostic]:
    """A citation needs the date of publication (BK201), or what stands for it: a visit, "in press", a shorthand.

    A journal as a whole has none.
    """
    is_whole_journal = record.type == "periodical" and not record.values.keys() & {
        "volume",
        "issue",
        "number",
    }
    if not (
        record.values.keys() & {"issued", "accessed", "event-date", "status"}
        or is_whole_journal
        or is_of_no_work(record)
        or says(record, "date", "year")
    ):
        help_text = "give it one: `issued: 2022-12-15` in a record, `date = {2022-12-15}` in BibTeX"
        yield Diagnostic("BK201", "The record has no date of publication", help_text, key=record.key)


def date_in_words(record: Record) -> Iterator[Diagnostic]:
    """A text that looks like a date and is none sorts nowhere and is printed as it is (BK208)."""
    for field, value in record.values.items():
        if isinstance(value, Date) and value.literal and (fault := wrong_date(value.literal)):
            fix = fix_of_malformed(fault, (field,))
            yield Diagnostic("BK208", fault.message, fault.help, key=record.key, field=(field,), fix=fix)


def improbable_date(record: Record) -> Iterator[Diagnostic]:
    """A year long after this one is a slip of digits, and so is most often one of the first century (BK209)."""
    for field in _OF_THE_WORK:
        date = record.date(field)
        year = date.year if date else None
        if year is None or year < 1:
            continue
        if year < 100 and date and not date.is_circa:
            message = f"{field} is the year {year}"
        elif year > _this_year() + _YEARS_AHEAD:
            message = f"{field} is {date}, more than {_YEARS_AHEAD} years ahead"
        else:
            continue
        yield Diagnostic("BK209", message, "compare with the source", key=record.key, field=(field,))


@cache
def _this_year() -> int:
    """The year of the day, or of SOURCE_DATE_EPOCH (reproducible-builds.org), so that a run can be repeated."""
    try:
        return time.gmtime(int(os.environ["SOURCE_DATE_EPOCH"])).tm_year
    except (KeyError, ValueError, OverflowError, OSError):
        return time.gmtime().tm_year


def submitted_after_issued(record: Record) -> Iterator[Diagnostic]:
    """Nothing is published before it is submitted (BK206); compared as far as both are precise."""
    submitted, issued = record.date("submitted"), record.date("issued")
    if submitted is None or issued is None:
        return
    first, last = submitted.first, issued.end if isinstance(issued.end, Moment) else issued.first
    if first is not None and last is not None and _surely_before(last, first):
        message = f"Submitted {submitted}, after publication on {issued}"
        yield Diagnostic(
            "BK206", message, "one of the two dates is wrong", key=record.key, field=("submitted",)
        )


def accessed_before_issued(record: Record) -> Iterator[Diagnostic]:
    """Nobody has read what was not published yet (BK210); compared as far as both are precise.

    Articles of journals appear online up to a year before the issue that they are in.
    """
    accessed, issued = record.date("accessed"), record.date("issued")
    if accessed is None or issued is None or accessed.first is None or issued.first is None:
        return
    if record.type == "article-journal" and issued.first.year - accessed.first.year <= _YEARS_ONLINE:
        return
    if _surely_before(accessed.first, issued.first):
        message = f"Accessed {accessed}, before publication on {issued}"
        yield Diagnostic(
            "BK210", message, "one of the two dates is wrong", key=record.key, field=("accessed",)
        )


def arxiv_month(record: Record) -> Iterator[Diagnostic]:
    """An arXiv identifier carries the month of announcement: that of the first version or, for one that came
    at the month's end, the next (BK207).
    """
    arxiv, submitted = record.arxiv, record.date("submitted")
    if arxiv is None or submitted is None or submitted.first is None:
        return
    first = submitted.first
    if first.month is None or first.is_circa:
        return
    year, month = arxiv.year_month
    months_later = (year - first.year) * 12 + month - first.month
    if months_later not in (0, 1):
        message = f"Submitted {submitted}, but arXiv:{arxiv.id} was given in {year}-{month:02}"
        help_text = "`submitted` is the date of the first version; a later one belongs into `updated`"
        yield Diagnostic("BK207", message, help_text, key=record.key, field=("submitted",))


def preprint_before_its_number(record: Record) -> Iterator[Diagnostic]:
    """A preprint that is older than its arXiv identifier (BK212): one of the two is another's.

    A published work may come to arXiv years later.
    """
    arxiv, year = record.arxiv, record.year
    if record.type != "article" or arxiv is None or year is None or year >= arxiv.year_month[0]:
        return
    if year == arxiv.year_month[0] - 1 and arxiv.year_month[1] == 1:
        return  # submitted on the last days of the year
    message = f"The preprint is of {year}, but arXiv:{arxiv.id} was given in {arxiv.year_month[0]}"
    yield Diagnostic("BK212", message, "one of the two is wrong", key=record.key, field=("issued",))


def _surely_before(moment: Moment, other: Moment) -> bool:
    """Whether `moment` is earlier than `other`, whatever the parts are that one of them leaves open."""
    if moment.is_circa or other.is_circa or moment.mask or other.mask:
        return False
    for mine, theirs in ((moment.year, other.year), (moment.month, other.month), (moment.day, other.day)):
        if mine is None or theirs is None:
            return False
        if mine != theirs:
            return mine < theirs
    return False

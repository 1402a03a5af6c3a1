"""Rules about the dates of a record; the dates themselves were read by `model.edtf`."""

from __future__ import annotations

from collections.abc import Iterator

from bibkit.diagnostics import Diagnostic
from bibkit.model.date import Moment
from bibkit.model.record import Record


def no_date(record: Record) -> Iterator[Diagnostic]:
    """A citation needs the date of publication (BK201), or what stands for it: a visit, "in press"."""
    if not record.values.keys() & {"issued", "accessed", "status"}:
        help_text = "give it one: `issued: 2022-12-15` in a record, `date = {2022-12-15}` in BibTeX"
        yield Diagnostic("BK201", "The record has no date of publication", help_text, key=record.key)


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

"""Tallies as CSV (RFC 4180, with a line feed): a row a count, for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from bibkit.stats.count import Count, Tally

_HEAD = ("by", "label", "part", "count", "unit", "person", "orcid")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_rows(tallies: Sequence[Tally], _limit: int) -> str:
    """Every count, one row each; years that are told apart have one for each part, and no row for the whole.

    Works without a value have a row without a label. What a spreadsheet would take for a formula has an apostrophe
    before it, by which it shows the text (OWASP, "CSV Injection").
    """
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(_HEAD)
    for tally in tallies:
        for label, part, number, count in _rows(tally):
            ids = (count.person, count.orcid) if count else ("", "")
            writer.writerow((tally.name, _inert(label), _inert(part), number, tally.unit, *map(_inert, ids)))
    return file.getvalue()


def _rows(tally: Tally) -> Iterator[tuple[str, str, int, Count | None]]:
    for count in tally.counts:
        for part, number in count.parts or (("", count.count),):
            yield count.label, part, number, count
    if tally.without:
        yield "", "", tally.without, None


def _inert(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text

"""Dates as the formats of the web have them: ISO 8601 with a year of four digits, or not at all."""

from __future__ import annotations

from bibkit.model.date import Date


def iso_date(date: Date | None) -> str:
    """The start of the date, as precise as it is known: "2022-12-15", "2022-12", "2022"; "" where it has no such form.

    Years before 1 and after 9999, and years with unknown digits, have none. A season is told by its year.
    """
    first = None if date is None else date.first
    if first is None or not 0 < first.year < 10000 or "X" in first.mask[:4]:
        return ""
    text = f"{first.year:04}"
    if first.month and not first.mask:
        text += f"-{first.month:02}"
        if first.day:
            text += f"-{first.day:02}"
    return text


def instant(date: Date | None) -> str:
    """The date as an instant (RFC 3339), as its first second where it is less precise; "" as in `iso_date`."""
    known = iso_date(date)
    return f"{known}{'-01-01'[(len(known) - 4) :]}T00:00:00Z" if known else ""

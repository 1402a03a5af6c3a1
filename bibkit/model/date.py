"""Dates as EDTF (ISO 8601-2:2019, levels 0 and 1) sees them; `bibkit.model.edtf` reads and writes the text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

SEASONS = {21: "Spring", 22: "Summer", 23: "Autumn", 24: "Winter"}


@dataclass(frozen=True, slots=True)
class Moment:
    """A year, month, season or day, as precise as the source is.

    `year` is astronomical: 0 is 1 BCE, -49 is 50 BCE. `month` is 1 to 12, `season` 21 to 24 (EDTF level 1),
    `time` the ISO 8601 time with its zone, verbatim ("23:20:30Z").
    `mask` is the EDTF text where digits are unspecified ("201X", "2004-XX"); the numbers then hold the
    earliest reading of the known part ("201X" has year 2010, no month).
    """

    year: int
    month: int | None = None
    day: int | None = None
    season: int | None = None
    time: str = ""
    uncertain: bool = False
    approximate: bool = False
    mask: str = ""

    @property
    def is_circa(self) -> bool:
        """True where the source doubts the date: EDTF `?`, `~` or `%`."""
        return self.uncertain or self.approximate


class Edge(Enum):
    """An end of an interval that is not a date: `..` (open) or empty (unknown), EDTF level 1."""

    OPEN = ".."
    UNKNOWN = ""


@dataclass(frozen=True, slots=True)
class Date:
    """One moment (`end` is None), an interval, or, where no date was printed, a literal such as "in press"."""

    start: Moment | Edge = Edge.UNKNOWN
    end: Moment | Edge | None = None
    literal: str = ""

    @property
    def first(self) -> Moment | None:
        """The earliest moment that is known, or None for a literal."""
        if isinstance(self.start, Moment):
            return self.start
        return self.end if isinstance(self.end, Moment) else None

    @property
    def year(self) -> int | None:
        """The year of `first` (astronomical), or None for a literal."""
        first = self.first
        return None if first is None else first.year

    @property
    def is_circa(self) -> bool:
        """True where either end is uncertain or approximate."""
        return any(isinstance(edge, Moment) and edge.is_circa for edge in (self.start, self.end))

    def __str__(self) -> str:
        from bibkit.model.edtf import date_text

        return date_text(self)


def era_year(year: int) -> str:
    """The year as people print it: "2022", "50 BCE" for the astronomical year -49.

    >>> era_year(0)
    '1 BCE'
    """
    return str(year) if year > 0 else f"{1 - year} BCE"

"""What the writers of tagged formats share: a text in one line, a name, a date in EndNote's two fields."""

from __future__ import annotations

from bibkit.model.date import SEASONS, Date
from bibkit.model.months import MONTHS
from bibkit.model.person import Name


def one_line(text: str) -> str:
    """The text with single blanks and no line ends, as readers have it."""
    return " ".join(text.split())


def name_parts(name: Name) -> list[str]:
    """A name as the parts that commas divide: "Family, Given, Suffix"; an organisation is one."""
    if name.literal:
        return [name.literal]
    family = f"{name.non_dropping_particle} {name.family}".strip() or name.given
    given = f"{name.given} {name.dropping_particle}".strip() if name.family else ""
    return [family, given, name.suffix] if name.suffix else [family, given]


def name_line(name: Name) -> str:
    """A name as one text; a name of one part has nothing behind it, but an organisation a comma.

    Without one EndNote and pandoc take its last word for a family name (EndNote's manual, "Corporate authors").
    """
    whole = " ".join(", ".join(name_parts(name)).removesuffix(", ").split())
    return f"{whole}," if name.literal else whole


def year_and_day(date: Date) -> tuple[str, str]:
    """The year, and month, day or season in words ("Mar 5", "Spring"); a date in words stands for the year.

    A year that has not four digits is none.
    """
    first = date.first
    if first is None:
        return one_line(date.literal), ""
    if not 0 < first.year <= 9999 or "X" in first.mask[:4]:
        return "", ""
    day = f"{MONTHS[first.month - 1].title()} {first.day or ''}".strip() if first.month else ""
    return f"{first.year:04}", day or SEASONS.get(first.season or 0, "")

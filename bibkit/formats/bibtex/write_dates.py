"""Dates as BibTeX has them, in `year`, `month` and `day`, and as BibLaTeX has them, in EDTF."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from bibkit.formats.escape import Escape
from bibkit.model.date import SEASONS, Date, Edge, Moment, era_year
from bibkit.model.edtf import date_text
from bibkit.model.months import MONTHS

_MONTH_OR_BRACE = re.compile(
    r"\\(?:[A-Za-z]+|.)|(?P<brace>[{}])|(?<![^\W\d_])(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?"
    r"|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?(?![^\W\d_])",
    re.IGNORECASE,
)
_OPEN_ENDS = {Edge.OPEN: "", Edge.UNKNOWN: "?"}


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """Fields with their values as they stand in the file (braces or macro), and what they leave out."""

    fields: dict[str, str] = field(default_factory=dict)
    lost: str = ""


def year_month_day(date: Date, escape: Escape) -> WrittenDate:
    """A date for classic BibTeX: the year as text, the month as bare macro, the day as text.

    Circa, an era and open ends are words of the year ("c. 1723", "50 BCE", "50 CE", "1999--"), a season is the month's
    text, a range has both its ends in each field ("1999--2000", `may # "--" # jan`). Days of a range stand beside the
    month (`jun # "~3--5"`, "BibTeXing", 4): so every style prints them, where none would know a range in `day`.
    """
    if date.literal:
        return WrittenDate({"year": f"{{{escape(date.literal)}}}"})
    start, end = date.start, date.end
    if end is None:
        assert isinstance(start, Moment)
        if (
            start.month
            and not start.is_circa
            and not start.mask
            and not start.time
            and 99 < start.year < 10_000
        ):
            fields = {"year": f"{{{start.year}}}", "month": MONTHS[start.month - 1]}  # what most dates are
            if start.day:
                fields["day"] = f"{{{start.day}}}"
            return WrittenDate(fields)
        fields = {"year": f"{{{_year(start)}}}"}
        if start.month or start.season:
            fields["month"] = _month(start)
        if start.day:
            fields["day"] = f"{{{start.day}}}"
        return WrittenDate(fields, _lost(start))
    return _range(start, end)


def month_tex(tex: str) -> str:
    """A month's TeX as a value: names of English months as the macros that every style makes its own word.

    >>> month_tex("3--5 June")
    '"3--5 " # jun'
    """
    pieces: list[str] = []
    depth = start = 0
    for match in _MONTH_OR_BRACE.finditer(tex):
        if match["brace"]:
            depth += 1 if match["brace"] == "{" else -1
        elif match["month"] and not depth:
            pieces += (_quoted(tex[start : match.start()]), match["month"][:3].lower())
            start = match.end()
    pieces.append(_quoted(tex[start:]))
    return " # ".join(filter(None, pieces)) if start else f"{{{tex}}}"


def _quoted(tex: str) -> str:
    if not tex:
        return ""
    return f"{{{tex}}}" if '"' in tex else f'"{tex}"'


def edtf(date: Date) -> str:
    """A date for BibLaTeX's date fields: EDTF levels 0 and 1, as in the biblatex manual, 2.3.8."""
    return date_text(date)


def _range(start: Moment | Edge, end: Moment | Edge) -> WrittenDate:
    years = [_OPEN_ENDS[edge] if isinstance(edge, Edge) else _year(edge) for edge in (start, end)]
    fields = {"year": f"{{{years[0] if years[0] == years[1] else '--'.join(years)}}}"}
    lost = " and ".join(filter(None, (_lost(edge) for edge in (start, end) if isinstance(edge, Moment))))
    if isinstance(start, Edge) or isinstance(end, Edge):
        known = end if isinstance(start, Edge) else start
        assert isinstance(known, Moment)
        if known.month or known.season:
            lost = "the month of a range with an open end"
        return WrittenDate(fields, lost)
    has_month = [bool(edge.month or edge.season) for edge in (start, end)]
    if all(has_month):
        fields["month"] = _months(start, end, is_one_year=years[0] == years[1])
        if bool(start.day) != bool(end.day):
            lost = "the day of one end"
    elif any(has_month):
        lost = "the month of one end"
    return WrittenDate(fields, lost)


def _months(start: Moment, end: Moment, *, is_one_year: bool) -> str:
    months = [_month_word(start), _month_word(end)]
    is_one_month = months[0] == months[1] and is_one_year
    if start.day and end.day:
        if is_one_month:
            return month_tex(f"{months[0]}~{start.day}--{end.day}")
        return month_tex(f"{months[0]}~{start.day}--{months[1]}~{end.day}")
    return _month(start) if is_one_month else month_tex(f"{months[0]}--{months[1]}")


def _year(moment: Moment) -> str:
    text = moment.mask[:4] if "X" in moment.mask[:4] else era_year(moment.year)
    if text.isdigit() and (not 2 < len(text) < 5 or (len(text) == 3 and moment.uncertain)):
        text += " CE"  # of "50" nobody knows the century, and "198?" is some year of the eighties
    return ("c. " if moment.approximate else "") + text + ("?" if moment.uncertain else "")


def _month(moment: Moment) -> str:
    return f"{{{_month_word(moment)}}}" if moment.season else _month_word(moment)


def _month_word(moment: Moment) -> str:
    if moment.season:
        return SEASONS[moment.season]
    assert moment.month is not None
    return MONTHS[moment.month - 1]


def _lost(moment: Moment) -> str:
    if moment.time:
        return "the time of day"
    return "that the month or day is unspecified" if "X" in moment.mask[4:] else ""

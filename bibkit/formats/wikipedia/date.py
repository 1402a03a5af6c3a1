"""Dates that Citation Style 1 takes ("Help:Citation Style 1", "Dates"); it marks any other as an error."""

from __future__ import annotations

from bibkit.model.date import SEASONS, Date, Moment

_MONTHS = "January February March April May June July August September October November December".split()
_GREGORIAN = 1583  # of the years before it no day may stand as ISO 8601


def cs1_date(date: Date) -> str:
    """The date; what it says beyond that, such as a doubt, is for the caller to compare. Empty where it has no form.

    >>> from bibkit.model.edtf import parse_date
    >>> [cs1_date(parse_date(text)) for text in ("2020-03-05", "2020-03", "2020-21", "2019/2020", "1900~", "0050")]
    ['2020-03-05', 'March 2020', 'Spring 2020', '2019–2020', 'c. 1900', '']
    >>> [cs1_date(parse_date(text)) for text in ("2020-03/2020-05", "2020-02-28/2020-03-02", "2019-12/2020-01")]
    ['March–May 2020', '28 February – 2 March 2020', 'December 2019 – January 2020']
    """
    start, end = date.start, date.end
    if not isinstance(start, Moment) or not _has_form(start):
        return ""
    if not isinstance(end, Moment) or not _has_form(end):
        about = "c. " if start.approximate and not (start.month or start.season) else ""
        return about + _one(start)
    if _parts(start) != _parts(end):
        return _one(start)
    if not start.month and not start.season:
        return f"{start.year}–{end.year}"
    if start.year != end.year:
        return f"{_in_words(start)} – {_in_words(end)}"
    if start.day and start.month == end.month:
        return f"{start.day}–{_in_words(end)}"
    if start.day:
        return f"{start.day} {_word(start)} – {_in_words(end)}"
    return f"{_word(start)}–{_in_words(end)}"


def _has_form(moment: Moment) -> bool:
    return 100 <= moment.year <= 9999 and not moment.mask


def _parts(moment: Moment) -> tuple[bool, bool, bool]:
    return bool(moment.month), bool(moment.day), bool(moment.season)


def _one(moment: Moment) -> str:
    if moment.day and moment.year >= _GREGORIAN:
        return f"{moment.year:04}-{moment.month:02}-{moment.day:02}"
    return _in_words(moment)


def _in_words(moment: Moment) -> str:
    return " ".join(filter(None, (str(moment.day or ""), _word(moment), str(moment.year))))


def _word(moment: Moment) -> str:
    if moment.season:
        return SEASONS[moment.season]
    return _MONTHS[moment.month - 1] if moment.month else ""

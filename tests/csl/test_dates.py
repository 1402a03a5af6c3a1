"""Dates that are written out, ranges of them, and what they sort by."""

from __future__ import annotations

import pytest

from bibkit.csl.data.date import DayParts, ItemDate, parse_raw_date
from tests.csl.styles import book, cited, style
from tests.csl.test_order import bibliography, entries


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("July 8-12, 2006", ItemDate(DayParts(2006, 7, 8), DayParts(2006, 7, 12))),
        ("8-12 July 2006", ItemDate(DayParts(2006, 7, 8), DayParts(2006, 7, 12))),
        ("Monday, July 8th, 2006", ItemDate(DayParts(2006, 7, 8))),
        ("Sat 8 July 2006", ItemDate(DayParts(2006, 7, 8))),
        ("2006 July 8-12", ItemDate(DayParts(2006, 7, 8), DayParts(2006, 7, 12))),
        ("2006 July 28 - August 2", ItemDate(DayParts(2006, 7, 28), DayParts(2006, 8, 2))),
        ("2006-07-08-2006-07-12", ItemDate(DayParts(2006, 7, 8), DayParts(2006, 7, 12))),
        ("2006-07-08 to 2006-07-12", ItemDate(DayParts(2006, 7, 8), DayParts(2006, 7, 12))),
        ("2006-07-08 12:30", ItemDate(DayParts(2006, 7, 8))),
        ("44 BCE", ItemDate(DayParts(-44))),
        ("44 B.C.", ItemDate(DayParts(-44))),
        ("44-31 BC", ItemDate(DayParts(-44), DayParts(-31))),
        ("79 AD", ItemDate(DayParts(79))),
        ("-44", ItemDate(DayParts(-44))),
        ("476", ItemDate(DayParts(476))),
        ("2006年7月8日", ItemDate(DayParts(2006, 7, 8))),
        ("平成18年7月8日", ItemDate(DayParts(2006, 7, 8))),
        ("令和元年", ItemDate(DayParts(2019))),
        ("Hilary Term 2006", ItemDate(DayParts(2006), season="Hilary Term")),
        ("2006-13-01", ItemDate(DayParts(2006, 1, 13))),
    ],
)
def test_a_date_in_words_is_read(written: str, date: ItemDate) -> None:
    assert parse_raw_date(written) == date


@pytest.mark.parametrize(
    "written", ["8.7.2006", "7.2006", "2006.07.08", "8 2006", "2006年13月", "18年", "87", "2005-06 July"]
)
def test_a_date_that_may_mean_two_days_stays_as_it_is(written: str) -> None:
    assert parse_raw_date(written) == ItemDate(DayParts(0), literal=written)


def test_the_delimiter_of_a_range_is_that_of_a_part_that_the_dates_have() -> None:
    source = style(
        '<date variable="issued"><date-part name="month" range-delimiter=" to " suffix=" "/>'
        '<date-part name="day" range-delimiter="/" suffix=", "/><date-part name="year"/></date>'
    )
    months = {**book("a"), "issued": {"date-parts": [[2005, 6], [2005, 8]]}}
    days = {**book("a"), "issued": {"date-parts": [[2005, 6, 1], [2005, 6, 8]]}}
    assert cited(source, months) == "June to August 2005"
    assert cited(source, days) == "June 1/8, 2005"


def test_a_date_without_the_parts_that_a_macro_calls_sorts_by_zeros_and_so_first() -> None:
    source = bibliography(
        '<key macro="m"/><key variable="title"/>',
        '<macro name="m"><date variable="issued"><date-part name="month"/></date></macro>',
    )
    items = [
        {**book(name, name), "issued": issued}
        for name, issued in (
            ("may", {"date-parts": [[2001, 5]]}),
            ("summer", {"date-parts": [[2000, 22]]}),
            ("range", {"date-parts": [[1999], [2003]]}),
            ("year", {"date-parts": [[2002]]}),
            ("none", {"literal": "n.d."}),
        )
    ]
    assert entries(source, *items) == ["range", "summer", "year", "may", "none"]

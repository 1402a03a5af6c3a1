"""EDTF levels 0 and 1 in, `Date` out, and the same text back (ISO 8601-2:2019)."""

from __future__ import annotations

import pytest
from hypothesis import given

from bibkit.model.date import Date, Edge, Moment, era_year
from bibkit.model.edtf import date_text, parse_date
from bibkit.model.malformed import Malformed
from tests.strategies.records import dates


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2022", Date(Moment(2022))),
        ("2022-12", Date(Moment(2022, 12))),
        ("2022-12-15", Date(Moment(2022, 12, 15))),
        ("1985-04-12T23:20:30Z", Date(Moment(1985, 4, 12, time="23:20:30Z"))),
        ("1985-04-12T23:20:30+04:30", Date(Moment(1985, 4, 12, time="23:20:30+04:30"))),
        ("1999-05/2000-01", Date(Moment(1999, 5), Moment(2000, 1))),
        ("2001-21", Date(Moment(2001, season=21))),
        ("1723~", Date(Moment(1723, approximate=True))),
        ("1723?", Date(Moment(1723, uncertain=True))),
        ("1723-05%", Date(Moment(1723, 5, uncertain=True, approximate=True))),
        ("-0049", Date(Moment(-49))),
        ("0000", Date(Moment(0))),
        ("Y170000002", Date(Moment(170000002))),
        ("Y-170000002", Date(Moment(-170000002))),
        ("201X", Date(Moment(2010, mask="201X"))),
        ("20XX", Date(Moment(2000, mask="20XX"))),
        ("2004-XX", Date(Moment(2004, mask="2004-XX"))),
        ("1985-04-XX", Date(Moment(1985, 4, mask="1985-04-XX"))),
        ("1985-XX-XX", Date(Moment(1985, mask="1985-XX-XX"))),
        ("1985-04-12/..", Date(Moment(1985, 4, 12), Edge.OPEN)),
        ("1985/", Date(Moment(1985), Edge.UNKNOWN)),
        ("../1985-04", Date(Edge.OPEN, Moment(1985, 4))),
        ("1984~/2004-06", Date(Moment(1984, approximate=True), Moment(2004, 6))),
        ("2004-02-29", Date(Moment(2004, 2, 29))),
    ],
)
def test_levels_0_and_1_are_read_and_written_back(text: str, date: Date) -> None:
    assert parse_date(text) == date
    assert date_text(date) == text


@pytest.mark.parametrize(
    ("text", "code", "help_text"),
    [
        ("2022-13-45", "BK203", "write a year, year-month or year-month-day (EDTF), for example 2020-03-05"),
        ("2022-13-05", "BK203", "if day and month are swapped, write 2022-05-13"),
        ("2022-02-30", "BK204", "2022-02 has 28 days; leave the day off if it is not known"),
        ("1900-02-29", "BK204", "1900-02 has 28 days; leave the day off if it is not known"),
        ("2022-00", "BK203", "write a year, year-month or year-month-day (EDTF), for example 2020-03-05"),
        ("2001-33", "BK203", "use 21 (spring) to 24 (winter), a month, or the year alone"),
        ("2001-21-04", "BK203", "write 2001-21"),
        ("2022-1-5", "BK202", "write 2022-01-05"),
        ("2022/01/05", "BK202", "write 2022-01-05"),
        ("Apr 1, 2022", "BK202", "write 2022-04-01"),
        ("March 2022", "BK202", "write 2022-03"),
        ("3-5 June 2019", "BK202", "write 2019-06-03/2019-06-05"),
        ("décembre 1989", "BK202", "write 1989-12"),
        ("Spring 2019", "BK202", "write 2019-21"),
        ("30.3.2020", "BK202", "write 2020-03-30"),
        ("50 BCE", "BK202", "write -0049, the astronomical year"),
        ("c1988", "BK202", "write 1988~"),
        ("2005/2004", "BK205", "turn it round: 2004/2005"),
        ("2004-06/2004-05-31", "BK205", "turn it round: 2004-05-31/2004-06"),
        ("-0000", "BK202", "write 0000 for 1 BCE, -0001 for 2 BCE"),
        ("201X-03", "BK202", "mask from the right: 1985-XX"),
        ("1985-04-12T25:00:00", "BK202", "write the time as hh:mm:ss with Z or an offset"),
    ],
)
def test_what_is_no_date_says_why_and_what_to_write(text: str, code: str, help_text: str) -> None:
    fault = parse_date(text)
    assert isinstance(fault, Malformed)
    assert (fault.code, fault.help) == (code, help_text)


@pytest.mark.parametrize(
    "text", ["", "/", "../..", "in press", "２０２２", "2022-12-15-01", "Y12", "1/2/3", "20 22"]
)
def test_other_text_is_refused(text: str) -> None:
    assert isinstance(parse_date(text), Malformed)


def test_an_interval_within_a_season_or_decade_is_in_order() -> None:
    assert parse_date("2004-21/2004-22") == Date(Moment(2004, season=21), Moment(2004, season=22))
    assert isinstance(parse_date("201X/2015"), Date)


@given(dates())
def test_a_date_survives_its_text(date: Date) -> None:
    if not date.literal:
        assert parse_date(date_text(date)) == date


@pytest.mark.parametrize(("year", "text"), [(2022, "2022"), (1, "1"), (0, "1 BCE"), (-49, "50 BCE")])
def test_years_before_1_are_counted_without_a_year_zero(year: int, text: str) -> None:
    assert era_year(year) == text

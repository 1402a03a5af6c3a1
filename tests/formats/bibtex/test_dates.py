"""Dates in `year`, `month` and `day`, in EDTF, and back."""

from __future__ import annotations

import re

import pytest

from bibkit.formats.bibtex.read_dates import EntryDate, date_of_edtf, date_of_year
from bibkit.formats.bibtex.write_dates import year_month_day
from bibkit.model.date import Date
from bibkit.model.edtf import date_text, parse_date
from bibkit.model.malformed import Malformed


def edtf(text: str) -> Date:
    date = parse_date(text)
    assert isinstance(date, Date)
    return date


def plain(value: str) -> str:
    """What bibtex makes of a value (braces, quotes, macros, `#`), dashes and ties as characters."""
    parts = re.findall(r'\{([^{}]*)\}|"([^"]*)"|(\w+)', value)
    return "".join(map("".join, parts)).replace("--", "–").replace("~", "\u00a0")


@pytest.mark.parametrize(
    ("date", "fields"),
    [
        ("2022", {"year": "{2022}"}),
        ("2022-12", {"year": "{2022}", "month": "dec"}),
        ("2022-12-05", {"year": "{2022}", "month": "dec", "day": "{5}"}),
        ("2001-21", {"year": "{2001}", "month": "{Spring}"}),
        ("1999/2000", {"year": "{1999--2000}"}),
        ("1999-05/1999-06", {"year": "{1999}", "month": 'may # "--" # jun'}),
        ("1999-05/2000-01", {"year": "{1999--2000}", "month": 'may # "--" # jan'}),
        ("2001-21/2001-22", {"year": "{2001}", "month": "{Spring--Summer}"}),
        ("2020-04-05/2020-04-07", {"year": "{2020}", "month": 'apr # "~5--7"'}),
        ("2020-08-31/2020-09-04", {"year": "{2020}", "month": 'aug # "~31--" # sep # "~4"'}),
        ("2019-12-30/2020-01-02", {"year": "{2019--2020}", "month": 'dec # "~30--" # jan # "~2"'}),
        ("2019-06-02/2020-06-02", {"year": "{2019--2020}", "month": 'jun # "~2--" # jun # "~2"'}),
        ("1999/..", {"year": "{1999--}"}),
        ("1999/", {"year": "{1999--?}"}),
        ("1723~", {"year": "{c. 1723}"}),
        ("1723?", {"year": "{1723?}"}),
        ("1723%", {"year": "{c. 1723?}"}),
        ("1723-05~", {"year": "{c. 1723}", "month": "may"}),
        ("-0049", {"year": "{50 BCE}"}),
        ("-0099/-0049", {"year": "{100 BCE--50 BCE}"}),
        ("201X", {"year": "{201X}"}),
        ("0050", {"year": "{50 CE}"}),
    ],
)
def test_classic_dates_both_ways(date: str, fields: dict[str, str]) -> None:
    written = year_month_day(edtf(date), str)
    assert (written.fields, written.lost) == (fields, "")
    year, month, day = (plain(fields.get(name, "")) for name in ("year", "month", "day"))
    assert date_of_year(year, month, day) == EntryDate(edtf(date))


@pytest.mark.parametrize(
    ("date", "lost"),
    [
        ("2022-12-05T10:00:00Z", "the time of day"),
        ("2004-XX", "that the month or day is unspecified"),
        ("1999-05/2000", "the month of one end"),
        ("1999-05/2000-01-03", "the day of one end"),
        ("1999-05/..", "the month of a range with an open end"),
    ],
)
def test_what_classic_dates_leave_out_is_named(date: str, lost: str) -> None:
    assert year_month_day(edtf(date), str).lost == lost


@pytest.mark.parametrize(
    ("year", "date"),
    [
        ("c1988", "1988~"), ("ca. 1988", "1988~"), ("circa 1988", "1988~"), ("1723~", "1723~"), ("1855?", "1855?"),
        ("[1850]", "1850"), ("[ca. 1850?]", "1850%"), ("50 BC", "-0049"), ("AD 50", "0050"), ("2019.", "2019"),
        ("1480s", "148X"), ("1990's", "199X"), ("198x", "198X"), ("19xx", "19XX"),
        ("1984-85", "1984/1985"), ("1984--85", "1984/1985"), ("1984/85", "1984/1985"), ("2003--04", "2003/2004"),
        ("2001/2002", "2001/2002"), ("2013–2014", "2013/2014"), ("2013 - 2014", "2013/2014"),
        ("2013 to 2014", "2013/2014"), ("1865--1865", "1865"), ("1987--date", "1987/.."), ("2013–present", "2013/.."),
        ("2013-", "2013/.."), ("--1950", "../1950"), ("2020-03-05", "2020-03-05"), ("2014-09", "2014-09"),
        ("Spring 2019", "2019-21"), ("June 2019", "2019-06"), ("12 June 2019", "2019-06-12"), ("08/2019", "2019-08"),
        ("Dec 2018–Jan 2019", "2018-12/2019-01"), ("juin 2019", "2019-06"),
    ],
)  # fmt: skip
def test_what_people_write_into_the_year(year: str, date: str) -> None:
    found, left, doubt = date_of_year(year, "", "")
    assert (date_text(found or Date()), left, doubt) == (date, (), "")


@pytest.mark.parametrize(
    "year",
    ["in press", "n.d.", "1990a", "198?", "95", "3/4/2020", "2003-04", "2010/11", "1900s", "1994 (to appear)", "2001-1999",
     "1979, 1980", "MCMLXXXV", "0000", "??", "2003 (seventh edition)", "Spring/Fall"],
)  # fmt: skip
def test_a_year_that_is_none_or_can_be_read_in_two_ways_stays_words(year: str) -> None:
    assert date_of_year(year, "", "") == EntryDate(Date(literal=year))
    assert date_of_year(year, "may", "3") == EntryDate(Date(literal=year), ("month", "day"))


@pytest.mark.parametrize(
    ("month", "day", "date"),
    [
        ("4", "", "2020-04"), ("04", "", "2020-04"), ("4.", "", "2020-04"), ("Apr.", "", "2020-04"),
        ("apr", "7", "2020-04-07"), ("April", "7th", "2020-04-07"), ("APR", "07", "2020-04-07"),
        ("spring", "", "2020-21"), ("Fall", "", "2020-23"), ("sept", "", "2020-09"),
        ("Juni", "", "2020-06"), ("décembre", "", "2020-12"), ("lipiec", "", "2020-07"), ("marzo", "", "2020-03"),
        ("4\u00a0jul", "", "2020-07-04"), ("July 4th", "", "2020-07-04"), ("nov 12,", "", "2020-11-12"),
        ("10. Oktober", "", "2020-10-10"), ("OCT 1", "", "2020-10-01"), ("aug\u00a019, ", "", "2020-08-19"),
        ("3--5 June", "", "2020-06-03/2020-06-05"), ("1–4 aug", "", "2020-08-01/2020-08-04"),
        ("apr\u00a07–9", "", "2020-04-07/2020-04-09"), ("10-12 July", "", "2020-07-10/2020-07-12"),
        ("jun\u00a018–20,", "", "2020-06-18/2020-06-20"), ("September 22 - 26", "", "2020-09-22/2020-09-26"),
        ("August 30 – September 2", "", "2020-08-30/2020-09-02"),
        ("aug\u00a031\u00a0–\u00a0sep\u00a04,", "", "2020-08-31/2020-09-04"),
        ("30 August -- 2 September", "", "2020-08-30/2020-09-02"), ("jan/feb", "", "2020-01/2020-02"),
        ("jan / feb", "", "2020-01/2020-02"), ("nov, dec", "", "2020-11/2020-12"), ("may--jun", "", "2020-05/2020-06"),
        ("apr-may", "", "2020-04/2020-05"), ("fall–winter", "", "2020-23/2020-24"), ("7--8", "", "2020-07/2020-08"),
        ("06-22", "", "2020-06-22"), ("22.6.", "", "2020-06-22"), ("Jun-07", "", "2020-06-07"),
        ("jun", "3--5", "2020-06-03/2020-06-05"), ("jun", "3 to 5", "2020-06-03/2020-06-05"),
        ("jun–jul", "30–2", "2020-06-30/2020-07-02"), ("3 June", "3", "2020-06-03"),
        ("June 2020", "", "2020-06"), ("2020-06", "", "2020-06"), ("12 June 2020", "", "2020-06-12"),
    ],
)  # fmt: skip
def test_what_people_write_into_the_month(month: str, day: str, date: str) -> None:
    assert date_of_year("2020", month, day) == EntryDate(edtf(date))


@pytest.mark.parametrize(
    ("year", "month", "day", "date", "left"),
    [
        ("2020", "10-12", "", "2020", ("month",)),
        ("2020", "7/8", "", "2020", ("month",)),
        ("2020", "Jun-20", "", "2020", ("month",)),
        ("2020", "4th Quarter", "", "2020", ("month",)),
        ("2020", "14", "", "2020", ("month",)),
        ("2020", "????", "", "2020", ("month",)),
        ("2020", "apr & sep", "", "2020", ("month",)),
        ("2020", "dec/jan", "", "2020", ("month",)),
        ("2020", "5-3 June", "", "2020", ("month",)),
        ("2020", "feb", "30", "2020", ("month", "day")),
        ("2020", "", "5", "2020", ("day",)),
        ("2020", "jun", "first", "2020-06", ("day",)),
        ("2020", "3 June", "4", "2020-06-03", ("day",)),
        ("2020", "June 2019", "", "2020", ("month",)),
        ("19XX", "may", "", "19XX", ("month",)),
        ("2019--2020", "Winter", "", "2019/2020", ("month",)),
        ("1999--", "may", "3", "1999/..", ("month", "day")),
        ("2019-06", "jul", "", "2019-06", ("month",)),
    ],
)
def test_what_makes_no_date_or_two_is_left(
    year: str, month: str, day: str, date: str, left: tuple[str, ...]
) -> None:
    found = date_of_year(year, month, day)
    assert (date_text(found.date or Date()), found.left) == (date, left)


def test_a_date_in_the_year_and_its_month_and_day_beside_it_are_one() -> None:
    assert date_of_year("June 2019", "jun", "3") == EntryDate(edtf("2019-06-03"))
    assert date_of_year("2019-06-12", "jun", "12") == EntryDate(edtf("2019-06-12"))
    assert date_of_year("", "08 1995", "") == EntryDate(edtf("1995-08"))
    assert date_of_year("", "oct", "") == EntryDate(None, ("month",))


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("1723~", "1723~"), ("1999-05/2000-01", "1999-05/2000-01"), ("1999--2000", "1999/2000"), ("2003-04", "2003-04"),
        ("-0044~", "-0044~"), ("../1850", "../1850"), ("1850/", "1850/"), ("2012-22/2012-23", "2012-22/2012-23"),
        ("199X", "199X"), ("1999-XX-XX", "1999-XX-XX"), ("Y17000002", "Y17000002"), ("1850?/1860~", "1850?/1860~"),
        ("2001-05-15T23:40:00+02:00", "2001-05-15T23:40:00+02:00"),
        ("2016-01-19T14:20:00.000Z", "2016-01-19T14:20:00Z"), ("1995-1-04", "1995-01-04"), ("2020/06/22", "2020-06-22"),
        ("ca. 1850", "1850~"), ("1480s", "148X"), ("50 BC", "-0049"), ("2019-06-03/05", "2019-06-03/2019-06-05"),
        ("30.3.2020", "2020-03-30"), ("September 8, 2020", "2020-09-08"), ("January 2016", "2016-01"),
        ("3--5 June 2019", "2019-06-03/2019-06-05"), ("१९८७-०१-१५/१९८८-०५-११", "1987-01-15/1988-05-11"),
    ],
)  # fmt: skip
def test_biblatex_dates_are_edtf_or_words_that_mean_one_date(text: str, date: str) -> None:
    assert date_of_edtf(text) == edtf(date)


@pytest.mark.parametrize(
    "text",
    ["1.5.1988", "3/4/2020", "15/05/84", "Mar 3", "1996-13-03", "1985-1030", "unknown", "Y1700", "2012-13"],
)
def test_biblatex_dates_that_are_none_are_named(text: str) -> None:
    assert isinstance(date_of_edtf(text), Malformed)

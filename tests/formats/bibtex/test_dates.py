"""Dates in `year`, `month` and `day`, in EDTF, and back."""

from __future__ import annotations

import pytest

from bibkit.formats.bibtex.read_dates import date_of_edtf, date_of_year
from bibkit.formats.bibtex.write_dates import year_month_day
from bibkit.model.date import Date
from bibkit.model.edtf import date_text, parse_date


def edtf(text: str) -> Date:
    date = parse_date(text)
    assert isinstance(date, Date)
    return date


@pytest.mark.parametrize(
    ("date", "fields"),
    [
        ("2022", {"year": "{2022}"}),
        ("2022-12", {"year": "{2022}", "month": "dec"}),
        ("2022-12-05", {"year": "{2022}", "month": "dec", "day": "{5}"}),
        ("2001-21", {"year": "{2001}", "month": "{Spring}"}),
        ("1999/2000", {"year": "{1999--2000}"}),
        ("1999-05/2000-01", {"year": "{1999--2000}", "month": 'may # "--" # jan'}),
        ("2020-04-05/2020-04-07", {"year": "{2020}", "month": "apr", "day": "{5--7}"}),
        ("1999/..", {"year": "{1999--}"}),
        ("1999/", {"year": "{1999--?}"}),
        ("1723~", {"year": "{c. 1723}"}),
        ("1723?", {"year": "{1723?}"}),
        ("1723%", {"year": "{c. 1723?}"}),
        ("-0049", {"year": "{50 BCE}"}),
        ("-0099/-0049", {"year": "{100 BCE--50 BCE}"}),
        ("201X", {"year": "{201X}"}),
        ("0050", {"year": "{50 CE}"}),
    ],
)
def test_classic_dates_both_ways(date: str, fields: dict[str, str]) -> None:
    written = year_month_day(edtf(date), str)
    assert (written.fields, written.lost) == (fields, "")
    texts = [
        fields.get(name, "").strip("{}").replace(' # "--" # ', "--").replace("--", "–")
        for name in ("year", "month", "day")
    ]
    assert date_of_year(texts[0], texts[1], texts[2]) == (edtf(date), ())


@pytest.mark.parametrize(
    ("date", "lost"),
    [
        ("2022-12-05T10:00:00Z", "the time of day"),
        ("2004-XX", "that the month or day is unspecified"),
        ("1999-05/2000", "the month of one end"),
        ("1999-05/..", "the month of a range with an open end"),
    ],
)
def test_what_classic_dates_leave_out_is_named(date: str, lost: str) -> None:
    assert year_month_day(edtf(date), str).lost == lost


@pytest.mark.parametrize(
    ("year", "month", "day", "date"),
    [
        ("2020", "4", "", "2020-04"), ("2020", "Apr.", "", "2020-04"), ("2020", "April", "7", "2020-04-07"),
        ("2020", "4~jul".replace("~", " "), "", "2020-07-04"), ("2020", "July 4th", "", "2020-07-04"),
        ("c1988", "", "", "1988~"), ("ca. 1988", "", "", "1988~"), ("1723~", "", "", "1723~"),
        ("50 BC", "", "", "-0049"), ("AD 50", "", "", "0050"), ("1984-85", "", "", "1984/1985"),
        ("1999", "may--jun", "", "1999-05/1999-06"), ("2001", "spring", "", "2001-21"), ("2001", "Fall", "", "2001-23"),
        ("2020-03-05", "", "", "2020-03-05"),
    ],
)  # fmt: skip
def test_what_people_write_into_the_year(year: str, month: str, day: str, date: str) -> None:
    found, left = date_of_year(year, month, day)
    assert found is not None
    assert (date_text(found), left) == (date, ())


def test_a_year_that_is_none_stays_words_and_a_day_that_does_not_exist_stays_out() -> None:
    assert date_of_year("in press", "", "") == (Date(literal="in press"), ())
    assert date_of_year("2021", "feb", "30") == (edtf("2021"), ("month", "day"))


def test_biblatex_dates_are_edtf() -> None:
    assert date_of_edtf("1723~") == edtf("1723~")
    assert date_of_edtf("1999-05/2000-01") == edtf("1999-05/2000-01")

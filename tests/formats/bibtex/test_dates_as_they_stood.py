"""Years and months leave for classic BibTeX, whose styles print them as they are, as they stood in the .bib file."""

from __future__ import annotations

from dataclasses import replace

import pytest

import bibkit
from bibkit.formats.bibtex.classic import FORMAT as BIBTEX
from bibkit.formats.written import write_whole
from bibkit.model.date import Date, Moment
from bibkit.model.record import Record


def fields_of(record: Record) -> dict[str, str]:
    assert BIBTEX.write is not None
    text = write_whole(BIBTEX.write, [record], {}).text
    pairs = (line.strip().rstrip(",").split(" = ", 1) for line in text.splitlines() if " = " in line)
    return {name.strip(): value for name, value in pairs if name.strip() != "title"}


def record_of(fields: str) -> Record:
    (record,) = bibkit.read(f"@misc{{a, title={{T}}, {fields}}}", "bibtex").records
    return record


@pytest.mark.parametrize(
    ("fields", "date", "written"),
    [
        ('month = apr # "~7--9"', "2020-04-07/2020-04-09", 'apr # "~7--9"'),
        ("month = {3--5 June}", "2020-06-03/2020-06-05", '"3--5 " # jun'),
        ('month = "1{--}4 " # aug', "2020-08-01/2020-08-04", '"1{--}4 " # aug'),
        ('month = aug # "~31~--~" # sep # "~4,"', "2020-08-31/2020-09-04", 'aug # "~31~--~" # sep # "~4,"'),
        ('month = "10~" # jan', "2020-01-10", '"10~" # jan'),
        ("month = {July~4}", "2020-07-04", 'jul # "~4"'),
        ('month = nov # ", " # dec', "2020-11/2020-12", 'nov # ", " # dec'),
        (r'month = jan # "\slash " # feb', "2020-01/2020-02", r'jan # "\slash " # feb'),
        ("month = {juillet}", "2020-07", "{juillet}"),
        (r"month = {d{\'e}cembre}", "2020-12", r"{d{\'e}cembre}"),
        ("month = {10. Oktober}", "2020-10-10", "{10. Oktober}"),
        ("month = {{OCT 1}}", "2020-10-01", "{{OCT 1}}"),
        ("month = {fall}", "2020-23", "{fall}"),
        ("month = {Sept.}", "2020-09", "sep"),
        ("month = {06}", "2020-06", "jun"),
    ],
)  # fmt: skip
def test_months_stay_as_they_stood_with_macros_for_their_names(fields: str, date: str, written: str) -> None:
    record = record_of(f"year = {{2020}}, {fields}")
    assert str(record.date("issued")) == date
    assert fields_of(record) == {"year": "{2020}", "month": written}


@pytest.mark.parametrize(
    ("year", "date", "written"),
    [
        ("1924--50", "1924/1950", "1924--50"), ("2001/2002", "2001/2002", "2001/2002"), ("[1850]", "1850", "[1850]"),
        ("c1988", "1988~", "c1988"), ("1480s", "148X", "1480s"), ("19xx", "19XX", "19xx"),
        ("1987--present", "1987/..", "1987--present"), ("{{1990}}", "1990", "1990"),
    ],
)  # fmt: skip
def test_years_stay_as_they_stood(year: str, date: str, written: str) -> None:
    record = record_of(f"year = {{{year}}}")
    assert str(record.date("issued")) == date
    assert fields_of(record) == {"year": f"{{{written}}}"}


@pytest.mark.parametrize(
    ("fields", "written"),
    [
        ("year = 2020, month = jun, day = {3--5}", {"year": "{2020}", "month": 'jun # "~3--5"'}),
        ("year = 2020, month = jun, day = 5", {"year": "{2020}", "month": "jun", "day": "{5}"}),
        ("year = 2020, month = {juin}, day = 5", {"year": "{2020}", "month": "{juin}", "day": "{5}"}),
        ("year = {Spring 2019}", {"year": "{2019}", "month": "{Spring}"}),
        ("year = {2001-02-20}", {"year": "{2001}", "month": 'feb # "~20"'}),
        ("year = {12 June 2019}", {"year": "{2019}", "month": 'jun # "~12"'}),
        ("year = 2019, month = {2019-06-12}", {"year": "{2019}", "month": 'jun # "~12"'}),
        ("year = 2019, month = {06-22}", {"year": "{2019}", "month": 'jun # "~22"'}),
        ("year = {June 2019}, day = 3", {"year": "{2019}", "month": "jun", "day": "{3}"}),
        ("month = {08 1995}", {"year": "{1995}", "month": "aug"}),
        ("year = 1723?, month = {June 3}", {"year": "{1723?}", "month": 'jun # " 3"'}),
        ("date = {2020-06-03/2020-06-05}", {"year": "{2020}", "month": 'jun # "~3--5"'}),
        ("month = oct", {"month": "oct"}),
        ('year = 2020, month = {4th Quarter}', {"year": "{2020}", "month": "{4th Quarter}"}),
    ],
)  # fmt: skip
def test_what_no_style_prints_in_its_place_is_written_where_it_is_printed(
    fields: str, written: dict[str, str]
) -> None:
    assert fields_of(record_of(fields)) == written


@pytest.mark.parametrize(
    ("fields", "date", "kept"),
    [
        ("date = {2015}, month = nov, day = {3}", "2015-11-03", {}),
        ("date = {2019}, year = {2019}, month = {6}", "2019-06", {}),
        ("date = {2019}, month = {3--5 June}", "2019-06-03/2019-06-05", {}),
        ("date = {2019-06-03}, year = {2019}, month = {6}", "2019-06-03", {}),
        ("date = {2019-05}, month = jun", "2019-05", {"month": "jun"}),
        ("date = {2019}, year = {2018}, month = jun", "2019", {"year": "2018", "month": "jun"}),
        ("date = {2019}, month = {10-12}", "2019", {"month": "10-12"}),
    ],
)  # fmt: skip
def test_a_month_beside_the_year_in_date_belongs_to_it(fields: str, date: str, kept: dict[str, str]) -> None:
    record = record_of(fields)
    assert (str(record.date("issued")), dict(record.extra)) == (date, kept)


def test_a_date_that_was_changed_is_written_as_it_is_now() -> None:
    record = record_of("year = {1991--92}, month = {juillet}")
    changed = replace(record, values={**record.values, "issued": Date(Moment(1993, 7))})
    assert fields_of(changed) == {"year": "{1993}", "month": "jul"}

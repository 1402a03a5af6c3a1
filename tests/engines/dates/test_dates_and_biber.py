"""bibkit reads the dates of the corpora as biber does, and biber reads from its export what it read itself."""

from __future__ import annotations

import pytest

from bibkit.model.date import Date
from bibkit.model.edtf import parse_date
from tests.engines.dates.by_biber import Said, expected
from tests.engines.dates.compare import KINDS, Case, cases, differs, kind_of
from tests.engines.dates.fields import Fields, distinct_fields, one_of_each_shape
from tests.programs import require


def test_dates_of_each_shape_are_those_of_biber_or_of_a_kind_that_is_argued() -> None:
    require("biber")
    sets = one_of_each_shape(distinct_fields())
    if not sets:
        pytest.skip("no corpora in the shared data; name its folder in BIBKIT_SHARED")
    for found in cases(sets):
        assert len(found) > 150
        assert [str(case) for case in found if differs(case) and not kind_of(case)] == []


def date(text: str) -> Date:
    parsed = parse_date(text)
    return parsed if isinstance(parsed, Date) else Date(literal=text)


@pytest.mark.parametrize(
    ("kind", "fields", "biber", "read"),
    [
        ("words", (("year", "1988"), ("month", "nov, dec")), {"year": "1988", "month": "11"}, "1988-11/1988-12"),
        ("words", (("year", "1480s"),), {"year": "1480s"}, "148X"),
        ("no date", (("date", "1995-1-04"),), {}, "1995-01-04"),
        ("no date", (("date", "1996-13-03"),), {}, "1996-13-03"),
        ("reversed", (("date", "2005/2004"),), {"year": "2005", "endyear": "2004"}, "2005/2004"),
        ("other digits", (("date", "१९८७"),), {"year": "१९८७", "dateera": "ce"}, "1987"),
        ("month kept", (("year", "2003"), ("month", "14")), {"year": "2003", "month": "14"}, "2003"),
        ("command", (("year", r"\\autocap{f}orthcoming"),), {}, "forthcoming"),
    ],
)  # fmt: skip
def test_each_kind_has_its_example(kind: str, fields: Fields, biber: Said, read: str) -> None:
    case = Case(fields, "issued", biber, date(read))
    assert differs(case)
    assert kind_of(case) == kind
    assert kind in [one.name for one in KINDS]


@pytest.mark.parametrize(
    ("fields", "biber", "read"),
    [
        ((("year", "1988"), ("month", "may")), {"year": "1988", "month": "5"}, "1988-04"),
        ((("date", "1988-05"),), {"year": "1988", "month": "5", "dateera": "ce"}, "1988"),
        ((("date", "1988"),), {"year": "1988", "dateera": "ce"}, "1989"),
        ((("date", "1988/1990"),), {"year": "1988", "dateera": "ce"}, "1988/1990"),
    ],
)  # fmt: skip
def test_another_date_is_of_no_kind(fields: Fields, biber: Said, read: str) -> None:
    case = Case(fields, "issued", biber, date(read))
    assert differs(case)
    assert kind_of(case) == ""


def test_what_biber_makes_of_a_date() -> None:
    assert expected(date("-0044~")) == {"year": "44", "dateera": "bce", "datecirca": "true"}
    assert expected(date("1999-05/..")) == {"year": "1999", "month": "5", "dateera": "ce"}
    assert expected(date("2012-22")) == {"year": "2012", "dateera": "ce", "yeardivision": "summer"}

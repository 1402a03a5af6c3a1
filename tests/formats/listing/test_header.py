"""The header of a paper: score, category code and date, glued together; and what a code stands for."""

from __future__ import annotations

import pytest

from bibkit.formats.listing.arxiv_class import classes_of_code
from bibkit.formats.listing.header import parse_header


@pytest.mark.parametrize(
    ("line", "score", "code", "date", "year", "month_day"),
    [
        ("CLDec 15, 2022", "", "CL", "Dec 15, 2022", "2022", "-12-15"),
        ("60.1SOC-PHApr 1", "60.1", "SOC-PH", "Apr 1", "", "-04-01"),
        ("7AOJan 31, 2018", "7", "AO", "Jan 31, 2018", "2018", "-01-31"),
        ("HEP-THMay 3, 1999", "", "HEP-TH", "May 3, 1999", "1999", "-05-03"),
        ("STAT-MECHOct 30, 2020", "", "STAT-MECH", "Oct 30, 2020", "2020", "-10-30"),
        ("OPTICSSep 9, 2020", "", "OPTICS", "Sep 9, 2020", "2020", "-09-09"),
    ],
)
def test_a_header_has_a_score_a_code_and_a_date(
    line: str, score: str, code: str, date: str, year: str, month_day: str
) -> None:
    header = parse_header(line)
    assert header is not None
    assert (header.score, header.code, header.date) == (score, code, date)
    assert (header.year, header.month_day) == (year, month_day)
    assert line[header.date_at :] == date


@pytest.mark.parametrize(
    "line",
    ["", "Dec 15, 2022", "CL", "CLdec 15, 2022", "CL Dec 15, 2022", "CLDec 2022", "cs.CLDec 15, 2022",
     "CLDec 15, 2022 and more", "CLFoo 15, 2022", "CLDec 15, 22", "CLDec ١٥, 2022"],
)  # fmt: skip
def test_other_lines_are_no_header(line: str) -> None:
    assert parse_header(line) is None


@pytest.mark.parametrize(
    ("code", "classes"),
    [
        ("CL", ("cs.CL",)),
        ("LG", ("cs.LG",)),
        ("HC", ("cs.HC",)),
        ("CR", ("cs.CR",)),
        ("ML", ("stat.ML",)),
        ("AO", ("nlin.AO",)),
        ("SOC-PH", ("physics.soc-ph",)),
        ("STAT-MECH", ("cond-mat.stat-mech",)),
        ("HEP-TH", ("hep-th",)),
        ("CV", ("cs.CV", "math.CV")),
        ("CO", ("astro-ph.CO", "math.CO", "stat.CO")),
        ("GN", ("econ.GN", "math.GN", "q-bio.GN", "q-fin.GN")),
        ("ZZ", ()),
    ],
)
def test_a_code_stands_for_every_class_that_ends_in_it(code: str, classes: tuple[str, ...]) -> None:
    assert classes_of_code(code) == classes

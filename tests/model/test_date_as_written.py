"""Dates as people write them: what can be read in one way is read, everything else is left alone."""

from __future__ import annotations

import pytest

from bibkit.model.date_as_written import date_as_written, parts_as_written, two_readings


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("June 2019", "2019-06"), ("June, 2019", "2019-06"), ("2019 June", "2019-06"), ("Jun-2019", "2019-06"),
        ("Sept. 2020", "2020-09"), ("08 1995", "1995-08"), ("8/1995", "1995-08"), ("1995/10", "1995-10"),
        ("2014-09", "2014-09"), ("2014/9", None), ("20200622", "2020-06-22"),
        ("30-Mar-2020", "2020-03-30"), ("30 March 2020", "2020-03-30"), ("March 30th, 2020", "2020-03-30"),
        ("30/Mar/2020", "2020-03-30"), ("Mar-30-2020", "2020-03-30"), ("30Mar2020", "2020-03-30"),
        ("2020 Mar 30", "2020-03-30"), ("2020, March 30", "2020-03-30"), ("2020, 30 March", "2020-03-30"),
        ("2020-Mar-30", "2020-03-30"), ("the 30th of March 2020", "2020-03-30"), ("2020/06/22", "2020-06-22"),
        ("2020.06.22", "2020-06-22"), ("2020-6-2", "2020-06-02"), ("22/06/2020", "2020-06-22"),
        ("06/22/2020", "2020-06-22"), ("22.6.2020", "2020-06-22"), ("22. 6. 2020", "2020-06-22"),
        ("6/6/2020", "2020-06-06"), ("Wednesday, 3 April 2019", "2019-04-03"),
        ("Mon Jun 3 2019", "2019-06-03"), ("2020-06-05 12:30", "2020-06-05T12:30:00"),
        ("2020-06-05T12:30:00.000Z", "2020-06-05T12:30:00Z"), ("2020-06-05 12:30:15 +0200", "2020-06-05T12:30:15+02:00"),
        ("2019-06-03/05", "2019-06-03/2019-06-05"), ("2019-06-05/03", None),
        ("2020-06-05TZ", "2020-06-05"), ("2020-06-05T12:30:15+0200", "2020-06-05T12:30:15+02:00"),
        ("Winter 2015", "2015-24"), ("Fall, 2015", "2015-23"), ("2015 Spring", "2015-21"),
        ("3-5 June 2019", "2019-06-03/2019-06-05"), ("June 3-5, 2019", "2019-06-03/2019-06-05"),
        ("June 3--5, 2019", "2019-06-03/2019-06-05"), ("3 to 5 June 2019", "2019-06-03/2019-06-05"),
        ("3 and 4 June 2019", "2019-06-03/2019-06-04"), ("2019, June 3-5", "2019-06-03/2019-06-05"),
        ("30 June - 2 July 2019", "2019-06-30/2019-07-02"), ("June 30 – July 2, 2019", "2019-06-30/2019-07-02"),
        ("Jan/Feb 2019", "2019-01/2019-02"), ("January-March 2019", "2019-01/2019-03"),
        ("Nov, Dec 2019", "2019-11/2019-12"), ("Nov. & Dec. 2019", "2019-11/2019-12"),
        ("Spring/Summer 2019", "2019-21/2019-22"), ("Dec 2018 - Jan 2019", "2018-12/2019-01"),
        ("30 Dec 2018 -- 2 Jan 2019", "2018-12-30/2019-01-02"), ("Dec 30, 2018 to Jan 2, 2019", "2018-12-30/2019-01-02"),
        ("décembre 1989", "1989-12"), ("10. Oktober 1998", "1998-10-10"), ("3.–5. Juni 2007", "2007-06-03/2007-06-05"),
        ("1er juillet 1999", "1999-07-01"), ("3 de junio de 2019", "2019-06-03"), ("10 czerwca 2019", "2019-06-10"),
        ("5 giugno 2020", "2020-06-05"), ("12 de março de 2020", "2020-03-12"), ("5 mei 2020", "2020-05-05"),
        ("22 juin – 3 juillet 2020", "2020-06-22/2020-07-03"), ("12 марта 2020", "2020-03-12"),
        ("१९८७-०१-१५", "1987-01-15"),
    ],
)  # fmt: skip
def test_what_can_be_read_in_one_way_is_read(text: str, date: str | None) -> None:
    found = date_as_written(text)
    assert (str(found) if found else None) == date


@pytest.mark.parametrize(
    "text",
    [
        "3/4/2020", "3.4.2020", "03-04-2020", "2003-04", "2003/04", "15/05/84", "June '19", "10-12", "June",
        "June 31, 2019", "5-3 June 2019", "3 and 7 June 2019", "Apr and Sep 2019", "Feb 30 2019", "Monday, 4 June 2019",
        "early June 2019", "mid-June 2019", "Fourth Quarter 2019", "June 3, 5, 9 2019", "Jul-10-12", "Winter 3 2015",
        "in press", "to appear", "Dec/Jan 2019", "2019", "listopad 2019", "13 2019", "June 2019 2020", "", "-", "/",
        "jan " * 40,
    ],
)  # fmt: skip
def test_everything_else_is_left_alone(text: str) -> None:
    assert date_as_written(text) is None


def test_parts_may_lack_the_year() -> None:
    assert parts_as_written("August 30 -- September 2") == ((0, 8, 30), (0, 9, 2))
    assert parts_as_written("nov 12,") == ((0, 11, 12),)
    assert parts_as_written("Winter") == ((0, 24, 0),)
    assert parts_as_written("First Quarter") == ()


def test_two_readings_are_named() -> None:
    assert two_readings("3/4/2020") == ("2020-04-03", "2020-03-04")
    assert two_readings("2003-04") == ("2003-04", "2003/2004")
    assert two_readings("2014-09") == ()
    assert two_readings("13/4/2020") == ()

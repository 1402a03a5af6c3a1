"""The dates as a calendar: what RFC 5545 asks for, read by somebody else's parser."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest
import vobject

from bibkit.errors import UsageError
from tests.handout.sheets import loaded, made, planned

TERM = """\
title: Group, winter
time: 16:15-17:45
timezone: Europe/Berlin
sessions:
  - id: two
    date: 2026-10-20
    title: Two; works, and more
    place: Room 1
    url: https://meet.example.org/x
    lead: Ann
    papers: [{key: doe2020, presenter: Cem}, {type: break}, roe2019]
    homework: |
      Read on in [@doe2020, p. 5].

      - and *think*
  - {id: off, date: 2026-12-22/2027-01-05, type: break}
  - {id: open, date: 2026-11, title: Some day}
  - {id: late, date: 2027-01-12, title: Late, time: 23:00-0:30}
"""


def events(data: bytes) -> list[Any]:
    return list(vobject.readOne(data.decode()).vevent_list)


def test_a_session_is_an_event(tmp_path: Path) -> None:
    first, off, late = events(planned(tmp_path, TERM, "ics"))
    berlin = datetime.timezone(datetime.timedelta(hours=2))
    assert first.summary.value == "Two; works, and more"
    assert first.dtstart.value == datetime.datetime(2026, 10, 20, 16, 15, tzinfo=berlin)
    assert first.dtend.value == datetime.datetime(2026, 10, 20, 17, 45, tzinfo=berlin)
    assert first.location.value == "Room 1"
    assert first.url.value == "https://meet.example.org/x"
    assert first.description.value == (
        "Leads: Ann\nPresents: Cem\n\n1. On one thing (Doe, Press, 2020)\nhttps://example.org/doe\n\n"
        "2. On another (Roe, Annals, 2019)\nhttps://doi.org/10.1000/roe\n\n"
        "For next time:\nRead on in (Doe, 2020, p. 5).\n\n- and think"
    )
    assert (off.summary.value, off.transp.value) == ("No session", "TRANSPARENT")
    assert (off.dtstart.value, off.dtend.value) == (datetime.date(2026, 12, 22), datetime.date(2027, 1, 6))
    assert late.dtend.value - late.dtstart.value == datetime.timedelta(minutes=90)
    assert late.dtstart.value.utcoffset() == datetime.timedelta(hours=1)


def test_times_without_a_zone_are_those_of_the_reader(tmp_path: Path) -> None:
    data = made(tmp_path, "sessions: [{date: 2026-10-20, time: 9:00}]", "ics").sheet
    assert b"\r\nDTSTART:20261020T090000\r\n" in data
    assert b"DTEND" not in data
    assert b"VTIMEZONE" not in data


def test_an_event_is_known_again_when_it_moves(tmp_path: Path) -> None:
    before = events(planned(tmp_path, TERM, "ics"))
    after = events(planned(tmp_path, TERM.replace("2026-10-20", "2026-10-21"), "ics"))
    other = events(planned(tmp_path, TERM.replace("winter", "summer"), "ics"))
    assert [one.uid.value for one in before] == [one.uid.value for one in after]
    assert len({one.uid.value for one in (*before, *other)}) == 6
    assert before[0].dtstamp.value == datetime.datetime(2026, 10, 20, tzinfo=datetime.UTC)


def test_lines_are_folded_and_end_as_they_should(tmp_path: Path) -> None:
    data = planned(tmp_path, TERM.replace("Two; works", "Ü" * 200), "ics")
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert events(data)[0].summary.value == "Ü" * 200 + ", and more"


def test_a_zone_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match='There is no time zone "Europe/Bärlin"'):
        planned(tmp_path, TERM.replace("Berlin", "Bärlin"), "ics")
    with pytest.raises(UsageError, match="There is no time zone"):
        planned(tmp_path, TERM.replace("Europe/Berlin", "../../etc/passwd"), "ics")


def test_a_session_without_a_day_is_named(tmp_path: Path) -> None:
    from bibkit.handout.files import plan

    read, library = loaded(tmp_path, TERM)
    notes = plan(read.series, library, format="ics").notes
    assert [(one.code, one.message) for one in notes] == [
        ("BK008", "The session open has no day, so that it is in no calendar")
    ]

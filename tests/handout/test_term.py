"""The plan of a term: dates, sessions, papers, and who does what when."""

from __future__ import annotations

import datetime
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree

from bibkit.handout.session import Session
from bibkit.handout.term import next_session
from bibkit.model.date import Date
from bibkit.model.edtf import parse_date
from tests.browser import PHONE, chromium
from tests.handout.sheets import planned
from tests.programs import require

TERM = """\
title: Group
language: en-GB
time: 16:15-17:45
place: Room 1
lead: Ann
sessions:
  - date: 2026-10-20
    title: Two works
    scribe: Bea
    papers: [{key: doe2020, presenter: Cem}, {type: break}, {key: roe2019, presenter: [Ann, Dag]}]
  - {date: 2026-12-22/2027-01-05, type: break}
  - date: 2027-01-12
    title: A talk
    type: talk
    guest: Eve
    url: https://meet.example.org/x
    papers: [{title: What we found, type: talk}]
"""
PLAN = """\
# Group

## Tuesday, 20 October: Two works

16:15–17:45 · Room 1

- [On one thing](<https://example.org/doe>) (Doe, Press, 2020)
- [On *another*](<https://doi.org/10.1000/roe>) (Roe, Annals, 2019)
- Leads: Ann
- Takes notes: Bea
- Presents: Cem, Ann, Dag

## 22 December 2026–5 January: No session

## Tuesday, 12 January: A talk

16:15–17:45 · Room 1 · [meet.example.org/x](<https://meet.example.org/x>)

- What we found
- Leads: Ann
- Guest: Eve

## Who does what

- **Ann**: Leads: 20\u00a0October, 12\u00a0January; Presents: 20\u00a0October
- **Bea**: Takes notes: 20\u00a0October
- **Cem**: Presents: 20\u00a0October
- **Dag**: Presents: 20\u00a0October
- **Eve**: Guest: 12\u00a0January
"""


def test_a_whole_plan(tmp_path: Path) -> None:
    assert planned(tmp_path, TERM).decode() == PLAN


@pytest.mark.parametrize(
    ("language", "heading", "people"),
    [
        ("de-DE", "## Dienstag, 20. Oktober: Two works", "## Wer macht was"),
        ("fr-FR", "## mardi 20 octobre: Two works", "## Qui fait quoi"),
        ("es-ES", "## martes, 20 de octubre: Two works", "## Quién hace qué"),
        ("en-US", "## Tuesday, October 20: Two works", "## Who does what"),
    ],
)
def test_a_plan_speaks_its_language(tmp_path: Path, language: str, heading: str, people: str) -> None:
    written = planned(tmp_path, TERM.replace("en-GB", language)).decode()
    assert f"\n{heading}\n" in written
    assert f"\n{people}\n" in written


def test_a_plan_of_nothing(tmp_path: Path) -> None:
    assert planned(tmp_path, "sessions: []\n").decode() == "# Plan of sessions\n"


def test_a_plan_in_chromium(tmp_path: Path) -> None:
    page = tmp_path / "plan.html"
    page.write_bytes(planned(tmp_path, TERM, "html"))
    with chromium() as browser:
        browser.open(page)
        assert browser.complaints() == []
        assert browser.accessibility() == []
        browser.look(scheme="dark", size=PHONE)
        assert browser.run("return document.documentElement.scrollWidth") == PHONE[0]
        assert browser.accessibility() == []


def test_a_plan_on_paper(tmp_path: Path) -> None:
    (tmp_path / "plan.pdf").write_bytes(planned(tmp_path, TERM, "pdf"))
    done = subprocess.run([require("pdftotext"), tmp_path / "plan.pdf", "-"], capture_output=True, check=True)
    text = done.stdout.decode()
    for words in ("Two works", "On another", "Roe, Annals, 2019", "No session", "Who does what"):
        assert words in text
    (tmp_path / "plan.tex").write_bytes(planned(tmp_path, TERM, "latex"))
    command = [require("pdflatex"), "-interaction=nonstopmode", "-halt-on-error", "plan.tex"]
    made = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False, timeout=300)
    assert made.returncode == 0, made.stdout[-2000:].decode(errors="replace")


def test_a_plan_for_word(tmp_path: Path) -> None:
    with zipfile.ZipFile(BytesIO(planned(tmp_path, TERM, "docx"))) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    text = "".join(root.itertext())
    assert "Tuesday, 20 October · 16:15–17:45 · Room 1" in text
    assert "Takes notes: 20\u00a0October" in text


def session(name: str, date: str, kind: str = "reading", time: str = "") -> Session:
    parsed = parse_date(date)
    return Session(name, date=parsed if isinstance(parsed, Date) else None, type=kind, time=time)


@pytest.mark.parametrize(
    ("today", "name"),
    [
        ("2026-10-01", "first"),
        ("2026-10-20", "first"),
        ("2026-10-21", "early"),
        ("2026-10-28", "days"),
        ("2026-11-04", "days"),
        ("2026-11-05", None),
    ],
)
def test_the_next_session(today: str, name: str | None) -> None:
    sessions = (
        session("late", "2026-10-27", time="18:00"),
        session("first", "2026-10-20"),
        session("early", "2026-10-27", time="9:00"),
        session("some day", "2026-12"),
        session("off", "2026-10-21", "break"),
        session("days", "2026-11-03/2026-11-04"),
    )
    found = next_session(sessions, datetime.date.fromisoformat(today))
    assert (found.id if found else None) == name

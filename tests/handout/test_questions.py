"""Questions on a sheet: each stands once, with the paper that it is asked of or with all of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from bibkit.handout.sheet import SheetOptions
from bibkit.lists.options import ListOptions
from tests.handout.sheets import loaded, made

STOCK = "What does the paper claim, and what is new in it?"


def sections(sheet: str) -> dict[str, list[str]]:
    """The questions below each heading of a sheet in Markdown, a paper's by its number."""
    found: dict[str, list[str]] = {}
    paper = heading = ""
    for line in sheet.splitlines():
        if line.startswith("## "):
            paper = line[3:4] if line[3:4].isdigit() else ""
            heading = line[3:]
        if line[:1].isdigit() and line[1:3] == ". ":
            found.setdefault(paper or heading, []).append(line[3:])
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sessions: [{papers: [doe2020, roe2019]}]", {"On each paper": 3}),
        ("sessions: [{papers: [doe2020]}]", {"1": 3}),
        ("sessions: [{papers: [doe2020, {key: roe2019, questions: [Why?]}]}]", {"1": 3, "2": 1}),
        ("sessions: [{papers: [doe2020, {key: roe2019, questions: []}]}]", {"1": 3}),
        ("questions: []\nsessions: [{papers: [doe2020, roe2019]}]", {}),
        ("questions: [Why?]\nsessions: [{papers: [doe2020, roe2019]}]", {"On each paper": 1}),
        (
            "sessions: [{papers: [doe2020, {title: Notes}, {key: roe2019, questions: [Why?]}]}]",
            {"3": 1, "On papers 1, 2": 3},
        ),
        ("sessions: [{papers: [doe2020, {title: Guest, type: talk}]}]", {"1": 3}),
        ("sessions: [{papers: [doe2020, {type: break}, roe2019]}]", {"On each paper": 3}),
        ("sessions: [{papers: [doe2020, roe2019], paper-questions: [So?]}]", {"On each paper": 1}),
        ("sessions: [{papers: [doe2020, roe2019], paper-questions: []}]", {}),
        (
            "types: {book: {questions: [Which chapter?]}}\nsessions: [{papers: [doe2020, roe2019]}]",
            {"1": 1, "2": 3},
        ),
        (
            "types: {talk: {questions: [New?]}}\nsessions: [{type: talk, papers: [{title: A, type: talk}]}]",
            {"1": 1, "For discussion": 1},
        ),
    ],
)
def test_questions_stand_once(tmp_path: Path, text: str, expected: dict[str, int]) -> None:
    found = sections(made(tmp_path, text).sheet.decode())
    assert {heading: len(questions) for heading, questions in found.items()} == expected


def test_questions_of_all_are_cited_in_the_order_of_the_sheet(tmp_path: Path) -> None:
    text = (
        "questions: ['And [@doe2020]?']\n"
        "sessions: [{papers: [doe2020, {key: roe2019, questions: ['As [@roe2019]?']}, {title: X}]}]\n"
    )
    options = SheetOptions(ListOptions(style="chicago-notes-bibliography"))
    sheet = made(tmp_path, text, options=options).sheet.decode()
    assert sheet.index("As<sup>1</sup>?") < sheet.index("And<sup>2</sup>?")


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("before: All.\nsessions: [{}]", "All.", ""),
        ("before: All.\nsessions: [{before: Own.}]", "Own.", ""),
        ("before: All.\ntypes: {talk: {before: Talks.}}\nsessions: [{type: talk}]", "Talks.", ""),
        ("before: All.\ntypes: {talk: {after: Talks.}}\nsessions: [{type: talk}]", "All.", "Talks."),
        ("types: {reading: {before: Readings.}}\nafter: All.\nsessions: [{}]", "Readings.", "All."),
        ("before: All.\ntypes: {break: {after: Rest.}}\nsessions: [{type: break}]", "", "Rest."),
    ],
)
def test_texts_hold_for_all_sessions_or_those_of_a_type(
    tmp_path: Path, text: str, before: str, after: str
) -> None:
    read, _ = loaded(tmp_path, text)
    assert read.diagnostics == ()
    (session,) = read.series.sessions
    assert (session.before, session.after) == (before, after)


def test_a_break_has_no_people_and_no_time(tmp_path: Path) -> None:
    read, _ = loaded(tmp_path, "time: 9:00\nlead: Ann\nsessions: [{type: break, title: Holidays}, {}]")
    holidays, session = read.series.sessions
    assert (holidays.time, holidays.lead) == ("", ())
    assert (session.time, session.lead) == ("9:00", ("Ann",))


@pytest.mark.parametrize(
    ("text", "finding", "help_text"),
    [
        ("types: {talks: {}}", "BK001 types.talks", "did you mean talk?"),
        ("types: {talk: {befor: x}}", "BK001 types.talk.befor", "did you mean before?"),
        ("types: {talk: {before: '@nobody'}}", "BK002 types.talk.before", "add the record"),
        ("sessions: [{type: lecture}]", "BK108 sessions[0].type", "write reading, talk or break"),
        ("sessions: [{homework: '@nobody'}]", "BK002 sessions[0].homework", "add the record"),
        ("sessions: [{papers: [{type: talk}]}]", "BK002 sessions[0].papers[0]", None),
        ("paper: a5", "BK108 paper", "write a4 or letter"),
        ("lines: some", "BK108 lines", "write a whole number below 1000, or auto"),
    ],
)
def test_what_is_wrong_in_them_is_named(
    tmp_path: Path, text: str, finding: str, help_text: str | None
) -> None:
    read, _ = loaded(tmp_path, text)
    (only,) = read.diagnostics
    assert f"{only.code} {only.field_text}" == finding
    assert help_text in (only.help, None)


def test_items_without_a_record(tmp_path: Path) -> None:
    text = """\
sessions:
  - papers:
      - {title: A *draft*, author: [Ann, Bo], url: "https://example.org/d", pages: 1-4, summary: "As *is*."}
      - {type: break, minutes: 15}
      - {type: talk, title: What we found, presenter: Cem, minutes: 45}
    homework: Read on.
"""
    assert made(tmp_path, f"questions: []\n{text}").sheet.decode() == (
        "# session-1\n\n- About 12\u00a0min of reading\n\n"
        "## 1. [A \\*draft\\*](<https://example.org/d>)\n\nAnn, Bo\n\n- pp.\u00a01–4\n- about 12\u00a0min\n\n"
        "### In short\n\nAs *is*.\n\n*Break · 15\u00a0min*\n\n"
        "## 2. What we found\n\n- Talk\n- Presents: Cem\n- about 45\u00a0min\n\n"
        "## For next time\n\nRead on.\n"
    )
    assert made(tmp_path, text).bibliography == ""


def test_an_address_that_is_none_is_left_out(tmp_path: Path) -> None:
    text = "sessions: [{url: 'javascript:alert(1)', papers: [{title: Bad, url: 'javascript:alert(2)'}]}]"
    sheet = made(tmp_path, text).sheet.decode()
    assert "javascript" not in sheet
    assert "## 1. Bad\n" in sheet

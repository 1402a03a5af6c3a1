"""Sessions are read, and what is wrong in them is named with its place and the way out."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from bibkit.diagnostics.render.concise import render
from bibkit.errors import BibkitError, UsageError
from bibkit.handout.load import load_sessions
from bibkit.handout.schema import sessions_schema
from bibkit.handout.session import Pages, SessionPaper
from tests.handout.sheets import ROOT, loaded, small_library


def findings(tmp_path: Path, sessions: str) -> list[str]:
    read, _ = loaded(tmp_path, sessions)
    lines = render(read.diagnostics).splitlines()
    return [line.removeprefix(f"{tmp_path}/sessions.yaml:") for line in lines]


@pytest.mark.parametrize(
    ("sessions", "finding", "help_text"),
    [
        (
            "titel: Group\n",
            "1:1: BK001 [titel] titel is not a field of a sessions file",
            "did you mean title?",
        ),
        (
            "sessions:\n  - papers:\n      - {key: doe2020, minuts: 5}\n",
            "3:24: BK001 [sessions[0].papers[0].minuts] minuts is not a field of a sessions file",
            "did you mean minutes?",
        ),
        (
            "sessions:\n  - papers: [doe2021]\n",
            '2:14: BK002 [sessions[0].papers[0]] There is no record "doe2021"',
            "did you mean doe2020 or roe2019?",
        ),
        (
            "sessions:\n  - before: |\n      First.\n\n      Then [see @doe2021, p. 5].\n",
            '5:18: BK002 [sessions[0].before] There is no record "doe2021"',
            "did you mean doe2020 or roe2019?",
        ),
        (
            "sessions:\n  - questions: [What does @nobody say?]\n",
            '2:28: BK002 [sessions[0].questions[0]] There is no record "nobody"',
            "add the record",
        ),
        (
            "sessions:\n  - papers: [{pages: 3}]\n",
            "2:14: BK002 [sessions[0].papers[0]] The paper has no key",
            "write `key:` with the key of a record, or `title:` for what has none",
        ),
        ("time: 24:10\n", '1:7: BK003 [time] "24:10" is not a time', "write 16:15 or 16:15-17:45"),
        (
            "sessions:\n  - papers: [{key: doe2020, pages: 9-3}]\n",
            '2:36: BK004 [sessions[0].papers[0].pages] "9-3" are not page numbers',
            "write 1-8, 12",
        ),
        (
            "sessions:\n  - id: one\n  - id: one\n",
            "3:9: BK005 [sessions[1].id] Two sessions are called one",
            "give each its own `id:`",
        ),
        (
            "sessions:\n  - papers: [doe2020, doe2020]\n",
            "2:23: BK006 [sessions[0].papers[1]] The session has the paper doe2020 twice",
            "keep one of the two",
        ),
        ("lead:\n  a: b\n", "2:3: BK108 [lead] lead should be a name or a list of names", ""),
        ("sessions: {a: b}\n", "1:11: BK108 [sessions] sessions should be a list", ""),
        ("sessions: [word]\n", "1:12: BK108 [sessions[0]] Fields are wanted here", ""),
        ("lines: many\n", "1:8: BK108 [lines] lines should be a whole number below 1000", ""),
        ("place:\n", "1:1: BK114 [place] place has no value", "fill it in or remove it"),
        (
            "sessions:\n  - date: 2026-13-01\n",
            '2:11: BK203 [sessions[0].date] Month 13 does not exist in "2026-13-01"',
            "if day and month are swapped, write 2026-01-13",
        ),
        ("sessions:\n  - id: a b\n", '2:9: BK110 [sessions[0].id] "a b" can\'t be a citation key', ""),
        ("sessions: [\n", "1:11: BK103 This is not YAML", ""),
    ],
)
def test_a_fault_is_named(tmp_path: Path, sessions: str, finding: str, help_text: str) -> None:
    read, _ = loaded(tmp_path, sessions)
    (only,) = read.diagnostics
    assert findings(tmp_path, sessions)[0].startswith(finding)
    assert only.help == help_text or not help_text


def test_code_and_addresses_cite_nothing(tmp_path: Path) -> None:
    text = "sessions:\n  - before: 'See `@code`, [x](https://a.org/@user), <https://a.org/@user>.'\n"
    assert findings(tmp_path, text) == []


def test_what_the_series_says_holds_for_each_session(tmp_path: Path) -> None:
    read, _ = loaded(
        tmp_path,
        "time: 9:00 - 10.30\nlead: Ann\nsessions:\n  - date: 2026-10-20\n    lead: [Bea, Cem]\n    papers:\n"
        "      - doe2020\n      - {key: roe2019, pages: '1-8, 12', questions: []}\n  - {}\n",
    )
    first, second = read.series.sessions
    assert (first.id, first.time, first.lead) == ("2026-10-20", "9:00–10:30", ("Bea", "Cem"))
    assert (second.id, second.time, second.lead) == ("session-2", "9:00–10:30", ("Ann",))
    assert first.papers == (
        SessionPaper("doe2020"),
        SessionPaper("roe2019", pages=Pages("1–8, 12", 9), questions=()),
    )


def test_a_folder_has_a_file_a_session(tmp_path: Path) -> None:
    library = small_library(tmp_path)
    folder = tmp_path / "sessions"
    folder.mkdir()
    (folder / "series.yaml").write_text("title: Group\nplace: Room 1\n")
    (folder / "late.yaml").write_text("date: 2026-11-03\npapers: [doe2020]\n")
    (folder / "early.yaml").write_text("date: 2026-10-20\nplace: Room 2\npapers: [roe2019]\n")
    (folder / "wrong.yaml").write_text("date: 2026-10-27\npaper: [roe2019]\n")
    read = load_sessions(folder, library.known_keys)
    assert read.series.title == "Group"
    assert [(one.id, one.place) for one in read.series.sessions] == [("early", "Room 2"), ("late", "Room 1")]
    assert [(one.where.path, one.where.line, one.code) for one in read.diagnostics] == [
        (str(folder / "wrong.yaml"), 2, "BK001")
    ]


def test_a_session_is_found_by_id_date_or_number(tmp_path: Path) -> None:
    read, _ = loaded(
        tmp_path,
        "sessions:\n  - {id: one, date: 2026-10-20}\n  - {id: two, date: 2026-10-27}\n  - {id: three, date: 2026-10-27}\n",
    )
    assert read.find("two").id == read.find("2").id == "two"
    assert read.find("2026-10-20").id == "one"
    with pytest.raises(UsageError) as twice:
        read.find("2026-10-27")
    assert (twice.value.message, twice.value.hint) == (
        "There are 2 sessions on 2026-10-27",
        "name one: two or three",
    )
    with pytest.raises(BibkitError) as none:
        read.find("tow")
    assert none.value.hint == "did you mean two?"


def test_the_schema_takes_what_bibkit_takes() -> None:
    schema = sessions_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    example = json.loads(json.dumps(yaml.safe_load((ROOT / "sessions.yaml").read_text()), default=str))
    jsonschema.validate(example, schema)
    example["sessions"][0]["papers"][0]["minuts"] = 5
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(example, schema)

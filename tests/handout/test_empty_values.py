"""A field of a session without a value does nothing; what it stands in stays, and keeps its number."""

from __future__ import annotations

from pathlib import Path

import pytest

from bibkit.errors import UsageError
from bibkit.handout.load import load_sessions
from tests.cli.run import bibkit
from tests.handout.sheets import loaded, small_library


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ("scribe:", "scribe"),
        ("scribe: ''", "scribe"),
        ("scribe: ' '", "scribe"),
        ("scribe: ['']", "scribe"),
        ("scribe: {}", "scribe"),
        ("date:", "date"),
        ("date: []", "date"),
        ("time: ' '", "time"),
        ("place:", "place"),
        ("title:", "title"),
        ("id:", "id"),
        ("before: ' '", "before"),
        ("after:", "after"),
        ("questions:", "questions"),
        ("questions: ['']", "questions"),
        ("papers:", "papers"),
    ],
)
def test_a_session_with_an_empty_field_is_the_session_without_it(
    tmp_path: Path, line: str, field: str
) -> None:
    read, _ = loaded(tmp_path, f"sessions:\n- lead: Ann\n  {line}\n- lead: Bo\n")
    assert [(one.code, one.field_text) for one in read.diagnostics] == [("BK114", f"sessions[0].{field}")]
    plain, _ = loaded(tmp_path, "sessions:\n- lead: Ann\n- lead: Bo\n")
    assert read.series == plain.series


@pytest.mark.parametrize(
    ("field", "finding"),
    [
        ("lead: ['', Ann]", "lead[0]"),
        ("lead: Ann\n  papers: [doe2020, '']", "papers[1]"),
        ("lead: Ann\n  papers:\n  -\n  - doe2020", "papers[0]"),
        ("lead: Ann\n  papers: [{key: doe2020, pages: }]", "papers[0].pages"),
        ("lead: Ann\n  papers: [{key: doe2020, questions: ['']}]", "papers[0].questions"),
        ("lead: Ann\n  questions: ['', Why?]", "questions[0]"),
    ],
)
def test_an_empty_item_does_nothing(tmp_path: Path, field: str, finding: str) -> None:
    read, _ = loaded(tmp_path, f"sessions:\n- {field}\n")
    (session,) = read.series.sessions
    assert [(one.code, one.field_text.removeprefix("sessions[0].")) for one in read.diagnostics] == [
        ("BK114", finding)
    ]
    assert session.lead == ("Ann",)
    assert all(paper.questions is None and paper.pages is None for paper in session.papers)
    assert session.questions in ((), ("Why?",))


def test_no_questions_are_said_by_an_empty_list(tmp_path: Path) -> None:
    read, _ = loaded(tmp_path, "questions: []\nsessions: [{papers: [{key: doe2020, questions: []}]}]\n")
    assert read.diagnostics == ()
    assert read.series.questions == read.series.sessions[0].papers[0].questions == ()


def test_a_paper_without_its_key_is_an_error(tmp_path: Path) -> None:
    read, _ = loaded(tmp_path, "sessions:\n- papers: [{key: , summary: What we read}]\n")
    assert [one.code for one in read.diagnostics if one.is_error] == ["BK002"]


@pytest.mark.parametrize(
    ("first", "is_warning"),
    [("{scribe: , title: First}", True), ("{time: noon}", False), ("", True), ("{id: a b}", False)],
)
def test_a_session_keeps_its_number_whatever_is_wrong_before_it(
    tmp_path: Path, first: str, is_warning: bool
) -> None:
    read, _ = loaded(tmp_path, f"sessions:\n- {first}\n- {{title: Second}}\n")
    assert all(not one.is_error for one in read.diagnostics) == is_warning
    assert read.find("2").title == "Second"
    if read.numbers.keys() == {2}:
        with pytest.raises(UsageError):
            read.find("1")
    else:
        assert read.find("1").title == "First"


def test_the_sheet_is_that_of_the_session_that_was_named(tmp_path: Path) -> None:
    small_library(tmp_path)
    sessions = tmp_path / "sessions.yaml"
    sessions.write_text(
        "sessions:\n- {title: First, scribe: , papers: [doe2020]}\n- {title: Second, papers: [roe2019]}\n"
    )
    run = bibkit("handout", "1", "-f", "markdown", cwd=tmp_path)
    assert run.code == 0
    assert run.out.startswith("# First\n")
    run = bibkit("handout", "-f", "markdown", "-o", "out/", "--no-bib", cwd=tmp_path)
    assert run.code == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "index.html", "session-1.md", "session-2.md",
    ]  # fmt: skip
    sessions.write_text("sessions:\n- {title: First, time: noon}\n- {title: Second, papers: [roe2019]}\n")
    run = bibkit("handout", "1", "-f", "markdown", cwd=tmp_path)
    assert (run.code, run.out) == (1, "")
    assert 'sessions.yaml:2:24: BK003 [sessions[0].time] "noon" is not a time' in run.err


def test_sessions_of_a_folder_have_no_numbers_while_one_is_left_out(tmp_path: Path) -> None:
    library = small_library(tmp_path)
    folder = tmp_path / "sessions"
    folder.mkdir()
    (folder / "a.yaml").write_text("date: 2026-10-20\nscribe:\n")
    (folder / "b.yaml").write_text("date: 2026-10-27\n")
    read = load_sessions(folder, library.known_keys)
    assert (read.find("1").id, read.find("2").id) == ("a", "b")
    (folder / "a.yaml").write_text("date: 2026-10-20\ntime: noon\n")
    read = load_sessions(folder, library.known_keys)
    assert (read.find("b").id, read.find("2026-10-27").id) == ("b", "b")
    with pytest.raises(UsageError):
        read.find("1")

"""`bibkit check FOLDER`: folders of records stay what they are; in others bibliographies are found."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.run import Run, bibkit

BOOK = "@book{doe2020, title={On names}, author={Doe, Jane}, year=2020%s}\n"
RECORD = "type: book\ntitle: On names.\nauthor: [{family: Doe, given: Jane}]\nissued: 2020\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Two papers with one work in common, a library of Zotero's, a configuration of something else, and records."""
    for name, text in {
        "one/refs.bib": BOOK % ", month={March}",
        "two/refs.bib": BOOK % ", note={$}",
        "library.json": '[{"id": "a", "type": "book", "title": "T", "issued": {"date-parts": [[2020]]}}]',
        "config.yaml": "type: docker\n",
        "package.json": '{"type": "module"}',
        "records/doe2020.yaml": RECORD,
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


def check(folder: Path, *arguments: str) -> Run:
    return bibkit("check", "--output-format", "concise", *arguments, cwd=folder)


def places(run: Run) -> list[str]:
    return [" ".join(line.split()[:2]) for line in run.out.splitlines()]


def test_all_that_is_found_is_checked_each_for_itself(project: Path) -> None:
    run = check(project, ".")
    assert places(run) == [
        "records/doe2020.yaml:2:8: BK504",
        "library.json:1:9: BK305",
        "one/refs.bib:1:71: BK818",
        "two/refs.bib:1:70: BK819",
    ]
    assert (run.code, run.err.splitlines()[-1]) == (1, "4 records in 4 places checked, 4 findings")


def test_a_folder_within(project: Path) -> None:
    assert places(check(project, "one")) == ["one/refs.bib:1:71: BK818"]
    assert places(check(project / "one", "..")) == [
        "../library.json:1:9: BK305",
        "../one/refs.bib:1:71: BK818",
        "../two/refs.bib:1:70: BK819",
    ]


def test_a_folder_of_records_stays_what_it_is(project: Path) -> None:
    (project / "records/notes.bib").write_text(BOOK % ", note={$}")
    (project / "records").rename(project / "papers")
    assert places(check(project, "papers")) == ["papers/doe2020.yaml:2:8: BK504"]
    nested = project / "nested/deep"
    nested.mkdir(parents=True)
    (nested / "doe2021.yaml").write_text(RECORD)
    assert places(check(project, "nested")) == ["nested/deep/doe2021.yaml:2:8: BK504"]


def test_files_and_folders_named_together(project: Path) -> None:
    assert places(check(project, "two/refs.bib", "two")) == ["two/refs.bib:1:70: BK819"]
    assert places(check(project, "one/refs.bib", "two")) == [
        "one/refs.bib:1:71: BK818",
        "two/refs.bib:1:70: BK819",
    ]


def test_a_file_that_can_not_be_read_is_a_finding_beside_the_others(project: Path) -> None:
    (project / "two/refs.bib").write_bytes(b"\xff\xfe\x00")
    (project / "two/more.bib").write_text(BOOK % ", note={$}")
    run = check(project, "two")
    assert (run.code, {line.split()[1] for line in run.out.splitlines()}) == (1, {"BK102", "BK819"})


def test_a_folder_with_nothing_in_it(project: Path) -> None:
    (project / "empty").mkdir()
    run = check(project, "empty")
    assert (run.code, run.out, run.err.splitlines()[0]) == (
        2, "", "bibkit: empty holds no records and no bibliography files",
    )  # fmt: skip


def test_what_the_project_excludes_is_checked_where_it_is_named(project: Path) -> None:
    (project / "bibkit.toml").write_text('exclude = ["two", "*.json"]\n')
    assert places(check(project, ".")) == ["records/doe2020.yaml:2:8: BK504", "one/refs.bib:1:71: BK818"]
    assert places(check(project, "two/refs.bib")) == ["two/refs.bib:1:70: BK819"]
    assert bibkit("format", "--check", ".", cwd=project).out == "one/refs.bib\n"


def test_fixes_are_made_in_all_of_them(project: Path) -> None:
    run = check(project, ".", "--fix")
    assert places(run) == ["library.json:1:9: BK305", "two/refs.bib:1:70: BK819"]
    assert (project / "one/refs.bib").read_text() == BOOK % ", month=mar"
    assert "title: On names\n" in (project / "records/doe2020.yaml").read_text()


def test_sessions_beside_the_records_are_checked_too(project: Path) -> None:
    (project / "sessions.yaml").write_text("sessions:\n  - papers: [{key: nobody}]\n    date: 2026-10-20\n")
    run = check(project, ".")
    assert "sessions.yaml:2:20: BK002" in run.out
    assert run.err.splitlines()[-1].startswith("4 records in 4 places and 1 session checked")

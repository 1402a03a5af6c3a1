"""A change of several files that a killed run began is completed by the next run, or by whoever opens the library."""

from __future__ import annotations

import os
import shutil
import signal
from pathlib import Path

import pytest

import bibkit
from bibkit.changes.plan import Plan
from bibkit.errors import FileError
from bibkit.source import atomic
from bibkit.source.journal import journal_of
from bibkit.source.lock import locked

RECORD = "type: book\ntitle: {}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A library of two records, in a project with a text."""
    folder = tmp_path / "records"
    folder.mkdir()
    for name in ("doe2020", "roe2019"):
        (folder / f"{name}.yaml").write_text(RECORD.format(name))
    (tmp_path / "paper.md").write_text("Says @doe2020.\n")
    return folder


def plan_of(folder: Path) -> Plan:
    """One record gets another name, another changes, and so does the text."""
    doe, roe, paper = folder / "doe2020.yaml", folder / "roe2019.yaml", folder.parent / "paper.md"
    texts = {folder / "foe2020.yaml": doe.read_text(), roe: RECORD.format("R"), paper: "Says @foe2020.\n"}
    before = {path: path.read_text() for path in (doe, roe, paper)}
    return Plan(texts, before, roots=(folder,), gone=(doe,))


def tree(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in folder.rglob("*") if path.is_file()}


def killed_at(plan: Plan, step: int) -> None:
    """Carry the plan out in a process that is killed before file number `step` takes its place."""
    child = os.fork()
    if child == 0:
        left = [step]
        put = atomic._put_in_place

        def put_or_die(one: object) -> None:
            if not left[0]:
                os.kill(os.getpid(), signal.SIGKILL)
            left[0] -= 1
            put(one)  # type: ignore[arg-type]

        atomic._put_in_place = put_or_die
        try:
            plan.apply()
        finally:
            os._exit(1)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status)


@pytest.mark.parametrize("step", range(4))
def test_a_killed_change_is_completed_when_the_library_is_opened(folder: Path, step: int) -> None:
    plan = plan_of(folder)
    killed_at(plan, step)
    assert sorted(bibkit.load(folder)) == ["foe2020", "roe2019"]
    assert tree(folder.parent) == {
        "foe2020.yaml": RECORD.format("doe2020"),
        "roe2019.yaml": RECORD.format("R"),
        "paper.md": "Says @foe2020.\n",
    }


def test_a_file_that_changed_since_stays_and_is_named_once(folder: Path) -> None:
    killed_at(plan_of(folder), 1)
    (folder.parent / "paper.md").write_text("Mine.\n")
    with pytest.raises(FileError) as caught:
        bibkit.load(folder)
    assert caught.value.message == (
        "A run that was killed had begun a change of 4 files; it is complete now, but for "
        f"{folder.parent / 'paper.md'}, which changed meanwhile"
    )
    assert sorted(bibkit.load(folder)) == ["foe2020", "roe2019"]
    assert (folder.parent / "paper.md").read_text() == "Mine.\n"


def test_a_journal_that_comes_with_a_copy_changes_nothing(folder: Path, tmp_path: Path) -> None:
    killed_at(plan_of(folder), 0)
    copy = tmp_path / "copy"
    shutil.copytree(folder, copy / "records")
    with pytest.raises(FileError, match="it was not made on this disk"):
        bibkit.load(copy / "records")
    assert not (copy / "paper.md").exists()
    (copy / "records" / ".bibkit" / "journal").unlink()
    assert len(bibkit.load(copy / "records")) == 2


@pytest.mark.parametrize("text", ["", "{", "[]", '{"mark": 1}', "[" * 100_000], ids=len)
def test_a_journal_that_is_none_is_named(folder: Path, text: str) -> None:
    journal = journal_of(folder)
    journal.parent.mkdir()
    journal.write_text(text)
    with pytest.raises(FileError, match="journal says how to complete a change, but it was not made"):
        bibkit.load(folder)


def test_a_change_that_fails_is_taken_back_and_leaves_no_journal(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan, before = plan_of(folder), tree(folder.parent)
    put = atomic._put_in_place
    done: list[object] = []

    def put_or_fail(one: atomic._Prepared) -> None:
        if len(done) == 3:
            raise OSError(28, "No space left on device")
        done.append(one)
        put(one)

    monkeypatch.setattr(atomic, "_put_in_place", put_or_fail)
    with pytest.raises(FileError, match="No space left on device"):
        plan.apply()
    assert tree(folder.parent) == before


def test_an_open_library_waits_for_a_run_that_goes_on(folder: Path) -> None:
    with locked(folder):
        journal_of(folder).write_text("in the making")
        assert len(bibkit.load(folder)) == 2  # our own run sees what it changes
        journal_of(folder).unlink()


def test_the_files_of_a_plan_go_only_as_they_were_read(folder: Path) -> None:
    plan = plan_of(folder)
    (folder / "doe2020.yaml").write_text("type: book\ntitle: Mine\n")
    before = tree(folder.parent)
    with pytest.raises(FileError, match="has changed since it was read"):
        plan.apply()
    assert tree(folder.parent) == before


def test_a_file_that_goes_is_shown_as_git_shows_it(folder: Path) -> None:
    path = folder / "doe2020.yaml"
    shown = "".join(Plan(before={path: path.read_text()}, gone=(path,)).diff())
    name = str(path).lstrip("/")
    assert shown == f"--- a/{name}\n+++ /dev/null\n@@ -1,2 +0,0 @@\n-type: book\n-title: doe2020\n"

"""Runs that change one library do so one after the other; a killed one stands in nobody's way."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

import bibkit as api
from bibkit.errors import FileError
from bibkit.source.lock import locked
from tests.cli.run import ROOT, bibkit

HOLD = """
import sys, time
from pathlib import Path
from bibkit.source.lock import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(100)
"""


@contextmanager
def held(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process has the lock."""
    arguments = [sys.executable, "-c", HOLD, str(folder), "\x1b[31mred\u202e"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        try:
            yield process
        finally:
            process.kill()


def bib(number: int, count: int = 30) -> str:
    entries = (
        f"@article{{w{number}x{one}, title={{Work {number} {one}}}, author={{Doe, J{number}}}, year=2020}}\n"
        for one in range(count)
    )
    return "".join(entries)


def start(*arguments: str, cwd: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "bibkit", *arguments],
        cwd=cwd,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )


@pytest.mark.parametrize("count", [2, 10])
def test_imports_at_once_lose_nothing(tmp_path: Path, count: int) -> None:
    for number in range(count):
        (tmp_path / f"{number}.bib").write_text(bib(number))
    runs = [start("import", f"{number}.bib", cwd=tmp_path) for number in range(count)]
    assert [(run.communicate()[1].decode(), run.returncode) for run in runs] == [
        ("30 entries found, 0 already in the library, 30 written\n", 0)
    ] * count
    library = api.load(tmp_path / "records")
    assert (len(library), library.load_diagnostics) == (30 * count, ())
    assert [path.name for path in (tmp_path / "records").iterdir() if path.suffix != ".yaml"] == []


@pytest.mark.parametrize("count", [2, 10])
def test_different_works_of_one_key_are_all_there(tmp_path: Path, count: int) -> None:
    for number in range(count):
        (tmp_path / f"{number}.bib").write_text(bib(number, 3).replace(f"{{w{number}x", "{w"))
    runs = [start("import", f"{number}.bib", cwd=tmp_path) for number in range(count)]
    for run in runs:
        run.communicate()
    titles = sorted(record.title for record in api.load(tmp_path / "records").records)
    assert titles == sorted(f"Work {number} {one}" for number in range(count) for one in range(3))


def test_one_file_taken_in_by_ten_at_once_is_taken_in_once(tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text(bib(1))
    runs = [start("import", "refs.bib", cwd=tmp_path) for _ in range(10)]
    said = sorted(run.communicate()[1].decode() for run in runs)
    assert said == sorted(
        ["30 entries found, 0 already in the library, 30 written\n"]
        + ["30 entries found, 30 already in the library, 0 written\n"] * 9
    )
    assert len(list((tmp_path / "records").iterdir())) == 30


def test_new_import_and_fix_at_once(tmp_path: Path) -> None:
    (tmp_path / "records").mkdir()
    for number in range(20):
        (tmp_path / f"records/a{number}.yaml").write_text(
            f"type: book\ntitle: Title {number}\nauthor:\n- Roe, Ann\nissued: 1999\n"
            f"DOI: https://doi.org/10.1000/{number}\n"
        )
    (tmp_path / "refs.bib").write_text(bib(1))
    runs = [
        start("check", "--fix", cwd=tmp_path),
        start("import", "refs.bib", cwd=tmp_path),
        *(
            start("new", "-T", f"On Way {one}", "-a", f"Poe, E{one}", "-d", "1845", cwd=tmp_path)
            for one in range(4)
        ),
        start("check", "--fix", cwd=tmp_path),
    ]
    for run in runs:
        said = run.communicate()[1].decode()
        assert run.returncode in (0, 1), said
    library = api.load(tmp_path / "records")
    assert len(library) == 54
    assert [record.key for record in library.records if "doi.org" in record.text("DOI")] == []


def test_outputs_and_readers_at_once_are_whole(tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text(bib(1, 200))
    assert bibkit("import", "refs.bib", cwd=tmp_path).code == 0
    (tmp_path / "README.md").write_text("<!-- bibkit:start -->\n<!-- bibkit:end -->\n")
    one, page, readme = (
        ("export", "-o", "out.json"),
        ("page", "-o", "p.html", "--with", "bib"),
        ("page", "--update", "README.md"),
    )
    runs = [start(*arguments, cwd=tmp_path) for arguments in (one, page, readme) * 4]
    while any(run.poll() is None for run in runs):
        for name in ("out.json", "p.bib"):
            if (tmp_path / name).exists():
                assert (tmp_path / name).read_text().count("1x") >= 200, name
    for run in runs:
        said = run.communicate()[1].decode()
        # Of those that fill one file, one may find that another was quicker; it says so and changes nothing.
        assert run.returncode == 0 or "README.md has changed since it was read" in said, said
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "README.md", "out.json", "p.bib", "p.html", "records", "refs.bib",
    ]  # fmt: skip
    assert (tmp_path / "README.md").read_text().count("Work 1 ") == 200


def test_who_waits_too_long_hears_of_whom(tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text(bib(1))
    folder = tmp_path / "records"
    folder.mkdir()
    with held(folder) as process:
        run = bibkit("import", "refs.bib", cwd=tmp_path, env={"BIBKIT_LOCK_TIMEOUT": "0"})
        assert run.code == 2
        said = (
            r"bibkit: \S+records is being changed by another run: "
            rf'pid {process.pid} on host \S+, "-c \S+records \?\[31mred\?", since \d{{4}}-\d\d-\d\d \d\d:\d\d:\d\d\n'
            r"  hint: nothing was written; wait for it, or end it, and run this again\n"
        )
        assert re.fullmatch(said, run.err), run.err
        assert [path.name for path in folder.iterdir()] == [".bibkit"]
        for arguments in (("new", "-T", "T", "-a", "Doe, Jane"), ("check", "--fix")):
            run = bibkit(*arguments, cwd=tmp_path, env={"BIBKIT_LOCK_TIMEOUT": "0"})
            assert (run.code, f"pid {process.pid}" in run.err) == (2, True), arguments
    assert bibkit("import", "refs.bib", cwd=tmp_path).code == 0  # whoever held it was killed
    assert len(list(folder.iterdir())) == 30


def test_who_waits_says_so_and_goes_on(tmp_path: Path) -> None:
    told: list[str] = []
    with held(tmp_path) as process:
        threading.Timer(2.5, process.kill).start()
        with locked(tmp_path, tell=told.append):
            pass
    assert len(told) == 1
    assert told[0].startswith(f"waiting for another run that changes {tmp_path}: pid {process.pid} on host ")


def test_what_only_reads_needs_no_lock(tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text(bib(1))
    assert bibkit("import", "refs.bib", cwd=tmp_path).code == 0
    (tmp_path / "sessions.yaml").write_text("sessions:\n- {id: one, date: 2026-10-20, papers: [w1x1]}\n")
    with held(tmp_path / "records"):
        for arguments in (
            ("export", "-o", "out.bib"),
            ("check", "--diff"),
            ("check",),
            ("stats",),
            ("cite", "w1x1"),
            ("handout", "one", "-f", "markdown"),
            ("import", "refs.bib", "--dry-run"),
            ("import", "refs.bib", "--update", "ask"),
            ("new", "-T", "Title", "-a", "Doe, Jane", "-d", "2020", "--dry-run"),
        ):
            run = bibkit(*arguments, cwd=tmp_path, env={"BIBKIT_LOCK_TIMEOUT": "0"})
            assert run.code in (0, 1), run.err
            assert "another run" not in run.err


def test_a_killed_holder_leaves_nothing_in_the_sight_of_git(tmp_path: Path) -> None:
    folder = tmp_path / "records"
    folder.mkdir()
    (folder / "roe1999.yaml").write_text("type: book\ntitle: T\nauthor:\n- Roe, Ann\nissued: 1999\n")
    git = ("git", "-C", str(tmp_path), "-c", "user.name=A", "-c", "user.email=a@b.c")
    subprocess.run([*git, "init", "--quiet"], check=True)
    subprocess.run([*git, "add", "--all"], check=True)
    subprocess.run([*git, "commit", "--quiet", "-m", "x"], check=True)
    with held(folder) as process:
        status = subprocess.run([*git, "status", "--porcelain"], check=True, capture_output=True, text=True)
        assert status.stdout == ""
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
    assert (folder / ".bibkit/lock").exists()
    status = subprocess.run([*git, "status", "--porcelain"], check=True, capture_output=True, text=True)
    assert status.stdout == ""
    assert bibkit("check", "--fix", cwd=tmp_path).code == 0
    assert [path.name for path in folder.iterdir()] == ["roe1999.yaml"]


def test_the_lock_is_taken_by_a_thread_once_and_by_another_not_at_all(tmp_path: Path) -> None:
    refused: list[str] = []

    def other() -> None:
        try:
            with locked(tmp_path, wait=0):
                pass
        except FileError as error:
            refused.append(error.message)

    with locked(tmp_path), locked(tmp_path / "..", tmp_path):
        thread = threading.Thread(target=other)
        thread.start()
        thread.join()
    assert len(refused) == 1
    assert f"pid {os.getpid()}" in refused[0]
    assert list(tmp_path.iterdir()) == []


def test_a_folder_made_for_the_lock_goes_again(tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text("@article{a, title=\n")
    assert bibkit("import", "refs.bib", "-L", "a/b/records", cwd=tmp_path).code == 1
    assert [path.name for path in tmp_path.iterdir()] == ["refs.bib"]


@pytest.mark.parametrize(
    "what", ["room is a link", "room is a file", "lock is a link", "lock is a folder", "junk"]
)
def test_nothing_is_written_through_what_stands_in_the_place_of_the_lock(tmp_path: Path, what: str) -> None:
    folder, outside = tmp_path / "records", tmp_path / "outside"
    folder.mkdir()
    outside.mkdir()
    (outside / "file").write_text("mine")
    room = folder / ".bibkit"
    if what == "room is a link":
        room.symlink_to(outside)
    elif what == "room is a file":
        room.write_text("mine")
    else:
        room.mkdir()
        if what == "lock is a link":
            (room / "lock").symlink_to(outside / "file")
        elif what == "lock is a folder":
            (room / "lock").mkdir()
        else:
            (room / "lock").write_text("pid 1 on host \x1b[31m, for ever")
    (tmp_path / "refs.bib").write_text(bib(1, 1))
    run = bibkit("import", "refs.bib", cwd=tmp_path)
    assert [(path.name, path.read_text()) for path in outside.iterdir()] == [("file", "mine")]
    if what == "junk":
        assert (run.code, [path.name for path in folder.iterdir()]) == (0, ["w1x0.yaml"])
    else:
        assert run.code == 2
        assert str(room) in run.err or str(folder) in run.err
        assert [path.name for path in folder.iterdir()] == [".bibkit"]


@pytest.mark.parametrize("value", ["-1", "soon", "1e9", "\u0663", "99999999"])
def test_a_time_that_is_none_is_bad_usage(tmp_path: Path, value: str) -> None:
    (tmp_path / "refs.bib").write_text(bib(1, 1))
    run = bibkit("import", "refs.bib", cwd=tmp_path, env={"BIBKIT_LOCK_TIMEOUT": value})
    assert (run.code, list(tmp_path.glob("records*"))) == (2, [])
    assert run.err.startswith(f'bibkit: BIBKIT_LOCK_TIMEOUT can\'t be "{value}"')


def test_plans_of_two_libraries_lock_both_and_never_each_other(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.mkdir()
    two.mkdir()
    ended: list[float] = []

    def work(first: Path, second: Path) -> None:
        for _ in range(20):
            with locked(first, second, wait=20):
                time.sleep(0.001)
        ended.append(time.monotonic())

    threads = [threading.Thread(target=work, args=pair) for pair in ((one, two), (two, one))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(ended) == 2
    assert sorted(tmp_path.rglob("*")) == [one, two]

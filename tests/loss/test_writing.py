"""Files are written all or none, and replaced only where that was asked for."""

from __future__ import annotations

import errno
import os
import socket
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from bibkit.changes.plan import Plan
from bibkit.errors import FileError
from bibkit.source import atomic
from bibkit.source.atomic import write_file, write_files, write_pieces
from bibkit.source.leftovers import new_file, remove_leftovers


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_new_file_is_created_and_never_replaces_one(tmp_path: Path) -> None:
    path = tmp_path / "a"
    assert write_files({path: "new"}, {}) == 1
    assert write_files({path: "new"}, {}) == 0
    with pytest.raises(FileError, match="a is there already"):
        write_files({path: "other"}, {})
    assert (path.read_text(), names(tmp_path)) == ("new", ["a"])


@pytest.mark.parametrize("kind", ["folder", "dangling link", "link", "FIFO", "socket", "device link"])
def test_a_new_file_takes_no_place_that_is_taken(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "a"
    (tmp_path / "other").write_text("mine")
    with socket.socket(socket.AF_UNIX) as unix:
        match kind:
            case "folder":
                path.mkdir()
            case "dangling link":
                path.symlink_to("nowhere")
            case "link":
                path.symlink_to("other")
            case "FIFO":
                os.mkfifo(path)
            case "socket":
                os.chdir(tmp_path)  # the path of a socket may not be long
                unix.bind("a")
            case "device link":
                path.symlink_to("/dev/zero")
        with pytest.raises(FileError, match="is there already"):
            write_files({path: "new"}, {})
        assert (tmp_path / "other").read_text() == "mine"
        assert names(tmp_path) == ["a", "other"]


def test_a_file_that_appears_at_the_last_moment_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a"
    flush = os.fsync

    def slow(descriptor: int) -> None:
        path.write_text("mine")
        flush(descriptor)

    monkeypatch.setattr(os, "fsync", slow)
    with pytest.raises(FileError, match="is there already"):
        write_files({path: "new"}, {})
    assert (path.read_text(), names(tmp_path)) == ("mine", ["a"])


def test_a_file_that_changes_at_the_last_moment_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = tmp_path / "a", tmp_path / "b"
    first.write_text("old a")
    second.write_text("old b")
    put = atomic._put_in_place

    def slow(one: atomic._Prepared) -> None:
        if one.path == second:
            second.write_text("mine")
        put(one)

    monkeypatch.setattr(atomic, "_put_in_place", slow)
    with pytest.raises(FileError, match="b has changed since it was read"):
        write_files({first: "new a", second: "new b"}, {first: "old a", second: "old b"})
    assert (first.read_text(), second.read_text(), names(tmp_path)) == ("old a", "mine", ["a", "b"])


@pytest.mark.parametrize("fails_at", range(4))
def test_what_fails_in_the_middle_is_put_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails_at: int
) -> None:
    paths = [tmp_path / name for name in "abcd"]
    texts: dict[Path, str] = {path: f"new {path.name}" for path in paths}
    before = {path: f"old {path.name}" for path in paths[1:3]}
    for path, text in before.items():
        path.write_text(text)
    put = atomic._put_in_place

    def failing(one: atomic._Prepared) -> None:
        if one.path == paths[fails_at]:
            raise OSError(
                errno.EPERM, "Operation not permitted"
            )  # as for a file that another program has open
        put(one)

    monkeypatch.setattr(atomic, "_put_in_place", failing)
    with pytest.raises(FileError, match="Operation not permitted"):
        write_files(texts, before)
    assert {path: path.read_text() for path in tmp_path.iterdir()} == before


def test_a_file_system_without_hard_links_replaces_nothing_either(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(source: str, target: Path) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    path = tmp_path / "a"
    assert write_files({path: "new"}, {}) == 1
    path.write_text("mine")
    with pytest.raises(FileError, match="is there already"):
        write_files({path: "new"}, {})
    assert (path.read_text(), names(tmp_path)) == ("mine", ["a"])


def test_a_plan_names_the_link_that_leads_out(tmp_path: Path) -> None:
    outside, folder = tmp_path / "outside", tmp_path / "records"
    outside.write_text("old")
    folder.mkdir()
    (folder / "a").symlink_to(outside)
    for plan in (
        Plan({folder / "a": "new"}, {folder / "a": "old"}, (folder,)),
        Plan({folder / "a": "new"}, {}, (folder,)),
    ):
        with pytest.raises(FileError, match=f"a is a link to {outside}, which is not in {folder}"):
            plan.apply()
    assert Plan({folder / "a": "new"}, {folder / "a": "old"}).apply() == 1  # one that somebody named
    assert (outside.read_text(), (folder / "a").is_symlink()) == ("new", True)


DEAD = 2**22 + 1  # beyond the numbers that Linux gives


def leftover(
    folder: Path, *, host: str = "", process: int = DEAD, run: str = "0123abcd", age: float = 0
) -> Path:
    descriptor, name = new_file(folder / "refs.bib")
    os.close(descriptor)
    mine = Path(name).name.split(".bibkit-")[1].split("-")[0]
    path = folder / f".refs.bib.bibkit-{host or mine}-{process}-{run}-0.tmp"
    Path(name).rename(path)
    then = time.time() - age
    os.utime(path, (then, then))
    return path


def test_what_a_killed_run_left_is_removed_by_whatever_writes_next(tmp_path: Path) -> None:
    path = tmp_path / "refs.bib"
    writers: tuple[Callable[[], object], ...] = (
        lambda: write_file(path, "x"),
        lambda: write_file(path, "x"),  # nothing changes, and yet
        lambda: write_files({path: "y"}, {path: "x"}),
        lambda: write_pieces(path, ["z"]),
    )
    for write in writers:
        left = leftover(tmp_path)
        write()
        assert not left.exists()
    assert names(tmp_path) == ["refs.bib"]


def test_only_what_is_surely_ours_and_dead_is_removed(tmp_path: Path) -> None:
    day = 25 * 60 * 60
    kept = [
        leftover(tmp_path, process=os.getppid()),
        leftover(tmp_path, process=1),
        leftover(tmp_path, host="ffffffff"),
        leftover(tmp_path, host="ffffffff", process=os.getpid(), age=60 * 60),
    ]
    descriptor, own = new_file(tmp_path / "mine.bib")  # of this very run, that is still at it
    os.close(descriptor)
    kept.append(Path(own))
    for name in (".refs.bib.tmp", "a.tmp", ".x.0123456789ab.tmp", ".vimrc.swp", ".a.bibkit-x-1-2-3.tmp"):
        (tmp_path / name).write_text("a person's")
        kept.append(tmp_path / name)
    link = tmp_path / f".l.bibkit-{'0' * 8}-{DEAD}-{'0' * 8}-1.tmp"
    link.symlink_to("a.tmp")
    kept.append(link)
    gone = [
        leftover(tmp_path, process=DEAD + 1),
        leftover(tmp_path, process=os.getpid()),  # the number came again
        leftover(tmp_path, host="eeeeeeee", age=day),
        leftover(tmp_path, process=os.getppid(), run="deadbeef", age=day),
    ]
    remove_leftovers([tmp_path, tmp_path / "nowhere"])
    assert sorted(tmp_path.iterdir()) == sorted(kept)
    assert not any(path.exists() for path in gone)


def test_a_leftover_that_can_not_be_removed_stops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = leftover(tmp_path)
    unlink = os.unlink

    def failing(path: str | Path) -> None:
        if str(path) == str(left):
            raise PermissionError(errno.EPERM, "Operation not permitted")
        unlink(path)

    monkeypatch.setattr(os, "unlink", failing)
    assert write_file(tmp_path / "refs.bib", "x")
    assert left.exists()

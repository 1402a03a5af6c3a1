"""A file is written whole or not at all, and only when its bytes change."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from bibkit.errors import FileError
from bibkit.source.atomic import write_file, write_files


def test_the_same_text_leaves_the_file_alone(tmp_path: Path) -> None:
    path = tmp_path / "refs.bib"
    assert write_file(path, "x\n")
    os.utime(path, (1, 1))
    assert not write_file(path, "x\n")
    assert path.stat().st_mtime == 1
    assert write_file(path, "y\n")
    assert path.read_text() == "y\n"


def test_permissions_stay_and_no_temporary_file_is_left(tmp_path: Path) -> None:
    path = tmp_path / "refs.bib"
    path.write_text("old")
    path.chmod(0o640)
    write_file(path, "new")
    assert path.stat().st_mode & 0o777 == 0o640
    assert [entry.name for entry in tmp_path.iterdir()] == ["refs.bib"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.bib").write_text("old")
    (tmp_path / "link.bib").symlink_to("real.bib")
    write_file(tmp_path / "link.bib", "new")
    assert (tmp_path / "link.bib").is_symlink()
    assert (tmp_path / "real.bib").read_text() == "new"


def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "refs.bib"
    path.write_text("old")

    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(FileError, match="No space left on device"):
        write_file(path, "new")
    assert path.read_text() == "old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["refs.bib"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_device_that_is_full_is_an_error() -> None:
    with pytest.raises(FileError, match="No space left on device"):
        write_file(Path("/dev/full"), "text")


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="can't be written"):
        write_file(tmp_path / "none" / "refs.bib", "x")


@pytest.mark.parametrize("count", [3, 60])
def test_many_files_are_written_together_or_not_at_all(tmp_path: Path, count: int) -> None:
    texts = {tmp_path / f"{i}.yaml": f"{i}\n" for i in range(count)}
    with pytest.raises(FileError):
        write_files({**texts, tmp_path / "none" / "x.yaml": "x"})
    assert list(tmp_path.iterdir()) == []
    assert write_files(texts) == count
    assert {path: path.read_text() for path in tmp_path.iterdir()} == texts
    assert write_files(texts) == 0

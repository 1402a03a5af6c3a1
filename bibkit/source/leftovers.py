"""Temporary files: how they are called, and the removal of those that a killed run left behind."""

from __future__ import annotations

import contextlib
import os
import re
import sys
import time
from collections.abc import Iterable
from functools import cache
from itertools import count
from pathlib import Path

# `.refs.bib.bibkit-1f2e3d4c-4711-a0b1c2d3-0.tmp`: host, process, run (as numbers of processes come again), file.
_NAME = re.compile(r"\..*\.bibkit-([0-9a-f]{8})-(\d{1,10})-([0-9a-f]{8})-\d+\.tmp", re.DOTALL)
_A_DAY = 24 * 60 * 60
_numbers = count()


def new_file(target: Path) -> tuple[int, str]:
    """A new file beside the target that nobody else may open, and its name. (Importing `tempfile` takes 4 ms.)"""
    while True:
        path = new_name(target)
        with contextlib.suppress(FileExistsError):
            return os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600), path


def new_name(target: Path) -> str:
    """A name for a temporary file beside the target."""
    name = f".{target.name[:40]}.bibkit-{_host()}-{os.getpid()}-{_run()}-{next(_numbers)}.tmp"
    return str(target.parent / name)


def remove_leftovers(folders: Iterable[Path], *, below: bool = False) -> None:
    """Remove the temporary files in these folders whose runs are dead; quietly nothing where that can't be.

    A run is dead where its process on this host is. Of another host, or where no process can be asked for (Windows),
    it counts as dead when its file was not written to for a day. `below` is for the folders in these, too, but for
    hidden ones.
    """
    rest = [str(folder) for folder in folders]
    while rest:
        with contextlib.suppress(OSError), os.scandir(rest.pop()) as entries:
            for entry in entries:
                if not entry.name.startswith("."):
                    if below and entry.is_dir(follow_symlinks=False):
                        rest.append(entry.path)
                    continue
                match = _NAME.fullmatch(entry.name)
                if match is None or not entry.is_file(follow_symlinks=False):
                    continue
                is_old = time.time() - entry.stat(follow_symlinks=False).st_mtime > _A_DAY
                if is_old or _is_dead(match[1], int(match[2]), match[3]):
                    with contextlib.suppress(OSError):
                        os.unlink(entry.path)  # noqa: PTH108


def host() -> str:
    """The name of this machine."""
    return os.uname().nodename if sys.platform != "win32" else os.environ.get("COMPUTERNAME", "")


@cache
def _host() -> str:
    from binascii import crc32

    return f"{crc32(host().encode()):08x}"


@cache
def _run() -> str:
    return os.urandom(4).hex()


def _is_dead(on_host: str, process: int, run: str) -> bool:
    if on_host != _host() or sys.platform == "win32":  # there, os.kill would end the process
        return False
    if process == os.getpid():
        return run != _run()
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return True
    except OSError:
        return False  # somebody else's
    return False

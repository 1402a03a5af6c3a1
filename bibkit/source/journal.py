"""The journal of a change of several files: what they are to hold, on the disk before the first of them is touched.

A run that is killed between two files leaves it behind, in the folder `.bibkit` of the library, and the next run that
opens or changes the library completes the change. So it is made whole or not at all.

A journal that came with the files of others, in an archive or a checkout, must change nothing: one counts only where
it says the number that its file has on this disk, which nobody can know before it is made here.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from bibkit.errors import FileError
from bibkit.source.leftovers import host, new_file

ROOM = ".bibkit"
"""The folder of a library for what runs need while they change it."""

_NAME = "journal"
_MOST = 1 << 30


class Step(NamedTuple):
    """What one file held (None: there was none), by its digest, and what it is to hold (None: it goes)."""

    path: Path
    before: str | None
    after: bytes | None


def digest(data: bytes) -> str:
    """What tells one content from another."""
    from hashlib import sha256

    return sha256(data).hexdigest()


def journal_of(folder: Path) -> Path:
    """Where the journal of a library is."""
    return folder / ROOM / _NAME


def write_journal(folder: Path, contents: Mapping[Path, tuple[bytes | None, bytes | None]]) -> Path:
    """Write what files hold and are to hold into the journal of a library, flushed; its `.bibkit` is there.

    Raises OSError.
    """
    import json
    from base64 import b64encode

    path = journal_of(folder)
    descriptor, name = new_file(path)
    try:
        with os.fdopen(descriptor, "wb") as file:
            steps = [
                [
                    _from(folder, target),
                    None if before is None else digest(before),
                    None if after is None else b64encode(after).decode(),
                ]
                for target, (before, after) in contents.items()
            ]
            file.write(json.dumps({"mark": _mark(os.fstat(file.fileno())), "steps": steps}).encode())
            file.flush()
            os.fsync(file.fileno())
        os.replace(name, path)  # noqa: PTH105
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)  # noqa: PTH108
        raise
    flush_folders([path.parent])
    return path


def read_journal(folder: Path) -> list[Step]:
    """What a killed run was to do in a library; nothing where there is no journal.

    Raises FileError for one that was not made here, or can't be read.
    """
    import json
    from base64 import b64decode

    path = journal_of(folder)
    if not path.is_file() or path.is_symlink() or path.parent.is_symlink():
        return []
    try:
        with path.open("rb") as file:
            mark = _mark(os.fstat(file.fileno()))
            said = json.loads(file.read(_MOST))
        if said["mark"] == mark:
            return [
                Step(
                    Path(os.path.normpath(folder / target)),
                    before,
                    None if after is None else b64decode(after),
                )
                for target, before, after in said["steps"]
            ]
    except OSError as error:
        raise FileError(f"{path} can't be read: {error.strerror}", about="journal") from error
    except (ValueError, KeyError, TypeError, RecursionError):
        pass
    raise FileError(
        f"{path} says how to complete a change, but it was not made on this disk",
        hint="look at what the files of the library hold, and remove it",
        about="journal",
    )


def flush_folders(folders: Iterable[Path]) -> None:
    """Flush what names stand in folders; not every system can open one, and the files are whole either way."""
    for folder in folders:
        with contextlib.suppress(OSError):
            descriptor = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)


def _from(folder: Path, target: Path) -> str:
    try:
        return os.path.relpath(target, os.path.realpath(folder))
    except ValueError:  # another drive
        return str(target)


def _mark(state: os.stat_result) -> str:
    return f"{host()} {state.st_dev} {state.st_ino}"

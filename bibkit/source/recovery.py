"""A change that a killed run had begun, completed by the next one."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from bibkit.errors import FileError
from bibkit.source.atomic import write_files
from bibkit.source.journal import digest, journal_of, read_journal
from bibkit.source.leftovers import remove_leftovers


def is_interrupted(folder: Path) -> bool:
    """Whether a change of that library was begun and not ended, by a run that may go on or be dead."""
    return journal_of(folder).is_file()


def complete(folder: Path) -> None:
    """Do what is left to do of the change in the journal of a library that is locked.

    A file that somebody has changed since stays as it is, and FileError names it, once all else is done. Raises
    FileError, too, where a file can't be written: the journal stays, and the next run tries again.
    """
    steps = read_journal(folder)
    if not steps:
        return
    texts: dict[Path, bytes | None] = {}
    before: dict[Path, bytes] = {}
    changed: list[Path] = []
    for step in steps:
        there = _content(step.path)
        if _said(there) == _said(step.after):
            continue
        if _said(there) != step.before:
            changed.append(step.path)
            continue
        texts[step.path] = step.after
        if there is not None:
            before[step.path] = there
    write_files(texts, before, makes_folders=True)
    remove_leftovers({step.path.parent for step in steps})
    with contextlib.suppress(FileNotFoundError):
        os.unlink(journal_of(folder))  # noqa: PTH108
    if changed:
        names = ", ".join(str(path) for path in changed)
        raise FileError(
            f"A run that was killed had begun a change of {len(steps)} files; it is complete now, but for {names}, "
            "which changed meanwhile",
            hint="look at what that file still has to say, and run this again",
            about="journal",
        )


def _said(data: bytes | None) -> str | None:
    return None if data is None else digest(data)


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise FileError(f"{path} can't be read: {error.strerror}", about="journal") from error

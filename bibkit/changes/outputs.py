"""What a command makes: files that take the place of what was there, but never that of a source.

A file that the user names is the user's wish. What a run reads, and what a project keeps by hand, is no output; and a
file that nobody named, as it stands beside another, is replaced only where bibkit wrote it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from bibkit.compression import CompressionError, expanded
from bibkit.errors import UsageError
from bibkit.source.atomic import write_files, write_pieces


class Inputs(NamedTuple):
    """Files that are read, and folders with the endings of the files that are read in them (none: all there are)."""

    files: tuple[Path, ...] = ()
    folders: tuple[tuple[Path, tuple[str, ...]], ...] = ()

    def refuse(self, path: Path) -> None:
        """Raises UsageError where an output of that name would be a source, by whatever name or link."""
        for file in self.files:
            if _is_same(path, file):
                other = "" if path == file else f" (as {file})"
                raise UsageError(
                    f"{path} would be replaced, and is read{other}", hint="write to another file"
                )
        real = Path(os.path.realpath(path))
        for folder, endings in self.folders:
            if real.is_relative_to(os.path.realpath(folder)) and (
                real.suffix.lower() in endings if endings else real.is_file()
            ):
                raise UsageError(
                    f"{path} would stand among the files of {folder}, which bibkit reads",
                    hint="write to another folder",
                )


def write_outputs(files: Mapping[Path, str | bytes], inputs: Inputs, *, makes_folders: bool = False) -> int:
    """Write the files whole, all of them or none, where they change; returns how many did.

    With `makes_folders` their folders are made. Raises UsageError for one that is a source, FileError for one that
    can't be written.
    """
    for path in files:
        inputs.refuse(path)
    return write_files(files, makes_folders=makes_folders)


def write_output_pieces(path: Path, pieces: Iterable[str], inputs: Inputs) -> bool:
    """Write a text that comes piece by piece, as `write_outputs` does; whether it changed the file."""
    inputs.refuse(path)
    return write_pieces(path, pieces)


def holds(path: Path, content: str | bytes) -> bool:
    """Whether the file is there and holds just that, be it compressed."""
    data = content if isinstance(content, bytes) else content.encode()
    try:
        return path.is_file() and expanded(path.read_bytes(), path.name) == data
    except CompressionError:
        return False


def refuse_unmarked(path: Path, mark: bytes) -> None:
    """Raises UsageError where a file of that name is there and its beginning does not say that bibkit wrote it.

    `mark` is a regular expression for what it says.
    """
    if not os.path.lexists(path):
        return
    if path.is_file():
        with path.open("rb") as file:
            start = file.read(_START)
        if not start or re.search(mark, start):
            return
    raise UsageError(
        f"{path} is there already, and would be replaced",
        hint="choose another name for what it would stand beside, or leave it out",
    )


_START = 4000


def _is_same(path: Path, file: Path) -> bool:
    try:
        return path.samefile(file)
    except OSError:  # one of them is not there
        return False

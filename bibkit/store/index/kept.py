"""Columns in a file: a head that says where each of them is, then one after the other, each with its checksum.

They are in the form of Python's marshal, which reads ten times as fast as JSON. That form is not for what others
wrote: the file is in the user's own cache folder, and what its checksum does not fit is not read.
"""

from __future__ import annotations

import contextlib
import hashlib
import marshal
import mmap
import os
import sys
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import bibkit
from bibkit.errors import FileError
from bibkit.source.atomic import write_file
from bibkit.source.cache_folder import cache_folder

_MAGIC = b"bibkit-index-1\n"
_HEAD_LENGTH = 12  # bytes: the length of the head and its checksum
# What decides what a record says: other code, and the columns are others.
_CODE = ("model", "model/query", "store", "store/index", "syntax", "syntax/yaml")


class BrokenIndexError(Exception):
    """A file that does not hold what was written into it."""


class KeptColumns:
    """The columns of a folder as they were kept, each read when it is asked for."""

    def __init__(self, data: mmap.mmap) -> None:
        """Raises BrokenIndexError for what is none, or was kept by other code."""
        self._data = data
        lead = data[: len(_MAGIC) + _HEAD_LENGTH]
        length = int.from_bytes(lead[len(_MAGIC) : -4], "little")
        self._start = len(lead) + length
        head = data[len(lead) : self._start]
        if not lead.startswith(_MAGIC) or _checksum(head) != lead[-4:]:
            raise BrokenIndexError
        code, self._places = marshal.loads(head)  # noqa: S302
        if code != _code():
            raise BrokenIndexError

    def column(self, name: str) -> Any:
        """A column; empty where there is none. Raises BrokenIndexError."""
        if name not in self._places:
            return {}
        at, length, checksum = self._places[name]
        part = self._data[self._start + at : self._start + at + length]
        if len(part) != length or _checksum(part) != checksum:
            raise BrokenIndexError
        return marshal.loads(part)  # noqa: S302


def kept_columns(folder: Path) -> KeptColumns | None:
    """What is kept of the folder; None where nothing is, or nothing that can be used."""
    try:
        with _file(folder).open("rb") as file:
            return KeptColumns(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    except (OSError, BrokenIndexError, ValueError, EOFError, TypeError):
        return None


def keep_columns(folder: Path, columns: Mapping[str, Any]) -> None:
    """Keep columns of the folder; quietly nothing where the cache folder can't be written."""
    places: dict[str, tuple[int, int, bytes]] = {}
    parts: list[bytes] = []
    at = 0
    for name, column in columns.items():
        part = marshal.dumps(column)
        places[name] = (at, len(part), _checksum(part))
        parts.append(part)
        at += len(part)
    head = marshal.dumps((_code(), places))
    file = _file(folder)
    with contextlib.suppress(OSError, FileError):
        file.parent.mkdir(parents=True, exist_ok=True)
        write_file(file, b"".join((_MAGIC, len(head).to_bytes(8, "little"), _checksum(head), head, *parts)))


def _checksum(data: bytes | memoryview) -> bytes:
    return zlib.crc32(data).to_bytes(4, "little")


def _code() -> str:
    """What the columns depend on beside the records: the release, Python's, and when the code was last edited."""
    base = Path(bibkit.__file__).parent
    edited = 0
    for part in _CODE:
        with contextlib.suppress(OSError), os.scandir(base / part) as entries:
            edited = max(
                [edited, *(entry.stat().st_mtime_ns for entry in entries if entry.name.endswith(".py"))]
            )
    return f"{bibkit.__version__} {sys.version} {edited}"


def _file(folder: Path) -> Path:
    name = hashlib.sha256(os.path.abspath(folder).encode("utf-8", "surrogateescape")).hexdigest()[:32]  # noqa: PTH100
    return cache_folder() / f"index-{name}.bin"

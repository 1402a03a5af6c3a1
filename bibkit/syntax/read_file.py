"""Files as sources: read whole, UTF-8, and a finding where that can't be."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from typing import TypeAlias

from bibkit.diagnostics import Diagnostic, SourceSpan, WholeFile
from bibkit.source import Source
from bibkit.source.opening import UnreadableError, file_bytes, stream_bytes

Read: TypeAlias = Callable[[str], Source | Diagnostic]
"""Gives the text of the file at a path."""

_BOM = b"\xef\xbb\xbf"


def read_source(path: str) -> Source | Diagnostic:
    """The text of a UTF-8 file that bibkit came upon, a regular one; a finding where it can't be had."""
    return _read(path, is_named=False)


def read_named(path: str) -> Source | Diagnostic:
    """The same of a path that the user named: it may be a pipe or a device, too, and "-" is stdin."""
    return _read(path, is_named=True)


def _read(path: str, *, is_named: bool) -> Source | Diagnostic:
    try:
        data = stream_bytes(sys.stdin.buffer) if path == "-" else file_bytes(path, is_named=is_named)
    except UnreadableError as error:
        return Diagnostic("BK101", f"The file can't be read: {error.reason}", error.hint, WholeFile(path))
    return source_of_bytes(data, path)


def reader_with(texts: Mapping[str, Source]) -> Read:
    """A `read_source` that takes these texts in the place of the files of their paths."""
    return lambda path: texts[path] if path in texts else read_source(path)


def source_of_bytes(data: bytes, path: str) -> Source | Diagnostic:
    """The text that the bytes are; a finding, with its place, where they are not UTF-8."""
    bom = data.startswith(_BOM)
    body = data[3:] if bom else data
    try:
        return Source(body.decode(), path, bom=bom)
    except UnicodeDecodeError as error:
        start = len(body[: error.start].decode("utf-8", "replace"))
        place = SourceSpan(Source(body.decode("utf-8", "replace"), path), start, start + 1)
        message = f"Byte 0x{body[error.start]:02X} is not UTF-8 text"
        return Diagnostic("BK102", message, "save the file as UTF-8", place)

"""Files as sources: read whole, UTF-8, and a finding where that can't be."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from bibkit.diagnostics import Diagnostic, SourceSpan, WholeFile
from bibkit.source import Source

Read: TypeAlias = Callable[[str], Source | Diagnostic]
"""Gives the text of the file at a path."""

_BOM = b"\xef\xbb\xbf"


def read_source(path: str) -> Source | Diagnostic:
    """The text of a UTF-8 file; a finding where it can't be had."""
    try:
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123
            data = file.read()
    except OSError as error:
        message = f"The file can't be read: {error.strerror}"
        return Diagnostic("BK101", message, "check its name and permissions", WholeFile(path))
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

"""Files as sources: read whole, and a finding where that can't be."""

from __future__ import annotations

import codecs
import sys
from collections.abc import Callable, Mapping
from pathlib import PurePath
from typing import TypeAlias

from bibkit.compression import CompressionError, ending_by_content, expanded
from bibkit.diagnostics import Diagnostic, SourceSpan, WholeFile
from bibkit.source import Source
from bibkit.source.encodings import UTF_8, decoded, likely_encoding
from bibkit.source.marc8 import NAME as MARC_8
from bibkit.source.opening import UnreadableError, file_bytes, stream_bytes

_NO_TEXTS = (  # what people have their references in, by its first bytes
    (b"%PDF-", "a PDF"),
    (b"PK\3\4", "a ZIP archive, as .docx and .xlsx are"),
    (b"SQLite format 3\0", "a database, as reference managers keep for themselves"),
)
_AS_TEXT = "export the references from the program that made it, as RIS, BibTeX or CSL-JSON"

Read: TypeAlias = Callable[[str], Source | Diagnostic]
"""Gives the text of the file at a path."""


def read_source(path: str, encoding: str = "") -> Source | Diagnostic:
    """The text of a file that bibkit came upon, a regular one; a finding where it can't be had.

    The text is in `encoding`; where that is empty, in what the file says of itself, or in UTF-8.
    """
    return _read(path, encoding, is_named=False)


def read_named(path: str, encoding: str = "") -> Source | Diagnostic:
    """The same of a path that the user named: it may be a pipe or a device, too, and "-" is stdin."""
    return _read(path, encoding, is_named=True)


def _read(path: str, encoding: str, *, is_named: bool) -> Source | Diagnostic:
    try:
        data = stream_bytes(sys.stdin.buffer) if path == "-" else file_bytes(path, is_named=is_named)
        data = expanded(data, ending_by_content(data) if path == "-" else path)
    except (UnreadableError, CompressionError) as error:
        return Diagnostic("BK101", f"The file can't be read: {error.reason}", error.hint, WholeFile(path))
    return source_of_bytes(data, path, encoding)


def reader_with(texts: Mapping[str, Source], encoding: str = "") -> Read:
    """A `read_source` that takes these texts in the place of the files of their paths."""
    return lambda path: texts[path] if path in texts else read_source(path, encoding)


def source_of_bytes(data: bytes, path: str, encoding: str = "") -> Source | Diagnostic:
    """The text that the bytes are (see `read_source`); a finding, with its place, where they are not."""
    try:
        text = decoded(data, encoding)
    except UnicodeDecodeError as error:
        return _not_text(data, path, error, encoding)
    return Source(text.text, path, bom=text.bom, encoding=text.encoding)


def _not_text(data: bytes, path: str, error: UnicodeDecodeError, encoding: str) -> Diagnostic:
    body = data.removeprefix(codecs.BOM_UTF8)
    start = len(body[: error.start - len(data) + len(body)].decode("utf-8", "replace"))
    place = SourceSpan(Source(body.decode("utf-8", "replace"), path), start, start + 1)
    name = "UTF-8" if error.encoding == UTF_8 else error.encoding
    message = f"Byte 0x{data[error.start]:02X} is not {name} text"
    if error.encoding == MARC_8:
        message = "The file is in MARC-8, which needs the Python package pymarc"
        return Diagnostic(
            "BK102", message, "run `python -m pip install pymarc`, or fetch the records in UTF-8", place
        )
    if ending := ending_by_content(data):
        way_out = f"call it {PurePath(path).name}{ending}"
        return Diagnostic("BK102", "The file is compressed, which its name does not say", way_out, place)
    if kind := next((kind for mark, kind in _NO_TEXTS if data.startswith(mark)), ""):
        return Diagnostic("BK102", f"The file is {kind}, and no text", _AS_TEXT, place)
    likely = "" if encoding else likely_encoding(data)
    if likely:
        message += f"; the file looks like {likely}"
    elif b"\0" in data:
        return Diagnostic("BK102", f"{message}, and there are bytes in it that no text has", _AS_TEXT, place)
    return Diagnostic("BK102", message, "save the file as UTF-8, or name the encoding that it is in", place)

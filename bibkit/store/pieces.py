"""A file in pieces, each a source of its own with a few entries, so that a large file needs no more memory."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from bibkit.errors import FileError
from bibkit.source import Source
from bibkit.syntax.json import json_cut

_LENGTH = 1 << 16
_LONGEST_START = 1000
_BIB_START = re.compile(r"@\w*[ \t]*[{(]")
_LINE_END = re.compile(r"\r\n|\r|\n")


class PiecedFile:
    """The pieces of a file of a format that can be cut, in order; they may be gone through more than once."""

    def __init__(self, path: Path, format_name: str) -> None:
        self._path = path
        self._cut = _CUTS[format_name]

    def __iter__(self) -> Iterator[Source]:
        """The pieces. Raises FileError where the file can't be read, or is not UTF-8, with the place."""
        line, column = 1, 1
        rest = ""
        is_first = True
        for block, is_last in _blocks(self._path):
            rest += block
            at = self._cut(rest, is_last)
            if not at and not (is_first and is_last):
                continue
            is_first = False
            piece, rest = rest[:at], rest[at:]
            yield Source(piece, str(self._path), first_line=line, first_column=column, goes_on=not is_last)
            line, column = _after(piece, line, column)


def can_be_cut(format_name: str) -> bool:
    """Whether a file of that format can be read in pieces."""
    return format_name in _CUTS


def is_text(path: Path) -> bool:
    """Whether a file can be read and is UTF-8 to its end."""
    try:
        for _ in _blocks(path):
            pass
    except FileError:
        return False
    return True


def _cut_bib(text: str, is_last: bool) -> int:
    """Where the last entry of the text begins, as it may not be whole yet."""
    if is_last:
        return len(text)
    first = max(len(text) - _LENGTH - _LONGEST_START, 1)
    at = len(text)
    while (at := text.rfind("@", first, at)) != -1:
        before = text[max(at - _LONGEST_START, 0) : at]
        blank = len(before) - len(before.rstrip(" \t"))
        if before[: len(before) - blank].endswith(("\n", "\r")) and _BIB_START.match(text, at):
            return at - blank
    return 0


def _cut_lines(text: str, is_last: bool) -> int:
    """Where the last line of the text begins, as it may not be whole yet."""
    return len(text) if is_last else text.rfind("\n") + 1


_CUTS: dict[str, Callable[[str, bool], int]] = {
    "bibtex": _cut_bib,
    "biblatex": _cut_bib,
    "csl-json": json_cut,
    "csl-jsonl": json_cut,
    "records-jsonl": _cut_lines,
}


def _blocks(path: Path) -> Iterator[tuple[str, bool]]:
    """The text of a file, block by block, and whether that was the last; a byte order mark is taken off."""
    decoder = codecs.getincrementaldecoder("utf-8-sig")()
    read = 0
    try:
        with path.open("rb") as file:
            while True:
                data = file.read(_LENGTH)
                yield decoder.decode(data, final=not data), not data
                if not data:
                    return
                read += len(data)
    except OSError as error:
        raise FileError(f"{path} can't be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise FileError(
            f"{path}: a byte near {read + error.start} is not UTF-8 text", hint="save the file as UTF-8"
        ) from None


def _after(piece: str, line: int, column: int) -> tuple[int, int]:
    """Line and column behind a piece that begins at these."""
    if "\r" not in piece:
        ends, last = piece.count("\n"), piece.rfind("\n") + 1
    else:
        found = [end.end() for end in _LINE_END.finditer(piece)]
        ends, last = len(found), found[-1]
    if not ends:
        return line, column + len(piece)
    return line + ends, len(piece) - last + 1

"""A text as it stands in a file, and places in it: offsets, which become line and column when someone asks."""

import re
from bisect import bisect_right
from itertools import accumulate, count
from operator import add
from typing import Any, NamedTuple

from bibkit.errors import FileError
from bibkit.source.encodings import UTF_8

_LINE_END = re.compile(r"\r\n|\r|\n")


class Source:
    """The text of a file (or of stdin, or of a caller), character by character: line ends are those of the file.

    A byte order mark is not in `text`; `bom` says that the file has one, and `encoding` what its bytes are in.
    `first_line` and `first_column` are where the text begins, for one that is a part of a file, and `goes_on` says
    whether more follows. `cut` holds the parts that its syntax has cut it into, for one that is gone through more than
    once; None for others, as the parts take as much memory again as their text does.
    """

    __slots__ = ("_starts", "bom", "cut", "encoding", "first_column", "first_line", "goes_on", "path", "text")

    def __init__(
        self,
        text: str,
        path: str = "",
        *,
        bom: bool = False,
        first_line: int = 1,
        first_column: int = 1,
        goes_on: bool = False,
        encoding: str = UTF_8,
    ) -> None:
        self.text = text
        self.path = path
        self.bom = bom
        self.encoding = encoding
        self.first_line = first_line
        self.first_column = first_column
        self.goes_on = goes_on
        self._starts: list[int] = []
        self.cut: list[Any] | None = None

    def __repr__(self) -> str:
        return f"<Source {self.path or 'text'}, {len(self.text)} characters>"

    @property
    def starts(self) -> list[int]:
        """The offset at which each line begins."""
        if not self._starts:
            if "\r" in self.text:
                self._starts = [0, *(match.end() for match in _LINE_END.finditer(self.text))]
            else:
                before = accumulate(map(len, self.text.split("\n")[:-1]), initial=0)
                self._starts = list(map(add, before, count()))  # and the line ends before each
        return self._starts

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column, both from 1, of a character; columns count characters."""
        number = bisect_right(self.starts, offset) - 1
        before = self.first_column if number == 0 else 1
        return self.first_line + number, offset - self.starts[number] + before

    def offset(self, line: int, column: int) -> int:
        """The offset of a line and column, both from 1; the nearest there is where the text has no such place."""
        number = min(max(line - self.first_line, 0), len(self.starts) - 1)
        before = self.first_column if number == 0 else 1
        return min(self.starts[number] + max(column - before, 0), self._line_end(number))

    def line(self, line: int) -> str:
        """The line of that number, without its end; empty where there is none."""
        number = line - self.first_line
        if not 0 <= number < len(self.starts):
            return ""
        return self.text[self.starts[number] : self._line_end(number)]

    def span(self, start: int, end: int | None = None) -> "SourceSpan":
        """The place from `start` up to `end`; without an end, up to that of the line."""
        if end is None:
            end = self._line_end(bisect_right(self.starts, start) - 1)
        return SourceSpan(self, start, max(start, end))

    def whole(self, text: str) -> str:
        """A new text for the same file, with the byte order mark if the file has one.

        Raises FileError where the file is not UTF-8, as all that is written to other files is, and that tells.
        """
        if self.encoding != UTF_8 and not (text.isascii() and "a".encode(self.encoding) == b"a"):
            raise FileError(
                f"{self.path or 'The text'} is in {self.encoding}, and what bibkit writes to other files is UTF-8",
                hint="change it where it stands, as it keeps its encoding there; or save it as UTF-8",
            )
        return self.marked(text)

    def marked(self, text: str) -> str:
        """A new text for the same file in its own encoding, with the byte order mark if the file has one.

        Raises FileError where that encoding lacks a character of it.
        """
        if lacking := self.lacks(text):
            raise FileError(
                f'{self.path or "The text"} is in {self.encoding}, which has no "{lacking}" (U+{ord(lacking):04X})',
                hint="nothing was written; save the file as UTF-8, or write the character as a command of TeX",
            )
        return "\ufeff" + text if self.bom else text

    def lacks(self, text: str) -> str:
        """The first character of a text that the encoding of the file lacks; or empty."""
        if self.encoding == UTF_8:
            return ""
        try:
            text.encode(self.encoding)
        except UnicodeEncodeError as error:
            return text[error.start]
        return ""

    def _line_end(self, number: int) -> int:
        if number + 1 == len(self.starts):
            return len(self.text)
        end = self.starts[number + 1] - 1
        return end - (self.text[end] == "\n" and end > self.starts[number] and self.text[end - 1] == "\r")


class Where(NamedTuple):
    """A place for people. Lines and columns count from 1, columns in characters; 0 means not known.

    The place ends before `end_column` of `end_line`; `text` is the first of its lines.
    """

    path: str = ""
    line: int = 0
    column: int = 0
    end_line: int = 0
    end_column: int = 0
    text: str = ""


class SourceSpan(NamedTuple):
    """A place in a source: the characters from `start` up to `end`."""

    source: Source
    start: int
    end: int

    @property
    def span(self) -> "SourceSpan":
        """Itself, as every kind of place has one."""
        return self

    @property
    def text(self) -> str:
        """What stands there."""
        return self.source.text[self.start : self.end]

    @property
    def where(self) -> Where:
        """File, lines and columns."""
        line, column = self.source.position(self.start)
        end_line, end_column = self.source.position(self.end)
        return Where(self.source.path, line, column, end_line, end_column, self.source.line(line))


class WholeFile(NamedTuple):
    """A file as a place, where no line of it is at fault or it can't be read."""

    path: str

    @property
    def span(self) -> None:
        """None: there is no text to point into."""
        return

    @property
    def where(self) -> Where:
        """The file alone."""
        return Where(self.path)

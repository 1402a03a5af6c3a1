"""What a finding marks: the characters of its place, counted from its lines and columns."""

from __future__ import annotations

import re
from bisect import bisect_right
from pathlib import Path
from typing import NamedTuple

from bibkit.diagnostics import Diagnostic

_LINE_END = re.compile(r"\r\n|\r|\n")


class Mark(NamedTuple):
    """The characters from `start` up to `end` of a text."""

    start: int
    end: int
    text: str


def text_of(path: Path) -> str:
    """The text of a file, line ends as they are, without a byte order mark."""
    return path.read_bytes().decode("utf-8-sig", "replace")


class Lines:
    """A text, and where its lines begin."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [0, *(match.end() for match in _LINE_END.finditer(text))]

    def mark(self, finding: Diagnostic) -> Mark:
        """What the finding marks."""
        where = finding.where
        start = self.starts[where.line - 1] + where.column - 1
        end = self.starts[where.end_line - 1] + where.end_column - 1
        return Mark(start, end, self.text[start:end])

    def number(self, offset: int) -> int:
        """The number of the line in which a character stands, from 1."""
        return bisect_right(self.starts, offset)


def told(finding: Diagnostic, mark: Mark) -> str:
    """The finding and its mark in a line, for the message of a test."""
    where = finding.where
    return f"{where.line}:{where.column} {finding.code} [{finding.key}: {finding.field_text}] {finding.message} >> {mark.text!r}"

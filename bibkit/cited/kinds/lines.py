"""Lines of a text with their places, and blocks of it that cite nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple


class TextLine(NamedTuple):
    """A line without its end, and where it begins."""

    start: int
    text: str

    @property
    def indent(self) -> int:
        """How many blanks it begins with."""
        return len(self.text) - len(self.text.lstrip(" \t"))


def lines_of(text: str) -> Iterator[TextLine]:
    """The lines of a text."""
    at = 0
    for line in text.split("\n"):
        yield TextLine(at, line.rstrip("\r"))
        at += len(line) + 1

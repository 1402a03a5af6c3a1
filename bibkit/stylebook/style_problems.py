"""Faults of style files as findings with code, place and way out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from bibkit.csl.problem import Problem, ProblemKind, StyleError
from bibkit.diagnostics import Diagnostic, Where
from bibkit.errors import BibkitError, FileError, UsageError

_CODES: Final[Mapping[ProblemKind, str]] = {
    "odd": "BK903",
    "unknown-element": "BK905",
    "unknown-attribute": "BK906",
    "bad-value": "BK907",
    "undefined-macro": "BK908",
    "unused-macro": "BK909",
    "incomplete": "BK910",
    "misplaced": "BK911",
}


class StyleSource:
    """A style file's path and its lines, decoded when a finding shows them."""

    __slots__ = ("_lines", "_shown", "path")

    def __init__(self, path: str, source: bytes) -> None:
        self.path = path
        self._lines = source.split(b"\n")
        self._shown = (0, "")

    def where(self, line: int, column: int, end_column: int) -> Where:
        """The place, with its line; without a column, all of the line but its indent."""
        if line != self._shown[0]:
            raw = self._lines[line - 1] if 0 < line <= len(self._lines) else b""
            self._shown = (line, raw.decode("utf-8", "replace").rstrip("\r"))
        text = self._shown[1]
        if text and not column:
            column = len(text) - len(text.lstrip()) + 1
            end_column = len(text) + 1
        return Where(self.path, line, column, max(end_column, column + 1) if column else 0, text)


def finding(problem: Problem, source: StyleSource) -> Diagnostic:
    """The finding that a problem of that style is."""
    where = source.where(problem.line, problem.column, problem.end_column)
    return Diagnostic(_CODES[problem.kind], _sentence(problem.message), problem.hint, where)


def refused(error: StyleError, source: StyleSource) -> Diagnostic:
    """The finding that a style can't be used at all."""
    where = source.where(error.line, error.column, 0)
    return Diagnostic("BK904", _sentence(error.message), error.hint, where)


def refusal(error: StyleError, path: str) -> BibkitError:
    """The error for somebody who asked for that style."""
    hint = error.hint or "try another style or engine"
    if path:
        place = "".join(f":{number}" for number in (error.line, error.column) if number)
        return FileError(f"{path}{place}: BK904 The style can't be used: {error.message}", hint=hint)
    line = f"line {error.line}: " if error.line else ""
    return UsageError(f"The style can't be used: {line}{error.message}", hint=hint)


def _sentence(message: str) -> str:
    return f"{message[:1].upper()}{message[1:]}"

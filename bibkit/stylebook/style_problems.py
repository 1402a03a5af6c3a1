"""Faults of style files as findings with code, place and way out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from bibkit.csl.problem import Problem, ProblemKind, StyleError
from bibkit.diagnostics import Diagnostic, SourceSpan, WholeFile
from bibkit.errors import BibkitError, FileError, UsageError
from bibkit.source import Source

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


def style_source(path: str, source: bytes) -> Source:
    """A style file's text, for places in it."""
    return Source(source.decode("utf-8", "replace"), path)


def finding(problem: Problem, source: Source) -> Diagnostic:
    """The finding that a problem of that style is."""
    place = _place(source, problem.line, problem.column, problem.end_column)
    return Diagnostic(_CODES[problem.kind], _sentence(problem.message), problem.hint, place)


def refused(error: StyleError, source: Source) -> Diagnostic:
    """The finding that a style can't be used at all."""
    place = _place(source, error.line, error.column, 0)
    return Diagnostic("BK904", _sentence(error.message), error.hint, place)


def _place(source: Source, line: int, column: int, end_column: int) -> SourceSpan | WholeFile:
    """The place; without a column, all of the line but its indent, without a line, the file."""
    if not line:
        return WholeFile(source.path)
    start = source.offset(line, column or 1)
    if not column:
        text = source.line(line)
        return source.span(start + len(text) - len(text.lstrip()))
    return SourceSpan(source, start, source.offset(line, max(end_column, column + 1)))


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

"""Faults of style files as findings with code, place and way out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from bibkit.csl.style.problem import Correction, Problem, ProblemKind, StyleError
from bibkit.diagnostics import Diagnostic, SourceSpan, WholeFile
from bibkit.diagnostics.fix import Fix
from bibkit.errors import BibkitError, FileError, UsageError
from bibkit.source import Edit, Safety, Source

_CODES: Final[Mapping[ProblemKind, str]] = {
    "odd": "BK903",
    "unknown-element": "BK905",
    "unknown-attribute": "BK906",
    "bad-value": "BK907",
    "undefined-macro": "BK908",
    "unused-macro": "BK909",
    "incomplete": "BK910",
    "misplaced": "BK911",
    "extension": "BK915",
}


def style_source(path: str, source: bytes) -> Source:
    """A style file's text, for places in it; what is not UTF-8 is replaced."""
    text = source.decode("utf-8", "replace")
    return Source(text.removeprefix("\ufeff"), path, bom=text.startswith("\ufeff"))


def finding(problem: Problem, source: Source) -> Diagnostic:
    """The finding that a problem of that style is."""
    place = _place(source, problem.line, problem.column, problem.end_column)
    found = Diagnostic(_CODES[problem.kind], _sentence(problem.message), problem.hint, place)
    return found._replace(fix=_fix(problem.correction, place)) if problem.correction else found


def _fix(correction: Correction, place: SourceSpan | WholeFile) -> Fix | None:
    """What was meant, in the place of what stands there.

    Unsafe: the style will render what it did not before. None where the text is spelled in another way, or is not
    that of the file, as that is no UTF-8.
    """
    if place.span is None or place.span.text != correction.wrong or "\ufffd" in place.span.source.text:
        return None
    source, start, end = place.span
    edits = [Edit(source, start, end, correction.right)]
    if correction.wrong.startswith("<"):
        closing = _end_tag(source.text, end, correction.wrong[1:])
        if closing is None:
            return None
        edits += [Edit(source, at, at + len(correction.wrong) - 1, correction.right[1:]) for at in closing]
    return Fix(f"Write {correction.right.removeprefix('<')}", tuple(edits), Safety.UNSAFE)


def _end_tag(text: str, at: int, name: str) -> tuple[int, ...] | None:
    """Where the name stands in the end tag of an element without others in it, whose start tag goes on at `at`.

    Empty where the element needs none; None where it is not found.
    """
    match = re.compile(
        rf"(?:[^<>\"']|\"[^\"]*\"|'[^']*')*(?:(?P<empty>/>)|>[^<]*</(?P<name>{re.escape(name)})\s*>)"
    ).match(text, at)
    if match is None:
        return None
    return () if match["empty"] else (match.start("name"),)


def unknown_locale(locale: str, path: str) -> Diagnostic:
    """The finding about a default locale that has no file."""
    message = f'There is no locale file for "{locale}": en-US is used'
    return Diagnostic("BK912", message, "name a language that has one", WholeFile(path))


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

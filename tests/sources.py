"""Texts read as if they stood in files."""

from __future__ import annotations

from bibkit.diagnostics import Diagnostic, SourceSpan
from bibkit.model.record import Record
from bibkit.source import Source
from bibkit.store.folder import record_of_source


def record_of_text(text: str, path: str) -> tuple[Record | None, list[Diagnostic]]:
    """The record that a file of that name would hold, and the findings."""
    entry = record_of_source(Source(text, path))
    return entry.record, list(entry.diagnostics)


def marked(text: str, part: str, path: str = "") -> SourceSpan:
    """The place at which a part first stands in a text."""
    start = text.index(part)
    return SourceSpan(Source(text, path), start, start + len(part))


def shown(one: Diagnostic) -> str:
    """A finding as line, column, code and message."""
    assert one.place is not None
    return f"{one.place.where.line}:{one.place.where.column} {one.code} {one.message}"

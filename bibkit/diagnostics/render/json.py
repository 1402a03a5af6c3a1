"""A JSON array with ruff's field names, and `key` and `field` beside them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bibkit.diagnostics import Diagnostic, SourceSpan
from bibkit.diagnostics.origin import edits_of
from bibkit.diagnostics.shown import shown_json


def render(diagnostics: Sequence[Diagnostic]) -> str:
    """The findings as one JSON array."""
    return shown_json([row(diagnostic) for diagnostic in diagnostics])


def row(diagnostic: Diagnostic) -> dict[str, Any]:
    """The finding as a JSON object."""
    where = diagnostic.where
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message,
        "help": diagnostic.help,
        "filename": where.path,
        "location": {"row": where.line, "column": where.column},
        "end_location": {"row": where.end_line, "column": where.end_column},
        "key": diagnostic.key,
        "field": diagnostic.field_text,
        "fix": _fix(diagnostic),
    }


def _fix(diagnostic: Diagnostic) -> dict[str, Any] | None:
    edits = edits_of(diagnostic)
    if diagnostic.fix is None or not edits:
        return None
    rows = []
    for edit in edits:
        where = SourceSpan(edit.source, edit.start, edit.end).where
        rows.append(
            {
                "content": edit.text,
                "location": {"row": where.line, "column": where.column},
                "end_location": {"row": where.end_line, "column": where.end_column},
            }
        )
    return {"applicability": diagnostic.fix.safety.value, "message": diagnostic.fix.title, "edits": rows}

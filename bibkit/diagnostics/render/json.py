"""A JSON array with ruff's field names, and `key` and `field` beside them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from bibkit.diagnostics.diagnostic import Diagnostic


def render(diagnostics: Sequence[Diagnostic]) -> str:
    """The findings as one JSON array."""
    return json.dumps([_row(diagnostic) for diagnostic in diagnostics], indent=2, ensure_ascii=False) + "\n"


def _row(diagnostic: Diagnostic) -> dict[str, Any]:
    where = diagnostic.where
    fix = {"applicability": "safe", "replacement": diagnostic.fix.replacement} if diagnostic.fix else None
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message,
        "help": diagnostic.help,
        "filename": where.path,
        "location": {"row": where.line, "column": where.column},
        "end_location": {"row": where.line, "column": where.end_column},
        "key": diagnostic.key,
        "field": diagnostic.field_text,
        "fix": fix,
    }

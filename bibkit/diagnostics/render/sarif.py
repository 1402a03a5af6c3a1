"""SARIF 2.1.0 (OASIS), as code-scanning services read it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from bibkit.diagnostics import Diagnostic, SourceSpan, Where
from bibkit.diagnostics.codes import CODES
from bibkit.diagnostics.origin import edits_of
from bibkit.diagnostics.shown import shown_json


def render(diagnostics: Sequence[Diagnostic]) -> str:
    """The findings as one SARIF run."""
    codes = sorted({diagnostic.code for diagnostic in diagnostics})
    rules = [
        {
            "id": code,
            "name": CODES[code].name,
            "shortDescription": {"text": CODES[code].meaning},
            "help": {"text": CODES[code].way_out},
            "defaultConfiguration": {"level": CODES[code].severity.value},
        }
        for code in codes
    ]
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": {"name": "bibkit", "rules": rules}},
                "columnKind": "unicodeCodePoints",
                "results": [_result(diagnostic) for diagnostic in diagnostics],
            }
        ],
    }
    return shown_json(log)


def _result(diagnostic: Diagnostic) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": diagnostic.code,
        "level": diagnostic.severity.value,
        "message": {"text": diagnostic.message},
    }
    where = diagnostic.where
    if where.path:
        location: dict[str, Any] = {"artifactLocation": _artifact(where.path)}
        if where.line:
            location["region"] = _region(where)
        result["locations"] = [{"physicalLocation": location}]
        if fix := _fix(diagnostic):
            result["fixes"] = [fix]
    return result


def _region(where: Where) -> dict[str, int]:
    return {
        "startLine": where.line,
        "startColumn": max(1, where.column),
        "endLine": where.end_line,
        "endColumn": max(1, where.end_column),
    }


def _fix(diagnostic: Diagnostic) -> dict[str, Any] | None:
    """The fix as replacements (SARIF 2.1.0, 3.55), all of them in one file; None where there is none."""
    edits = edits_of(diagnostic)
    if diagnostic.fix is None or not edits:
        return None
    replacements = [
        {
            "deletedRegion": _region(SourceSpan(edit.source, edit.start, edit.end).where),
            "insertedContent": {"text": edit.text},
        }
        for edit in edits
    ]
    change = {"artifactLocation": _artifact(edits[0].source.path), "replacements": replacements}
    return {"description": {"text": diagnostic.fix.title}, "artifactChanges": [change]}


def _artifact(path: str) -> dict[str, str]:
    return {"uri": quote(path.replace("\\", "/"), errors="surrogateescape")}

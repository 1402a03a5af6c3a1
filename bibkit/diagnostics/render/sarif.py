"""SARIF 2.1.0 (OASIS), as code-scanning services read it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from bibkit.diagnostics.codes import CODES
from bibkit.diagnostics.diagnostic import Diagnostic


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
                "results": [_result(diagnostic) for diagnostic in diagnostics],
            }
        ],
    }
    return json.dumps(log, indent=2, ensure_ascii=False) + "\n"


def _result(diagnostic: Diagnostic) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": diagnostic.code,
        "level": diagnostic.severity.value,
        "message": {"text": diagnostic.message},
    }
    where = diagnostic.where
    if where.path:
        location: dict[str, Any] = {"artifactLocation": {"uri": quote(where.path.replace("\\", "/"))}}
        if where.line:
            location["region"] = {"startLine": where.line, "startColumn": max(1, where.column)}
        result["locations"] = [{"physicalLocation": location}]
    return result

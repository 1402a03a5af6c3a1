"""Annotations for GitHub Actions (workflow commands `::error` and `::warning`)."""

from __future__ import annotations

from collections.abc import Sequence

from bibkit.diagnostics.diagnostic import Diagnostic
from bibkit.diagnostics.shown import shown, shown_path


def render(diagnostics: Sequence[Diagnostic]) -> str:
    """The findings, one workflow command a line."""
    return "".join(_command(diagnostic) for diagnostic in diagnostics)


def _command(diagnostic: Diagnostic) -> str:
    where = diagnostic.where
    properties = {
        "title": f"bibkit ({diagnostic.code})",
        "file": shown_path(where.path),
        "line": str(where.line or ""),
        "col": str(where.column or ""),
        "endLine": str(where.end_line or ""),
        "endColumn": str(where.end_column or ""),
    }
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items() if value)
    message = shown(diagnostic.message)
    if diagnostic.help:
        message += f" ({shown(diagnostic.help)})"
    return f"::{diagnostic.severity.value} {listed}::{_data(message)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")

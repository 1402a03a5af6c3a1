"""Annotations for GitHub Actions (workflow commands `::error` and `::warning`)."""

from __future__ import annotations

from collections.abc import Sequence

from bibkit.diagnostics.diagnostic import Diagnostic


def render(diagnostics: Sequence[Diagnostic]) -> str:
    """The findings, one workflow command a line."""
    return "".join(_command(diagnostic) for diagnostic in diagnostics)


def _command(diagnostic: Diagnostic) -> str:
    where = diagnostic.where
    properties = {
        "title": f"bibkit ({diagnostic.code})",
        "file": where.path,
        "line": str(where.line or ""),
        "col": str(where.column or ""),
        "endLine": str(where.end_line or ""),
        "endColumn": str(where.end_column or ""),
    }
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items() if value)
    message = f"{diagnostic.message} ({diagnostic.help})" if diagnostic.help else diagnostic.message
    return f"::{diagnostic.severity.value} {listed}::{_data(message)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")

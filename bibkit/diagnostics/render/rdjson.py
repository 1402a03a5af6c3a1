"""reviewdog's diagnostic format, one object (https://github.com/reviewdog/reviewdog, proto/rdf/reviewdog.proto)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bibkit.diagnostics import Diagnostic, SourceSpan
from bibkit.diagnostics.codes import CODES
from bibkit.diagnostics.origin import edits_of
from bibkit.diagnostics.shown import shown_json


def render(diagnostics: Sequence[Diagnostic]) -> str:
    """The findings; columns count the bytes of UTF-8, as reviewdog counts them."""
    rows = [_row(diagnostic) for diagnostic in diagnostics]
    return shown_json({"source": {"name": "bibkit"}, "diagnostics": rows})


def _row(one: Diagnostic) -> dict[str, Any]:
    location: dict[str, Any] = {"path": one.where.path}
    span = one.place.span if one.place is not None else None
    if span is not None:
        location["range"] = _range(span)
    row: dict[str, Any] = {
        "message": f"{one.message} ({one.help})" if one.help else one.message,
        "location": location,
        "severity": one.severity.value.upper(),
        "code": {"value": f"{one.code} ({CODES[one.code].name})"},
    }
    if edits := edits_of(one):
        row["suggestions"] = [
            {"range": _range(SourceSpan(edit.source, edit.start, edit.end)), "text": edit.text}
            for edit in edits
        ]
    return row


def _range(span: SourceSpan) -> dict[str, Any]:
    return {"start": _position(span, span.start), "end": _position(span, span.end)}


def _position(span: SourceSpan, at: int) -> dict[str, int]:
    line, column = span.source.position(at)
    before = span.source.text[at - column + 1 : at]
    return {"line": line, "column": len(before.encode("utf-8", "surrogatepass")) + 1}

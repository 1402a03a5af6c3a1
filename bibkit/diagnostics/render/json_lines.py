"""A JSON object a line, with the members of `json`."""

from __future__ import annotations

from collections.abc import Sequence

from bibkit.diagnostics.diagnostic import Diagnostic
from bibkit.diagnostics.render.json import row
from bibkit.diagnostics.shown import shown_json


def render(diagnostics: Sequence[Diagnostic]) -> str:
    """The findings, a line each."""
    return "".join(shown_json(row(diagnostic), indent=None) for diagnostic in diagnostics)

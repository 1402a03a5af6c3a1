"""One line a finding: `path:line:column: CODE message`."""

from __future__ import annotations

from collections.abc import Sequence

from bibkit.diagnostics import Diagnostic, Where
from bibkit.diagnostics.render.paint import Paint, plain
from bibkit.diagnostics.shown import LONGEST_NAME, shown, shown_path


def render(diagnostics: Sequence[Diagnostic], paint: Paint = plain) -> str:
    """The findings, a line each."""
    return "".join(f"{headline(diagnostic, paint=paint)}\n" for diagnostic in diagnostics)


def headline(diagnostic: Diagnostic, where: Where | None = None, paint: Paint = plain) -> str:
    """Place, code, key with field, and sentence, as `shown` has them.

    `where` is the place, for a caller that has looked it up.
    """
    subject = shown(diagnostic.key, LONGEST_NAME)
    if diagnostic.field:
        field = shown(diagnostic.field_text, LONGEST_NAME)
        subject = f"{subject}: {field}" if subject else field
    parts = [
        paint(place(where or diagnostic.where), "place"),
        paint(diagnostic.code, diagnostic.severity.value),
        f"[{paint(subject, 'subject')}]" if subject else "",
        shown(diagnostic.message),
    ]
    return " ".join(part for part in parts if part)


def place(where: Where) -> str:
    """`path:line:column:`, as far as it is known; empty where nothing is."""
    if not where.path:
        return ""
    path = shown_path(where.path)
    if path.startswith("::"):
        path = f"./{path}"  # a line that begins with "::" is a command to GitHub Actions
    return f"{path}:{where.line}:{where.column}:" if where.line else f"{path}:"

"""One line a finding: `path:line:column: CODE message`."""

from __future__ import annotations

from collections.abc import Sequence

from bibkit.diagnostics import Diagnostic, Where


def render(diagnostics: Sequence[Diagnostic]) -> str:
    """The findings, a line each."""
    return "".join(f"{headline(diagnostic)}\n" for diagnostic in diagnostics)


def headline(diagnostic: Diagnostic, where: Where | None = None) -> str:
    """Place, code, key with field, and sentence; control characters of the data are shown, not sent.

    `where` is the place, for a caller that has looked it up.
    """
    subject = diagnostic.key
    if diagnostic.field:
        subject = f"{subject}: {diagnostic.field_text}" if subject else diagnostic.field_text
    parts = [
        place(where or diagnostic.where),
        diagnostic.code,
        f"[{subject}]" if subject else "",
        diagnostic.message,
    ]
    return visible(" ".join(part for part in parts if part))


def place(where: Where) -> str:
    """`path:line:column:`, as far as it is known; empty where nothing is."""
    if not where.path:
        return ""
    if not where.line:
        return f"{where.path}:"
    return f"{where.path}:{where.line}:{where.column}:"


def visible(text: str) -> str:
    """The text with characters that would steer a terminal made visible."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)

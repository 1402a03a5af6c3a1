"""The findings below the file that they are in, as ruff and ESLint group them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from bibkit.diagnostics.diagnostic import Diagnostic
from bibkit.diagnostics.render.concise import headline
from bibkit.diagnostics.render.paint import Paint, plain
from bibkit.diagnostics.shown import shown_path


def render(diagnostics: Sequence[Diagnostic], paint: Paint = plain) -> str:
    """A heading for each file, then its findings, a line each, and an empty line."""
    groups: list[str] = []
    for path, found in groupby(diagnostics, key=lambda one: one.where.path):
        lines = [f"  {_line(one, paint)}\n" for one in found]
        groups.append((f"{paint(shown_path(path), 'place')}:\n" if path else "") + "".join(lines))
    return "\n".join(groups)


def _line(one: Diagnostic, paint: Paint) -> str:
    where = one.where
    place = f"{where.line}:{where.column}: " if where.line else ""
    return place + headline(one, where._replace(path=""), paint)

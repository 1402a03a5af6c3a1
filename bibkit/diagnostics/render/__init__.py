"""Ways to print findings; the names and the JSON fields are ruff's."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from bibkit.diagnostics.diagnostic import Diagnostic
from bibkit.diagnostics.render import (
    concise,
    full,
    github,
    gitlab,
    grouped,
    json,
    json_lines,
    junit,
    rdjson,
    sarif,
)
from bibkit.diagnostics.render.paint import coloured

RENDERERS: dict[str, Callable[[Sequence[Diagnostic]], str]] = {
    "concise": concise.render,
    "full": full.render,
    "grouped": grouped.render,
    "json": json.render,
    "json-lines": json_lines.render,
    "github": github.render,
    "gitlab": gitlab.render,
    "junit": junit.render,
    "sarif": sarif.render,
    "rdjson": rdjson.render,
}
"""Name of the output format -> the function that prints findings in it (a text that ends in a newline)."""

COLOURED: dict[str, Callable[[Sequence[Diagnostic]], str]] = {
    "concise": partial(concise.render, paint=coloured),
    "full": partial(full.render, paint=coloured),
    "grouped": partial(grouped.render, paint=coloured),
}
"""Those that people read on a terminal, with colours."""

FOR_PROGRAMS = ("json", "json-lines", "gitlab", "junit", "sarif", "rdjson")
"""Those that programs read: always whole, and every text in them as it is."""

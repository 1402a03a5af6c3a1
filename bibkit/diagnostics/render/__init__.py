"""Ways to print findings; the names and the JSON fields are ruff's."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bibkit.diagnostics.diagnostic import Diagnostic
from bibkit.diagnostics.render import concise, full, github, json, sarif

RENDERERS: dict[str, Callable[[Sequence[Diagnostic]], str]] = {
    "concise": concise.render,
    "full": full.render,
    "json": json.render,
    "github": github.render,
    "sarif": sarif.render,
}
"""Name of the output format -> the function that prints findings in it (a text that ends in a newline)."""

FOR_PROGRAMS = ("json", "sarif")
"""Those that programs read: always whole, and every text in them as it is."""

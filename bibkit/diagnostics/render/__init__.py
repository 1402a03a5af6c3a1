"""Ways to print findings; the names and the JSON fields are ruff's."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bibkit.diagnostics.diagnostic import Diagnostic


def _render(module: str, diagnostics: Sequence[Diagnostic], *, has_colours: bool = False) -> str:
    """The findings as the module beside this one prints them; loaded only then, as most runs find nothing."""
    render: Callable[..., str] = import_module(f"{__name__}.{module}").render
    if not has_colours:
        return render(diagnostics)
    from bibkit.diagnostics.render.paint import coloured

    return render(diagnostics, paint=coloured)


RENDERERS: dict[str, Callable[[Sequence[Diagnostic]], str]] = {
    name: partial(_render, name.replace("-", "_"))
    for name in (
        "concise",
        "full",
        "grouped",
        "json",
        "json-lines",
        "github",
        "gitlab",
        "junit",
        "sarif",
        "rdjson",
    )
}
"""Name of the output format -> the function that prints findings in it (a text that ends in a newline)."""

COLOURED: dict[str, Callable[[Sequence[Diagnostic]], str]] = {
    name: partial(_render, name, has_colours=True) for name in ("concise", "full", "grouped")
}
"""Those that people read on a terminal, with colours."""

FOR_PROGRAMS = ("json", "json-lines", "gitlab", "junit", "sarif", "rdjson")
"""Those that programs read: always whole, and every text in them as it is."""

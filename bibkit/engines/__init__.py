"""What turns items and a style into runs: one small protocol, and a line in `ENGINES` for each engine.

Importing this package imports no engine: an engine is loaded when it is asked for.
"""

from __future__ import annotations

from importlib import import_module

from bibkit.engines.job import CitedItem, Engine, Extras, Job, Rendered
from bibkit.registry import Registered, unknown_name

ENGINES: dict[str, Registered] = {
    "native": Registered("bibkit.engines.native:ENGINE", "bibkit's own processor, CSL 1.0.2"),
    "citeproc-py": Registered(
        "bibkit.engines.citeproc_py:ENGINE", "the package citeproc-py, for a second opinion"
    ),
}
DEFAULT_ENGINE = "native"

__all__ = ["DEFAULT_ENGINE", "ENGINES", "CitedItem", "Engine", "Extras", "Job", "Rendered", "load_engine"]


def load_engine(name: str = "") -> Engine:
    """The engine of that name, or the default one. Raises UsageError, with the nearest names, for another."""
    entry = ENGINES.get(name or DEFAULT_ENGINE)
    if entry is None:
        raise unknown_name("engine", name, ENGINES)
    module, _, attribute = entry.target.partition(":")
    engine: Engine = getattr(import_module(module), attribute)
    return engine

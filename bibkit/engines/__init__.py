"""What turns items and a style into runs: one small protocol, and the engines that `registry.ENGINES` names.

Importing this package imports no engine: an engine is loaded when it is asked for.
"""

from __future__ import annotations

from importlib import import_module

from bibkit.engines.job import CitedItem, Engine, EngineOptions, Job, Note, Rendered
from bibkit.registry import ENGINES, unknown_name

DEFAULT_ENGINE = "native"

__all__ = [
    "DEFAULT_ENGINE",
    "ENGINES",
    "CitedItem",
    "Engine",
    "EngineOptions",
    "Job",
    "Note",
    "Rendered",
    "load_engine",
]


def load_engine(name: str = "") -> Engine:
    """The engine of that name, or the default one. Raises UsageError, with the nearest names, for another."""
    row = ENGINES.get(name or DEFAULT_ENGINE)
    if row is None:
        raise unknown_name("engine", name, ENGINES, about="engine")
    module, _, attribute = row.target.partition(":")
    engine: Engine = getattr(import_module(module), attribute)
    return engine

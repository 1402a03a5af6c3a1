"""Libraries that not everybody needs: imported when asked for, and the way out where they are missing."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from bibkit.errors import UsageError


def needed(module: str, extra: str) -> Any:
    """The module. Raises UsageError where the extra that brings it is not installed."""
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        raise UsageError(
            f"This needs the Python package {error.name}", hint=f"pip install 'bibkit[{extra}]'"
        ) from None

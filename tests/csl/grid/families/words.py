"""Short ways to write the places of a family."""

from __future__ import annotations


def attribute(name: str, *values: str) -> tuple[str, ...]:
    """The attribute left out, and with each value."""
    return ("", *(f' {name}="{value}"' for value in values))

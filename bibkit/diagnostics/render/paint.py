"""Colours for a terminal, and none for anything else; the parts of a finding have ruff's."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

Paint: TypeAlias = Callable[[str, str], str]
"""A text, and what it is of a finding (a name in `_COLOURS`): the text as it is shown."""

_COLOURS = {
    "place": "1",
    "error": "1;31",
    "warning": "1;33",
    "subject": "1",
    "mark": "1;31",
    "help": "1;36",
    "line": "1;34",
}


def plain(text: str, _part: str) -> str:
    """The text as it is."""
    return text


def coloured(text: str, part: str) -> str:
    """The text between what turns the colour on and off (ECMA-48, 8.3.117)."""
    return f"\x1b[{_COLOURS[part]}m{text}\x1b[0m" if text else ""

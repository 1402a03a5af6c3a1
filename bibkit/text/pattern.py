"""Regular expressions that are compiled when they are first used.

Compiling all that the processor may need takes as long as starting Python; a list needs few of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, cast

_METHODS = frozenset(("findall", "finditer", "fullmatch", "match", "search", "split", "sub"))


class _Pattern:
    """Stands for a compiled pattern. Its slots are empty until one is asked for; then all are the pattern's methods."""

    __slots__ = ("_flags", "_text", *_METHODS)

    def __init__(self, text: str, flags: int) -> None:
        self._text = text
        self._flags = flags

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if name not in _METHODS:
            raise AttributeError(name)
        compiled = re.compile(self._text, self._flags)
        self.findall, self.finditer, self.fullmatch = compiled.findall, compiled.finditer, compiled.fullmatch
        self.match, self.search = compiled.match, compiled.search
        self.split, self.sub = compiled.split, compiled.sub
        return cast("Callable[..., Any]", getattr(self, name))


def lazy_pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern, compiled at its first use; only its methods can be asked for."""
    return cast("re.Pattern[str]", _Pattern(text, flags))

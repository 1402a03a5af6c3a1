"""Where in a JSON text an item or a member stands: worked out only when a finding is to be placed."""

from __future__ import annotations

import json
import re
from bisect import bisect_right

from bibkit.diagnostics import Where

_SPACE = re.compile(r"[ \t\n\r]*")
_DECODER = json.JSONDecoder()


class Places:
    """Places in one JSON text of valid syntax, which holds an array of items, or one item."""

    def __init__(self, text: str, path: str) -> None:
        self._text = text
        self._path = path
        self._items: list[int] | None = None
        self._line_starts: list[int] = []

    def of(self, index: int, members: tuple[str | int, ...] = ()) -> Where:
        """The place of a value inside the item of that index, or of the nearest value around it."""
        if self._items is None:
            self._line_starts = [0, *(match.end() for match in re.finditer("\n", self._text))]
            start = _skip(self._text, 0)
            self._items = [start] if self._text[start] == "{" else _elements(self._text, start)
        offset = self._items[index]
        for step in members:
            inner = _members(self._text, offset).get(step) if isinstance(step, str) else None
            if isinstance(step, int) and self._text[offset] == "[":
                elements = _elements(self._text, offset)
                inner = elements[step] if step < len(elements) else None
            if inner is None:
                break
            offset = inner
        line = bisect_right(self._line_starts, offset)
        return _where(self._text, self._path, offset, line, self._line_starts[line - 1])


def where(text: str, path: str, offset: int) -> Where:
    """The place of a character offset."""
    return _where(text, path, offset, text.count("\n", 0, offset) + 1, text.rfind("\n", 0, offset) + 1)


def _where(text: str, path: str, offset: int, line: int, line_start: int) -> Where:
    end = text.find("\n", offset)
    shown = text[line_start : len(text) if end < 0 else end].rstrip("\r")
    column = offset - line_start + 1
    return Where(path, line, column, column + 1, shown)


def _skip(text: str, offset: int) -> int:
    match = _SPACE.match(text, offset)
    assert match is not None
    return match.end()


def _elements(text: str, offset: int) -> list[int]:
    """Offsets of the elements of the array that begins at `offset`."""
    found: list[int] = []
    offset = _skip(text, offset + 1)
    while text[offset] != "]":
        found.append(offset)
        offset = _skip(text, _DECODER.raw_decode(text, offset)[1])
        offset = _skip(text, offset + 1) if text[offset] == "," else offset
    return found


def _members(text: str, offset: int) -> dict[str, int]:
    """Offsets of the values of the object that begins at `offset`; of the last one where a name comes twice."""
    found: dict[str, int] = {}
    if text[offset] != "{":
        return found
    offset = _skip(text, offset + 1)
    while text[offset] != "}":
        name, offset = _DECODER.raw_decode(text, offset)
        offset = _skip(text, _skip(text, offset) + 1)
        found[name] = offset
        offset = _skip(text, _DECODER.raw_decode(text, offset)[1])
        offset = _skip(text, offset + 1) if text[offset] == "," else offset
    return found

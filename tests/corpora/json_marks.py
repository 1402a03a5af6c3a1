"""Whether a finding in a CSL-JSON file marks what it means, judged by the standard library's reader of JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from bibkit.diagnostics import Diagnostic
from tests.corpora.marks import Lines, Mark

# Members that csl-data.json names otherwise than CSL names the variable.
_OLDER = {"title-short": "shortTitle", "container-title-short": "journalAbbreviation"}
_OF_READING = ("BK109", "BK115", "BK312", "BK803", "BK805", "BK806")
_BLANK = re.compile(r"[\s,\[]*")


class Item(NamedTuple):
    """An item of the file, and where it stands."""

    start: int
    end: int
    data: Any


class JsonFile:
    """The items of a CSL-JSON text."""

    def __init__(self, text: str) -> None:
        self.lines = Lines(text)
        self.items = list(_items(text))

    def is_meant(self, finding: Diagnostic, mark: Mark) -> bool:
        """Whether the mark is a whole value of JSON, and the one that the finding speaks of."""
        item = next((one for one in self.items if one.start <= mark.start and mark.end <= one.end), None)
        if item is None or not isinstance(item.data, dict):
            return finding.code in ("BK801", "BK805")
        try:
            marked = json.loads(mark.text)
        except ValueError:
            return False
        path = list(finding.field)
        if finding.code in _OF_READING:  # by the item's own names
            return bool(marked == _nearest(item.data, path))
        if not path or path == ["id"]:
            return marked in (item.data.get("citation-key"), item.data.get("id"))
        name = str(path[0])
        member = name if name in item.data else _OLDER.get(name, name)
        value = item.data[member]
        if isinstance(value, list) and len(path) > 1:
            named = [name for name in value if _is_name(name)][int(path[1])]
            return marked == named or (len(path) > 2 and marked == named.get(path[2]))
        before = self.lines.text[item.start : mark.start].rstrip()
        return marked == value and before.endswith(":") and before[:-1].rstrip().endswith(f'"{member}"')


def _items(text: str) -> Iterator[Item]:
    decoder = json.JSONDecoder()
    at = _skipped(text, 0)
    while at < len(text) and text[at] != "]":
        try:
            data, end = decoder.raw_decode(text, at)
        except ValueError:
            return
        yield Item(at, end, data)
        at = _skipped(text, end)


def _skipped(text: str, at: int) -> int:
    match = _BLANK.match(text, at)
    assert match is not None
    return match.end()


def _nearest(value: Any, path: list[str | int]) -> Any:
    """The value at the path, or the last that is there on the way."""
    for step in path:
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            break
    return value


def _is_name(name: Any) -> bool:
    shown = (
        name
        if isinstance(name, str)
        else name.get("literal") or name.get("family") or name.get("given") or ""
    )
    return bool(shown.strip()) and shown.casefold() not in ("others", "et al.", "et al")

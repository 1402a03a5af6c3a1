"""What a line of YAML stands in, so that a long text need not be read from its beginning for each fault in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from bibkit.source import Source

_SHORT = 20_000  # characters; so much is read again and again
_NO_PARENT = re.compile(r"[ \t]*(?:#.*)?|---.*|\.\.\.[ \t]*")
_MANY_LINES = re.compile(r"(?<=:)\s+[\"'\[{].*")  # a value that may end in another line, which is left out
_ANCHOR = re.compile(r"(?<!\S)&([\w-]+)")
_INDENT = re.compile(r"( *)(- )?")


class MendedLine(NamedTuple):
    """A line of a text: its number, and its characters before and after it was mended."""

    number: int
    before: str
    after: str


class Surroundings:
    """The lines before one that decide what it is; asked for one line after another, it looks at each once.

    Of a short text that is all before it; of a long one, the lines less indented in which it stands, one in the other.
    These may be the wrong ones where a text in quotes or brackets has lines at the margin, so that who uses them has
    to read the whole (`is_cut`) in the end.
    """

    def __init__(self, source: Source) -> None:
        self.source = source
        self.is_cut = len(source.text) > _SHORT
        self._open: list[tuple[float, str]] = []
        self._next = 1
        anchors = _ANCHOR.finditer(source.text) if self.is_cut else ()
        self._anchors = {match[1]: match.start() for match in reversed([*anchors])}

    def before_last(self, mended: Sequence[MendedLine]) -> str:
        """The lines before the last of the mended ones, as they are when all of these are mended."""
        after = {line.number: line.after for line in mended}
        number = mended[-1].number
        if not self.is_cut:
            lines = [after.get(one, self.source.line(one)) for one in range(1, number)]
            return "".join(f"{line}\n" for line in lines)
        for one in range(self._next, number):
            self._put(after.get(one, self.source.line(one)))
        self._next = number
        depth = _depth(mended[-1].after)
        return "".join(f"{line}\n" for at, line in self._open if at < depth)

    def anchors_before(self, offset: int) -> list[str]:
        """The names of anchors that may stand in what is left out before that character."""
        return [name for name, at in self._anchors.items() if at < offset]

    def _put(self, line: str) -> None:
        if _NO_PARENT.fullmatch(line):
            return
        depth = _depth(line)
        while self._open and self._open[-1][0] >= depth:
            self._open.pop()
        self._open.append((depth, _MANY_LINES.sub("", line)))


def _depth(line: str) -> float:
    """How deep a line stands; an item may stand as far left as the name of its list."""
    match = _INDENT.match(line)
    assert match is not None
    return len(match[1]) + (0.5 if match[2] else 0)

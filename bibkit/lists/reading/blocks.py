"""The blocks of a Markdown text as far as citations go: code, which holds none, and the texts of footnotes.

CommonMark 0.31 (indented and fenced code, block quotes, list items) and pandoc's manual, "Footnotes".
"""

from __future__ import annotations

import re
from typing import NamedTuple

_QUOTE = re.compile(r" {0,3}> ?")
_FENCE = re.compile(r"(`{3,}(?=[^`\n]*$)|~{3,})")
_ITEM = re.compile(r"(?:[-+*]|\(?(?:\d{1,9}|#)[.)]|:|~)(?=[ \t]|$)[ \t]*")
_HEADING = re.compile(r"#{1,6}(?=[ \t]|$)")
_NOTE = re.compile(r"\[\^([^\s\]]+)\]:[ \t]*")

_TAB = 4
_DEEPEST = 32  # containers in one another; deeper ones are no text that anybody wrote


class Blocks(NamedTuple):
    """Where code stands (start, end), in order, and the texts of the footnotes by their labels."""

    code: list[tuple[int, int]]
    notes: dict[str, tuple[int, int]]


def blocks_of(text: str) -> Blocks:
    """The code and the footnotes of a text; of two footnotes with one label the first is meant, as in pandoc."""
    scan = _Scan()
    at = 0
    for line in text.splitlines(keepends=True):
        scan.line(line, at)
        at += len(line)
    scan.end_note(at)
    return Blocks(scan.code, scan.notes)


class _Scan:
    """One pass over the lines: which containers are open, whether a paragraph goes on, which fence is open."""

    def __init__(self) -> None:
        self.code: list[tuple[int, int]] = []
        self.notes: dict[str, tuple[int, int]] = {}
        self._columns: list[int] = []  # where the content of each open list item or footnote begins
        self._quotes = 0
        self._fence = ""
        self._in_paragraph = False
        self._was_blank = True
        self._note: tuple[str, int] | None = None

    def line(self, line: str, at: int) -> None:
        """Take in the next line, which begins at that place of the text."""
        end = at + len(line)
        body, depth = _unquoted(line.rstrip("\r\n"))
        if depth != self._quotes and not (depth < self._quotes and self._in_paragraph and body.strip()):
            self._quotes, self._fence, self._in_paragraph = depth, "", False
            self._leave(0, at)
        if not body.strip():
            self._was_blank, self._in_paragraph = True, False
            if self._fence:
                self._add_code(at, end)
            return
        indent = len(body[: len(body) - len(body.lstrip())].expandtabs(_TAB))
        content = body.strip()
        if self._fence:
            self._add_code(at, end)
            if content.startswith(self._fence) and not content.strip(self._fence[0]):
                self._fence = ""
            return
        if not self._in_paragraph:
            self._leave(indent, at)
        note = _NOTE.match(content)
        if note and indent < _TAB and (self._note or (self._was_blank and not self._columns)):
            self._leave(0, at)
            self._note = note[1], at + line.index("]:") + 2
            self._columns.append(_TAB)
            self._in_paragraph = False
            indent, content = _TAB, content[note.end() :]
        self._open(content, indent, at, end)
        self._was_blank = False

    def end_note(self, at: int) -> None:
        """The open footnote ends there."""
        if self._note is not None:
            label, start = self._note
            self.notes.setdefault(label, (start, at))
            self._note = None

    def _leave(self, indent: int, at: int) -> None:
        """Close the containers that a line with so much space before it is not in."""
        while self._columns and indent < self._columns[-1]:
            self._columns.pop()
        if not self._columns:
            self.end_note(at)

    def _open(self, content: str, indent: int, at: int, end: int) -> None:
        """Take the markers of list items off the line, and see what the rest begins."""
        while content:
            inside = indent - (self._columns[-1] if self._columns else 0)
            if inside >= _TAB and not self._in_paragraph:
                self._add_code(at, end)
                return
            if fence := _FENCE.match(content):
                self._fence, self._in_paragraph = fence[1], False
                self._add_code(at, end)
                return
            item = _ITEM.match(content) if inside < _TAB and len(self._columns) < _DEEPEST else None
            if item is None:
                self._in_paragraph = not _HEADING.match(content)
                return
            self._leave(indent, at)
            marker = len(item[0].rstrip())
            spaces = len(item[0].expandtabs(_TAB)) - marker
            self._columns.append(indent + marker + (spaces if 0 < spaces <= _TAB else 1))
            self._in_paragraph = False
            indent, content = indent + marker + spaces, content[item.end() :]

    def _add_code(self, start: int, end: int) -> None:
        if self.code and self.code[-1][1] == start:
            start, _ = self.code.pop()
        self.code.append((start, end))


def _unquoted(line: str) -> tuple[str, int]:
    """The line without the marks of block quotes, and how many there were."""
    depth = start = 0
    while match := _QUOTE.match(line, start):
        start = match.end()
        depth += 1
    return line[start:], depth

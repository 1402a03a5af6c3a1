"""Comments of .bib files that say which findings an entry answers for: `% bibkit: ignore BK204 -- printed so`.

Such a line stands above its entry, among comments and blank lines only; `% bibkit: ignore-file BK2 -- old scans` holds
for all entries below it. The words after "--" are for people.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from bibkit.source import Source

_MARK = "bibkit:"
_COMMENT = re.compile(r"[ \t]*%+[ \t]*bibkit:[ \t]*ignore(-file)?[ \t]+(.*)")


def ignored_by_comments(source: Source) -> Callable[[int], tuple[str, ...]] | None:
    """What the comments of a source ignore, as beginnings of codes by the offset of an entry; None without any."""
    if _MARK not in source.text:
        return None
    of_file: dict[int, tuple[str, ...]] = {}
    at = 0
    for line in source.text.splitlines(keepends=True):
        if _MARK in line and (match := _COMMENT.match(line)) and match[1]:
            of_file[at] = _codes(match[2])
        at += len(line)

    def ignored(begin: int) -> tuple[str, ...]:
        codes = [code for start, codes in of_file.items() if start < begin for code in codes]
        for line in _lines_above(source.text, begin):
            if (match := _COMMENT.match(line)) and not match[1]:
                codes += _codes(match[2])
        return tuple(dict.fromkeys(codes))

    return ignored


def _lines_above(text: str, at: int) -> list[str]:
    """The comments and blank lines above the line in which an entry begins."""
    lines: list[str] = []
    end = text.rfind("\n", 0, at)
    while end > 0:
        start = text.rfind("\n", 0, end) + 1
        line = text[start:end].strip()
        if line and not line.startswith("%"):
            break
        lines.append(text[start:end])
        end = start - 1
    return lines


def _codes(text: str) -> tuple[str, ...]:
    from bibkit.diagnostics.selection import selector  # few files have such comments

    named = re.split(r"[\s,]+", text.partition("--")[0].strip())
    return tuple(code for name in named if (code := selector(name)))

"""Commands of LaTeX that read another file: LaTeX's own, and those of import, subfiles and standalone."""

from __future__ import annotations

import re
from typing import NamedTuple

from bibkit.cited.latex.arguments import Arguments

_BARE = re.compile(r'[ \t]*+(?:"([^"\r\n]+)"|([^\s{}\\%"]+))')
_TEX_FIRST = (".tex", "")


class _PartCommand(NamedTuple):
    """How a command names a file: the number of its arguments (folder and file are two), and what is tried."""

    arguments: int = 1
    endings: tuple[str, ...] = _TEX_FIRST
    moves: bool = False
    is_optional: bool = False


PARTS: dict[str, _PartCommand] = {
    "input": _PartCommand(),
    "@input": _PartCommand(is_optional=True),
    "InputIfFileExists": _PartCommand(is_optional=True),
    "include": _PartCommand(endings=(".tex",)),
    "includestandalone": _PartCommand(is_optional=True),
    "subfile": _PartCommand(moves=True),
    "subfileinclude": _PartCommand(moves=True),
    **{
        name: _PartCommand(2, moves=True)
        for name in ("import", "subimport", "includefrom", "subincludefrom", "inputfrom", "subinputfrom")
    },
}


class PartNamed(NamedTuple):
    """A file as it is named, and how it is looked for (`events.NamedPart`)."""

    name: str
    endings: tuple[str, ...]
    moves: bool
    is_optional: bool


def part_of(arguments: Arguments, command: str, at: int) -> tuple[PartNamed | None, int]:
    """The file that a command names, and where its arguments end."""
    reading = PARTS[command]
    text = arguments.text
    at += text.startswith("*", at)
    _, at = arguments.options(at)
    names = []
    for _ in range(reading.arguments):
        group = arguments.group(at)
        if group is None:
            break
        names.append(text[group.start : group.end].strip())
        at = group.end + 1
    if len(names) == reading.arguments:
        name = names[0] if len(names) == 1 else f"{names[0].rstrip('/') or '.'}/{names[1]}"
    elif command == "input" and not names and (bare := _BARE.match(text, at)):  # as plain TeX has it
        name, at = bare[1] or bare[2], bare.end()
    else:
        return None, at
    return PartNamed(name, reading.endings, reading.moves, reading.is_optional), at

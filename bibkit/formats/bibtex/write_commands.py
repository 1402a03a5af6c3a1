"""TeX commands that bibkit does not know, written as they came: for text of .bib files that is known to hold them."""

from __future__ import annotations

import re
from functools import lru_cache

from bibkit.formats.escape import Escape

_COMMAND = re.compile(
    r"(?P<maths>\$[^$]*\$)"
    r"|\\(?P<word>[A-Za-z]+)\*?[ ]?(?:\[[^\[\]{}]*\]|\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*+\})*"
)
# What reads, writes or changes TeX itself has no place in a bibliography; it is written as text.
_FORBIDDEN = frozenset(
    """
    input include InputIfFileExists openin openout read write immediate special directlua latelua csname endcsname
    catcode def edef gdef xdef let futurelet newcommand renewcommand providecommand DeclareRobustCommand usepackage
    RequirePackage documentclass begin end loop repeat expandafter noexpand uppercase scantokens endinput verbatiminput
    lstinputlisting includegraphics pdfobj shipout output everypar aftergroup afterassignment ShellEscape
    """.split()
)


def commands_kept(text: str, write: Escape) -> str:
    """The text as `write` has it, and its commands with their groups as they are."""
    parts: list[str] = []
    at = 0
    for match in _COMMAND.finditer(text):
        if match["maths"] or _is_forbidden(match[0]):
            continue
        parts += (write(text[at : match.start()]) if match.start() > at else "", match[0])
        at = match.end()
    return "".join([*parts, write(text[at:]) if at < len(text) else ""])


@lru_cache(maxsize=16)
def keeping_commands(write: Escape) -> Escape:
    """The function that escapes as `write` does and keeps commands; always the same one for the same `write`."""
    return lambda text: commands_kept(text, write)


def _is_forbidden(command: str) -> bool:
    return any(word in _FORBIDDEN for word in re.findall(r"\\([A-Za-z]+)", command)) or "^^" in command

"""TeX commands that bibkit does not know, written as they came: for text of .bib files that is known to hold them."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain

from bibkit.formats.bibtex.tex_group import GROUP
from bibkit.formats.escape import Escape

_COMMAND = re.compile(
    r"(?P<maths>\$[^$]*\$)"
    rf"|\\(?P<word>[A-Za-z]+)\*?[ ]?(?:\[[^\[\]{{}}]*\]|{GROUP})*"
)
_NAME = re.compile(r"\\[A-Za-z]+\*?")
_GROUPS = re.compile(rf"(?:{GROUP})*")
_MARK = "\ufdd2"  # a noncharacter, in the place of a command
# What reads, writes or changes TeX itself has no place in a bibliography; it is written as text.
_FORBIDDEN = frozenset(
    """
    input include InputIfFileExists openin openout read write immediate special directlua latelua csname endcsname
    catcode def edef gdef xdef let futurelet newcommand renewcommand providecommand DeclareRobustCommand usepackage
    RequirePackage documentclass begin end loop repeat expandafter noexpand uppercase scantokens endinput verbatiminput
    lstinputlisting includegraphics pdfobj shipout output everypar aftergroup afterassignment ShellEscape
    """.split()
)


def commands_kept(text: str, write: Escape, *, is_title: bool = False) -> str:
    """The text as `write` has it, and its commands with their groups as they are.

    In a title braces keep styles from changing the case of a command, and of what stands in its groups.
    """
    kept: list[str] = []

    def leave(match: re.Match[str]) -> str:
        if match["maths"] or is_forbidden(match[0]):
            return match[0]
        kept.append(match[0])
        return _MARK

    # Written as a whole, as rich text may begin before a command and end behind it.
    marked = _COMMAND.sub(leave, text)
    if not kept:
        return write(text)
    between = write(marked).split(write(_MARK))
    if len(between) != len(kept) + 1:
        return write(text)  # a text that holds the mark itself
    if is_title:
        between, kept = _with_what_follows(between, kept)
        kept = [_braced(command, before) for before, command in zip(between, kept, strict=False)]
    return "".join(chain.from_iterable(zip(between, [*kept, ""], strict=True)))


def _with_what_follows(between: list[str], kept: list[str]) -> tuple[list[str], list[str]]:
    r"""Commands with the groups and commands behind them, which a reader takes for arguments: `\acro{TUG}{\,}2003`."""
    texts = [between[0]]
    commands: list[str] = []
    for command, after in zip(kept, between[1:], strict=True):
        groups = _GROUPS.match(after)
        assert groups is not None
        if commands and not texts[-1]:
            commands[-1] += command + groups[0]
            texts.pop()
        else:
            commands.append(command + groups[0])
        texts.append(after[groups.end() :])
    return texts, commands


def _braced(command: str, before: str) -> str:
    r"""A command as it may stand in a title. `change.case$` looks at all that no brace is round.

    It takes a group that begins with a command for one character, and changes the case of the rest of the group.
    """
    match = _NAME.match(command)
    assert match is not None
    name = match[0]
    groups = command[len(name) :].removesuffix("{}").rstrip()
    has_capitals = groups != groups.lower()
    if before.endswith("{") or (name != name.lower() and not has_capitals):
        return f"{{{name}{groups}}}"
    is_special = "{\\" in groups or "\\" in _GROUPS.sub("", groups)
    if name != name.lower() or (has_capitals and is_special):
        return f"{{{{{name}{groups}}}}}"
    return command


@lru_cache(maxsize=16)
def keeping_commands(write: Escape) -> Escape:
    """The function that escapes as `write` does and keeps commands; always the same one for the same `write`."""
    return lambda text: commands_kept(text, write)


def is_forbidden(command: str) -> bool:
    """Whether TeX holds a command that reads, writes or changes TeX itself."""
    return any(word in _FORBIDDEN for word in re.findall(r"\\([A-Za-z]+)", command)) or "^^" in command

r"""A formula as TeX that may stand between dollars in a document, as it was written as far as that goes.

Characters that TeX's maths has no letter for become commands, words are escaped for the target, and what only some
classes or readers know is written in a way that all do: KOMA-Script refuses `\rm`, LaTeX does not know `\lt`,
MathJax no `\slash`, and unicode-math wants braces round a font after `^`.
"""

from __future__ import annotations

from collections.abc import Callable

from bibkit.text.maths.commands import COMMANDS, SELF
from bibkit.text.maths.read import formula
from bibkit.text.maths.signs import CHARACTERS, without_slash
from bibkit.text.maths.tokens import TOKEN, one_line, words

_RENAMED = {"\\lt": "<", "\\gt": ">", "\\slash": "/"}


def as_tex(tex: str, escape: Callable[[str], str]) -> str:
    r"""The formula without its dollars, or "" where it is refused; `escape` writes words of `\text` for the target.

    >>> print(as_tex(r"{\rm Re} α \lt 5\,\text{°C}^\mathbb R", str))
    {\mathrm{Re}} {\alpha} < 5\,\text{°C}^{\mathbb R}
    """
    return _written(one_line(tex), escape).rstrip() if formula(tex) else ""


def _written(tex: str, escape: Callable[[str], str]) -> str:
    written: list[str] = []
    closing = [""]  # of each open group: the braces of the fonts that were switched to in it
    at = 0
    while match := TOKEN.match(tex, at):
        piece = match[0]
        at = match.end()
        command = COMMANDS.get(piece[1:])
        if command and command.kind == "words" and (found := words(tex, at)):
            text, at = found
            piece = f"{piece}{{{escape(text)}}}"
        elif command and command.kind == "switch":
            piece = f"\\{command.shows}{{"
            closing[-1] += "}"
            at += tex.startswith(" ", at)
        elif command and command.kind == "font" and tex[: match.start()].rstrip().endswith(("^", "_")):
            at = _end_of_argument(tex, at)
            piece = f"{{{piece}{_written(tex[match.end() : at], escape)}}}"
        elif piece in ("{", "\\left"):
            closing.append("")
        elif piece in ("}", "\\right"):
            piece = closing.pop() + piece
        elif piece == "\\middle":
            piece, closing[-1] = closing[-1] + piece, ""
        elif not piece.isascii():
            piece = _spelled(piece, escape)
            at += piece.endswith(" ") and tex.startswith(" ", at)
        written.append(_RENAMED.get(piece, piece))
    return "".join(written) + closing[-1]


def _end_of_argument(tex: str, at: int) -> int:
    """The place after the group or the token that begins at a place."""
    depth = 0
    while match := TOKEN.match(tex, at):
        at = match.end()
        depth += {"{": 1, "}": -1}.get(match[0], 0)
        if not depth and match[0] != " ":
            break
    return at


def _spelled(character: str, escape: Callable[[str], str]) -> str:
    tex = CHARACTERS.get(character)
    if not tex and (base := without_slash(character)) in SELF:
        return f"\\not{CHARACTERS.get(base, base)} "
    if not tex:
        return f"{{\\mbox{{{escape(character)}}}}}"
    if character not in SELF or SELF[character].kind == "ordinary":
        return f"{{{tex}}}"
    return f"{tex} " if tex[-1].isalpha() else tex  # braces would take away the space around a relation

r"""TeX's tokens in a formula, and the words among them: the text that stands in `\text{...}`."""

from __future__ import annotations

import re
import unicodedata

from bibkit.text.escape.tex_signs import ACCENTS, COMMANDS, LIGATURES, T1_ACCENTS
from bibkit.text.maths.signs import KERNEL

TOKEN = re.compile(r"\\(?:[A-Za-z]+|.)|.", re.DOTALL)
PLAIN_GROUP = re.compile(r" ?\{ ?(?P<letters>[A-Za-z0-9,.-][A-Za-z0-9 ,.-]*?) ?\}")
_MARKS = {command: mark for mark, command in ACCENTS.items() if mark not in T1_ACCENTS}
_COMMANDS = {command: sign for sign, command in COMMANDS.items() if command.isalpha() and sign not in "\\{}"}
_SIGNS = {" ": " ", ",": "\u2009", "%": "%", "&": "&", "#": "#", "_": "_"}
_JOINED = {LIGATURES[sign]: sign for sign in "–—“”"}
_MATHS = {tex: sign for sign, tex in KERNEL.items()}
# The quotation mark is a command with babel.
_PIECE = re.compile(
    rf"""\\ (?P<accent> ['`^"~=.] | (?: {"|".join(filter(str.isalpha, _MARKS))} ) (?![A-Za-z]) ) [ ]?
            (?: \{{ [ ]? \\? (?P<braced>[A-Za-z]) [ ]? \}} | \\ (?P<dotless>[ij]) (?![A-Za-z]) [ ]?
              | (?P<bare>[A-Za-z]) )
       | \\ (?P<command> {"|".join(_COMMANDS)} ) (?![A-Za-z]) [ ]?
       | \\ (?P<sign> [ ,%&\#_] )
       | \\ensuremath [ ]? \{{ (?P<maths> {"|".join(map(re.escape, _MATHS))} ) \}}
       | (?P<brace> [{{}}] )
       | (?P<joined> ---? | `` | '' )
       | (?P<plain> [^\\^_&\#%$~"] )""",
    re.VERBOSE,
)


def one_line(tex: str) -> str:
    """The TeX as it is read: white space as single blanks, letters with their accents as one character."""
    return unicodedata.normalize("NFC", " ".join(tex.split()))


def words(tex: str, at: int) -> tuple[str, int] | None:
    r"""The text of the group that begins at a place, and the place after it; None where it is more than words.

    >>> words(r"\text{Poincar\'e {\o} 5\%}x", 5)
    ('Poincaré ø 5%', 26)
    """
    at += tex.startswith(" ", at)
    if not tex.startswith("{", at):
        return None
    depth, text = 0, ""
    while match := _PIECE.match(tex, at):
        at = match.end()
        if brace := match["brace"]:
            depth += 1 if brace == "{" else -1
            if not depth:
                return unicodedata.normalize("NFC", text), at
        elif plain := match["plain"]:
            if not plain.isprintable():
                return None
            text += plain
        elif accent := match["accent"]:
            text += (match["braced"] or match["dotless"] or match["bare"]) + _MARKS[accent]
        else:
            text += _shown(match)
    return None


def _shown(match: re.Match[str]) -> str:
    for name, table in (("command", _COMMANDS), ("sign", _SIGNS), ("maths", _MATHS), ("joined", _JOINED)):
        if match[name]:
            return table[match[name]]
    raise AssertionError(match[0])

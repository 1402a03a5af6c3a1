"""A value as it stands in a .bib with letters as commands of TeX, or commands as letters; all else in it stays."""

from __future__ import annotations

import re

from bibkit.formats.bibtex.from_tex import text_of_tex
from bibkit.formats.bibtex.links import VERBATIM_FIELDS
from bibkit.text.escape import bibtex
from bibkit.text.escape.tex_signs import COMMANDS, T1_COMMANDS

_MATHS = re.compile(r"(?<!\\)\$[^$]*\$")
_LETTER = r"(?:\{(?:\\[ij][ ]?|[A-Za-z])\}|\\[ij](?![A-Za-z])[ ]?|[A-Za-z](?![\u0300-\u036f]))"
_ACCENTED = rf"\\(?:[\"'`^~=.][ ]?|[uvHtcdbkr](?:[ ]+|(?=[{{\\])))(?:{_LETTER})"
_NAMES = "|".join(
    sorted((name for sign, name in (COMMANDS | T1_COMMANDS).items() if sign.isalpha()), key=len, reverse=True)
)
_COMMAND = re.compile(
    rf"\{{(?:{_ACCENTED}|\\(?:{_NAMES}))\}}|{_ACCENTED}|\\(?:{_NAMES})(?![A-Za-z])(?:\{{\}}|[ ]+)?"
)


def reencoded(name: str, value: str, encoding: str) -> str:
    """The value of a field, with its braces or quotes; as it is where it would say something else then."""
    if encoding == "ascii" and not value.isascii():
        if name in ("url", "doi"):
            return bibtex.ascii_characters_of_address(value)
        if name in VERBATIM_FIELDS:
            return value
        written = _with_commands(value)
    elif encoding == "utf-8" and "\\" in value and name not in VERBATIM_FIELDS:
        written = _COMMAND.sub(_letter, value)
    else:
        return value
    return written if text_of_tex(written) == text_of_tex(value) else value


def _with_commands(value: str) -> str:
    """The value with commands for letters, but in maths, where they are others."""
    parts: list[str] = []
    at = 0
    for maths in _MATHS.finditer(value):
        parts += (bibtex.ascii_characters(value[at : maths.start()]), maths[0])
        at = maths.end()
    return "".join((*parts, bibtex.ascii_characters(value[at:])))


def _letter(match: re.Match[str]) -> str:
    letter = text_of_tex(match[0])
    return letter if len(letter) == 1 and letter.isalpha() and not letter.isascii() else match[0]

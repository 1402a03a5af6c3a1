r"""LaTeX's text mode, for any engine and document class: commands of the kernel only.

Letters of all scripts stay as they are (an engine or a package knows them); typographic spaces and the mathematical
signs that pdflatex does not know by itself become commands.
"""

from __future__ import annotations

import re

from bibkit.text.escape.tex_signs import COMMANDS
from bibkit.text.maths.signs import KERNEL

_GREEK = re.compile("[\u0370-\u03ff]")
_KNOWN = frozenset("ıȷ…¬×÷±•†‡")  # to the text fonts of pdflatex
_SIGNS = {
    **{sign: f"\\{sign}" for sign in "{}$&#%_"},
    # Five of these print as something else in OT1.
    **{sign: f"\\{COMMANDS[sign]}{{}}" for sign in "\\^~<>|"},
    '"': r"\symbol{34}",  # babel makes it a command
    "`": r"\textasciigrave{}",
    # Spaces and joiners.
    "\u00a0": "~",
    "\u00ad": r"\-",
    "\u2002": r"\enspace{}",
    "\u2003": r"\quad{}",
    "\u2009": r"\,",
    "\u200a": r"\,",
    "\u200b": r"\hspace{0pt}",
    "\u200e": "",
    "\u200f": "",
    "\u202f": r"\,",
    "\u2060": r"\nobreak{}",
    "\ufeff": "",
    "\ufffd": "?",
    "\u2010": "-",
    "\u2011": r"\mbox{-}",
    **{
        sign: rf"\ensuremath{{{tex}}}"
        for sign, tex in KERNEL.items()
        if sign not in _KNOWN and not _GREEK.match(sign)
    },
}
# `--`, `''`, `,,` and "?`" are ligatures: an empty group keeps the second character itself.
_SPECIAL = re.compile(rf"[{re.escape(''.join(_SIGNS))}',-](?:(?<![',-])|(?<=--)|(?<='')|(?<=,,))")
_ASCII = re.compile("[\x00-\x7f]+")
_URL_SPECIAL = re.compile(r"[#%&_]")


def escape(text: str) -> str:
    """Text that LaTeX prints as it stands, in text mode."""
    return _SPECIAL.sub(lambda match: _SIGNS.get(match[0], "{}" + match[0]), text)


def words_of_formula(text: str) -> str:
    r"""Text for `\text{...}` in a formula, whose Greek letters ask no more of an engine than the formula does."""
    return _GREEK.sub(_in_maths, escape(text))


def words_of_mathjax(text: str) -> str:
    r"""Text for `\text{...}` where MathJax or the like reads the formula: it knows all characters, but few commands."""
    return _ASCII.sub(lambda match: escape(match[0]), text)


def _in_maths(match: re.Match[str]) -> str:
    return rf"\ensuremath{{{KERNEL[match[0]]}}}" if match[0] in KERNEL else match[0]


def url(address: str) -> str:
    """A safe URL as an argument of `\\href`, which takes these four back to what they were."""
    return _URL_SPECIAL.sub(r"\\\g<0>", address)

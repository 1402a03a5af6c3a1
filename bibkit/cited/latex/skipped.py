"""What of a LaTeX source is no text of it: verbatim environments and commands, addresses.

The environments of LaTeX, verbatim, fancyvrb, listings, minted, comment, luacode and pythontex. A source may add more.
"""

from __future__ import annotations

import re

VERBATIM = frozenset(
    """
    verbatim verbatim* Verbatim Verbatim* BVerbatim LVerbatim SaveVerbatim VerbatimOut verbatimtab verbatimwrite
    lstlisting lstlisting* minted comment filecontents filecontents* luacode luacode* pycode pyconsole pyverbatim
    sagesilent sageblock sageverbatim asy spverbatim tcblisting dispListing markdown chunk
    """.split()
)
"""Environments whose content is no LaTeX, or is not set."""

IN_LINE = {
    "verb": "", "Verb": "o", "lstinline": "o", "mintinline": "ot", "url": "", "nolinkurl": "", "path": "", "href": "o",
    "directlua": "", "luaexec": "", "pyc": "", "pygment": "ot", "EscVerb": "o", "spverb": "", "piton": "",
}  # fmt: skip
"""Commands before a text that is taken as it is, and the shape of what stands before it."""

DEFINERS = {
    "lstnewenvironment": 1, "newminted": 1, "DefineVerbatimEnvironment": 1, "RecustomVerbatimEnvironment": 1,
    "excludecomment": 1, "newtcblisting": 1, "NewTCBListing": 1, "specialcomment": 1,
}  # fmt: skip
"""Commands whose first argument names an environment whose content is no text."""

_LONGEST = 2_000
_IN_BRACES = re.compile(r"\{[^{}]*+(?:\{[^{}]*+\}[^{}]*+)*+\}")
_LINE_END = re.compile(r"[\r\n]")


def after_verbatim(text: str, at: int, name: str) -> int:
    """Where the end of a verbatim environment stands; the end of the text where it has none."""
    end = text.find(f"\\end{{{name}}}", at)
    return len(text) if end < 0 else end


def after_in_line(text: str, at: int) -> int:
    """Where a text ends that begins with a brace or with the sign that ends it; `at` where it does not end."""
    if text.startswith("*", at):
        at += 1
    opening = text[at : at + 1]
    if not opening or opening.isspace() or opening.isalpha():
        return at
    if opening == "{":
        match = _IN_BRACES.match(text, at)
        return match.end() if match else at
    end = text.find(opening, at + 1, at + _LONGEST)
    return at if end < 0 or _LINE_END.search(text, at, end) else end + 1

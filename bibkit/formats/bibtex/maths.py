r"""Whether the inside of `$...$` is maths that LaTeX takes: only then may it stand in a .bib as it is.

A small grammar of TeX's maths lists (The TeXbook, chapter 26): atoms with at most one sub- and one superscript,
commands with as many arguments as they want, `\left` with `\right`. Commands are those of a list, so that
`$\input{...}$` is a text with dollars and never a command.
"""

from __future__ import annotations

import re

from bibkit.formats.bibtex.tex_tables import MATHS

_TOKEN = re.compile(r"\\(?:[A-Za-z]+|.)|\s+|.", re.DOTALL)
_MAX_DEPTH = 12
_MAX_LENGTH = 2000  # longer is no formula of a title or an abstract


def _commands(words: str) -> frozenset[str]:
    return frozenset(f"\\{word}" for word in words.split())


_SYMBOLS = frozenset(value for value in MATHS.values() if re.fullmatch(r"\\[A-Za-z]+", value)) | _commands(
    """
    rm bf it cal displaystyle textstyle quad qquad bmod mod colon prime backslash lbrace rbrace lbrack rbrack vert
    Vert mid lvert rvert lVert rVert sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh coth log ln lg exp
    max min sup inf lim limsup liminf det dim ker hom arg deg gcd Pr le ge ne lt gt to gets land lor lnot iff implies
    longrightarrow longleftarrow Longrightarrow Longleftarrow hookrightarrow rightharpoonup rightsquigarrow leadsto
    dots ldots cdots vdots ddots dagger ddagger dag ddag bullet setminus sqcup sqcap uplus amalg ominus odot oslash
    bigcup bigcap bigoplus bigotimes bigwedge bigvee coprod oint iint wp prec succ preceq succeq asymp doteq models
    vdash dashv bowtie smile frown triangleleft triangleright lesssim gtrsim leqslant geqslant eqsim thicksim nmid
    nleq ngeq varnothing square Box Diamond blacksquare complement top bot varrho varpi epsilon phi not imath jmath
    """
)
_SIGNS = frozenset(
    ["\\,", "\\;", "\\:", "\\!", "\\|", "\\{", "\\}", "\\#", "\\$", "\\%", "\\&", "\\_", "\\ "]
)
_FONTS = _commands(
    "mathrm mathbf mathit mathsf mathtt mathcal mathbb mathfrak mathscr boldsymbol bm operatorname"
)
_TEXTS = _commands("text textrm textbf textit textsc textsf texttt mbox hbox emph")
_ACCENTS = _commands(
    """
    sqrt hat widehat tilde widetilde bar overline underline vec dot ddot check breve acute grave overrightarrow
    overbrace underbrace pmod ensuremath
    """
)
_PAIRS = _commands("frac dfrac tfrac binom overset underset stackrel")
_ARGUMENTS = {**dict.fromkeys(_FONTS | _ACCENTS, 1), **dict.fromkeys(_PAIRS, 2)}
_SIZES = frozenset(
    f"\\{size}{side}" for size in ("big", "Big", "bigg", "Bigg") for side in ("", "l", "r", "m")
)
_DELIMITERS = frozenset("()[]|/.<>") | _commands(
    "{ } | langle rangle lbrace rbrace lfloor rfloor lceil rceil vert Vert lvert rvert lVert rVert lbrack rbrack"
)


class _NotMathsError(Exception):
    """This is not maths that LaTeX takes; it never leaves the module."""


def is_safe_maths(text: str) -> bool:
    """Whether TeX reads the text between two dollars as one formula, without an error and without any effect."""
    if len(text) > _MAX_LENGTH or "^^" in text or not text.strip():
        return False
    reader = _Reader(_TOKEN.findall(text))
    try:
        reader.formula(0)
    except _NotMathsError:
        return False
    return reader.peek() == ""


class _Reader:
    """Tokens and a place among them."""

    __slots__ = ("at", "tokens")

    def __init__(self, tokens: list[str]) -> None:
        self.tokens = [piece for piece in tokens if not piece.isspace()]
        self.at = 0

    def peek(self) -> str:
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def take(self) -> str:
        piece = self.peek()
        if not piece:
            raise _NotMathsError
        self.at += 1
        return piece

    def formula(self, depth: int) -> None:
        """A list of atoms with their scripts, up to what closes it."""
        if depth > _MAX_DEPTH:
            raise _NotMathsError
        while (piece := self.peek()) not in ("", "}", "\\right"):
            if piece not in "^_'":
                self.atom(depth)
            self.scripts(depth)

    def scripts(self, depth: int) -> None:
        seen = set()
        if self.peek() == "'":
            while self.peek() == "'":
                self.take()
        while (piece := self.peek()) and piece in "^_":
            if piece in seen:
                raise _NotMathsError
            seen.add(self.take())
            if self.peek() in ("", "^", "_", "'", "}", "\\not") or self.peek() in _SIZES:
                raise _NotMathsError
            if self.peek() in _ARGUMENTS and self.peek() not in _FONTS:
                raise _NotMathsError  # TeX would take the command alone
            self.atom(depth)
        if self.peek() == "'":
            if "^" in seen:
                raise _NotMathsError
            self.scripts_after_prime(seen)

    def scripts_after_prime(self, seen: set[str]) -> None:
        while self.peek() == "'":
            self.take()
        if self.peek() in ("^", "_") and (self.peek() in seen or self.peek() == "^"):
            raise _NotMathsError

    def atom(self, depth: int) -> None:
        piece = self.take()
        if piece == "{":
            self.formula(depth + 1)
            self.closing()
        elif piece == "\\left":
            self.delimiter()
            self.formula(depth + 1)
            if self.take() != "\\right":
                raise _NotMathsError
            self.delimiter()
        elif piece in _SIZES:
            self.delimiter()
        elif piece in _TEXTS:
            self.words()
        elif piece in _ARGUMENTS:
            if piece == "\\sqrt" and self.peek() == "[":
                while self.take() != "]":
                    if self.peek() in ("{", "}", "[", "\\left"):
                        raise _NotMathsError
            for _ in range(_ARGUMENTS[piece]):
                self.argument(depth)
        elif piece.startswith("\\"):
            if piece not in _SYMBOLS and piece not in _SIGNS:
                raise _NotMathsError
        elif piece in "}^_&#%$~'" or not piece.isprintable():
            raise _NotMathsError

    def argument(self, depth: int) -> None:
        piece = self.peek()
        if piece != "{" and (piece.startswith("\\") and piece not in _SYMBOLS):
            raise _NotMathsError
        self.atom(depth)

    def words(self) -> None:
        """The text of `\\text{...}`: no maths and no commands in it."""
        if self.take() != "{":
            raise _NotMathsError
        while (piece := self.take()) != "}":
            if piece in "{^_&#%$~" or (piece.startswith("\\") and piece not in ("\\ ", "\\,")):
                raise _NotMathsError

    def delimiter(self) -> None:
        if self.take() not in _DELIMITERS:
            raise _NotMathsError

    def closing(self) -> None:
        if self.take() != "}":
            raise _NotMathsError

r"""TeX's maths read into a tree (The TeXbook, chapters 16 to 18 and 26): the one judge of what is a formula.

What LaTeX would refuse is refused: a second superscript, `\frac` without its arguments, `\left` without `\right`.
So is every command that is not in the table. What is refused is text everywhere, dollars included.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from bibkit.text.maths.commands import COMMANDS, DELIMITERS, SELF, SIGNS, MathsCommand
from bibkit.text.maths.signs import without_slash
from bibkit.text.maths.tokens import PLAIN_GROUP, TOKEN, one_line, words
from bibkit.text.maths.tree import Atom, Row

_MAX_DEPTH = 12
_MAX_LENGTH = 2000  # longer is no formula of a title or an abstract
_ENDS = frozenset(["", "}", "\\right", "\\middle"])
_SCRIPTS = frozenset("^_'")
_NOT_IN_INDEX = frozenset(
    ["[", "\\left", *(f"\\{name}" for name, row in COMMANDS.items() if row.kind == "switch")]
)
_SPACED = ("\\iff", "\\implies")  # with space of their own, which would be struck out
_STARRED = re.compile(r" ?\{ ?\*")
_ARGUMENTS = {"fraction": 2, "binomial": 2, "above": 2, "below": 2}  # of the other constructions it is one


@lru_cache(maxsize=1024)
def formula(tex: str) -> Row:
    """The atoms of a formula; () where it is refused, or shows nothing."""
    tex = one_line(tex)
    if len(tex) > _MAX_LENGTH or "^^" in tex:
        return ()
    reader = _Reader(tex)
    try:
        row = reader.row(0)
    except _NotMathsError:
        return ()
    return row if not reader.peek() and any(map(_is_visible, row)) else ()


def _is_visible(atom: Atom) -> bool:
    if atom.primes or (not atom.parts and atom.text.strip()):
        return True
    rows = (*atom.parts, atom.sub or (), atom.sup or ())
    return any(_is_visible(inner) for row in rows for inner in row)


def _command(piece: str) -> MathsCommand | None:
    """What the table says of a token; letters and digits of all scripts are signs."""
    if piece in SELF:
        return SELF[piece]
    if piece.startswith("\\"):
        return COMMANDS.get(piece[1:])
    if piece.isalnum():
        return MathsCommand("ordinary", piece, is_script=True)
    if piece.isascii() or not piece.isprintable() or unicodedata.category(piece).startswith("M"):
        return None
    if (base := without_slash(piece)) in SELF:
        return SELF[base]._replace(shows=piece, is_script=False)
    return MathsCommand("ordinary", piece, is_script=True)


class _NotMathsError(Exception):
    """This is no formula; it never leaves the module."""


class _Reader:
    """TeX on one line, and a place in it."""

    __slots__ = ("at", "tex")

    def __init__(self, tex: str) -> None:
        self.tex = tex
        self.at = 0

    def peek(self) -> str:
        """The next token that is no blank, or "" at the end."""
        self.at += self.tex.startswith(" ", self.at)
        match = TOKEN.match(self.tex, self.at)
        return match[0] if match else ""

    def take(self) -> str:
        piece = self.peek()
        if not piece:
            raise _NotMathsError
        self.at += len(piece)
        return piece

    def expect(self, piece: str) -> None:
        if self.take() != piece:
            raise _NotMathsError

    def row(self, depth: int) -> Row:
        """Atoms up to what closes them."""
        if depth > _MAX_DEPTH:
            raise _NotMathsError
        atoms: list[Atom] = []
        while (piece := self.peek()) not in _ENDS:
            atom = Atom("group", parts=((),)) if piece in _SCRIPTS else self.atom(depth)
            atoms.append(self.scripted(atom, depth))
        return tuple(atoms)

    def scripted(self, atom: Atom, depth: int) -> Atom:
        """The atom with its scripts; TeX refuses a second one of a kind, and a prime is a superscript."""
        if atom.kind in ("large", "function", "name") and self.peek() in ("\\limits", "\\nolimits"):
            self.take()
        before = ""
        while (piece := self.peek()) in _SCRIPTS:
            self.take()
            if piece == "_":
                if atom.sub is not None:
                    raise _NotMathsError
                atom = atom._replace(sub=self.script(depth))
            elif atom.sup is not None or (atom.primes and before != "'"):
                raise _NotMathsError
            elif piece == "^":
                atom = atom._replace(sup=self.script(depth))
            else:
                atom = atom._replace(primes=atom.primes + 1)
            before = piece
        return atom

    def script(self, depth: int) -> Row:
        command = _command(self.peek())
        if command and command.is_script and command.kind in ("font", "words"):
            return (self.atom(depth),)
        return self.argument(depth)

    def argument(self, depth: int) -> Row:
        """A group or a single sign: TeX would take no more of a command without braces round it."""
        piece = self.peek()
        if piece == "{":
            return self.group(depth)
        command = _command(piece)
        if not command or command.kind not in SIGNS or not command.is_script or piece == "[":
            raise _NotMathsError
        return (self.atom(depth),)

    def group(self, depth: int) -> Row:
        self.expect("{")
        row = self.row(depth + 1)
        self.expect("}")
        return row

    def atom(self, depth: int) -> Atom:
        if self.peek() == "{":
            return Atom("group", parts=(self.group(depth),))
        command = _command(self.take())
        if not command:
            raise _NotMathsError
        match command.kind:
            case "words":
                return self.words(command)
            case "font" if not command.shows and (word := self.plain_word()):
                return Atom("words", word)
            case "switch":
                font = COMMANDS[command.shows]
                return Atom(font.kind, font.shows, font.typst, (self.row(depth + 1),))
            case "name":
                self.at += self.peek() == "*"
                if word := self.plain_word():
                    return Atom("function", word)
                if _STARRED.match(self.tex, self.at):  # what a list provides would take the star for its own
                    raise _NotMathsError
            case "root" if self.peek() == "[":
                return Atom("root", command.shows, "root", (self.index(depth), self.argument(depth)))
            case "negation":
                return self.negated(command.shows)
            case "size":
                return self.delimiter()
            case "fence":
                return self.fenced(depth)
            case kind if kind in SIGNS or kind in ("function", "infix", "space"):
                return Atom(kind, command.shows, command.typst)
        parts = tuple(self.argument(depth) for _ in range(_ARGUMENTS.get(command.kind, 1)))
        return Atom(command.kind, command.shows, command.typst, parts)

    def words(self, command: MathsCommand) -> Atom:
        found = words(self.tex, self.at)
        if not found:
            raise _NotMathsError
        text, self.at = found
        return Atom("words", text, command.typst)

    def plain_word(self) -> str:
        r"""The letters of a group that is a word (`\mathrm{max}`), with the blanks that people mean between them."""
        match = PLAIN_GROUP.match(self.tex, self.at)
        if not match:
            return ""
        self.at = match.end()
        return match["letters"]

    def index(self, depth: int) -> Row:
        r"""What stands in brackets after `\sqrt`. TeX looks for the first that closes, so nothing may hide one."""
        self.expect("[")
        inside, closing, _ = self.tex[self.at :].partition("]")
        inner = _Reader(inside)
        row = inner.row(depth + 1)
        if not closing or inner.peek() or not _NOT_IN_INDEX.isdisjoint(TOKEN.findall(inside)):
            raise _NotMathsError
        self.at += len(inside) + 1
        return row

    def negated(self, slash: str) -> Atom:
        command = _command(self.peek())
        if self.take() in _SPACED or not command or command.kind not in SIGNS:
            raise _NotMathsError
        sign = "∣" if command.shows == "|" else command.shows
        negated = unicodedata.normalize("NFC", sign + slash)
        if len(negated) > 1 and sign.isascii() and not sign.isalnum():
            raise _NotMathsError
        return Atom(command.kind, negated)

    def delimiter(self) -> Atom:
        command = DELIMITERS.get(self.take())
        if not command:
            raise _NotMathsError
        return Atom(command.kind, command.shows)

    def fenced(self, depth: int) -> Atom:
        r"""What stands between `\left` and `\right`, with both."""
        atoms = [self.delimiter()]
        while True:
            atoms += self.row(depth + 1)
            piece = self.take()
            atoms.append(self.delimiter())
            if piece == "\\right":
                return Atom("fence", parts=(tuple(atoms),))
            if piece != "\\middle":
                raise _NotMathsError

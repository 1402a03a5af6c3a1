"""A formula as a tree: what its writers go over."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from bibkit.text.maths.commands import CommandKind

Row: TypeAlias = "tuple[Atom, ...]"


class Atom(NamedTuple):
    """A sign, a word or a construction of parts, and its scripts.

    `text` and `typst` are what the table of commands says that it shows; `text` of "words" and "function" is the word
    itself. `parts` are arguments in the order of TeX; a root has its index first where there is one.
    """

    kind: CommandKind
    text: str = ""
    typst: str = ""
    parts: tuple[Row, ...] = ()
    primes: int = 0
    sub: Row | None = None
    sup: Row | None = None

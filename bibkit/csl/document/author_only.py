"""A layout cut down to its first names: what an "author-only" cite shows ("as Doe says (1999)").

CSL 1.0.2 does not have it; word processors and citeproc-js do. The first `cs:names` that renders anything is
shown, through its substitutes if need be, without formatting and without the affixes and delimiters that part
the names from the rest of a cite: citeproc-js leaves them ("Doe, argues"), pandoc does not. What stands for
missing names ends with the first variable: with the title, where the container follows it.
"""

from __future__ import annotations

from collections.abc import Iterable

from bibkit.csl.data.item import Item
from bibkit.csl.ops.date import DateOp
from bibkit.csl.ops.env import Env, Op
from bibkit.csl.ops.group import Choose, Group
from bibkit.csl.ops.leaf import Look
from bibkit.csl.ops.names import NamesOp
from bibkit.csl.ops.number import NumberOp
from bibkit.csl.ops.text import LinkOp, VariableOp
from bibkit.csl.tree.out import NO_QUOTES, Out

_LOCATOR = frozenset(("locator",))


class _FirstNames:
    """Names that are rendered only while nothing has been, and only if they may be those of the author."""

    __slots__ = ("are_of_author", "names")

    def __init__(self, names: NamesOp) -> None:
        self.names = _alone(names)
        # Names that others may stand for are those by which a work is known.
        self.are_of_author = "author" in names.variables or bool(names.substitutes)

    def run(self, env: Env) -> None:
        if not env.rendered and (self.are_of_author or _is_without_author(env.item)):
            self.names.run(env)


def _is_without_author(item: Item) -> bool:
    """Whether other names may stand for the author: not the editors of what an anonymous work is part of."""
    return "author" not in item.names and "container-title" not in item.text


class _Substitute:
    """What may stand for the names, rendered only until one variable has been."""

    __slots__ = ("op",)

    def __init__(self, op: Op) -> None:
        self.op = op

    def run(self, env: Env) -> None:
        if env.done <= _LOCATOR:
            self.op.run(env)


def names_alone(ops: Iterable[Op]) -> tuple[Op, ...]:
    """The ops without all that renders something else than the first names."""
    kept: list[Op] = []
    for op in ops:
        if isinstance(op, Group):
            kept.append(op.with_ops(names_alone(op.ops), _bare(op.look)))
        elif isinstance(op, Choose):
            kept.append(Choose([(condition, names_alone(branch)) for condition, branch in op.branches]))
        elif isinstance(op, NamesOp):
            kept.append(_FirstNames(op))
    return tuple(kept)


def _alone(names: NamesOp) -> NamesOp:
    """The names without affixes, and with as little in their place."""
    return names.with_substitutes(tuple(map(_stand_in, names.substitutes)), _bare(names.look))


def _stand_in(op: Op) -> Op:
    if isinstance(op, Group):
        return op.with_ops(tuple(map(_stand_in, op.ops)), _bare(op.look))
    if isinstance(op, Choose):
        branches = [(condition, tuple(map(_stand_in, branch))) for condition, branch in op.branches]
        return Choose(branches)
    if isinstance(op, NamesOp):
        return _Substitute(_alone(op))
    if isinstance(op, VariableOp | NumberOp | LinkOp | DateOp):
        op = op.with_look(_bare(op.look))
    return _Substitute(op)


def _bare(look: Look) -> Look:
    """The look without affixes."""
    return Look(
        formatting=look.formatting,
        quotes=look.quotes,
        case=look.case,
        strip_periods=look.strip_periods,
        display=look.display,
    )


def without_decoration(node: Out) -> Out:
    """The node, whose formats and quotation marks have been taken away."""
    node.formatting = ()
    node.quotes = NO_QUOTES
    for child in node.children:
        without_decoration(child)
    return node

"""A layout cut down to its first names: what an "author-only" cite shows ("as Doe says (1999)").

CSL 1.0.2 does not have it; word processors and citeproc-js do. The first `cs:names` that renders anything is
shown, through its substitutes if need be, with the affixes of the groups around it but without formatting.
"""

from __future__ import annotations

from collections.abc import Iterable

from bibkit.csl.ops.env import Env, Op
from bibkit.csl.ops.group import Choose, Group
from bibkit.csl.ops.names import NamesOp
from bibkit.csl.out import NO_QUOTES, Out


class _FirstNames:
    """Names that are rendered only while nothing has been."""

    __slots__ = ("names",)

    def __init__(self, names: NamesOp) -> None:
        self.names = names

    def run(self, env: Env) -> None:
        if not env.rendered:
            self.names.run(env)


def names_alone(ops: Iterable[Op]) -> tuple[Op, ...]:
    """The ops without all that renders something else than the first names."""
    kept: list[Op] = []
    for op in ops:
        if isinstance(op, Group):
            kept.append(op.with_ops(names_alone(op.ops)))
        elif isinstance(op, Choose):
            branches = [(condition, names_alone(branch)) for condition, branch in op.branches]
            kept.append(Choose(branches))
        elif isinstance(op, NamesOp):
            kept.append(_FirstNames(op))
    return tuple(kept)


def without_decoration(node: Out) -> Out:
    """The node, whose formats and quotation marks have been taken away."""
    node.formatting = ()
    node.quotes = NO_QUOTES
    for child in node.children:
        without_decoration(child)
    return node

"""A layout cut down to what items of one shape can reach.

Most of a style is conditions on the type of an item and on the variables it has. Items of the same type
with the same variables take the same branches, so the branches are chosen once per shape: what is left are
the elements that render something, or that depend on the cite, the position or the disambiguation.

What the group rule needs (CSL 1.0.2, group) is kept: in the place of an element whose variables are empty
stands `CALLED`, which says that a variable was called.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from bibkit.csl.item import Shape
from bibkit.csl.ops.conditions import Condition
from bibkit.csl.ops.date import DateOp
from bibkit.csl.ops.env import Env, Op
from bibkit.csl.ops.group import Choose, Group
from bibkit.csl.ops.names import NamesOp
from bibkit.csl.ops.number import LabelOp, NumberOp
from bibkit.csl.ops.text import LinkOp, TermOp, ValueOp, VariableOp
from bibkit.csl.vocab import CITE_VARIABLES


class Called:
    """An element whose variables are empty."""

    __slots__ = ()

    def run(self, env: Env) -> None:
        env.called = True


class CalledText:
    """A text variable that is empty; having been reached, it ends collapsing."""

    __slots__ = ()

    def run(self, env: Env) -> None:
        env.called = env.text_variable = True


CALLED: Final = Called()
CALLED_TEXT: Final = CalledText()


class Specializer:
    """Cuts the ops of one area down; one for each shape, so that a macro is cut once however often it is called."""

    __slots__ = ("_done", "in_bibliography", "in_sort", "shape")

    def __init__(self, shape: Shape, *, in_bibliography: bool, in_sort: bool = False) -> None:
        self.shape = shape
        self.in_bibliography = in_bibliography
        self.in_sort = in_sort
        self._done: dict[int, tuple[Op, ...]] = {}

    def layout(self, ops: Iterable[Op]) -> tuple[Op, ...]:
        """The elements of a layout; each keeps its place, because the first may be set apart."""
        kept: list[Op] = []
        for op in ops:
            kept += self._cut(op) or (CALLED,)
        return tuple(kept)

    def _all(self, ops: Iterable[Op]) -> tuple[Op, ...]:
        kept: list[Op] = []
        for op in ops:
            kept += self._cut(op)
        return tuple(kept)

    def _cut(self, op: Op) -> tuple[Op, ...]:
        done = self._done.get(id(op))
        if done is None:
            done = self._done[id(op)] = self._specialized(op)
        return done

    def _specialized(self, op: Op) -> tuple[Op, ...]:
        variables = self.shape.variables
        if isinstance(op, Group):
            return self._group(op)
        if isinstance(op, Choose):
            return self._choose(op)
        if isinstance(op, VariableOp):
            return (op,) if op.variable in variables or op.short in variables else (CALLED_TEXT,)
        if isinstance(op, NumberOp | LinkOp):
            return (op,) if op.variable in variables or op.variable in CITE_VARIABLES else (CALLED_TEXT,)
        if isinstance(op, DateOp):
            return (op,) if op.variable in variables else (CALLED,)
        if isinstance(op, LabelOp):
            return (op,) if op.variable in variables or op.variable in CITE_VARIABLES else ()
        if isinstance(op, NamesOp):
            return self._names(op)
        return (op,)

    def _group(self, group: Group) -> tuple[Op, ...]:
        ops = self._all(group.ops)
        if not ops:
            return ()
        called = [op for op in ops if op is CALLED or op is CALLED_TEXT]
        if called and all(isinstance(op, Called | CalledText | TermOp | ValueOp | LabelOp) for op in ops):
            # Nothing but empty variables and the terms that go with them.
            return (CALLED_TEXT,) if CALLED_TEXT in called else (CALLED,)
        if (
            len(ops) == 1
            and group.is_bare
            and not (self.in_sort and group.has_date)
            and _stands_alone(ops[0])
        ):
            return ops
        return (group.with_ops(ops),)

    def _choose(self, choose: Choose) -> tuple[Op, ...]:
        branches: list[tuple[Condition | None, Sequence[Op]]] = []
        for condition, ops in choose.branches:
            holds = (
                True
                if condition is None
                else condition.decided(self.shape, in_bibliography=self.in_bibliography)
            )
            if holds is False:
                continue
            if holds and not branches:
                return self._all(ops)
            branches.append((None if holds else condition, self._all(ops)))
            if holds:
                break
        return (Choose(branches),) if branches else ()

    def _names(self, names: NamesOp) -> tuple[Op, ...]:
        present = any(variable in self.shape.variables for variable in names.variables)
        substitutes = tuple(
            kept
            for substitute in names.substitutes
            for kept in self._cut(substitute)
            if kept is not CALLED and kept is not CALLED_TEXT
        )
        if not present and not substitutes:
            return (CALLED,)
        return (names.with_substitutes(substitutes),)


def _stands_alone(op: Op) -> bool:
    """Whether a bare group around the element would change nothing."""
    if isinstance(op, Group):
        return op.is_bare
    if isinstance(op, VariableOp | NumberOp | DateOp):
        look = op.look
        return not (look.prefix or look.suffix or look.formatting or look.quotes or look.display)
    return False

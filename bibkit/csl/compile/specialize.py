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

from bibkit.csl.ops.conditions import Condition
from bibkit.csl.ops.date import DateOp
from bibkit.csl.ops.env import Env, Op
from bibkit.csl.ops.group import Choose, Group
from bibkit.csl.ops.names import NamesOp
from bibkit.csl.ops.number import LabelOp, NumberOp
from bibkit.csl.ops.reach import Reach
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
        env.called = env.found.text_variable = True


CALLED: Final = Called()
CALLED_TEXT: Final = CalledText()


class Specializer:
    """Cuts the ops of one area down; one for each reach, so that a macro is cut once however often it is called."""

    __slots__ = ("_done", "empty_text", "reach")

    def __init__(self, reach: Reach) -> None:
        self.reach = reach
        # Only citations collapse.
        self.empty_text = CALLED if reach.in_bibliography or reach.in_sort else CALLED_TEXT
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
        if isinstance(op, Group):
            return self._group(op)
        if isinstance(op, Choose):
            return self._choose(op)
        if isinstance(op, VariableOp):
            return (op,) if self._has(op.variable) or self._has(op.short) else (self.empty_text,)
        if isinstance(op, LinkOp):
            return (op,) if self._has(op.variable) else (self.empty_text,)
        if isinstance(op, NumberOp):
            if op.variable == "locator" and not self.reach.has_locator:
                return (CALLED,)
            return (op,) if self._has(op.variable) else (self.empty_text,)
        if isinstance(op, DateOp):
            return (op,) if self._has(op.variable) else (CALLED,)
        if isinstance(op, NamesOp):
            return self._names(op)
        return (op,)

    def _has(self, variable: str) -> bool:
        if variable == "locator":
            return self.reach.has_locator
        return variable in self.reach.shape.variables or variable in CITE_VARIABLES

    def _group(self, group: Group) -> tuple[Op, ...]:
        ops = self._all(group.ops)
        if not ops:
            return ()
        called = [op for op in ops if op is CALLED or op is CALLED_TEXT]
        if called and all(isinstance(op, _NEVER_FILLED) for op in ops):
            # Nothing but empty variables and the terms that go with them.
            return (CALLED_TEXT,) if CALLED_TEXT in called else (CALLED,)
        if called and any(isinstance(op, _CALLS) for op in ops):
            # Another element tells the group that a variable was called.
            ops = tuple(op for op in ops if op is not CALLED)
        if len(ops) == 1 and not group.has_look and not (self.reach.in_sort and group.has_date):
            if _stands_alone(ops[0]):
                return ops
            if isinstance(ops[0], _MAKES_ONE):
                return (Group(ops, group.look, has_date=group.has_date, is_macro=True),)
        return (group.with_ops(ops),)

    def _choose(self, choose: Choose) -> tuple[Op, ...]:
        branches: list[tuple[Condition | None, Sequence[Op]]] = []
        for condition, ops in choose.branches:
            holds = True if condition is None else condition.decided(self.reach)
            if holds is False:
                continue
            if holds and not branches:
                return self._all(ops)
            branches.append((None if holds else condition, self._all(ops)))
            if holds:
                break
        return (Choose(branches),) if branches else ()

    def _names(self, names: NamesOp) -> tuple[Op, ...]:
        present = any(variable in self.reach.shape.variables for variable in names.variables)
        substitutes = tuple(
            kept for substitute in names.substitutes for kept in self._cut(substitute) if kept is not CALLED
        )
        if not present and not substitutes and not names.counts_in(self.reach.in_sort):
            return (CALLED,)
        return (names.with_substitutes(substitutes),)


_NEVER_FILLED = (Called, CalledText, TermOp, ValueOp, LabelOp)
_CALLS = (VariableOp, LinkOp, NumberOp, DateOp, NamesOp)
"""Elements that say that a variable was called, whether it holds something or not."""
_MAKES_ONE = (VariableOp, LinkOp, NumberOp, DateOp, Group)
"""Elements that make one node at most, so that no delimiter is needed around them."""


def _stands_alone(op: Op) -> bool:
    """Whether a group without look around the element would change nothing."""
    if isinstance(op, Group):
        return not op.has_look
    if isinstance(op, VariableOp | NumberOp | DateOp):
        look = op.look
        return not (look.prefix or look.suffix or look.formatting or look.quotes or look.display)
    return False

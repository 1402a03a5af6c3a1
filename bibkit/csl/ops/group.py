"""`cs:group`, macros and `cs:choose` (CSL 1.0.2, rendering elements)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from bibkit.csl.ops.conditions import Condition
from bibkit.csl.ops.env import Env, Op
from bibkit.csl.ops.leaf import Look
from bibkit.csl.tree.ends import first_character, last_character
from bibkit.csl.tree.out import Out, close


class Group:
    """Children with a delimiter, left out when all variables they call are empty (CSL 1.0.2, group).

    A macro is a group without attributes of its own (CSL 1.0.2, macro).
    """

    __slots__ = (
        "_has_look",
        "_is_simple",
        "around",
        "delimiter",
        "has_date",
        "is_macro",
        "look",
        "ops",
    )

    def __init__(
        self,
        ops: Sequence[Op],
        look: Look,
        delimiter: str = "",
        *,
        has_date: bool = False,
        is_macro: bool = False,
        around: str = "",
    ) -> None:
        self.around = "" if delimiter else around
        """The delimiter of the nearest group around this one, if this one has none."""
        self.ops = tuple(ops)
        self.look = look
        self.delimiter = delimiter
        self.has_date = has_date
        self.is_macro = is_macro
        self._has_look = bool(look.prefix or look.suffix or look.formatting or look.quotes or look.display)
        self._is_simple = not (has_date or look.strip_periods)

    @property
    def has_look(self) -> bool:
        """Whether the group shapes what is in it, apart from a delimiter."""
        return bool(self._has_look or self.look.strip_periods)

    def with_ops(self, ops: Sequence[Op], look: Look | None = None) -> Group:
        """The same group with other children, and another look if one is given."""
        look = look or self.look
        return Group(
            ops, look, self.delimiter, has_date=self.has_date, is_macro=self.is_macro, around=self.around
        )

    def run(self, env: Env) -> None:
        outer, called, filled, termed, started = env.out, env.called, env.filled, env.termed, env.started
        children: list[Out] = []
        env.out = children
        env.called = env.filled = env.termed = False
        braces = env.braces
        look = self.look
        prefix, suffix = look.prefix, look.suffix
        if look.has_braces:
            prefix = env.brace(prefix)
        if self._is_simple:
            for op in self.ops:
                op.run(env)
        else:
            self._run_unusual(env)
        if look.has_braces:
            suffix = env.brace(suffix)
        env.out = outer
        if env.filled or (env.termed and not env.called):
            env.filled, env.called, env.termed = True, called, termed
            if env.in_sort and (env.sorted_date or (self.has_date and not self._has_look)):
                # The digits of dates alone: the words and marks of the group around them do not sort.
                outer += children
            elif children:
                if self.around and len(children) > 1:
                    _part_numbers(children, self.around)
                outer.append(self.close(children, prefix, suffix))
            return
        env.filled, env.termed, env.started, env.braces = filled, termed, started, braces
        env.called = called or env.called

    def _run_unusual(self, env: Env) -> None:
        """With periods stripped, or for a sort key that may hold a date."""
        sorted_date = env.sorted_date
        if self.has_date and env.in_sort:
            env.sorted_date = True
        env.strip_periods += self.look.strip_periods
        for op in self.ops:
            op.run(env)
        env.strip_periods -= self.look.strip_periods
        env.sorted_date = sorted_date

    def close(self, children: list[Out], prefix: str, suffix: str) -> Out:
        """The group as one node. A macro is a group inside the element that calls it: two nodes."""
        look = self.look
        node = children[0]
        is_bare = len(children) == 1 and _is_bare(node)
        if self.is_macro and not is_bare:
            node = Out()
            node.children = children
            close(node)
            children = [node]
            is_bare = _is_bare(node)
        if self._has_look or not is_bare:
            node = Out("", prefix, suffix, look.formatting, look.quotes)
            node.children = children
            node.delimiter = self.delimiter
            if look.display:
                node.link = ("display", look.display)
            close(node)
        return node


def _part_numbers(children: list[Out], delimiter: str) -> None:
    """Keep a number apart from digits that would run into it ("12:345-522019"), as the group around does.

    citeproc-js puts that delimiter behind every number at the end of a group, before words, too.
    """
    for before, after in pairwise(children):
        if (
            before.number
            and not (before.suffix or after.prefix)
            and last_character(before).isdigit()
            and first_character(after).isdigit()
        ):
            after.prefix = delimiter


def _is_bare(node: Out) -> bool:
    """Whether a group around the node would change nothing."""
    return not (node.prefix or node.suffix or node.formatting or node.quotes or node.link)


class Choose:
    """The children of the first branch whose conditions hold (CSL 1.0.2, choose).

    Not a group of its own: the delimiter of the nearest group around it stands between its children.
    """

    __slots__ = ("branches",)

    def __init__(self, branches: Sequence[tuple[Condition | None, Sequence[Op]]]) -> None:
        self.branches = tuple((condition, tuple(ops)) for condition, ops in branches)

    def run(self, env: Env) -> None:
        for op in self.chosen(env):
            op.run(env)

    def chosen(self, env: Env) -> tuple[Op, ...]:
        """The children of the branch to render."""
        for condition, ops in self.branches:
            if condition is None or condition.holds(env):
                return ops
        return ()

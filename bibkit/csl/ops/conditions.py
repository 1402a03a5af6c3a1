"""The conditions of `cs:if` and `cs:else-if` (CSL 1.0.2, choose)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Protocol

from bibkit.csl.data.numbers import parse_number
from bibkit.csl.ops.env import FIRST, IBID, IBID_WITH_LOCATOR, SUBSEQUENT, Env
from bibkit.csl.ops.reach import Reach
from bibkit.csl.vocab import DATE_VARIABLES, NUMBER_VARIABLES


class Test(Protocol):
    """One test of one value. `decided` is its result where the shape of the item settles it, else None."""

    def holds(self, env: Env) -> bool: ...

    def decided(self, reach: Reach) -> bool | None: ...


class Condition:
    """All tests of a branch under its `match`."""

    __slots__ = ("match", "tests")

    def __init__(self, tests: Sequence[Test], match: Literal["all", "any", "none"]) -> None:
        self.tests = tuple(tests)
        self.match = match

    def holds(self, env: Env) -> bool:
        wanted = self.match != "all"
        for test in self.tests:
            if test.holds(env) is wanted:
                return self.match == "any"
        return self.match != "any"

    def decided(self, reach: Reach) -> bool | None:
        """Whether the branch is taken, where the shape of the item settles it, else None."""
        wanted = self.match != "all"
        results = [test.decided(reach) for test in self.tests]
        if wanted in results:
            return self.match == "any"
        return None if None in results else self.match != "any"


class IsType:
    """Whether the item has one of the types."""

    __slots__ = ("types",)

    def __init__(self, types: frozenset[str]) -> None:
        self.types = types

    def holds(self, env: Env) -> bool:
        return env.item.type in self.types

    def decided(self, reach: Reach) -> bool | None:
        return reach.shape.type in self.types


class HasVariable:
    """Whether a variable holds anything."""

    __slots__ = ("variable",)

    def __init__(self, variable: str) -> None:
        self.variable = variable

    def holds(self, env: Env) -> bool:
        variable = self.variable
        item = env.item
        return variable in item.text or variable in item.names or variable in item.dates

    def decided(self, reach: Reach) -> bool | None:
        return self.variable in reach.shape.variables


class HasLocator:
    """Whether the cite has a locator."""

    __slots__ = ()

    def holds(self, env: Env) -> bool:
        return env.cite is not None and bool(env.cite.locator)

    def decided(self, reach: Reach) -> bool | None:
        return reach.has_locator


class HasFirstNoteNumber:
    """Whether an earlier note cites the item."""

    __slots__ = ()

    def holds(self, env: Env) -> bool:
        return env.cite is not None and bool(env.cite.first_note_number)

    def decided(self, reach: Reach) -> bool | None:  # noqa: ARG002 - the protocol's shape
        return None


class IsNumeric:
    """Whether a variable is a number, or numbers with delimiters."""

    __slots__ = ("variable",)

    def __init__(self, variable: str) -> None:
        self.variable = variable

    def holds(self, env: Env) -> bool:
        variable = self.variable
        text = (
            (env.cite.locator if env.cite else "")
            if variable == "locator"
            else env.item.text.get(variable, "")
        )
        if not text:
            return False
        if variable not in NUMBER_VARIABLES:
            return variable not in DATE_VARIABLES and variable == "title" and text[-1:].isdigit()
        label = env.cite.label if env.cite and variable == "locator" else ""
        return parse_number(text, variable, label, env.settings.locale).is_numeric

    def decided(self, reach: Reach) -> bool | None:
        return (
            None
            if self.variable in reach.shape.variables or (self.variable == "locator" and reach.has_locator)
            else False
        )


class IsUncertainDate:
    """Whether a date is approximate."""

    __slots__ = ("variable",)

    def __init__(self, variable: str) -> None:
        self.variable = variable

    def holds(self, env: Env) -> bool:
        date = env.item.dates.get(self.variable)
        return date is not None and date.circa

    def decided(self, reach: Reach) -> bool | None:
        return f"{self.variable}~" in reach.shape.variables


class HasDateParts:
    """How much of a date is known: a day, a month or season without it, or the year alone (CSL-M, conditions)."""

    __slots__ = ("attribute", "variable")

    def __init__(self, attribute: str, variable: str) -> None:
        self.attribute = attribute
        self.variable = variable

    def holds(self, env: Env) -> bool:
        date = env.item.dates.get(self.variable)
        if date is None or not any(date.start):
            return False
        if self.attribute == "has-day":
            return bool(date.start.day)
        has_month = bool(date.start.month or date.season)
        return not has_month if self.attribute == "has-year-only" else has_month and not date.start.day

    def decided(self, reach: Reach) -> bool | None:
        return None if self.variable in reach.shape.variables else False


class IsContext:
    """Whether it is a citation or the bibliography that is rendered (CSL-M, conditions)."""

    __slots__ = ("context",)

    def __init__(self, context: str) -> None:
        self.context = context

    def holds(self, env: Env) -> bool:
        return self.context == env.settings.area

    def decided(self, reach: Reach) -> bool | None:
        return self.context == ("bibliography" if reach.in_bibliography else "citation")


class IsLocator:
    """Whether the locator is of a kind."""

    __slots__ = ("label",)

    def __init__(self, label: str) -> None:
        self.label = label

    def holds(self, env: Env) -> bool:
        cite = env.cite
        if cite is None or not cite.locator:
            return False
        number = parse_number(cite.locator, "locator", cite.label, env.settings.locale)
        return self.label == number.label

    def decided(self, reach: Reach) -> bool | None:
        return None if reach.has_locator else False


_RANKS = {"first": FIRST, "subsequent": SUBSEQUENT, "ibid": IBID, "ibid-with-locator": IBID_WITH_LOCATOR}


class HasPosition:
    """Whether the cite stands in a position; never in a bibliography."""

    __slots__ = ("position", "rank")

    def __init__(self, position: str) -> None:
        self.position = position
        self.rank = _RANKS.get(position, -1)

    def holds(self, env: Env) -> bool:
        if env.in_bibliography:
            return False
        position = env.cite.position if env.cite else FIRST
        if self.position == "near-note":
            return position >= SUBSEQUENT and env.cite is not None and env.cite.near_note
        if self.position == "far-note":
            return position == SUBSEQUENT and env.cite is not None and not env.cite.near_note
        if self.rank == FIRST:
            return position <= FIRST
        return self.rank > FIRST and position >= self.rank

    def decided(self, reach: Reach) -> bool | None:
        return False if reach.in_bibliography else None


class Disambiguates:
    """Whether this condition is needed to tell cites apart (CSL 1.0.2, disambiguation, method 3)."""

    __slots__ = ()

    def holds(self, env: Env) -> bool:
        env.found.conditions_seen += 1
        if env.state is not None and env.found.conditions_met < env.state.disambiguate:
            env.found.conditions_met += 1
            return True
        return False

    def decided(self, reach: Reach) -> bool | None:  # noqa: ARG002 - the protocol's shape
        return None


class Never:
    """A test that is not understood."""

    __slots__ = ()

    def holds(self, env: Env) -> bool:  # noqa: ARG002 - the protocol's shape
        return False

    def decided(self, reach: Reach) -> bool | None:  # noqa: ARG002 - the protocol's shape
        return False

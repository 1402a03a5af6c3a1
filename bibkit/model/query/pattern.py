"""Regular expressions in selections: Python's, without case, found anywhere."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeAlias

from bibkit.model.query.error import QueryError
from bibkit.model.query.words import plain

Search: TypeAlias = Callable[[str], bool]

_MOST_REPEATS = 8


def pattern_of(pattern: str, column: int) -> Search:
    """Whether a text holds what the pattern stands for, as it is or without accents and markup.

    `column` is where the pattern stands in the selection. Raises QueryError for what is no pattern, and for a
    repetition of repetitions, which takes longer with each character than anybody waits.
    """
    try:
        compiled = re.compile(pattern, re.IGNORECASE)
    except (re.error, OverflowError, RecursionError) as error:
        at = getattr(error, "pos", None) or 0
        message = f"The regular expression is broken: {getattr(error, 'msg', error)}"
        raise QueryError(message, column + at, 'for example title~"^(the )?power flow"') from None
    nested = _nested_repetition(pattern)
    if nested is not None:
        raise QueryError(
            "A repetition of repetitions may never end",
            column + nested,
            "write the group without one of them",
        )
    return lambda text: (
        compiled.search(text) is not None
        or ((simple := plain(text)) != text and compiled.search(simple) is not None)
    )


def _nested_repetition(pattern: str) -> int | None:
    """Where a group that holds a repetition or a choice is repeated without end, or there are too many repetitions."""
    open_groups: list[bool] = []
    at, count = 0, 0
    closed = False  # whether what stands before is a group that holds a repetition or a choice
    while at < len(pattern):
        sign = pattern[at]
        if sign == "\\":
            at, closed = at + 2, False
            continue
        if sign == "[":
            end = pattern.find("]", at + 2 + (pattern[at + 1 : at + 2] == "^"))
            at, closed = (end if end > 0 else len(pattern)) + 1, False
            continue
        if sign == "(":
            open_groups.append(False)
        elif sign == ")" and open_groups:
            closed = open_groups.pop()
            if closed and open_groups:
                open_groups[-1] = True
            at += 1
            continue
        elif sign == "|" and open_groups:
            open_groups[-1] = True
        elif sign in "*+" or (sign == "{" and re.match(r"\{\d*,?\d*\}", pattern[at:])):
            count += 1
            if closed or count > _MOST_REPEATS:
                return at
            if open_groups:
                open_groups[-1] = True
        at, closed = at + 1, False
    return None

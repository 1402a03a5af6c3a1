"""What is wrong with a style or a locale file: a refusal (`StyleError`) or a remark (`Problem`).

This package knows nothing of the rest of bibkit, so it has its own error and diagnostic types. A style
that can be rendered in part is rendered in part: its faults are collected as problems. Only what is
hostile or leaves nothing to render is refused with an error.
"""

from typing import Literal, NamedTuple, TypeAlias

ProblemKind: TypeAlias = Literal[
    "odd",
    "unknown-element",
    "unknown-attribute",
    "bad-value",
    "incomplete",
    "misplaced",
    "undefined-macro",
    "unused-macro",
    "extension",
]
"""What sort of fault a problem is: for those who sort or silence them."""


class Correction(NamedTuple):
    """What stands in the place of a problem, and what was most likely meant there."""

    wrong: str
    right: str


class Problem(NamedTuple):
    """A fault in a style that rendering survives: the line (from 1), one sentence, and the way out.

    Columns count from 1, in characters; 0 means not known. `end_column` is the first after the fault. `correction`
    is there where it is clear what was meant.
    """

    line: int
    message: str
    hint: str = ""
    column: int = 0
    end_column: int = 0
    kind: ProblemKind = "odd"
    correction: Correction | None = None


class StyleError(Exception):
    """A style or locale file that can't be used; `line` and `column` are 0 when the fault has no place in it."""

    def __init__(self, message: str, *, line: int = 0, column: int = 0, hint: str = "") -> None:
        super().__init__(f"line {line}: {message}" if line else message)
        self.message = message
        self.line = line
        self.column = column
        self.hint = hint

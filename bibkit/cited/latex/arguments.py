"""What stands behind a command: groups in braces, brackets and parentheses, found without running TeX.

Every search has a bound, and so has the number of searches that may find nothing: the time grows with the text, and no
faster.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_BLANK = re.compile(r"(?:[ \t]++|%[^\r\n]*+(?:\r\n?|\n|\Z)|\r\n?|\n)*+")
_PARTS = re.compile(r"\\.|%[^\r\n]*+|[{}\[\]()<>]|\n[ \t\r]*+\n", re.DOTALL)
_GROUP = 5_000  # characters of one argument
_VAIN = 200  # searches in one text that find no end
_CLOSING = {"{": "}", "[": "]", "(": ")", "<": ">"}
_OPTIONS = 8  # brackets in a row


class Argument(NamedTuple):
    """An argument without its braces: from `start` up to `end`."""

    start: int
    end: int


class Arguments:
    """The arguments in one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._vain = 0

    def skip_blank(self, at: int) -> int:
        """The next place that is no blank and no comment."""
        match = _BLANK.match(self.text, at)
        assert match is not None
        return match.end()

    def group(
        self, at: int, opening: str = "{", most: int = _GROUP, *, is_long: bool = False
    ) -> Argument | None:
        """The group that begins there, behind blanks; None where none does.

        Only one with `is_long` goes on behind an empty line.
        """
        start = self.skip_blank(at)
        if not self.text.startswith(opening, start) or self._vain > _VAIN:
            return None
        closing = _CLOSING[opening]
        depth = 0
        for match in _PARTS.finditer(self.text, start + 1, min(len(self.text), start + most)):
            sign = match[0][0]
            if sign == closing and depth == 0:
                return Argument(start + 1, match.start())
            if sign == "{":
                depth += 1
            elif sign == "}":
                depth -= 1
                if depth < 0:
                    break
            elif sign == "\n" and not is_long:
                break
        self._vain += 1
        return None

    def keys(self, at: int, shape: str) -> list[Argument]:
        """The arguments with keys behind a command of that shape (`commands`), which ends there."""
        repeated = shape.endswith("+")
        at = self._after_star(at)
        found: list[Argument] = []
        while True:
            count = len(found)
            for step in shape.rstrip("+"):
                following = self._step(step, at, found)
                if following < 0:
                    return found
                at = following
            if not repeated or len(found) == count:
                return found

    def options(self, at: int) -> tuple[list[Argument], int]:
        """The optional arguments that begin there, and where they end."""
        found: list[Argument] = []
        while len(found) < _OPTIONS and (group := self.group(at, "[") or self.group(at, "<")):
            found.append(group)
            at = group.end + 1
        return found, at

    def _after_star(self, at: int) -> int:
        after = self.skip_blank(at)
        return after + 1 if self.text.startswith("*", after) else at

    def _step(self, step: str, at: int, found: list[Argument]) -> int:
        """Where the argument of that kind ends; -1 where there is none, and there has to be."""
        if step == "o":
            return self.options(at)[1]
        if step == "p":
            for _ in range(2):
                group = self.group(at, "(")
                at = group.end + 1 if group else at
            return at
        if step == "O":  # keys that need not be there
            group = self.group(at, "[")
            if group is None:
                return at
        else:
            group = self.group(at)
            if group is None:
                return -1
        if step in "kO":
            found.append(group)
        return group.end + 1

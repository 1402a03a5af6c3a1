"""Conditions of TeX, as far as a source itself says what they are: what is never reached cites nothing.

`\\iffalse`, `\\if0` and what `\\newif` makes and nothing sets to true are false (TeXbook, chapter 20; plain TeX has
`\\newif` false at first).
"""

from __future__ import annotations

import re

_CONDITIONS = frozenset(
    """
    if ifcat ifnum ifdim ifodd ifvmode ifhmode ifmmode ifinner ifvoid ifhbox ifvbox ifx ifeof iftrue iffalse ifcase
    ifdefined ifcsname iffontchar ifincsname ifpdfprimitive ifprimitive ifabsnum ifabsdim
    ifpdf ifxetex ifluatex ifPDFTeX ifXeTeX ifLuaTeX ifTUTeX ifvtex
    """.split()
)
_TOKEN = re.compile(r"\\([A-Za-z@]+)|\\.|%[^\r\n]*+", re.DOTALL)
_TRUE_OR_FALSE = re.compile(r"(\w+?)(true|false)")
_ZERO = re.compile(r"0[^0\\]")


class Conditions:
    """Which conditions a document has made, and which of them may be true."""

    def __init__(self) -> None:
        self._made: dict[str, bool] = {}
        self._open: list[bool] = []

    def begin_file(self) -> list[bool]:
        """Nothing is open in the next file; gives what was, for `end_file`."""
        outside, self._open = self._open, []
        return outside

    def end_file(self, outside: list[bool]) -> None:
        """The file before goes on, with the conditions that are open there."""
        self._open = outside

    def make(self, name: str) -> None:
        """`\\newif\\ifdraft` was read: it is false."""
        self._made.setdefault(name, False)

    def note(self, name: str) -> None:
        """`\\drafttrue` was read, perhaps: the condition may be true from here on."""
        if self._made and (match := _TRUE_OR_FALSE.fullmatch(name)) and match[2] == "true":
            made = f"if{match[1]}"
            if made in self._made:
                self._made[made] = True

    def is_condition(self, name: str) -> bool:
        """Whether a command begins what `\\fi` ends."""
        return name in _CONDITIONS or name in self._made

    def after(self, text: str, name: str, at: int) -> int:
        """Where text goes on behind a condition, or behind `\\else` or `\\fi`, that ends there."""
        if name == "fi":
            if self._open:
                self._open.pop()
            return at
        if name == "else":
            is_true = bool(self._open) and self._open[-1]
            if not is_true:
                return at
            self._open.pop()
            return self._skip(text, at)[0]
        is_false = (
            name == "iffalse" or self._made.get(name) is False or (name == "if" and _ZERO.match(text, at))
        )
        if not is_false:
            self._open.append(name == "iftrue")
            return at
        at, ended_by = self._skip(text, at)
        if ended_by == "else":
            self._open.append(False)
        return at

    def _skip(self, text: str, at: int) -> tuple[int, str]:
        """Where the branch ends that begins there, and by which command; the end of the text where by none."""
        depth = 0
        while match := _TOKEN.search(text, at):
            at = match.end()
            name = match[1]
            if name is None:
                continue
            if name == "fi":
                if not depth:
                    return at, name
                depth -= 1
            elif name == "else" and not depth:
                return at, name
            elif self.is_condition(name):
                depth += 1
        return len(text), ""

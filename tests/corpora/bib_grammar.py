"""The entries that BibTeX itself finds in a .bib text, by the grammar of its program, to count with.

After `bibtex.web`, sections 228 to 263 (get_bib_command_or_entry_and_process): whatever stands before an `@` is skipped; a
word follows, then a brace or parenthesis, a key up to white space or a comma (or the brace), and fields, each behind a
comma. An entry at fault ends there and keeps what was read of it. Macros are written out; those of the months, which
styles define, stand for their own names. Nothing of this knows bibkit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_WORD = re.compile(r"""[^\s"#%'(),={}]+""")
_SPACE = re.compile(r"\s*")
_ASIDE = ("string", "preamble")
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()


class GrammarEntry(NamedTuple):
    """An entry: type and key as written, the lines it begins and ends in (from 1), its fields, and whether it is whole."""

    type: str
    key: str
    line: int
    end_line: int
    fields: tuple[tuple[str, str], ...]
    is_whole: bool


class _Fault(Exception):  # noqa: N818
    """BibTeX skips whatever remains of the entry."""


def entries_of(text: str) -> Iterator[GrammarEntry]:
    """The entries of a text, in order."""
    at = line_at = 0
    line = 1
    macros = {month: month for month in _MONTHS}
    while (at := text.find("@", at)) != -1:
        line += text.count("\n", line_at, at)
        line_at = at
        reader = _Reader(text, at + 1, macros)
        try:
            kind = reader.word()
            if kind.lower() != "comment":
                opening = reader.one_of("{(")
                if kind.lower() in _ASIDE:
                    reader.aside(kind.lower(), opening)
                else:
                    key = reader.key(opening)
                    fields, is_whole = reader.fields(opening)
                    end_line = line + text.count("\n", line_at, reader.at)
                    yield GrammarEntry(kind, key, line, end_line, fields, is_whole)
        except _Fault:
            pass
        at = reader.at


class _Reader:
    """Where BibTeX is in the text."""

    def __init__(self, text: str, at: int, macros: dict[str, str]) -> None:
        self.text = text
        self.at = at
        self.macros = macros

    def word(self) -> str:
        """A type, the name of a field or of a macro."""
        self._skip()
        match = _WORD.match(self.text, self.at)
        if match is None or match[0][0].isdigit():
            raise _Fault
        self.at = match.end()
        return match[0]

    def one_of(self, signs: str) -> str:
        """The sign that has to stand here."""
        self._skip()
        sign = self.text[self.at : self.at + 1]
        if not sign or sign not in signs:
            raise _Fault
        self.at += 1
        return sign

    def key(self, opening: str) -> str:
        """The key of an entry."""
        self._skip()
        match = re.compile(r"[^\s,}]*" if opening == "{" else r"[^\s,]*").match(self.text, self.at)
        assert match is not None
        self.at = match.end()
        return match[0]

    def aside(self, kind: str, opening: str) -> None:
        """Go behind a @string or @preamble, and note what a macro stands for."""
        name = ""
        if kind == "string":
            name = self.word().lower()
            self.one_of("=")
        value = self._value()
        if name:
            self.macros[name] = value
        self.one_of("}" if opening == "{" else ")")

    def fields(self, opening: str) -> tuple[tuple[tuple[str, str], ...], bool]:
        """The fields up to the end of the entry, or to the fault in it; and whether there is none."""
        closing = "}" if opening == "{" else ")"
        found: list[tuple[str, str]] = []
        try:
            while self.one_of(closing + ",") == ",":
                self._skip()
                if self.text[self.at : self.at + 1] == closing:
                    continue
                name = self.word()
                self.one_of("=")
                found.append((name.lower(), self._value()))
        except _Fault:
            return tuple(found), False
        return tuple(found), True

    def _skip(self) -> None:
        match = _SPACE.match(self.text, self.at)
        assert match is not None
        self.at = match.end()

    def _value(self) -> str:
        """The text of a value, without its braces and quotes; a macro that nothing defines is empty."""
        parts = [self._piece()]
        while True:
            self._skip()
            if self.text[self.at : self.at + 1] != "#":
                return "".join(parts)
            self.at += 1
            parts.append(self._piece())

    def _piece(self) -> str:
        self._skip()
        opening = self.text[self.at : self.at + 1]
        if opening not in ("{", '"') or not opening:
            match = re.compile(r"\d+").match(self.text, self.at)
            if match is None:
                return self.macros.get(self.word().lower(), "")
            self.at = match.end()
            return match[0]
        closing = "}" if opening == "{" else '"'
        depth = 0
        start = self.at = self.at + 1
        while self.at < len(self.text):
            sign = self.text[self.at]
            self.at += 1
            if depth == 0 and sign == closing:
                return self.text[start : self.at - 1]
            depth += (sign == "{") - (sign == "}")
            if depth < 0:
                break
        raise _Fault

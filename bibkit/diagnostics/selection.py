"""Which findings are told and which are fixed, by selectors as ruff has them.

A selector is a code ("BK204"), the beginning of codes ("BK2": all about dates), a rule's name ("no-such-day"), or
"ALL". Of two that speak of one code the longer decides, and "leave out" where they are one; what stands for one path
(`per-file-ignores`) comes last. What is off by default (`codes.Code.is_optional`) is told where one selects it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fnmatch import fnmatchcase
from pathlib import PurePath
from typing import NamedTuple

from bibkit.diagnostics.codes import CODES, NAMES
from bibkit.diagnostics.diagnostic import Diagnostic

ALL = "ALL"
_OF_READING = ("BK1", "BK8")  # a file or an entry that can't be read: nothing else is known of it


class Selection(NamedTuple):
    """What is told and what is fixed; empty: all of it but for what is off by default. `extend` goes beside either."""

    select: tuple[str, ...] = ()
    extend: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fixable: tuple[str, ...] = ()
    unfixable: tuple[str, ...] = ()
    per_file: Mapping[str, Sequence[str]] = {}

    def of(self, found: Iterable[Diagnostic]) -> list[Diagnostic]:
        """The findings that are told, those without their fix that are not to be fixed.

        An error refuses a record, and is told although it is to be left out; where `select` does not name it, it is
        told where something can't be read.
        """
        told = [one for one in found if self._tells(one)]
        if not self.fixable and not self.unfixable:
            return told
        return [one if self._fixes(one) else one._replace(fix=None) for one in told]

    def _tells(self, one: Diagnostic) -> bool:
        if one.is_error:
            named = (*self.select, *self.extend)
            return not self.select or one.code.startswith(_OF_READING) or _has(one.code, named)
        if not self._chooses(one.code):
            return False
        path = one.where.path if self.per_file else ""
        return not any(
            _is_at(path, pattern) and _has(one.code, selectors)
            for pattern, selectors in self.per_file.items()
        )

    def _chooses(self, code: str) -> bool:
        by = max(_longest(code, self.select), _longest(code, self.extend))
        if not self.select and not CODES[code].is_optional:
            by = max(by, 0)
        return by > _longest(code, self.ignore)

    def _fixes(self, one: Diagnostic) -> bool:
        by = _longest(one.code, self.fixable) if self.fixable else 0
        return by > _longest(one.code, self.unfixable)


def selector(text: str) -> str | None:
    """What a user writes as the beginning of codes (of all, nothing); None where there is no such code."""
    if text.upper() == ALL:
        return ""
    if text.lower() in NAMES:
        return NAMES[text.lower()]
    return text.upper() if any(code.startswith(text.upper()) for code in CODES) else None


def _longest(code: str, selectors: Sequence[str]) -> int:
    """How long the longest selector is that speaks of a code; -1 where none does."""
    return max((len(one) for one in selectors if code.startswith(one)), default=-1)


def _has(code: str, named: Sequence[str]) -> bool:
    return code.startswith(tuple(named))


def _is_at(path: str, pattern: str) -> bool:
    """Whether a pattern as of a shell ("old/*.bib", "*.json") is for the path: for the whole of it, or for its name."""
    posix = PurePath(path).as_posix()
    return fnmatchcase(posix, pattern) or (
        "/" not in pattern and fnmatchcase(posix.rpartition("/")[2], pattern)
    )

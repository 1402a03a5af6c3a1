"""Which findings are told and which are fixed, by selectors as ruff has them.

A selector is a code ("BK204"), the beginning of codes ("BK2": all about dates), a rule's name ("no-such-day"), or
"ALL". Of two that speak of one code the longer decides, and "leave out" where they are one; what stands for one path
(`per-file-ignores`) comes last.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fnmatch import fnmatchcase
from pathlib import PurePath
from typing import NamedTuple

from bibkit.diagnostics.codes import CODES
from bibkit.diagnostics.diagnostic import Diagnostic

ALL = "ALL"
NAMES = {row.name: row.code for row in CODES.values()}
_OF_READING = ("BK1", "BK8")  # a file or an entry that can't be read: nothing else is known of it


class Selection(NamedTuple):
    """What is told and what is fixed; empty: all of it."""

    select: tuple[str, ...] = ()
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
            return not self.select or one.code.startswith(_OF_READING) or _has(one.code, self.select)
        if not _decided(one.code, self.select, self.ignore):
            return False
        path = one.where.path if self.per_file else ""
        return not any(
            _is_at(path, pattern) and _has(one.code, selectors)
            for pattern, selectors in self.per_file.items()
        )

    def _fixes(self, one: Diagnostic) -> bool:
        return _decided(one.code, self.fixable, self.unfixable)


def selector(text: str) -> str | None:
    """What a user writes as the beginning of codes; None where there is no such code."""
    if text.upper() == ALL:
        return "BK"
    if text.lower() in NAMES:
        return NAMES[text.lower()]
    return text.upper() if any(code.startswith(text.upper()) for code in CODES) else None


def _decided(code: str, chosen: Sequence[str], left_out: Sequence[str]) -> bool:
    """Whether a longer selector chooses it (where none is named, all are chosen) than the one that leaves it out."""
    by = max((len(one) for one in chosen if code.startswith(one)), default=-1) if chosen else 0
    return by > max((len(one) for one in left_out if code.startswith(one)), default=-1)


def _has(code: str, named: Sequence[str]) -> bool:
    return code.startswith(tuple(named))


def _is_at(path: str, pattern: str) -> bool:
    """Whether a pattern as of a shell ("old/*.bib", "*.json") is for the path: for the whole of it, or for its name."""
    posix = PurePath(path).as_posix()
    return fnmatchcase(posix, pattern) or (
        "/" not in pattern and fnmatchcase(posix.rpartition("/")[2], pattern)
    )

"""What a reader of a source comes upon, in the order of the text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple, TypeAlias

from bibkit.diagnostics import Diagnostic
from bibkit.source import Source, SourceSpan

EVERYTHING = "*"
"""The key that stands for all works of the library (BibTeXing, 2.1: `\\nocite{*}`)."""

REFERENCE = "@"
"""The command of a key that may be a cross reference as well: it is one where the sources make a label of that name."""


class CitedKey(NamedTuple):
    """A key where it is cited, and by which command, as it is written there."""

    key: str
    place: SourceSpan
    command: str


class NamedPart(NamedTuple):
    """A file that is read where it is named.

    `endings` are tried in turn behind the name. With `moves`, its own parts are looked for beside it first, as
    `\\import` and Typst have it. What is only there in some projects (`is_optional`) is not missed.
    """

    name: str
    place: SourceSpan
    endings: tuple[str, ...] = ("",)
    moves: bool = False
    is_optional: bool = False


class NamedBibliography(NamedTuple):
    """A file with the works; without an ending it has one of `endings`."""

    name: str
    place: SourceSpan
    endings: tuple[str, ...] = (".bib",)


class OwnWork(NamedTuple):
    """A work that the text itself describes, as `\\bibitem` does: no library has to have it."""

    key: str


class MadeLabel(NamedTuple):
    """A label that `@name` refers to instead of a work."""

    name: str


class Embedded(NamedTuple):
    """A file that the text holds, as `filecontents` does; one on the disk goes before it unless it `replaces` that."""

    name: str
    source: Source
    replaces: bool = False


CitingEvent: TypeAlias = (
    CitedKey | NamedPart | NamedBibliography | OwnWork | MadeLabel | Embedded | Diagnostic
)

ReadCited: TypeAlias = Callable[[Source], Iterator[CitingEvent]]
"""Reads one file after another of a text, in the order in which they are named: what one defines holds in the next."""


class Asking(NamedTuple):
    """What a reader is told: commands of LaTeX that cite beside those that it knows, and the name of the first file.

    `name` is without folder and ending (`\\jobname`).
    """

    commands: tuple[str, ...] = ()
    name: str = ""


MakeReader: TypeAlias = Callable[[Asking], ReadCited]


def listed_keys(source: Source, start: int, end: int, command: str, parting: str = ",") -> Iterator[CitedKey]:
    """The keys of a list with signs between them that stands there, blanks round each left out."""
    at = start
    for part in source.text[start:end].split(parting):
        key = part.strip()
        if key:
            begin = at + part.index(key)
            yield CitedKey(key, SourceSpan(source, begin, begin + len(key)), command)
        at += len(part) + len(parting)

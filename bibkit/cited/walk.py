"""Sources read with all their parts: which works they cite, in which order, and where they have them from."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from bibkit.cited.events import (
    EVERYTHING,
    REFERENCE,
    Asking,
    CitedKey,
    CitingEvent,
    Embedded,
    MadeLabel,
    MakeReader,
    NamedBibliography,
    NamedPart,
    OwnWork,
    ReadCited,
)
from bibkit.diagnostics import Diagnostic, SourceSpan, WholeFile
from bibkit.errors import UsageError
from bibkit.registry import CITED, format_of_file, load_cited
from bibkit.source import Source
from bibkit.source.bounds import CITING_CHARACTERS, CITING_DEPTH, CITING_FILES
from bibkit.source.opening import MISSED
from bibkit.syntax.read_file import Read, read_source

# Thousands of names are tried, and a `Path` of each takes ten times as long.
_joined = os.path.join
_folder_of = os.path.dirname
_is_file = os.path.isfile
_BIBLIOGRAPHY_ENDINGS = (".bib", ".json", ".jsonl", ".yaml", ".yml")


class Text(NamedTuple):
    """A text to read, or the finding in its place, and what kind of source it is, if its name does not tell.

    One that was only come upon (`is_found`) is left out where it is a part of another.
    """

    source: Source | Diagnostic
    kind: str = ""
    is_found: bool = False


class FoundBibliography(NamedTuple):
    """A file with works, where it is named, and its text if that stands in the source itself; it may not be there."""

    path: Path
    place: SourceSpan
    text: Source | None = None


class Cited(NamedTuple):
    """What sources cite: each key at each place, in order, but for those of `own`, which the texts describe themselves.

    `everything` says that all works of the library are asked for (`\\nocite{*}`), `files` what was read.
    """

    keys: tuple[CitedKey, ...]
    bibliographies: tuple[FoundBibliography, ...] = ()
    own: frozenset[str] = frozenset()
    everything: bool = False
    diagnostics: tuple[Diagnostic, ...] = ()
    files: tuple[str, ...] = ()

    @property
    def in_order(self) -> tuple[str, ...]:
        """Each key once, in the order of first citation."""
        return tuple(dict.fromkeys(cite.key for cite in self.keys))


def cited_in(
    sources: Iterable[Text],
    *,
    commands: Sequence[str] = (),
    with_parts: bool = True,
    read: Read = read_source,
) -> Cited:
    """What the sources cite, and the parts that they name (which `read` reads) unless these are not wanted.

    `commands` are more commands of LaTeX that cite. Raises UsageError for a source whose kind is not known.
    """
    walk = _Walk(tuple(commands), read, with_parts=with_parts)
    for source, kind, is_found in sources:
        if isinstance(source, Diagnostic):
            walk.found.append(source)
        elif not (is_found and walk.has_read(source.path)):
            walk.root(source, kind)
    return walk.result()


def kind_of(path: str) -> str:
    """The kind of a source, as its name tells. Raises UsageError."""
    kind = format_of_file(path, CITED)
    if kind is None:
        endings = ", ".join(ending for row in CITED.values() for ending in row.extensions)
        raise UsageError(
            f"The name of {path} does not tell what kind of source it is",
            hint=f"name the kind ({', '.join(CITED)}), or end the name with one of {endings}",
            about="cited_as",
        )
    return kind


class _Frame(NamedTuple):
    """A file that is being read: its events to come, its path, and the folder where its parts are looked for first."""

    events: Iterator[CitingEvent]
    path: str
    real: str
    folder: str


class _Walk:
    """All sources of one question."""

    def __init__(self, commands: tuple[str, ...], read: Read, *, with_parts: bool) -> None:
        self._with_parts = with_parts
        self.found: list[Diagnostic] = []
        self._commands = commands
        self._read = read
        self._cites: list[CitedKey] = []
        self._cited_at: set[tuple[str, int, int, str]] = set()
        self._bibliographies: dict[str, FoundBibliography] = {}
        self._own: set[str] = set()
        self._labels: set[str] = set()
        self._files: dict[str, None] = {}
        self._reals: set[str] = set()
        self._characters = 0
        # Of the document that is being read
        self._stack: list[_Frame] = []
        self._read_before: set[str] = set()
        self._embedded: dict[str, Embedded] = {}
        self._folder = ""

    def has_read(self, path: str) -> bool:
        """Whether a file was read, by whatever name."""
        return os.path.realpath(path) in self._reals

    def root(self, source: Source, kind: str) -> None:
        """Read a source and its parts."""
        kind = kind or kind_of(source.path)
        self._folder, name = os.path.split(source.path)
        stem = name.rpartition(".")[0] or name
        readers = _Readers(Asking(self._commands, stem))
        self._read_before.clear()
        self._embedded.clear()
        self._enter(source, source.path, os.path.realpath(source.path), readers.of(kind), self._folder)
        while self._stack:
            frame = self._stack[-1]
            event = next(frame.events, None)
            if event is None:
                self._stack.pop()
            else:
                self._take(event, frame, readers, kind)

    def result(self) -> Cited:
        """All that was found."""
        keys = [
            cite
            for cite in self._cites
            if not (cite.command == REFERENCE and cite.key in self._labels) and cite.key not in self._own
        ]
        return Cited(
            tuple(cite for cite in keys if cite.key != EVERYTHING),
            tuple(self._bibliographies.values()),
            frozenset(self._own),
            any(cite.key == EVERYTHING for cite in keys),
            tuple(self.found),
            tuple(self._files),
        )

    def _enter(self, source: Source, path: str, real: str, reader: ReadCited, folder: str) -> None:
        """Begin a file; a text that stands in another has a path of its own."""
        self._read_before.add(real)
        self._reals.add(real)
        if path not in self._files:
            self._characters += len(source.text)
            self._files[path] = None
        if self._characters > CITING_CHARACTERS or len(self._files) > CITING_FILES:
            what = (
                f"{CITING_FILES:,} files"
                if len(self._files) > CITING_FILES
                else f"{CITING_CHARACTERS >> 20} MiB"
            )
            message = f"The sources together are more than {what}; nothing is read from here on"
            self.found.append(Diagnostic("BK101", message, "name fewer sources", WholeFile(path)))
            return
        self._stack.append(_Frame(reader(source), path, real, folder))

    def _take(self, event: CitingEvent, frame: _Frame, readers: _Readers, kind: str) -> None:
        match event:
            case CitedKey():
                place = event.place
                at = (place.source.path, place.source.first_line, place.start, event.key)
                if at not in self._cited_at:
                    self._cited_at.add(at)
                    self._cites.append(event)
            case NamedPart() if self._with_parts:
                self._part(event, frame, readers, kind)
            case NamedBibliography():
                self._bibliography(event, frame)
            case OwnWork():
                self._own.add(event.key)
            case MadeLabel():
                self._labels.add(event.name)
            case Embedded():
                self._embedded[os.path.normpath(event.name)] = event
            case Diagnostic():
                self.found.append(event)

    def _part(self, part: NamedPart, frame: _Frame, readers: _Readers, kind: str) -> None:
        known = self._looked_up(part.name, part.endings, frame)
        if known is None:
            if not part.is_optional:
                message = f"The part {part.name} is not there"
                self.found.append(Diagnostic("BK024", message, "correct its name, or write it", part.place))
            return
        path, text = known
        real = os.path.realpath(path)
        if any(open_frame.real == real for open_frame in self._stack):
            self.found.append(
                Diagnostic("BK025", f"{path} is read within itself", "leave one of the two out", part.place)
            )
        elif real not in self._read_before:
            if len(self._stack) > CITING_DEPTH:
                message = f"Files are read within one another more than {CITING_DEPTH} deep"
                self.found.append(Diagnostic("BK025", message, "name them side by side", part.place))
                return
            source = text or self._read(path)
            if isinstance(source, Diagnostic):
                self.found.append(source._replace(place=source.place or part.place))
                return
            inner = format_of_file(path, CITED) or kind
            folder = _folder_of(path) if part.moves else frame.folder
            self._enter(source, path, real, readers.of(inner), folder)

    def _bibliography(self, named: NamedBibliography, frame: _Frame) -> None:
        endings = ("",) if named.name.lower().endswith(_BIBLIOGRAPHY_ENDINGS) else named.endings
        known = self._looked_up(named.name, endings, frame)
        if known is None:
            path = os.path.normpath(_joined(self._folder, named.name + endings[0]))
            self._bibliographies.setdefault(path, FoundBibliography(Path(path), named.place))
        elif known[0].lower().endswith(_BIBLIOGRAPHY_ENDINGS):
            path = os.path.normpath(known[0])
            self._bibliographies.setdefault(path, FoundBibliography(Path(path), named.place, known[1]))

    def _looked_up(
        self, name: str, endings: Sequence[str], frame: _Frame
    ) -> tuple[str, Source | None] | None:
        """The path of a file that is named, and its text where the source has it; None where it is nowhere."""
        if not name or "\0" in name:
            return None
        for folder in dict.fromkeys((frame.folder, self._folder, _folder_of(frame.path))):
            for ending in endings:
                path = _joined(folder, name + ending)
                embedded = self._embedded.get(os.path.normpath(name + ending))
                if embedded is not None and (embedded.replaces or not _is_file(path)):
                    return path, embedded.source
                if _is_file(path):
                    return path, None
                sys.audit(MISSED, path)
        return None


class _Readers:
    """The readers of one document, each made when it is first wanted."""

    def __init__(self, asking: Asking) -> None:
        self._asking = asking
        self._made: dict[str, ReadCited] = {}

    def of(self, kind: str) -> ReadCited:
        """The reader of that kind of source."""
        if kind not in self._made:
            make: MakeReader = load_cited(kind)
            self._made[kind] = make(self._asking)
        return self._made[kind]

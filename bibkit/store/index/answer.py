"""A folder of records as columns: those that are kept, as far as their files are the same, and those read anew."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import cached_property
from pathlib import Path
from typing import Any

from bibkit.formats.format import Sourced
from bibkit.model.fields import FIELDS
from bibkit.model.query.values import BESIDE_FIELDS, value_of
from bibkit.model.record import Record
from bibkit.store.folder import Watch, in_order_of_keys, read_found
from bibkit.store.index.kept import KeptColumns, keep_columns, kept_columns
from bibkit.store.index.rows import record_of
from bibkit.store.index.stamps import FileStamp, FileStamps, is_settled, stamps_below
from bibkit.store.load import collected
from bibkit.syntax.read_file import Read

FEW = 500  # files that are read before anybody waits
_MOST_UNKEPT = 200  # files that are read anew in each run before they are kept, too
_PATHS, _STAMPS = "paths", "stamps"
_COLUMNS = (*BESIDE_FIELDS, *FIELDS)


class IndexedFolder:
    """The good records of a folder by number, as columns (`model.query.tree.Columns`).

    `diagnostics` are the findings of the files that were read anew, among them all that refuse a record, `found` how
    many files there are.
    """

    def __init__(
        self,
        folder: Path,
        kept: KeptColumns | None,
        paths: Iterable[str],
        dead: Set[int],
        entries: Sequence[Sourced],
        found: int,
    ) -> None:
        self._folder, self._kept, self._dead = folder, kept, dead
        self._paths = [*paths]
        self._new: dict[int, Record] = {}
        for entry in entries:
            if entry.record is not None and entry.origin is not None:
                self._new[len(self._paths)] = entry.record
                self._paths.append(entry.origin.path[len(f"{folder}{os.sep}") :])
        self.found = found
        self.diagnostics = tuple(one for entry in entries for one in entry.diagnostics)
        self.refused = collected(entries).refused
        self._columns: dict[str, Mapping[int, Any]] = {}

    @cached_property
    def everything(self) -> Set[int]:
        """The numbers of all records."""
        return set(range(len(self._paths))) - self._dead

    def column(self, name: str) -> Mapping[int, Any]:
        """The values of a column by number. Raises BrokenIndexError."""
        if name not in self._columns:
            values: Mapping[int, Any] = self._kept.column(name) if self._kept is not None else {}
            if self._dead:
                values = {number: value for number, value in values.items() if number not in self._dead}
            if self._new:
                anew = ((number, value_of(record, name)) for number, record in self._new.items())
                values = {**values, **{number: value for number, value in anew if value is not None}}
            self._columns[name] = values
        return self._columns[name]

    def in_order(self, numbers: Iterable[int]) -> list[int]:
        """The numbers in the order of the keys of their records, as a folder has them."""
        keys = self.column("key")
        return sorted(numbers, key=lambda number: keys[number][0])

    def path(self, number: int) -> str:
        """The file of a record, seen from the folder."""
        return self._paths[number]

    def records(self, numbers: Iterable[int], fields: Iterable[str]) -> Iterator[Record]:
        """The records with these fields alone. Raises BrokenIndexError."""
        columns = {name: self.column(name) for name in dict.fromkeys(("key", "type", *fields))}
        for number in numbers:
            new = self._new.get(number)
            yield new if new is not None else record_of(columns, number)

    def whole(self, numbers: Iterable[int], read: Read) -> Iterator[Sourced]:
        """The records with all that they have, read from their files."""
        for number in numbers:
            yield read_found(f"{self._folder}{os.sep}{self._paths[number]}", self._folder, read)


def indexed_folder(
    folder: Path, read: Read, watch: Watch = iter, *, anew: bool = False, now: int | None = None
) -> IndexedFolder | None:
    """The folder as columns; None for one of few files. What was read in this run is kept where it is much.

    `anew` believes nothing that is kept; `now` is the time in nanoseconds, if it is not the clock's. Raises FileError
    for a folder that can't be listed, BrokenIndexError for a broken cache.
    """
    now = time.time_ns() if now is None else now
    stamps = stamps_below(folder)
    if len(stamps.paths) < FEW:
        return None
    kept = None if anew else kept_columns(folder)
    return _answer(folder, stamps, kept, read, watch, now)


def _answer(
    folder: Path, stamps: FileStamps, kept: KeptColumns | None, read: Read, watch: Watch, now: int
) -> IndexedFolder:
    def read_below(path: str) -> Sourced:
        return read_found(f"{folder}{os.sep}{path}", folder, read)

    known = FileStamps(kept.column(_PATHS).split("\0"), kept.column(_STAMPS)) if kept else FileStamps([], b"")
    dead: set[int] = set()
    unknown: list[str] = []
    if known != stamps:
        before, after = known.by_path(), stamps.by_path()
        dead = {row for row, path in enumerate(known.paths) if after.get(path) != before[path]}
        unknown = [path for path in stamps.paths if before.get(path) != after[path]]
    found = dict(zip(unknown, watch(read_below(path) for path in unknown), strict=True))
    if kept is not None and found:
        # Who has the key of a newcomer is refused with it.
        newcomers = {entry.record.key.casefold() for entry in found.values() if entry.record is not None}
        for row, keys in kept.column("key").items():
            if row not in dead and keys[0].casefold() in newcomers:
                dead.add(row)
                found[known.paths[row]] = read_below(known.paths[row])
    entries = in_order_of_keys([found[path] for path in sorted(found)])
    index = IndexedFolder(folder, kept, known.paths, dead, entries, len(stamps.paths))
    if kept is None or len(dead) + len(entries) > _MOST_UNKEPT:
        _keep(folder, index, stamps.by_path(), entries, now)
    return index


def _keep(
    folder: Path, index: IndexedFolder, stamps: Mapping[str, FileStamp], entries: Sequence[Sourced], now: int
) -> None:
    """Keep the columns of all records that are good and settled."""
    start = len(f"{folder}{os.sep}")
    faulty = {
        entry.origin.path[start:]
        for entry in entries
        if entry.origin is not None and any(one.is_error for one in entry.diagnostics)
    }
    # In the order in which the folder is listed, so that they are compared at once the next time.
    numbers = {index.path(number): number for number in index.everything}
    rows = [
        numbers[path]
        for path, stamp in stamps.items()
        if path in numbers and path not in faulty and is_settled(stamp, now)
    ]
    if not rows:
        return
    renumbered = {number: row for row, number in enumerate(rows)}
    columns: dict[str, Any] = {
        _PATHS: "\0".join(index.path(number) for number in rows),
        _STAMPS: b"".join(stamps[index.path(number)] for number in rows),
    }
    for name in _COLUMNS:
        column = index.column(name)
        kept = {row: column[number] for number, row in renumbered.items() if number in column}
        if kept:
            columns[name] = kept
    keep_columns(folder, columns)

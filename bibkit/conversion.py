"""Files turned into another data format an entry at a time, so that a large file needs no more memory than a small one.

What grows with the file is sixteen bytes a key and, for files with `crossref`, the parents.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain, groupby
from pathlib import Path

from bibkit.compression import ending_of
from bibkit.diagnostics import Diagnostic
from bibkit.diagnostics.origin import Origin, placed
from bibkit.errors import UsageError
from bibkit.formats.detect import format_of
from bibkit.formats.format import Sourced
from bibkit.formats.options import complete_options
from bibkit.formats.own_keys import with_own_keys
from bibkit.model.record import Record
from bibkit.registry import format_of_file, load_format
from bibkit.source import Source
from bibkit.store.pieces import PiecedFile, can_be_cut, is_text

Tell = Callable[[Diagnostic], None]


def can_be_streamed(path: Path, format_name: str = "") -> bool:
    """Whether the path is a file that can be read an entry at a time, to its end.

    Its name has to tell the format where that is not given.
    """
    name = format_name or format_of_file(str(path)) or ""
    if ending_of(path.name):
        return False  # what it holds is bounded, and read whole
    if not can_be_cut(name) or not path.is_file() or not is_text(path):
        return False
    return bool(format_name) or format_of(next(iter(PiecedFile(path, name)))) == name


class Conversion:
    """The entries of files, written in a data format; each pass through it gives the pieces of the text.

    `found`, `written` and `left_out` count the entries of the last pass, `losses` what the format could not carry.
    """

    def __init__(
        self,
        paths: Iterable[Path],
        to: str,
        options: Mapping[str, str],
        *,
        source_format: str = "",
        predicate: Callable[[Record], bool] | None = None,
    ) -> None:
        """Raises UsageError for a format that can't be written, or an option of it that does not exist."""
        target = load_format(to)
        if target.write is None:
            raise UsageError(f"bibkit reads {to} but does not write it")
        self._write = target.write
        self._options = complete_options(target, options)
        self._paths = [(source_format or format_of_file(str(path)) or "", path) for path in paths]
        self._predicate = predicate
        self._reset()

    def pieces(self, tell: Tell, lose: Tell, when_empty: Callable[[], None]) -> Iterator[str]:
        """The text. Findings of reading go to `tell`, losses to `lose`; `when_empty` may raise where there is none."""
        self._reset()
        origin: Origin | None = None

        def lost(loss: Diagnostic) -> None:
            self.losses += 1
            lose(placed(loss, origin))

        def counted() -> Iterator[Record]:
            nonlocal origin
            for entry in self._entries():
                self.found += entry.is_entry
                for diagnostic in entry.diagnostics:
                    tell(diagnostic)
                if entry.record is None:
                    self.left_out += entry.is_entry and (
                        not entry.diagnostics or any(one.is_error for one in entry.diagnostics)
                    )
                elif self._predicate is None or self._predicate(entry.record):
                    self.written += 1
                    origin = entry.origin
                    yield entry.record
            if not self.written:
                when_empty()

        yield from self._write(_Records(counted(), self._records), self._options, lost)

    def _reset(self) -> None:
        self.found = self.written = self.left_out = self.losses = 0

    def _records(self) -> Iterator[Record]:
        for entry in self._entries():
            if entry.record is not None and (self._predicate is None or self._predicate(entry.record)):
                yield entry.record

    def _entries(self) -> Iterator[Sourced]:
        groups = groupby(self._paths, key=lambda pair: pair[0])
        return with_own_keys(
            chain.from_iterable(_read(name, [path for _, path in group]) for name, group in groups)
        )


class _Records:
    """Records that are gone through once for the text, and again where a writer wants to know all keys."""

    def __init__(self, first: Iterator[Record], again: Callable[[], Iterator[Record]]) -> None:
        self._first: Iterator[Record] | None = first
        self._again = again

    def __iter__(self) -> Iterator[Record]:
        first, self._first = self._first, None
        return first if first is not None else self._again()


class _Sources:
    """The pieces of several files, which may be gone through more than once."""

    def __init__(self, paths: list[Path], format_name: str) -> None:
        self._files = [PiecedFile(path, format_name) for path in paths]

    def __iter__(self) -> Iterator[Source]:
        return chain.from_iterable(self._files)


def _read(name: str, paths: list[Path]) -> Iterator[Sourced]:
    loaded = load_format(name)
    entries: Iterator[Sourced] = loaded.read(_Sources(paths, name), complete_options(loaded, {}))
    return entries

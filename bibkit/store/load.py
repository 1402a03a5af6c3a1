"""What a library consists of: a folder of records, a file of any format that is read, or several of them."""

import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import chain, groupby
from pathlib import Path
from typing import NamedTuple, TypeAlias

from bibkit.diagnostics import Diagnostic
from bibkit.diagnostics.origin import Origin
from bibkit.errors import FileError, UsageError
from bibkit.formats.format import Options, Sourced
from bibkit.formats.options import complete_options
from bibkit.model.record import Record
from bibkit.registry import load_format
from bibkit.source import Source, WholeFile
from bibkit.store.folder import Watch, read_folder, record_of_source
from bibkit.syntax.read_file import Read, read_source

PEOPLE_FILE = "people.yaml"

LibraryPart: TypeAlias = Path | Source | Diagnostic
"""A folder or file, a text, or a finding in the place of one that can't be read as text."""


class ReadText(NamedTuple):
    """A text that was read in a format, which somebody named, or which its name or content told."""

    source: Source
    format: str
    is_named: bool


class Loaded(NamedTuple):
    """What was read: the good records in order, what each came from (by key), and the findings.

    `found` counts the entries, the refused ones and those that repeat another (`repeated`) among them. `refused` are
    the keys of the refused ones, as far as they have one, `made_keys` those that no input gave. `texts` are those
    that are no records themselves, for rules on what only a text shows.
    """

    records: tuple[Record, ...]
    origins: Mapping[str, Origin]
    diagnostics: tuple[Diagnostic, ...] = ()
    found: int = 0
    refused: frozenset[str] = frozenset()
    made_keys: frozenset[str] = frozenset()
    repeated: int = 0
    texts: tuple[ReadText, ...] = ()


@contextmanager
def _no_search_for_cycles() -> Iterator[None]:
    """Put off Python's search for cycles, as it is found: reading makes many objects that stay, and none in cycles.

    In a library of RIS the search took 45 % of the time, and freed nothing.
    """
    is_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if is_on:
            gc.enable()


@_no_search_for_cycles()
def load_parts(
    parts: Sequence[LibraryPart],
    format_name: str = "",
    options: Options | None = None,
    read: Read = read_source,
    watch: Watch = iter,
    *,
    for_rules: bool = False,
) -> Loaded:
    """Read folders, files and texts as one library; files of one format that stand together share what they define.

    `format_name` and its `options` hold for all files; without a name, that of a file or its content tells. Raises
    FileError for what can't be read, UsageError where the format of a file can't be told. `watch` sees each entry go
    by. With `for_rules` the texts stay cut, for the rules that go through them next.
    """
    if len(parts) == 1 and isinstance(parts[0], Path) and not parts[0].is_file():
        return collected(read_folder(parts[0], read, watch))  # each key is its own already
    from bibkit.formats.own_keys import with_own_keys

    named, no_texts = _with_formats(parts, format_name, read)
    entries = chain(
        no_texts,
        *(
            _read(name, [part for _, part in group], options or {}, read)
            for name, group in groupby(named, key=lambda pair: pair[0])
        ),
    )
    texts = [
        ReadText(part, name, bool(format_name)) for name, part in named if name and isinstance(part, Source)
    ]
    for text in texts if for_rules else ():
        text.source.cut = []
    return collected(watch(with_own_keys(entries)))._replace(texts=tuple(texts))


def _with_formats(
    parts: Iterable[LibraryPart], format_name: str, read: Read
) -> tuple[list[tuple[str, Path | Source]], list[Sourced]]:
    """Folders and texts with the names of their formats, and a finding for each that is no text."""
    named: list[tuple[str, Path | Source]] = []
    no_texts: list[Sourced] = []
    for part in parts:
        if isinstance(part, Path) and part.is_file():
            part = read(str(part))
        if isinstance(part, Diagnostic):
            if isinstance(part.place, WholeFile):
                raise FileError(f"{place_of(part)}{part.message}", hint=part.help)
            no_texts.append(Sourced(None, (part,), is_entry=False))
            continue
        if isinstance(part, Path) and not part.is_dir():
            raise FileError(f"There is no file or folder {part}", about="library")
        named.append((_format_of(part, format_name), part))
    return named, no_texts


def collected(entries: Iterable[Sourced]) -> Loaded:
    """All entries in one value."""
    records: list[Record] = []
    origins: dict[str, Origin] = {}
    found: list[Diagnostic] = []
    refused: set[str] = set()
    made: set[str] = set()
    count = repeated = 0
    for entry in entries:
        count += entry.is_entry
        found += entry.diagnostics
        if entry.record is None and any(one.code == "BK809" for one in entry.diagnostics):
            repeated += 1
            continue
        if entry.record is None:
            refused |= {key for key in (entry.key, *(one.key for one in entry.diagnostics)) if key}
            continue
        records.append(entry.record)
        if entry.is_key_made:
            made.add(entry.record.key)
        if entry.origin is not None:
            origins[entry.record.key] = entry.origin
    return Loaded(tuple(records), origins, tuple(found), count, frozenset(refused), frozenset(made), repeated)


def _format_of(part: Path | Source, format_name: str) -> str:
    """The name of the part's format; empty for folders, and for files of one record, as they stand in folders."""
    if isinstance(part, Path):
        return ""
    if format_name:
        return format_name
    from bibkit.formats.detect import format_of, is_record  # folders need no format

    if is_record(part):
        return ""
    name = format_of(part)
    if name is None:
        what = part.path or "the text"
        if not part.text.strip():
            raise UsageError(f"There is nothing in {what} that tells its format", about="unknown-format")
        raise UsageError(
            f"Neither the name nor the content of {what} tells its format", about="unknown-format"
        )
    return name


def _read(name: str, parts: Sequence[Path | Source], options: Options, read: Read) -> Iterator[Sourced]:
    if not name:
        return chain.from_iterable(
            [record_of_source(part)] if isinstance(part, Source) else read_folder(part, read)
            for part in parts
        )
    sources = [part for part in parts if isinstance(part, Source)]
    loaded = load_format(name)
    if loaded.read is None:
        raise UsageError(f"bibkit writes {name} but does not read it", about="format")
    entries: Iterator[Sourced] = loaded.read(sources, complete_options(loaded, options))
    return entries


def source_or_error(read: Source | Diagnostic) -> Source:
    """The text that was read. Raises FileError where there is a finding in its place."""
    if isinstance(read, Diagnostic):
        raise FileError(f"{place_of(read)}{read.message}", hint=read.help)
    return read


def place_of(diagnostic: Diagnostic) -> str:
    """`file:line:column: ` of a finding, as far as it is known, for a sentence."""
    where = diagnostic.where
    numbers = f":{where.line}:{where.column}" if where.line else ""
    return f"{where.path}{numbers}: " if where.path else ""

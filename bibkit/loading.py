"""Libraries and records read from folders, files and texts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from bibkit.diagnostics import Diagnostic
from bibkit.errors import FileError
from bibkit.library import Library
from bibkit.model.record import Record
from bibkit.source import Source
from bibkit.source.lock import settle
from bibkit.store.load import PEOPLE_FILE, Loaded, load_parts
from bibkit.store.people import load_people
from bibkit.syntax.read_file import Read, read_source


def load(
    *paths: str | Path,
    people: str | Path | None = None,
    ignore: Sequence[str] = (),
    require: Sequence[str] = (),
    styles: Sequence[str | Path] | None = None,
    format: str = "",  # noqa: A002
    **options: str,
) -> Library:
    """The library in a folder of records, in a file ("refs.bib", "library.json" ...), or in several of them.

    Files given together share what they define (@string, parents of crossref). The `format` of files, which takes
    `options`, is told by name or content where it is not named. `people` is the people file (`people.yaml` beside
    the first path unless named), `ignore` codes of findings to leave out, or what they begin with, `require` fields
    without which a record is refused, `styles` folders with CSL styles (`styles` beside the first path unless named).
    Raises FileError where there is nothing to read; faults in the records are in `Library.diagnostics`.
    """
    parts = [Path(path) for path in paths] or [Path("records")]
    return library_of(partial(load_parts, parts, format, options), parts, people, ignore, require, styles)


def library_of(
    load_records: Callable[[Read], Loaded],
    parts: Sequence[Path],
    people: str | Path | None = None,
    ignore: Sequence[str] = (),
    require: Sequence[str] = (),
    styles: Sequence[str | Path] | None = None,
    read: Read = read_source,
) -> Library:
    """The library of what is read from these paths; the other arguments are those of `load`."""
    left_out = tuple(ignore)
    for part in parts:
        settle(part)
    loaded = load_records(read)
    beside = parts[0].parent
    people_file = Path(people) if people is not None else beside / PEOPLE_FILE
    if people is not None and not people_file.is_file():
        raise FileError(f"There is no people file {people_file}")
    known, found = load_people(str(people_file), read) if people_file.is_file() else ({}, [])
    return Library(
        tuple(parts),
        loaded.records,
        loaded.origins,
        known,
        tuple(
            one for one in (*loaded.diagnostics, *found) if one.is_error or not one.code.startswith(left_out)
        ),
        loaded.found,
        loaded.refused,
        loaded.repeated,
        left_out,
        tuple(require),
        tuple([beside / "styles"] if styles is None else [Path(style) for style in styles]),
        partial(library_of, load_records, parts, people, ignore, require, styles),
        loaded.texts,
    )


class ReadResult(NamedTuple):
    """What was found in an input: the records that could be made, and the findings with their places.

    `found` counts the entries of the input; those that an error refuses are in it but not in `records`.
    """

    records: tuple[Record, ...]
    diagnostics: tuple[Diagnostic, ...] = ()
    found: int = 0


def read(text: str, format: str, *, path: str = "", **options: str) -> ReadResult:  # noqa: A002
    """The records that a text in another format holds, and the findings with their places.

    `path` names the text in findings and in each record's source. Raises UsageError for a format that bibkit
    does not read, or an unknown option.
    """
    source = Source(text.removeprefix("\ufeff"), path, bom=text.startswith("\ufeff"))
    loaded = load_parts([source], format, options)
    return ReadResult(loaded.records, loaded.diagnostics, loaded.found)

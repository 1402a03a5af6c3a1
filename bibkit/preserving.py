"""A bibliography file that keeps its form: what options ask is changed where it stands, all else stays as it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from bibkit.changes.plan import Plan
from bibkit.diagnostics import Diagnostic
from bibkit.diagnostics.fix import Remove
from bibkit.errors import UsageError
from bibkit.formats.bibtex.links import linked_from
from bibkit.formats.detect import format_of
from bibkit.formats.format import Format
from bibkit.formats.options import given_options, option_name
from bibkit.library import selection
from bibkit.model.record import Record
from bibkit.registry import FORMATS, load_format
from bibkit.source import Source, SourceSpan
from bibkit.source.edit import spliced
from bibkit.store.load import Loaded, load_parts, source_or_error
from bibkit.syntax.read_file import read_named


class Preserved(NamedTuple):
    """A file as it was, its text as the options want it, and what reading it found.

    `found` counts its entries; those of `unreadable` an error refuses, and they stay as they are.
    """

    source: Source
    text: str
    diagnostics: tuple[Diagnostic, ...] = ()
    found: int = 0
    unreadable: int = 0

    @property
    def whole(self) -> str:
        """The text with its byte order mark, where the file has one."""
        return self.source.whole(self.text)

    @property
    def plan(self) -> Plan:
        """The change of the file: shown by `diff()`, carried out by `apply()` where it still holds what was read."""
        return Plan.of_text(self.source, self.text)


def preserve(
    file: str | Path | Source,
    format: str = "",  # noqa: A002
    select: str = "",
    **options: object,
) -> Preserved:
    """A bibliography file with what options of its format change (`omit="abstract"`), and all else as it is.

    Order, comments, @string, @preamble, layout, line ends and what can't be read stay byte for byte; nothing is
    written. Options are those of `bibkit formats bibtex`; without one, nothing changes. With `select`, the entries for
    which that does not hold are taken out, but for those of which others have something. Raises FileError for a file
    that can't be read, UsageError for a format that has to be written anew, a selection that can't be understood, an
    unknown option, or one that says how an entry is written anew.
    """
    source = file if isinstance(file, Source) else source_or_error(read_named(str(file)))
    loaded = _format(format or format_of(source) or "")
    asked = given_options(loaded, options)
    anew = options.keys() - in_place_options(loaded.name, options)
    if anew:
        name = min(anew)
        raise UsageError(
            f"The option {name} is for what is written anew; the file keeps its form", about=name
        )
    read = load_parts([source], loaded.name)
    all_of_it = source
    if select:
        source = _selected(source, read, selection(select))
        read = load_parts([source], loaded.name)
    errors = [one for one in read.diagnostics if one.is_error]
    places = (one.place.span for one in errors if one.place is not None)
    untouched = sorted(
        place.start for place in places if isinstance(place, SourceSpan) and place.source is source
    )
    assert loaded.preserve is not None
    text = loaded.preserve(source, asked, untouched)
    unreadable = read.found - read.repeated - len(read.records)
    return Preserved(all_of_it, text, read.diagnostics, read.found, unreadable)


def _selected(source: Source, read: Loaded, holds: Callable[[Record], bool]) -> Source:
    """The text without the entries for which the selection does not hold, nor for one that has something of them."""
    kept = {record.key for record in read.records if holds(record)}
    linked = {key.casefold() for record in read.records if record.key in kept for key in linked_from(record)}
    edits = [
        edit
        for key, origin in read.origins.items()
        if key not in kept and key.casefold() not in linked
        for edit in origin.edits(Remove(()))
    ]
    return Source(spliced(source.text, edits), source.path, bom=source.bom, encoding=source.encoding)


def in_place_options(format: str, options: Mapping[str, object]) -> dict[str, object]:  # noqa: A002
    """Those of the options that say nothing of how a file is written anew."""
    usable = {option.name for option in _format(format).options if option.in_place}
    return {name: value for name, value in options.items() if option_name(name) in usable}


def _format(name: str) -> Format:
    loaded: Format | None = load_format(name) if name else None
    if loaded is None or loaded.preserve is None:
        known = " and ".join(name for name, row in FORMATS.items() if row.preserves)
        what = f"of {name}" if name else "of no format that is known"
        raise UsageError(f"A file {what} is always written anew", hint=f"{known} files can keep their form")
    return loaded

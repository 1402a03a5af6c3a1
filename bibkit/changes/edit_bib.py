"""Fields of records set, changed or removed in the entries of .bib files, all else of which stays to the byte."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from bibkit.changes.changed import ChangedLibrary, Changing, refuse_errors
from bibkit.changes.edit import new_findings
from bibkit.changes.plan import Plan
from bibkit.diagnostics.fix import Change, Put
from bibkit.diagnostics.origin import Origin, placed
from bibkit.errors import UsageError
from bibkit.formats.bibtex.entry_edits import entry_edits
from bibkit.formats.bibtex.origin import BibOrigin, say_the_same
from bibkit.formats.changed import raw_changed
from bibkit.model.raw import Raw
from bibkit.model.record import Record
from bibkit.source import Edit, Source, apply_edits
from bibkit.store.raw_fields import raw_fields
from bibkit.store.structure import structure
from bibkit.syntax.read_file import reader_with

NO_RENAMES: Mapping[str, str] = MappingProxyType({})


def edited_bib(library: Changing, changes: Mapping[str, Sequence[Change]]) -> ChangedLibrary[Changing]:
    """As `edit.edited`, for records that stand in .bib files."""
    wanted: dict[str, Record] = {}
    edits: list[tuple[Edit, ...]] = []
    for key, some in changes.items():
        record, origin = library[key], library.origins[key]
        assert isinstance(origin, BibOrigin)
        wanted[key] = _wanted(record, origin, some)
        if say_the_same(wanted[key], record):
            continue
        made = entry_edits(origin, record, wanted[key])
        if made is None:
            raise _no_place(key, origin, some)
        edits.append(made)
    changed = with_bib_edits(library, edits)
    for key, record in wanted.items():
        there = {one.key: one for one in changed.library.records}.get(key)
        if there is None or not say_the_same(there, record):
            raise _no_place(key, library.origins[key], changes[key])
    findings = new_findings(
        library,
        [library[key] for key in wanted],
        {key: (changed.library[key], changed.library.origins[key]) for key in wanted},
    )
    refuse_errors(findings)
    return replace(changed, keys=tuple(wanted), findings=tuple(findings))


def with_bib_edits(
    library: Changing, edits: Sequence[tuple[Edit, ...]], renames: Mapping[str, str] = NO_RENAMES
) -> ChangedLibrary[Changing]:
    """The library after its .bib files were edited, read again; some of its records have other keys then."""
    sources = {edit.source.path: edit.source for group in edits for edit in group}
    after: dict[str, Source] = {}
    for path, source in sources.items():
        groups = [group for group in edits if group[0].source.path == path]
        text = apply_edits(source.text, groups).text
        after[path] = Source(text, path, bom=source.bom, encoding=source.encoding)
    plan = Plan.of_texts((sources[path], source.text) for path, source in after.items())
    if not after:
        return ChangedLibrary(library)
    keys = [renames.get(record.key, record.key) for record in library.records]
    return ChangedLibrary(library.reread(reader_with(after), keys), plan)


def _wanted(record: Record, origin: Origin, changes: Sequence[Change]) -> Record:
    """The record after the changes. Raises RefusedError where they make it one that has an error."""
    raw: Raw = raw_fields(record)
    for change in changes:
        raw = _put(raw, change)
    wanted, found = structure(raw, record.key)
    if wanted is None:
        refuse_errors([placed(one, origin) for one in found])
    assert wanted is not None
    return wanted


def _put(raw: Raw, change: Change) -> Raw:
    if isinstance(change, Put) and len(change.field) == 1 and isinstance(raw, Mapping):
        return {**raw, str(change.field[0]): change.value}
    return raw_changed(raw, change) or {}


def _no_place(key: str, origin: Origin, changes: Sequence[Change]) -> UsageError:
    names = ", ".join(dict.fromkeys(str(change.field[0]) for change in changes))
    span = origin.span(("id",))
    where = f"{origin.path}:{span.where.line}:{span.where.column}: " if span is not None else ""
    return UsageError(
        f"{where}{names} of {key} can't be written there so that it reads as is asked",
        hint="edit the entry by hand; a .bib file has no place for everything that a record has",
    )

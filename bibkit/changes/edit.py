"""Fields of records set, changed or removed where they stand: in a folder of records, and in .bib files."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import replace

from bibkit.changes.changed import ChangedLibrary, Changing, refuse_errors
from bibkit.changes.plan import Plan
from bibkit.checks.run import run_checks
from bibkit.diagnostics import Diagnostic
from bibkit.diagnostics.fix import Change, Remove
from bibkit.diagnostics.origin import Origin, placed
from bibkit.errors import FileError, UsageError
from bibkit.model.raw import FieldPath
from bibkit.model.record import Record
from bibkit.source import Edit, Source, apply_edits
from bibkit.store.folder import record_of_source
from bibkit.syntax.read_file import reader_with
from bibkit.syntax.yaml.edit import edits_of_change, loses_comment
from bibkit.syntax.yaml.origin import YamlOrigin

Changes = Mapping[str, Sequence[Change]]
"""By the key of a record, what changes in it."""


def edited(library: Changing, changes: Changes) -> ChangedLibrary[Changing]:
    """The library after records were changed.

    Raises RefusedError where a record would then have an error, UsageError where what holds it has no place for a
    change, FileError where its file can't be read any more.
    """
    origins = {key: library.origins.get(key) for key in changes}
    by_file = {key: origin for key, origin in origins.items() if isinstance(origin, YamlOrigin)}
    of_bib = entries_among(library, [key for key in changes if key not in by_file])
    after: dict[str, tuple[Record, Origin]] = {}
    texts: list[tuple[Source, str]] = []
    for key, origin in by_file.items():
        before = source_of(origin)
        source = with_changes(before, changes[key])
        if source.text != before.text:
            after[key] = record_in(source)
            texts.append((before, source.text))
    changed = changed_records(library, after, texts)
    if not of_bib:
        return changed
    from bibkit.changes.edit_bib import edited_bib

    entries = edited_bib(changed.library, {key: changes[key] for key in of_bib})
    return ChangedLibrary(
        entries.library,
        changed.plan.together(entries.plan),
        (*changed.keys, *entries.keys),
        (*changed.findings, *entries.findings),
    )


def changed_records(
    library: Changing,
    after: Mapping[str, tuple[Record, Origin]],
    texts: Sequence[tuple[Source, str]],
) -> ChangedLibrary[Changing]:
    """The library with other records, by their keys before, and the plan of the texts that hold them.

    Raises RefusedError where one of them has an error.
    """
    before = [record for record in library.records if record.key in after]
    findings = new_findings(library, before, after)
    refuse_errors(findings)
    records = tuple(after[one.key][0] if one.key in after else one for one in library.records)
    origins = {key: origin for key, origin in library.origins.items() if key not in after}
    origins |= {record.key: origin for record, origin in after.values()}
    plan = replace(Plan.of_texts(texts), roots=library.folders)
    return ChangedLibrary(library.with_records(records, origins), plan, tuple(after), tuple(findings))


def new_findings(
    library: Changing, before: Sequence[Record], after: Mapping[str, tuple[Record, Origin]]
) -> list[Diagnostic]:
    """What the rules for single records find after a change and did not before."""
    known = {(one.code, one.key, one.message) for one in run_checks(before, library.people, library.require)}
    former = {record.key: key for key, (record, _) in after.items()}
    found = run_checks([record for record, _ in after.values()], library.people, library.require)
    return [
        placed(one, after[former[one.key]][1] if one.key in former else None)
        for one in found
        if (one.code, former.get(one.key, one.key), one.message) not in known
    ]


def source_of(origin: YamlOrigin) -> Source:
    """The text of a record's file as it is now. Raises FileError."""
    source = YamlOrigin(origin.path).source if os.path.isfile(origin.path) else None  # noqa: PTH113
    if source is None:
        raise FileError(f"{origin.path} can't be read any more", hint="nothing was written")
    return source


def entries_among(library: Changing, keys: Sequence[str]) -> list[str]:
    """Those keys, where they are of entries in .bib files. Raises UsageError for others."""
    for key in keys:
        origin = library.origins.get(key)
        if origin is None or not origin.path.lower().endswith(".bib"):
            where = f"{origin.path}, which bibkit does not change" if origin else "no file"
            raise UsageError(
                f"{key} stands in {where}", hint="edit that file, or take its entries into a folder first"
            )
    return list(keys)


def with_changes(source: Source, changes: Sequence[Change]) -> Source:
    """The text of a record's file after changes, one after the other. Raises UsageError."""
    for change in changes:
        edits = edits_of_change(source, change)
        if not edits and not isinstance(change, Remove):
            raise UsageError(
                f"{source.path} has no place for {_name(change.field)}", hint="write a field a line"
            )
        if loses_comment(source, edits):
            raise UsageError(
                f"{_place(source, edits)}: with {_name(change.field)} a comment would go",
                hint="change it by hand, as only you know what the comment is worth",
                about="comment",
            )
        text = apply_edits(source.text, [edits]).text
        source = Source(text, source.path, bom=source.bom, encoding=source.encoding)
    return source


def _name(field: FieldPath) -> str:
    return ".".join(map(str, field))


def _place(source: Source, edits: Sequence[Edit]) -> str:
    line, column = source.position(edits[0].start)
    return f"{source.path}:{line}:{column}"


def record_in(source: Source) -> tuple[Record, Origin]:
    """The record that a text holds now. Raises RefusedError."""
    entry = record_of_source(source, reader_with({source.path: source}))
    if entry.record is None:
        refuse_errors(entry.diagnostics)
    assert entry.record is not None
    return entry.record, YamlOrigin(source.path, source)

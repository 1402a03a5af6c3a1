"""Records added to a folder, each in a file of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from bibkit.changes.changed import ChangedLibrary, Changing, refuse_errors
from bibkit.changes.edit import new_findings
from bibkit.changes.matching import Works
from bibkit.changes.plan import Plan
from bibkit.diagnostics.origin import Origin
from bibkit.errors import FileError, UsageError
from bibkit.model.key import file_stem
from bibkit.model.record import Record
from bibkit.source import Source
from bibkit.store.dump import dump_record
from bibkit.syntax.yaml.origin import YamlOrigin


def added(library: Changing, records: Sequence[Record]) -> ChangedLibrary[Changing]:
    """The library with more records. Raises as `Library.add` says."""
    if len(library.folders) != 1:
        raise UsageError("Records are added to a folder", hint="load one folder of records, and no file")
    folder = library.folders[0]
    taken = {key.casefold() for key in library.known_keys}
    works = Works(library.records)
    texts: dict[Path, str] = {}
    origins: dict[str, Origin] = dict(library.origins)
    for record in records:
        if record.key.casefold() in taken:
            raise FileError(f"There is a record {record.key} already", hint="give it another key")
        taken.add(record.key.casefold())
        if (known := works.find(record)) is not None:
            raise FileError(
                f"The library has {record.key} already, as {known.key}", hint="change that record"
            )
        path = folder / f"{file_stem(record.key)}.yaml"
        texts[path] = dump_record(record)
        origins[record.key] = YamlOrigin(str(path), Source(texts[path], str(path)))
    findings = new_findings(library, (), {one.key: (one, origins[one.key]) for one in records})
    refuse_errors(findings)
    plan = Plan(texts, roots=(folder,))
    keys = tuple(record.key for record in records)
    return replace(
        ChangedLibrary(library.with_records((*library.records, *records), origins), plan),
        keys=keys,
        findings=tuple(findings),
    )

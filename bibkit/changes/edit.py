"""Fields of one record set or removed where it stands."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from bibkit.changes.plan import Plan
from bibkit.diagnostics.fix import Put, Remove
from bibkit.diagnostics.origin import Origin
from bibkit.diagnostics.refused import RefusedError
from bibkit.errors import UsageError
from bibkit.model.raw import Raw
from bibkit.model.record import Record
from bibkit.source import Source, apply_edits
from bibkit.source.lock import locked
from bibkit.store.folder import record_of_source
from bibkit.syntax.yaml.edit import edits_of_change
from bibkit.syntax.yaml.origin import YamlOrigin


def edit_record(
    record: Record,
    origin: Origin | None,
    changes: Mapping[str, Raw | None],
    roots: tuple[Path, ...] = (),
) -> tuple[Record, Origin]:
    """The record after its fields were set, or removed where the value is None, in the file that holds it.

    Raises RefusedError, with nothing written, where the record would then have an error, UsageError where it does
    not stand in a file of its own, FileError where the file can't be written or changes meanwhile. `roots` are those
    of a plan.
    """
    if not isinstance(origin, YamlOrigin):
        raise UsageError(
            f"{record.key} is not in a folder of records", hint="edit its file, or import it first"
        )
    with locked(*roots):
        return _edited(origin.path, changes, roots)


def _edited(path: str, changes: Mapping[str, Raw | None], roots: tuple[Path, ...]) -> tuple[Record, Origin]:
    source = before = YamlOrigin(path).source  # as it is now
    if source is None or before is None:
        raise UsageError(f"{path} can't be read any more")
    for name, value in changes.items():
        change = Remove((name,)) if value is None else Put((name,), value)
        edits = edits_of_change(source, change)
        if not edits and value is not None:
            raise UsageError(f"{path} has no place for {name}", hint="write a field a line")
        source = Source(apply_edits(source.text, [edits]).text, path, bom=source.bom)
    edited = record_of_source(source)
    if edited.record is None or edited.origin is None:
        raise RefusedError(edited.diagnostics)
    texts = {Path(path): source.whole(source.text)}
    Plan(texts, {Path(path): before.whole(before.text)}, roots).apply()
    return edited.record, edited.origin

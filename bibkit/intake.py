"""Taking records from another format into a library: which are new, under which key, in which file."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bibkit.checks.duplicates import work_identity
from bibkit.diagnostics import Diagnostic, Where
from bibkit.model.cite_key import cite_key
from bibkit.model.key import file_stem, free_key, key_fault
from bibkit.model.record import Record
from bibkit.store.atomic import write_file
from bibkit.store.dump import dump_record


@dataclass(frozen=True, slots=True)
class Intake:
    """What taking in would do: the records to write, those the library has already, and the findings."""

    new: tuple[Record, ...]
    known: tuple[Record, ...]
    diagnostics: tuple[Diagnostic, ...] = ()


def plan_intake(incoming: Sequence[Record], present: Sequence[Record], folder: Path) -> Intake:
    """Sort the incoming records into new and known ones; give each new one a free key and its file.

    A record is known where the library holds the same work: the same DOI, arXiv identifier or PMID, or the
    same title, first author and year (in any of its dates, as a preprint may have been published since).
    Known records stay as they are, so taking in twice changes nothing.
    """
    known_works = {identity for record in present for identity in _identities(record)}
    taken = {key.casefold() for record in present for key in (record.key, *record.list("aliases"))}
    new: list[Record] = []
    known: list[Record] = []
    found: list[Diagnostic] = []
    for record in incoming:
        identities = _identities(record)
        if identities & known_works:
            known.append(record)
            continue
        known_works |= identities
        # A key that the input gave is kept where it can be; one made up from scratch is ours to choose.
        wanted = record.key if record.key and key_fault(record.key) is None else cite_key(record)
        key = free_key(wanted, taken)
        if record.key and key != record.key:
            reason = "is taken by another work" if wanted == record.key else "can't be a key"
            where = (
                Where(record.source.file, record.source.lines[0], 1)
                if record.source and record.source.lines
                else Where()
            )
            found.append(
                Diagnostic(
                    "BK808", f"The key {record.key} {reason}; the record is now {key}", "", where, record.key
                )
            )
        taken.add(key.casefold())
        new.append(replace(record, key=key, path=str(folder / f"{file_stem(key)}.yaml")))
    return Intake(tuple(new), tuple(known), tuple(found))


def write_intake(intake: Intake) -> None:
    """Write the new records, each into its own file. Raises FileError where that can't be done."""
    for record in intake.new:
        path = Path(record.path)
        path.parent.mkdir(parents=True, exist_ok=True)
        write_file(path, dump_record(record))


def _identities(record: Record) -> set[Hashable]:
    """Everything that marks the work: identifiers, and title with first author in each of its years."""
    found: set[Hashable] = set()
    if doi := record.text("DOI"):
        found.add(("DOI", doi.casefold()))
    if record.arxiv:
        found.add(("arxiv", record.arxiv.id))
    if pmid := record.text("PMID"):
        found.add(("PMID", pmid))
    identity = work_identity(record)
    if isinstance(identity, tuple):
        title, author, _, is_review = identity
        dates = (record.date(name) for name in ("issued", "submitted", "updated", "available-date"))
        found |= {("work", title, author, date.year, is_review) for date in dates if date is not None}
    return found

"""Taking records from another format into a library: which are new, under which key, in which file."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bibkit.checks.duplicates import work_identity
from bibkit.diagnostics import Diagnostic, Where
from bibkit.model.cite_key import cite_key
from bibkit.model.key import file_stem, free_key, key_fault
from bibkit.model.record import Record
from bibkit.source.atomic import write_files
from bibkit.store.dump import dump_record
from bibkit.store.load import record_of_text


@dataclass(frozen=True, slots=True)
class Intake:
    """What taking in would do: the records to write, those the library has already, and the findings."""

    new: tuple[Record, ...]
    known: tuple[Record, ...]
    diagnostics: tuple[Diagnostic, ...] = ()


def plan_intake(incoming: Sequence[Record], present: Sequence[Record], folder: Path) -> Intake:
    """Sort the incoming records into new and known ones; give each new one a free key and its file.

    A record is known where the library holds the same work: the same DOI, arXiv identifier or PMID, or the
    same title, first author and year (in any of its dates, as a preprint may have been published since), and
    nothing that tells the two apart, such as other pages; without any of these marks, the very same fields.
    Known records stay as they are, so taking in twice changes nothing. Two records of the input are one only
    where they have one key, too.
    """
    library = _index(present)
    taken = {key.casefold() for record in present for key in (record.key, *record.list("aliases"))}
    new: dict[str, Record] = {}
    known: list[Record] = []
    found: list[Diagnostic] = []
    for record in incoming:
        twin = new.get(record.key)
        if _is_known(record, library) or (twin is not None and twin.values == record.values):
            known.append(record)
            continue
        # A key that the input gave is kept where it can be; one made up from scratch is ours to choose.
        wanted = record.key if record.key and key_fault(record.key) is None else cite_key(record)
        key = free_key(wanted, taken)
        if record.key and key != record.key:
            reason = "is taken by another work" if wanted == record.key else "can't be a key"
            message = f"The key {record.key} {reason}; the record is now {key}"
            found.append(Diagnostic("BK808", message, "", _where(record), record.key))
        filed = replace(record, key=key, path=str(folder / f"{file_stem(key)}.yaml"))
        faults = _unreadable(filed)
        if faults:
            found += faults
            continue
        taken.add(key.casefold())
        new[key] = filed
    return Intake(tuple(new.values()), tuple(known), tuple(found))


def write_intake(intake: Intake) -> None:
    """Write the new records, each into its own file. Raises FileError, with none written, where one can't be."""
    for folder in {Path(record.path).parent for record in intake.new}:
        folder.mkdir(parents=True, exist_ok=True)
    write_files({Path(record.path): dump_record(record) for record in intake.new})


# Where two records both have one of these and differ, they are not the same work whatever else they share:
# a journal's yearly column has one title, author and year in every issue.
_TELLING = (
    "volume",
    "issue",
    "page",
    "number",
    "edition",
    "part-number",
    "chapter-number",
    "container-title",
)


def _index(records: Sequence[Record]) -> dict[Hashable, list[Record]]:
    index: dict[Hashable, list[Record]] = {}
    for record in records:
        for identity in _identities(record):
            index.setdefault(identity, []).append(record)
    return index


def _is_known(record: Record, library: Mapping[Hashable, list[Record]]) -> bool:
    candidates = (known for identity in _identities(record) for known in library.get(identity, ()))
    return any(not _differ(record, known) for known in candidates)


def _differ(record: Record, other: Record) -> bool:
    """Whether a field that both have tells the two apart."""
    for name in _TELLING:
        mine, theirs = record.text(name), other.text(name)
        if mine and theirs and mine != theirs:
            return True
    return False


def _unreadable(record: Record) -> list[Diagnostic]:
    """What would keep the library from reading the record's file as this very record; nothing is written then."""
    read, found = record_of_text(dump_record(record), record.path)
    if read == record:
        return []
    errors = [one._replace(where=_where(record), key=record.key) for one in found if one.is_error]
    message = "The record can't be kept: its file would be read as another record"
    return errors or [Diagnostic("BK805", message, "mend the entry", _where(record), record.key)]


def _where(record: Record) -> Where:
    source = record.source
    return Where(source.file, source.lines[0], 1) if source and source.lines else Where()


def _identities(record: Record) -> set[Hashable]:
    """Everything that marks the work: identifiers, and title with first author in each of its years.

    A record with none of these is marked by all that it says, without its key and where it came from.
    """
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
    return found or {("content", dump_record(replace(record.with_values({"source": None}), key="")))}

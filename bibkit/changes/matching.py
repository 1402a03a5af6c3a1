"""Which record of a library is of the same work as one that comes in."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import replace

from bibkit.checks.duplicates import plain_title, work_identity
from bibkit.model.inherited import is_inherited
from bibkit.model.record import Record
from bibkit.store.dump import dump_record

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


class Works:
    """The works of a library, by all that marks each."""

    def __init__(self, records: Iterable[Record]) -> None:
        self._index: dict[Hashable, list[Record]] = {}
        self._by_key: dict[str, Record] = {}
        for record in records:
            self.add(record)

    def add(self, record: Record) -> None:
        """From now on the record is one of them."""
        for identity in _identities(record):
            self._index.setdefault(identity, []).append(record)
        for alias in record.list("aliases"):
            self._by_key.setdefault(alias.casefold(), record)
        self._by_key[record.key.casefold()] = record

    def keys(self) -> set[str]:
        """Every key and alias, in casefolded form."""
        return set(self._by_key)

    def find(self, record: Record) -> Record | None:
        """The record of the same work.

        Under the same key that is one with the same identifier or title, or one that was taken from the same file,
        whatever was changed since, here or there. Under another key it is one with the same DOI, arXiv identifier or
        PMID, or the same title, first author and year (in any of its dates, as a preprint may have been published
        since), and nothing that tells the two apart, such as other pages. Without any of these marks it is one with
        the very same fields.
        """
        namesake = self._by_key.get(record.key.casefold())
        if namesake is not None and _is_same_entry(record, namesake):
            return namesake
        for identity in _identities(record):
            for known in self._index.get(identity, ()):
                if not _differ(record, known):
                    return known
        return None


def _is_same_entry(record: Record, namesake: Record) -> bool:
    """Whether two records of one key are of one work."""
    if set(_identifiers(record)) & set(_identifiers(namesake)):
        return True
    if record.title and plain_title(record) == plain_title(namesake):
        return True
    mine, theirs = record.source, namesake.source
    return mine is not None and theirs is not None and bool(mine.file) and mine.file == theirs.file


def _differ(record: Record, other: Record) -> bool:
    """Whether a field that both have tells the two apart."""
    for name in _TELLING:
        mine, theirs = record.text(name), other.text(name)
        if mine and theirs and mine != theirs:
            return True
    return False


def _identifiers(record: Record) -> Iterator[Hashable]:
    if (doi := record.text("DOI")) and not is_inherited(record, "DOI"):
        yield "DOI", doi.casefold()
    if record.arxiv and not is_inherited(record, "arxiv"):
        yield "arxiv", record.arxiv.id
    if (pmid := record.text("PMID")) and not is_inherited(record, "PMID"):
        yield "PMID", pmid


def _identities(record: Record) -> list[Hashable]:
    """Everything that marks the work: identifiers, and title with first author in each of its years.

    A record with none of these is marked by all that it says, without its key and where it came from.
    """
    found: list[Hashable] = list(_identifiers(record))
    identity = work_identity(record)
    if isinstance(identity, tuple):
        title, author, _, is_review = identity
        dates = (record.date(name) for name in ("issued", "submitted", "updated", "available-date"))
        found += [("work", title, author, date.year, is_review) for date in dates if date is not None]
    return found or [("content", dump_record(replace(record.with_values({"source": None}), key="")))]

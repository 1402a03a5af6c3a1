"""Which record of a library is of the same work as one that comes in."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import replace

from bibkit.model.record import Record
from bibkit.same_work.compare import compare
from bibkit.same_work.pairs import marks
from bibkit.same_work.verdict import Relation, Verdict
from bibkit.same_work.work import ComparedWork
from bibkit.store.dump import dump_record


class Works:
    """The works of a library, by all that marks each."""

    def __init__(self, records: Iterable[Record]) -> None:
        self._index: dict[Hashable, list[ComparedWork]] = {}
        self._by_key: dict[str, Record] = {}
        for record in records:
            self.add(record)

    def add(self, record: Record) -> None:
        """From now on the record is one of them."""
        work = ComparedWork(record)
        for mark in _marks(work):
            self._index.setdefault(mark, []).append(work)
        for alias in record.list("aliases"):
            self._by_key.setdefault(alias.casefold(), record)
        self._by_key[record.key.casefold()] = record

    def keys(self) -> set[str]:
        """Every key and alias, in casefolded form."""
        return set(self._by_key)

    def find(self, record: Record) -> Record | None:
        """The record of the same work.

        Under the same key that is one with the same identifier or title, or one that was taken from the same file,
        whatever was changed since, here or there. Under another key it is the one that was taken from the same lines
        of a file of that name, or that of which `same_work` is surest; one that carries the same identifier, however
        its title reads, or that says the very same. A preprint is known by
        its published version only where an identifier says so: else it is a record of its own, which `dedupe` joins.
        """
        work = ComparedWork(record)
        namesake = self._by_key.get(record.key.casefold())
        if namesake is not None and _is_same_entry(work, ComparedWork(namesake)):
            return namesake
        best: tuple[int, Record] | None = None
        compared: set[int] = set()
        for mark in _marks(work):
            for known in self._index.get(mark, ()):
                sure = _OF_MARKS.get(mark[0], 0)
                if not sure and id(known) not in compared:
                    compared.add(id(known))
                    sure = _sureness(compare(work, known))
                if sure and (best is None or sure > best[0]):
                    best = sure, known.record
        return best[1] if best else None


_CONTENT, _LINES = "content", "lines"
_OF_MARKS = {_CONTENT: 1, _LINES: 100}  # how sure is what has such a mark: lines leave no doubt


def _sureness(verdict: Verdict | None) -> int:
    if verdict is None or verdict.relation is Relation.EDITION:
        return 0
    if verdict.by_identifier:
        return 1 + verdict.degree + (verdict.relation is Relation.SAME)
    return 1 + verdict.degree if verdict.joins and verdict.relation is Relation.SAME else 0


def _is_same_entry(work: ComparedWork, namesake: ComparedWork) -> bool:
    """Whether two records of one key are of one work."""
    if set(work.identifiers) & set(namesake.identifiers):
        return True
    if work.title.whole and work.title.whole == namesake.title.whole:
        return True
    mine, theirs = work.record.source, namesake.record.source
    return mine is not None and theirs is not None and bool(mine.file) and mine.file == theirs.file


def _marks(work: ComparedWork) -> list[tuple[str, ...]]:
    """Everything that marks the work, with the lines that it was taken from; one of which too little is said to know it
    again is marked by all that it says, without its key and where it came from.
    """
    found = list(marks(work))
    source = work.record.source
    if source is not None and source.file and source.raw:
        found.append((_LINES, source.file, *source.raw))
    itself = compare(work, work)
    if itself is None or not itself.joins:
        bare = replace(work.record.with_values({"source": None}), key="")
        found.append((_CONTENT, dump_record(bare)))
    return found

"""Rules about records of one work: the same title, people and year, or a preprint and what was published of it.

Whether two records are of one work, `bibkit.same_work` says; only those are compared here that have one title.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from bibkit.diagnostics import Diagnostic
from bibkit.model.inherited import is_inherited
from bibkit.model.record import Record
from bibkit.same_work.compare import compare
from bibkit.same_work.verdict import Relation
from bibkit.same_work.work import ComparedWork

_NOT_WORD = re.compile(r"[\W_]+")
_MOST = 50  # records of one title that are compared with each other


def same_works(records: Sequence[Record]) -> Iterator[Diagnostic]:
    """One work in two records: a preprint and its published version (BK603), one title, first author and year (BK602),
    or one title, mostly the same people and about the same year (BK604).
    """
    for work, others in _of_one_title(records):
        for other in others:
            verdict = compare(work, other)
            if verdict is None or not verdict.joins:
                continue
            if verdict.relation is Relation.VERSIONS:
                preprint, published = (work, other) if work.is_preprint else (other, work)
                message = (
                    f"{published.record.key} seems to be the published version of the preprint "
                    f"{preprint.record.key}"
                )
                code, help_text = "BK603", "cite the one that you mean, or write `ignore: [BK603]`"
            elif work.first_family == other.first_family and work.record.year == other.record.year:
                code, message = "BK602", f"{other.record.key} has the same title, first author and year"
                help_text = "merge the two, or write `ignore: [BK602]`"
            elif verdict.by_identifier:
                continue  # BK601 tells it, and the years may be far apart
            else:
                code = "BK604"
                message = f"{other.record.key} has the same title, of mostly the same people and about the same year"
                help_text = "merge the two, or write `ignore: [BK604]`"
            yield Diagnostic(code, message, help_text, key=work.record.key, field=("title",))
            break


def published_version(records: Iterable[Record], among: Iterable[Record]) -> Iterator[tuple[Record, Record]]:
    """The preprints of the records, each with the first that seems to be its published version (as BK603)."""
    preprints: dict[str, list[ComparedWork]] = {}
    for record in records:
        work = ComparedWork(record)
        if work.is_preprint and record.author and (title := _letters(record)):
            preprints.setdefault(title, []).append(work)
    if not preprints:
        return
    for other in among:
        waiting = preprints.get(_letters(other), [])
        for work in [one for one in waiting if other.author and _are_versions(one, ComparedWork(other))]:
            waiting.remove(work)
            yield work.record, other


def _are_versions(preprint: ComparedWork, other: ComparedWork) -> bool:
    verdict = compare(preprint, other)
    return verdict is not None and verdict.relation is Relation.VERSIONS and not other.is_preprint


def _of_one_title(records: Sequence[Record]) -> Iterator[tuple[ComparedWork, Iterator[ComparedWork]]]:
    """Each record with the ones before it that have its title."""
    known: dict[str, list[ComparedWork]] = {}
    for record in records:
        title = _letters(record)
        if not title or not record.author or is_inherited(record, "title"):
            continue
        others = known.setdefault(title, [])
        work = ComparedWork(record)
        if others:
            yield work, islice(others, _MOST)
        others.append(work)


def _letters(record: Record) -> str:
    """The letters of the title, without case. Cheaper than `ComparedWork.title`, and most titles are nobody else's."""
    return _NOT_WORD.sub("", record.title.casefold())

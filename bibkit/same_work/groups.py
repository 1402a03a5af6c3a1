"""Records of one work, in groups."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from bibkit.model.record import Record
from bibkit.same_work.compare import compare
from bibkit.same_work.pairs import JudgedPair, judged_pairs
from bibkit.same_work.verdict import Degree, Relation
from bibkit.same_work.work import ComparedWork


class WorkGroup(NamedTuple):
    """Records that are of one work, in the order of their keys, and the pairs that say so.

    `degree` is that of the least sure of the pairs that hold the group together.
    """

    records: tuple[Record, ...]
    pairs: tuple[JudgedPair, ...]

    @property
    def degree(self) -> Degree:
        """How sure it is that all are one work."""
        return min(pair.verdict.degree for pair in self.pairs)

    @property
    def relation(self) -> Relation:
        """Preprint and published where two of the records are."""
        relations = {pair.verdict.relation for pair in self.pairs}
        return Relation.VERSIONS if Relation.VERSIONS in relations else Relation.SAME

    @property
    def reasons(self) -> tuple[str, ...]:
        """What joins them, in words, each once."""
        return tuple(dict.fromkeys(reason for pair in self.pairs for reason in pair.verdict.reasons))


def work_groups(records: Sequence[Record], least: Degree = Degree.LIKELY) -> tuple[WorkGroup, ...]:
    """The records of one work, as far as that is at least so sure; the same whatever order they are in.

    The surest pairs are joined first, and a record joins a group only where nothing keeps it apart from one that is
    there already: of two editions, a record that says of neither which it is goes with one and never joins both.
    """
    works = [ComparedWork(record) for record in sorted(records, key=lambda record: record.key)]
    found = [
        pair
        for pair in judged_pairs(works)
        if pair.verdict.relation is not Relation.EDITION and pair.verdict.degree >= least
    ]
    found.sort(key=lambda pair: (-pair.verdict.degree, pair.one.record.key, pair.two.record.key))
    known = {frozenset((id(pair.one), id(pair.two))): pair for pair in found}
    group_of: dict[int, list[ComparedWork]] = {}
    holding: dict[int, list[JudgedPair]] = {}
    for pair in found:
        mine, theirs = group_of.get(id(pair.one), [pair.one]), group_of.get(id(pair.two), [pair.two])
        if mine is theirs or not _may_join(mine, theirs, known):
            continue
        joined = [*mine, *theirs]
        pairs = [*holding.pop(id(mine[0]), []), *holding.pop(id(theirs[0]), []), pair]
        for work in joined:
            group_of[id(work)] = joined
        holding[id(joined[0])] = pairs
    groups = (WorkGroup(_in_order(pairs), tuple(pairs)) for pairs in holding.values())
    return tuple(sorted(groups, key=lambda group: group.records[0].key))


def _may_join(
    mine: Iterable[ComparedWork], theirs: Sequence[ComparedWork], known: Mapping[frozenset[int], JudgedPair]
) -> bool:
    for one in mine:
        for two in theirs:
            if frozenset((id(one), id(two))) in known:
                continue
            verdict = compare(one, two)
            if verdict is None or verdict.relation is Relation.EDITION:
                return False
    return True


def _in_order(pairs: Iterable[JudgedPair]) -> tuple[Record, ...]:
    found = {work.record.key: work.record for pair in pairs for work in (pair.one, pair.two)}
    return tuple(found[key] for key in sorted(found))

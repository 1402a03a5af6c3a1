"""The groups of records that are of one work, with what merging each would give: a plan of what to do."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from bibkit.changes.dedupe.merging import merged
from bibkit.model.raw import Raw
from bibkit.model.record import Record
from bibkit.same_work import Degree, Relation, work_groups
from bibkit.store.dump import dump_record
from bibkit.store.raw_fields import raw_fields


class PlannedField(NamedTuple):
    """A field of a merged record: what it becomes, of which record that is, and what goes, by the keys of the others.

    `value` is None where the field is to go; `is_doubtful` asks for a look.
    """

    value: Raw | None
    key: str
    dropped: Mapping[str, Raw] = {}
    is_doubtful: bool = False


class PlannedGroup(NamedTuple):
    """Records of one work: whether they are to be merged, under which key, why, and with which fields.

    `digests` say for each key what the record held when the plan was made.
    """

    is_merged: bool
    keep: str
    why: tuple[str, ...]
    digests: Mapping[str, str]
    fields: Mapping[str, PlannedField]


def digest(record: Record) -> str:
    """A short text that changes with the record."""
    return hashlib.sha256(dump_record(record).encode()).hexdigest()[:12]


def planned(
    records: Sequence[Record], *, with_possible: bool = False, keeps_versions: bool = True
) -> tuple[PlannedGroup, ...]:
    """The groups among the records.

    What is no more than possible comes in only if asked for, and is not to be merged unless somebody says so; nor are
    preprints where what holds the records has no place for versions.
    """
    least = Degree.POSSIBLE if with_possible else Degree.LIKELY
    groups = work_groups(records, least)
    return tuple(
        PlannedGroup(
            group.degree >= Degree.LIKELY and (keeps_versions or group.relation is Relation.SAME),
            merged(group.records).record.key,
            (group.degree.name.lower(), group.relation.value, *group.reasons),
            {record.key: digest(record) for record in group.records},
            planned_fields(group.records),
        )
        for group in groups
    )


def planned_fields(records: Sequence[Record], keep: str = "") -> dict[str, PlannedField]:
    """In which fields the records differ, and what merging makes of each."""
    one = merged(records, keep)
    of_all = {record.key: raw_fields(record) for record in records}
    made = raw_fields(one.record)
    return {
        field.name: PlannedField(
            made.get(field.name),
            ", ".join(field.keys),
            {dropped.key: of_all[dropped.key][field.name] for dropped in field.dropped},
            field.is_doubtful,
        )
        for field in one.fields
    }

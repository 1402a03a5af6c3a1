"""What two records of one work say differently, and one of them merged into the other field by field."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple

from bibkit.model.raw import Raw
from bibkit.model.record import Record
from bibkit.store.raw_fields import raw_fields

_APART = ("id", "source", "aliases", "ignore", "tags")  # of the record, not of the work


class FieldDifference(NamedTuple):
    """One field: what the library has (None where it lacks the field) and what comes in."""

    field: str
    ours: Raw | None
    theirs: Raw


def differences(ours: Record, theirs: Record) -> tuple[FieldDifference, ...]:
    """The fields in which what comes in says something else, or more, than what is there."""
    if _said(ours) == _said(theirs):
        return ()  # as most that come again
    mine, other = raw_fields(ours), raw_fields(theirs)
    shorter = {name for name in theirs.list("incomplete") if _is_beginning(theirs, ours, name)}
    return tuple(
        FieldDifference(name, mine.get(name), value)
        for name, value in other.items()
        if name not in _APART and name not in shorter and mine.get(name) != value
        if name != "incomplete" or not shorter.issuperset(theirs.list("incomplete"))
    )


def _is_beginning(theirs: Record, ours: Record, name: str) -> bool:
    """Whether a list of names that is cut short is the beginning of ours, which says more then."""
    short, whole = theirs.names(name), ours.names(name)
    families = [(one.family, one.literal) for one in whole[: len(short)]]
    return len(whole) >= len(short) and families == [(one.family, one.literal) for one in short]


def _said(record: Record) -> tuple[object, ...]:
    values = {name: value for name, value in record.values.items() if name not in _APART}
    return record.type, values, record.extra


def taken(found: Collection[FieldDifference], choice: Mapping[str, str] | str) -> dict[str, Raw]:
    """The fields to set: those that are missing, and with the choice "theirs" those that differ, too.

    The choice is one for all fields, "ours" or "theirs", or by the field's name; without a choice a field stays as it
    is, also where it is missing.
    """
    values: dict[str, Raw] = {}
    for one in found:
        wanted = choice if isinstance(choice, str) else choice.get(one.field, "")
        if wanted == "theirs" or (choice == "ours" and one.ours is None):
            values[one.field] = one.theirs
    return values

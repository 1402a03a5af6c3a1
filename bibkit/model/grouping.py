"""Records in groups that share a value: by "-year", by "tag"."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeAlias

from bibkit.model.date import Date
from bibkit.model.fields import FIELDS, Kind
from bibkit.model.identity import Identities, labels
from bibkit.model.order import folded
from bibkit.model.person import Person
from bibkit.model.record import Record

_NOBODY: Mapping[str, Person] = MappingProxyType({})
_NAMES = {"tag": "tags", "person": "author"}

_GroupKey: TypeAlias = "tuple[float, str, str]"


@dataclass(frozen=True, slots=True)
class RecordGroup:
    """Records that share a value; `value` is "" for those that have none."""

    value: str
    records: tuple[Record, ...]


def group_field(spec: str) -> str:
    """The field that "-year" or "tag" groups by."""
    name = spec.strip().removeprefix("-")
    return _NAMES.get(name, name)


def grouped(
    records: Iterable[Record], spec: str, people: Mapping[str, Person] = _NOBODY
) -> list[RecordGroup]:
    """The records by the values of a field, in the order of the values ("-year": the last first).

    A record with several values (tags, authors) is in several groups; those without one make the last group. People
    are told apart by their ids and not by their names (`model.identity`), and so are the headings of those who share
    one. Groups keep the records' order.
    """
    field = group_field(spec)
    records = tuple(records)
    values_of = (
        _people(records, field, people)
        if field in FIELDS and FIELDS[field].kind is Kind.NAMES
        else lambda record: _values(record, field)
    )
    found: dict[_GroupKey, list[Record]] = {}
    values: dict[_GroupKey, str] = {}
    rest: list[Record] = []
    for record in records:
        shared = dict.fromkeys(values_of(record))
        for rank, value in shared:
            found.setdefault(rank, []).append(record)
            values[rank] = value
        if not shared:
            rest.append(record)
    ranks = sorted(found, reverse=spec.strip().startswith("-"))
    groups = [RecordGroup(values[rank], tuple(found[rank])) for rank in ranks]
    return [*groups, RecordGroup("", tuple(rest))] if rest else groups


def _people(
    records: Iterable[Record], field: str, people: Mapping[str, Person]
) -> Callable[[Record], Iterable[tuple[_GroupKey, str]]]:
    """What gives the people of a record in that field, as `_values` gives its values."""
    who = Identities(people)
    called = labels((who.of(name) for record in records for name in record.names(field)), family_first=True)

    def values(record: Record) -> Iterable[tuple[_GroupKey, str]]:
        for identity in who.each(record.names(field)):
            if identity.sort_text:
                id_ = identity.person or identity.orcid or identity.display
                yield (0, folded(identity.sort_text), id_), called[identity]

    return values


def _values(record: Record, field: str) -> Iterable[tuple[_GroupKey, str]]:
    """What the record has in that field: a rank, and the value as a heading has it."""
    if field == "year":
        return [] if record.year is None else [_year(record.year)]
    if field in ("key", "type"):
        text = record.key if field == "key" else record.type
        return [((0, folded(text), text), text)] if text else []
    if FIELDS[field].kind is Kind.LIST:
        return [((0, folded(text), text), text) for text in record.list(field)]
    value = record.values.get(field)
    if isinstance(value, Date):
        first = value.first
        return [] if first is None else [_year(first.year)]
    text = record.text(field)
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 18 else 0
    return [((number, folded(text), text), text)] if text else []


def _year(year: int) -> tuple[_GroupKey, str]:
    return (year, "", ""), str(year) if year > 0 else f"{1 - year} BCE"

"""Records in groups that share a value: `--group-by -year`, `--group-by tag`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from bibkit.model.date import Date
from bibkit.model.fields import FIELDS, Kind
from bibkit.model.order import folded
from bibkit.model.record import Record

_NAMES = {"tag": "tags", "person": "author"}

_Rank: TypeAlias = "tuple[float, str, str]"


@dataclass(frozen=True, slots=True)
class Group:
    """Records that share a value; `value` is "" for those that have none."""

    value: str
    records: tuple[Record, ...]


def group_field(spec: str) -> str:
    """The field that "-year" or "tag" groups by."""
    name = spec.strip().removeprefix("-")
    return _NAMES.get(name, name)


def grouped(records: Iterable[Record], spec: str) -> list[Group]:
    """The records by the values of a field, in the order of the values ("-year": the last first).

    A record with several values (tags, authors) is in several groups; those without one make the last group. Two
    people with one name make two groups where the records tell them apart. Groups keep the records' order.
    """
    field = group_field(spec)
    found: dict[_Rank, list[Record]] = {}
    values: dict[_Rank, str] = {}
    rest: list[Record] = []
    for record in records:
        shared = dict.fromkeys(_values(record, field))
        for rank, value in shared:
            found.setdefault(rank, []).append(record)
            values[rank] = value
        if not shared:
            rest.append(record)
    ranks = sorted(found, reverse=spec.strip().startswith("-"))
    groups = [Group(values[rank], tuple(found[rank])) for rank in ranks]
    return [*groups, Group("", tuple(rest))] if rest else groups


def _values(record: Record, field: str) -> Iterable[tuple[_Rank, str]]:
    """What the record has in that field: a rank, and the value as a heading has it."""
    if field == "year":
        return [] if record.year is None else [_year(record.year)]
    if field in ("key", "type"):
        text = record.key if field == "key" else record.type
        return [((0, folded(text), text), text)] if text else []
    if FIELDS[field].kind is Kind.NAMES:
        return [
            ((0, folded(name.sort_text), name.person), name.sort_text)
            for name in record.names(field)
            if name.sort_text
        ]
    if FIELDS[field].kind is Kind.LIST:
        return [((0, folded(text), text), text) for text in record.list(field)]
    value = record.values.get(field)
    if isinstance(value, Date):
        first = value.first
        return [] if first is None else [_year(first.year)]
    text = record.text(field)
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 18 else 0
    return [((number, folded(text), text), text)] if text else []


def _year(year: int) -> tuple[_Rank, str]:
    return (year, "", ""), str(year) if year > 0 else f"{1 - year} BCE"

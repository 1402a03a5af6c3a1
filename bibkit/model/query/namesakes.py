"""Several people whom one name in a query means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from bibkit.model.fields import NAME_FIELDS
from bibkit.model.person import Person
from bibkit.model.query.fields import columns_of
from bibkit.model.query.names import is_full, name_test
from bibkit.model.query.tree import AskedTerm, Node, terms
from bibkit.model.query.values import name_of, names_text, parts_of_names
from bibkit.model.record import Record


class Namesakes(NamedTuple):
    """A term as it was written, its field, and the ids of the people who have that name."""

    text: str
    field: str
    persons: tuple[str, ...]


def namesakes(tree: Node, records: Iterable[Record], people: Mapping[str, Person]) -> Iterator[Namesakes]:
    """The whole names of a query that mean more than one person of the people file in these records."""
    records = tuple(records)
    for asked in terms(tree):
        columns = [name for name in columns_of(asked.term.field) if name in NAME_FIELDS]
        if columns and asked.term.operator == ":" and is_full(asked.term.value):
            persons = _persons(asked, columns, records, people)
            if len(persons) > 1:
                yield Namesakes(asked.term.text, asked.term.field, persons)


def _persons(
    asked: AskedTerm, columns: Iterable[str], records: Iterable[Record], people: Mapping[str, Person]
) -> tuple[str, ...]:
    is_meant = name_test(asked.term.value, people)
    written = dict.fromkeys(
        part
        for record in records
        for column in columns
        if record.names(column)
        for part in parts_of_names(names_text(record.names(column)))
    )
    names = map(name_of, written)
    return tuple(sorted({name.person for name in names if name.person and is_meant(name)}))

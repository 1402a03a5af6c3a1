"""Queries as trees: what is asked of one column, joined by and, or and not."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Set
from typing import Any, NamedTuple, Protocol, TypeAlias

from bibkit.model.query.values import value_of
from bibkit.model.record import Record

Predicate: TypeAlias = Callable[[Record], bool]


class QueryTerm(NamedTuple):
    """A term as somebody wrote it; free words have no field."""

    field: str
    operator: str
    value: str
    text: str


class Leaf(NamedTuple):
    """What is asked of one column; it holds for no record that has nothing there."""

    column: str
    test: Callable[[Any], bool]


class Negation(NamedTuple):
    """What holds where the part does not."""

    part: Node


class Every(NamedTuple):
    """What holds where all parts do."""

    parts: tuple[Node, ...]


class Either(NamedTuple):
    """What holds where one of the parts does."""

    parts: tuple[Node, ...]


class AskedTerm(NamedTuple):
    """A term and what it means."""

    term: QueryTerm
    meaning: Node


Node: TypeAlias = "Leaf | Negation | Every | Either | AskedTerm"


class Columns(Protocol):
    """The records of a library by column: numbers of records, with the values of those that have one."""

    @property
    def everything(self) -> Set[int]:
        """The numbers of all records."""

    def column(self, name: str) -> Mapping[int, Any]:
        """The values of a column by number."""


class RecordColumns:
    """Columns of records in memory, each made when it is asked for."""

    def __init__(self, records: tuple[Record, ...]) -> None:
        self._records = records
        self._columns: dict[str, Mapping[int, Any]] = {}

    @property
    def everything(self) -> Set[int]:
        """The numbers of all records, from 0."""
        return set(range(len(self._records)))

    def column(self, name: str) -> Mapping[int, Any]:
        """The values of a column by number."""
        if name not in self._columns:
            values = ((number, value_of(record, name)) for number, record in enumerate(self._records))
            self._columns[name] = {number: value for number, value in values if value is not None}
        return self._columns[name]


def predicate(node: Node) -> Predicate:
    """Whether the query holds for a record."""
    match node:
        case Leaf(column, test):
            return lambda record: (value := value_of(record, column)) is not None and test(value)
        case AskedTerm(_, meaning):
            return predicate(meaning)
        case Negation(part):
            inner = predicate(part)
            return lambda record: not inner(record)
        case Every(parts):
            holds = [predicate(part) for part in parts]
            return lambda record: all(one(record) for one in holds)
        case Either(parts):
            holds = [predicate(part) for part in parts]
            return lambda record: any(one(record) for one in holds)


def numbers(node: Node, columns: Columns, among: Set[int] | None = None) -> Set[int]:
    """The numbers of the records for which the query holds, among all or these."""
    match node:
        case Leaf(column, test):
            values = columns.column(column)
            if among is None:
                return {number for number, value in values.items() if test(value)}
            return {number for number in among if number in values and test(values[number])}
        case AskedTerm(_, meaning):
            return numbers(meaning, columns, among)
        case Negation(part):
            among = columns.everything if among is None else among
            return among - numbers(part, columns, among)
        case Every(parts):
            for part in parts:
                among = numbers(part, columns, among)
            return among if among is not None else columns.everything
        case Either(parts):
            return set().union(*(numbers(part, columns, among) for part in parts))


def terms(node: Node) -> Iterator[AskedTerm]:
    """The terms of a query, in their order."""
    match node:
        case AskedTerm():
            yield node
        case Negation(part):
            yield from terms(part)
        case Every(parts) | Either(parts):
            for part in parts:
                yield from terms(part)

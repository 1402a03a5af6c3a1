"""Records made of columns, with the fields that these have."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bibkit.model.date import Date
from bibkit.model.edtf import parse_date
from bibkit.model.fields import FIELDS, Kind
from bibkit.model.ident import ArxivId, parse_arxiv
from bibkit.model.person import Name
from bibkit.model.query.values import PlainName, name_of, parts_of_names
from bibkit.model.record import Record, Value

_NOT_WHOLE = (Kind.SOURCE, Kind.LINKS)


def is_whole_in_columns(field: str) -> bool:
    """Whether a column has all that there is of a field."""
    return field in FIELDS and FIELDS[field].kind not in _NOT_WHOLE


def record_of(columns: Mapping[str, Mapping[int, Any]], number: int) -> Record:
    """The record of that number, with the fields of these columns; `key` and `type` are among them."""
    values = {
        name: _value(name, column[number])
        for name, column in columns.items()
        if name in FIELDS and number in column
    }
    return Record(columns["key"][number][0], columns["type"][number], values)


def _value(field: str, plain: Any) -> Value:
    match FIELDS[field].kind:
        case Kind.NAMES:
            return tuple(_name(name_of(part)) for part in parts_of_names(plain))
        case Kind.DATE:
            date = parse_date(plain)
            return date if isinstance(date, Date) else Date(literal=plain)
        case Kind.IDENTIFIER if field == "arxiv":
            arxiv = parse_arxiv(plain)
            assert isinstance(arxiv, ArxivId), "it was written by one"
            return arxiv
    value: Value = plain
    return value


def _name(plain: PlainName) -> Name:
    return Name(
        plain.family,
        plain.given,
        plain.dropping_particle,
        plain.non_dropping_particle,
        plain.suffix,
        plain.literal,
        comma_suffix=bool(plain.comma),
        orcid=plain.orcid,
        person=plain.person,
    )

"""What a record has in a column: plain texts, numbers and tuples of them, which an index can keep as they are.

Columns are the fields of the field table, and beside them `key` (with the aliases), `type`, `year` and `words` (all
texts, folded, for words that are asked for without a field).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from bibkit.model.fields import FIELDS, NAME_FIELDS, Kind
from bibkit.model.person import Name
from bibkit.model.query.words import forms
from bibkit.model.record import Provenance, Record
from bibkit.model.work_links import WorkLinks

BESIDE_FIELDS = ("key", "type", "year", "words")
_LISTS = {name for name, field in FIELDS.items() if field.kind is Kind.LIST}
_NOT_IN_WORDS = {"ignore", "incomplete", "source", "links"}


class PlainName(NamedTuple):
    """A name as columns have it."""

    family: str
    given: str
    dropping_particle: str
    non_dropping_particle: str
    suffix: str
    literal: str
    person: str
    orcid: str
    comma: str = ""
    """The comma before the suffix, if there is one."""


_PART, _NAME, _FOLDED = "\x1f", "\x1e", "\x1d"
_BETWEEN = str.maketrans(dict.fromkeys((_PART, _NAME, _FOLDED), " "))


def names_text(names: Iterable[Name]) -> str:
    """Names as one text: how they are looked for, folded, and then their parts.

    One text a record is kept and read faster than all the parts, and most records can be passed over by a look at it.
    """
    written: list[str] = []
    looked_for: list[str] = []
    for name in names:
        plain = PlainName(
            name.family,
            name.given,
            name.dropping_particle,
            name.non_dropping_particle,
            name.suffix,
            name.literal,
            name.person,
            name.orcid,
            "," if name.comma_suffix else "",
        )
        text = _PART.join(plain)
        if text.count(_PART) != len(plain) - 1 or _NAME in text or _FOLDED in text:
            text = _PART.join(part.translate(_BETWEEN) for part in plain)  # a broken file may hold anything
        written.append(text)
        looked_for += forms(text)
    return _NAME.join(looked_for) + _FOLDED + _NAME.join(written)


def parts_of_names(text: str) -> list[str]:
    """The names of a text, each to be made a `PlainName` by `name_of`."""
    return text.partition(_FOLDED)[2].split(_NAME)


@lru_cache(maxsize=1 << 16)
def name_of(text: str) -> PlainName:
    """The name that a part of a text of names stands for."""
    return PlainName._make(text.split(_PART))


def value_of(record: Record, column: str) -> Any:
    """The value of a record in a column; None where it has none."""
    if column in FIELDS:
        value = record.values.get(column)
        return None if value is None else _plain(column, value)
    if column == "key":
        return (record.key, *record.list("aliases"))
    if column == "type":
        return record.type
    if column == "year":
        return record.year
    return "\n".join(dict.fromkeys(_words(record)))


def _plain(column: str, value: Any) -> Any:
    if column in NAME_FIELDS:
        return names_text(value)
    if isinstance(value, WorkLinks):
        return tuple(f"{name}: {target}" for name, target in value.named)
    if isinstance(value, Provenance):
        return tuple(filter(None, (value.name, value.format, value.file))) or None
    return value if isinstance(value, (str, tuple)) else str(value)


def _words(record: Record) -> Iterator[str]:
    yield from forms(record.key)
    for name, value in record.values.items():
        if name in _NOT_IN_WORDS:
            continue
        if name in NAME_FIELDS:
            for person in value:  # type: ignore[union-attr]
                yield from forms(person.display)  # type: ignore[union-attr]
                yield from forms(person.sort_text)  # type: ignore[union-attr]
        elif name in _LISTS:
            for text in value:  # type: ignore[union-attr]
                yield from forms(text)  # type: ignore[arg-type]
        else:
            yield from forms(str(value))

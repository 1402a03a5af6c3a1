"""What a work has under a name that a list may be asked for: fields, and a few that sum fields up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

from bibkit.formats.venue import venue_of
from bibkit.lists.prose import prose_runs
from bibkit.model.fields import FIELDS, Kind
from bibkit.model.query.fields import columns_of
from bibkit.model.record import Record
from bibkit.registry import unknown_name
from bibkit.text.write import text

ShownValue: TypeAlias = "str | int | Sequence[str] | None"

_MOST_AUTHORS = 2


def plain(prose: str) -> str:
    """The words of a text on one line."""
    return " ".join(prose.split()) if _is_plain(prose) else text.inline(prose_runs(prose)).strip()


def _is_plain(prose: str) -> bool:
    return "<" not in prose and "$" not in prose and "\\" not in prose


def authors(record: Record) -> str:
    """The family names of those who made the work, the first of many: "Hörsch et al."."""
    name = "author" if "author" in record.values else "editor"
    people = record.names(name)
    families = [
        person.literal or f"{person.non_dropping_particle} {person.family or person.given}".strip()
        for person in people
    ]
    if len(people) > _MOST_AUTHORS or (people and record.is_incomplete(name)):
        return f"{families[0]} et al."
    return " & ".join(families)


_SUMMED_UP: dict[str, tuple[Callable[[Record], ShownValue], tuple[str, ...]]] = {
    "key": (lambda record: record.key, ()),
    "type": (lambda record: record.type, ()),
    "year": (lambda record: record.year, ("issued",)),
    "authors": (authors, ("author", "editor", "incomplete")),
    "title": (lambda record: plain(record.title), ("title",)),
    "venue": (venue_of, ("container-title", "event-title", "publisher", "arxiv")),
}
"""By name, what gives the value, and the fields that it is made of."""
DEFAULT = ("key", "year", "authors", "title", "venue")


def fields_named(names: str) -> tuple[str, ...]:
    """The names in "key,author,doi", each as it is written. Raises UsageError for one that is no field."""
    found = tuple(filter(None, (name.strip() for name in names.split(","))))
    for name in found:
        if name.casefold() not in _SUMMED_UP and not columns_of(name):
            raise unknown_name("field", name, [*_SUMMED_UP, *FIELDS], about="fields")
    return found


def parts_of(names: Sequence[str]) -> tuple[str, ...]:
    """The fields of records that are looked at for the values under these names."""
    parts: dict[str, None] = {}
    for name in names:
        known = _SUMMED_UP.get(name.casefold())
        parts.update(dict.fromkeys(known[1] if known is not None else columns_of(name)))
    return tuple(parts)


def value(record: Record, name: str) -> ShownValue:
    """The value of a record under a name: a text, a year, a list of texts; None where there is none."""
    folded = name.casefold()
    if folded in _SUMMED_UP:
        return _SUMMED_UP[folded][0](record) or None
    for column in columns_of(name):
        if column in record.values:
            return _of_field(record, column)
    return None


def _of_field(record: Record, name: str) -> ShownValue:
    match FIELDS[name].kind:
        case Kind.NAMES:
            return [person.display for person in record.names(name)]
        case Kind.LIST:
            return record.list(name)
        case Kind.LINKS:
            return [f"{label}: {target}" for label, target in record.links]
        case Kind.PROSE:
            return plain(record.text(name))
        case Kind.SOURCE:
            source = record.source
            return " ".join(filter(None, (source.name, source.file))) if source else None
    return record.text(name)


def as_text(shown: ShownValue) -> str:
    """The value on one line."""
    if shown is None:
        return ""
    if isinstance(shown, (str, int)):
        return " ".join(str(shown).split())
    return "; ".join(" ".join(part.split()) for part in shown)

"""People whose names stand out: by id of the people file or by ORCID iD, never by name."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from bibkit.model.identity import Identities, ids_of
from bibkit.model.person import Name, Person
from bibkit.model.record import Record, Value
from bibkit.registry import unknown_name


def highlighted(
    records: Sequence[Record], highlight: Collection[str], people: Mapping[str, Person]
) -> Sequence[Record]:
    """The records with one of these ids as the person of each name that belongs to one of these people.

    The name of somebody who was asked for by ORCID iD, or whom only that tells from others, is marked as well.
    Raises UsageError for an id that nobody has.
    """
    if not highlight:
        return records
    known = ids_of(records, people)
    for id_ in sorted(highlight):
        if id_ not in known:
            raise unknown_name("person", id_, known, about="highlight")
    who = Identities(people)
    return [_marked(record, highlight, who) for record in records]


def _marked(record: Record, highlight: Collection[str], who: Identities) -> Record:
    changed: dict[str, Value | None] = {}
    for field, names in record.name_lists():
        marked = tuple(_with_id(name, highlight, who) for name in names)
        if any(new is not old for new, old in zip(marked, names, strict=True)):
            changed[field] = marked
    return record.with_values(changed) if changed else record


def _with_id(name: Name, highlight: Iterable[str], who: Identities) -> Name:
    identity = who.of(name)
    id_ = next((id_ for id_ in (identity.person, identity.orcid) if id_ and id_ in highlight), "")
    return replace(name, person=id_) if id_ and id_ != name.person else name

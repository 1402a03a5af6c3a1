"""Which records stand in which of several lists, and what stands above each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bibkit.lists.sections import Section
from bibkit.model.fields import FIELDS, Kind
from bibkit.model.grouping import group_field, grouped
from bibkit.model.order import sort_fields
from bibkit.model.person import Person
from bibkit.model.record import Record
from bibkit.registry import unknown_name
from bibkit.text.rich_text import Part, segments


def sections_of(records: Iterable[Record], group_by: str, people: Mapping[str, Person]) -> list[Section]:
    """A list for each value of a field ("tag", "-year": the last first); a work may stand in several.

    Raises UsageError for a field that is none.
    """
    field = group_field(group_by)
    if field not in sort_fields():
        raise unknown_name("field to group by", field, ["tag", "person", *sort_fields()], about="group-by")
    sections = []
    for group in grouped(records, group_by, people):
        keys = tuple(record.key for record in group.records)
        if group.value:
            sections.append(Section(_plain(group.value, field), keys, is_term=field == "type"))
        elif field in ("year", "issued"):
            sections.append(Section("no date", keys, is_term=True))
        else:
            sections.append(Section(f"No {field}", keys))
    return sections


def _plain(value: str, field: str) -> str:
    """The value without the rich text that prose may hold."""
    if field not in FIELDS or FIELDS[field].kind is not Kind.PROSE:
        return value
    return "".join(segment.text for segment in segments(value) if segment.part in (Part.TEXT, Part.MATHS))

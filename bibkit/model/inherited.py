"""What a record has from the work of which it is a part: it names that work, and not the part."""

from __future__ import annotations

from bibkit.model.record import Record

INHERITED = "inherited"
"""In the source of a record: its title and identifiers that the entry had from another, by name; of a set all that
its first entry gave it."""

MARKS_OF_WORKS = ("DOI", "arxiv", "PMID", "title")
"""The fields that tell one work from another."""


def is_inherited(record: Record, name: str) -> bool:
    """Whether one of `MARKS_OF_WORKS` (of a set, any field) came from another entry."""
    said = record.source.extra.get(INHERITED) if record.source else None
    return isinstance(said, str) and name in said.split()

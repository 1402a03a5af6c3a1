"""What a writer must say of every field of a record: that it is written, or that it is lost."""

from __future__ import annotations

from bibkit.formats.csl_json.item import preprint_members
from bibkit.formats.written import PRIVATE, Written
from bibkit.model.record import Record


def lines_of(written: Written) -> list[str]:
    """The losses as lines: code, field and message."""
    return [f"{loss.code} {loss.field[0]}: {loss.message}" for loss in written.losses]


def lost_fields(written: Written) -> set[str]:
    """The fields that have no place at all."""
    return {str(loss.field[0]) for loss in written.losses if loss.code == "BK701"}


def public_fields(record: Record) -> set[str]:
    """The fields that a format writes or tells, those that an arXiv number stands for among them."""
    return {*(record.values.keys() - PRIVATE), *record.extra, *preprint_members(record)}

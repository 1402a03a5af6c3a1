"""A correction: what it does in words, and the changes it is made of."""

from typing import NamedTuple, TypeAlias

from bibkit.model.malformed import Malformed
from bibkit.model.raw import FieldPath, Raw
from bibkit.source import Edit, Safety


class Put(NamedTuple):
    """The value at `field` becomes `value`; a field that is not there yet comes to be."""

    field: FieldPath
    value: Raw


class Remove(NamedTuple):
    """The field, or the item of a list, goes."""

    field: FieldPath


class Rename(NamedTuple):
    """The field gets another name; its value stays as it is."""

    field: FieldPath
    name: str


Change: TypeAlias = Put | Remove | Rename
"""A change of a record, in whatever syntax it is written."""


class Fix(NamedTuple):
    """A correction. All of its changes are made or none; `title` says what it does: "Write 10.1234/x"."""

    title: str
    changes: tuple[Change | Edit, ...]
    safety: Safety = Safety.SAFE


def fix_of_malformed(fault: Malformed, field: FieldPath) -> Fix | None:
    """The correction of a value at `field` that is not what it should be; None where it is not clear what is meant.

    Unsafe: what is meant can be seen, but the text itself says something else.
    """
    return Fix(f"Write {fault.meant}", (Put(field, fault.meant),), Safety.UNSAFE) if fault.meant else None

"""What a writer gives."""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from bibkit.diagnostics import Diagnostic


class Written(NamedTuple):
    """A bibliography as text (ends in a newline, or is empty for no records), and what it could not carry.

    Every loss is a BK7xx diagnostic that names the record's key and the field.
    """

    text: str
    losses: tuple["Diagnostic", ...] = ()

"""What a writer gives: pieces of text, and a word for everything that the format can't carry."""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from bibkit.diagnostics import Diagnostic
    from bibkit.formats.format import WriteRecords
    from bibkit.model.record import Record

Lose: TypeAlias = "Callable[[Diagnostic], None]"
"""Takes a loss: a BK7xx diagnostic that names the record's key and the field."""


class Written(NamedTuple):
    """A bibliography as text (ends in a newline, or is empty for no records), and what it could not carry."""

    text: str
    losses: tuple["Diagnostic", ...] = ()


def write_whole(write: "WriteRecords", records: "Iterable[Record]", options: Mapping[str, str]) -> Written:
    """All pieces that a writer gives as one text, with the losses."""
    losses: list[Diagnostic] = []
    text = "".join(write(records, options, losses.append))
    return Written(text, tuple(losses))

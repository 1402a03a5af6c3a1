"""What a format is: a name, a reader, a writer, and the options that they take."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from bibkit.diagnostics import Diagnostic
from bibkit.formats.written import Written

if TYPE_CHECKING:
    from bibkit.model.record import Record

Options: TypeAlias = Mapping[str, str]


class ReadResult(NamedTuple):
    """What was found in an input: the records that could be made, and the findings with their places.

    `found` counts the entries of the input; those that an error refuses are in it but not in `records`.
    Records keep their source (`Record.source`) and hold nothing that the input does not say.
    """

    records: tuple["Record", ...]
    diagnostics: tuple[Diagnostic, ...] = ()
    found: int = 0


class Option(NamedTuple):
    """A choice that a format leaves to the user: `-O name=value`. `choices` is empty where any text will do."""

    name: str
    default: str
    choices: tuple[str, ...]
    meaning: str


WriteRecords: TypeAlias = "Callable[[Sequence[Record], Options], Written]"
"""Records in the order to write, and a value for each of the format's options."""

ReadRecords: TypeAlias = Callable[[str, str, Options], ReadResult]
"""The input's text, its path (for places and `Provenance.file`), and a value for each of the format's options."""


class Format(NamedTuple):
    """One bibliography format; `write` or `read` is None where bibkit only goes the other way."""

    name: str
    title: str
    write: "WriteRecords | None" = None
    read: ReadRecords | None = None
    options: tuple[Option, ...] = ()

"""What a format is: a name, a reader, a writer, and the options that they take."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from bibkit.diagnostics import Diagnostic
from bibkit.errors import UsageError
from bibkit.formats.written import Written
from bibkit.registry import unknown_name

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


def complete_options(format: Format, given: Mapping[str, object]) -> dict[str, str]:  # noqa: A002
    """A value for each of the format's options. Raises UsageError for an unknown option or value.

    An option's name may be written with underscores, as Python wants it.
    """
    known = {option.name: option for option in format.options}
    values = {option.name: option.default for option in format.options}
    for written, value in given.items():
        name = written.replace("_", "-")
        if name not in known:
            if not known:
                raise UsageError(f"{format.name} has no options", about=name)
            raise unknown_name(f"option of {format.name}", name, known, about=name)
        choices = known[name].choices
        if not isinstance(value, str):
            raise UsageError(f"The option {name} can't be {value!r}", hint="write a text", about=name)
        if choices and value not in choices:
            raise unknown_name(f"value of the option {name}:", value, choices, about=name)
        values[name] = value
    return values

"""What a format is: a name, a reader, a writer, and the options that they take."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from bibkit.formats.written import Lose

if TYPE_CHECKING:
    from bibkit.diagnostics import Diagnostic
    from bibkit.diagnostics.origin import Origin
    from bibkit.model.record import Record
    from bibkit.source import Source

Options: TypeAlias = Mapping[str, str]


class Sourced(NamedTuple):
    """One entry of an input: its record with the place where it came from, and the findings.

    `record` is None where an error refuses the entry; `key` is then the one that it would have, if any. Findings of
    the input as a whole come with `is_entry` False. The key is the one that the input gives, perhaps twice, or with
    `is_key_made` one that the reader made up.
    """

    record: "Record | None"
    diagnostics: "Sequence[Diagnostic]" = ()
    origin: "Origin | None" = None
    is_entry: bool = True
    key: str = ""
    is_key_made: bool = False


class Option(NamedTuple):
    """A choice that a format leaves to the user: `-O name=value`.

    `choices` is empty where any text will do; `metavar` then shows what is meant, and `fault` says what is wrong with
    a text, or nothing. `in_place` is for what can also be asked of a file that keeps its form (`Format.preserve`).
    """

    name: str
    default: str
    choices: tuple[str, ...]
    meaning: str
    metavar: str = ""
    fault: "Callable[[str], str] | None" = None
    in_place: bool = False


class Preset(NamedTuple):
    """What somebody's rules want of a format, under one name: values of its options, and why these."""

    name: str
    title: str
    options: Options
    reason: str


PRESET = "for"
"""The name of the option that chooses a preset."""


WriteRecords: TypeAlias = "Callable[[Iterable[Record], Options, Lose], Iterator[str]]"
"""Takes records in the order to write, a value for each of the format's options, and who is told of losses.

It gives the text piece by piece, a record at a time; the records may be gone through more than once.
"""

ReadRecords: TypeAlias = "Callable[[Iterable[Source], Options], Iterator[Sourced]]"
"""Sources that belong together, and a value for each of the format's options; gives one entry at a time.

The sources may be gone through more than once. Records keep their source (`Record.source`) and hold nothing that
the input does not say.
"""


Preserve: TypeAlias = "Callable[[Source, Options, Sequence[int]], str]"
"""Takes a source, the options that were asked for, and places in it, in order, whose entries stay untouched.

It gives the text with what the options change, all else as it was.
"""

Tidy: TypeAlias = "Callable[[Source, Options], tuple[str, int]]"
"""The text of a file set in order, and how many of its entries were left alone."""


class About(NamedTuple):
    """What a format says of itself: for `bibkit formats NAME` and the page of `docs/formats`.

    `specification` is what it follows, with the version, `address` where that stands. `reads` and `writes` say what of
    it; empty where bibkit goes the other way only. `told_by` is what in a text shows the format, where the name of a
    file does not. `losses` are what is lost of values that have a place, each named as it is written; which fields
    and types have none is asked of the writer (`bibkit.formats.account`).
    """

    specification: str = ""
    address: str = ""
    reads: str = ""
    writes: str = ""
    told_by: str = ""
    losses: tuple[str, ...] = ()


class Format(NamedTuple):
    """One bibliography format; `write` or `read` is None where bibkit only goes the other way.

    `preserve` is None where a file can only be written anew, `tidy` where bibkit sets none in order.
    """

    name: str
    title: str
    write: "WriteRecords | None" = None
    read: "ReadRecords | None" = None
    options: tuple[Option, ...] = ()
    presets: tuple[Preset, ...] = ()
    preserve: "Preserve | None" = None
    tidy: "Tidy | None" = None
    about: About = About()

"""CITATION.cff, the Citation File Format 1.2.0: `types` has the tables of both directions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from bibkit.formats.cff.write import write_cff
from bibkit.formats.format import About, Format, Options, Sourced

if TYPE_CHECKING:
    from bibkit.source import Source

__all__ = ["FORMAT", "write_cff"]


def _read(sources: Iterable[Source], options: Options) -> Iterator[Sourced]:
    from bibkit.formats.cff.read import read_cff

    return read_cff(sources, options)


FORMAT = Format(
    "cff",
    "CITATION.cff for software and data",
    write=write_cff,
    read=_read,
    about=About(
        specification="Citation File Format 1.2.0 (schema-guide.md)",
        address="https://github.com/citation-file-format/citation-file-format",
        reads="the software or data of the file, its preferred citation, its references: a record each",
        writes="one file, valid by the schema, of the first program or data set; the other works are its references",
        told_by="`cff-version:` at the beginning of a line",
        losses=(
            "keys, which are made anew",
            "markup of texts",
            "what follows the last name of an incomplete list",
            "all of a date but its year, month and day, and for the software itself all but a whole day",
            "works and names that are there twice",
        ),
    ),
)

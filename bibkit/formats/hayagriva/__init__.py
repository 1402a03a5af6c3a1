"""Hayagriva YAML, the bibliographies of Typst: `types` has the tables of both directions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from bibkit.formats.format import About, Format, Options, Sourced
from bibkit.formats.hayagriva.write import is_address, write_hayagriva

if TYPE_CHECKING:
    from bibkit.source import Source

__all__ = ["FORMAT", "is_address", "write_hayagriva"]


def _read(sources: Iterable[Source], options: Options) -> Iterator[Sourced]:
    from bibkit.formats.hayagriva.read import read_hayagriva

    return read_hayagriva(sources, options)


FORMAT = Format(
    "hayagriva",
    "Hayagriva YAML for Typst",
    write=write_hayagriva,
    read=_read,
    about=About(
        specification="Hayagriva 0.9 (file-format.md), as Typst 0.13 to 0.15 take it",
        address="https://github.com/typst/hayagriva/blob/main/docs/file-format.md",
        reads="entries with their parents; titles with `value`, `verbatim` and `short`, dates of any precision",
        writes="an entry a work, in its parents; what was read comes back where it stood",
        told_by="a key at the margin, and below it `type`, `title`, `author`, `date` or `parent`",
        losses=(
            "the ORCID and the marks of names",
            "what follows the last name of an incomplete list",
            "ends of intervals, seasons, hours, and that a date is uncertain; dates in words",
            "the type of a work where Typst knows it by its parent, and takes it for another",
        ),
    ),
)

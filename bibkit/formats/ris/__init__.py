"""RIS: read as programs and publishers write it, written as Zotero, EndNote and Mendeley read it.

Source: Research Information Systems, "RIS Format Specifications", 2001, and the tags and types that EndNote and
Zotero have added since. `types` and `tags` are the tables of both directions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from bibkit.formats.format import About, Format, Options, Sourced
from bibkit.formats.own_tags import TAGS
from bibkit.formats.ris.write import write_ris

if TYPE_CHECKING:
    from bibkit.source import Source

__all__ = ["FORMAT", "write_ris"]


def _read(sources: Iterable[Source], options: Options) -> Iterator[Sourced]:
    from bibkit.formats.ris.read import read_ris

    return read_ris(sources, options)


FORMAT = Format(
    "ris",
    "RIS for reference managers",
    write=write_ris,
    read=_read,
    options=(TAGS,),
    about=About(
        specification="RIS Format Specifications (2001), with the tags and types of EndNote and Zotero",
        address="https://en.wikipedia.org/wiki/RIS_(file_format)",
        reads="references in the dialects of Zotero, Mendeley, EndNote, publishers and databases (EBSCO, Embase, "
        "IEEE Xplore, JSTOR, Ovid, ProQuest, PsycINFO, Scopus, Web of Science)",
        writes="UTF-8 with CR LF; lines that were read and have no field come back",
        told_by="`TY  - ` or `ER  - ` at the beginning of a line",
        losses=(
            "line ends within a text, and rich text",
            "the ORCID and the marks of names, and a comma within a part of one",
            "what follows the last name of an incomplete list",
            "all of a date but one year, month and day, or words",
        ),
    ),
)

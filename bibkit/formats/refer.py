"""refer, as EndNote writes it into .enw files: read only.

Source: M. E. Lesk, "Some Applications of Inverted Indexes on the UNIX System" (refer), and EndNote's "Tagged EndNote
import format". A tag is a per cent sign and a character; references are parted by empty lines, and in EndNote's form
begin with `%0`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bibkit.formats.format import About, Format, Options, Sourced
from bibkit.formats.tagged import endnote, takes
from bibkit.formats.tagged.endnote import TYPES
from bibkit.formats.tagged.reading import TaggedReading, read_references
from bibkit.formats.tagged.takes import Take
from bibkit.model.ident import parse_doi
from bibkit.source import Source
from bibkit.syntax.tagged import TaggedBlock, TaggedForm, TaggedLine

_FORM = TaggedForm(
    line=re.compile(r"(?P<tag>%[A-Za-z0-9!@#$^&*()\[\]+=~<>?:|])(?P<text>|\s.*)"),
    goes_on=re.compile("(?P<text>.*)"),
    begins=frozenset(["%0"]),
    blank_ends=True,
)


def read_refer(sources: Iterable[Source], _options: Options) -> Iterator[Sourced]:
    """The records, each with its findings."""
    return read_references(sources, _FORM, _read, "a reference begins `%0 Journal Article`")


FORMAT = Format(
    "refer",
    "refer, EndNote's .enw",
    read=read_refer,
    about=About(
        specification="refer (M. E. Lesk, 1978), and EndNote's tagged import format",
        reads="references parted by empty lines, or begun by `%0`",
        told_by="`%0` and a type at the beginning of a line",
    ),
)


def _read(block: TaggedBlock) -> Sourced:
    reading = TaggedReading(block, "refer")
    reading.item["type"] = _type(reading)
    for line in block.lines:
        take = _TAKES.get(line.tag)
        if not line.text or (line.tag == "%0" and line.text.casefold() in TYPES):
            continue
        if take is None:
            reading.keep(line)
        else:
            take(reading, line)
    return reading.result()


def _type(reading: TaggedReading) -> str:
    """The type that %0 says, or that refer itself tells from the fields that are there."""
    line = reading.first("%0")
    said = TYPES.get(line.text.casefold()) if line is not None else None
    if said is not None:
        return said
    if line is not None:
        message = f"{line.text} is no type of EndNote; the work is a document"
        reading.remark("BK806", line, message, "correct the type", ("type",))
        return "document"
    by_field = {"%J": "article-journal", "%B": "chapter", "%R": "report", "%I": "book"}
    return next((csl_type for tag, csl_type in by_field.items() if reading.first(tag)), "document")


def _number(reading: TaggedReading, line: TaggedLine) -> None:
    """%R: the DOI to EndNote, the number of a report to refer."""
    if isinstance(doi := parse_doi(line.text), str):
        reading.set("DOI", doi, line)
    else:
        reading.set("number", line.text, line)


_TAKES: dict[str, Take] = {
    "%A": takes.name("author"), "%E": takes.name("editor"), "%Y": takes.name("collection-editor"),
    "%H": takes.name("translator"), "%Q": takes.organisation("author"), "%T": takes.text("title"),
    "%!": takes.text("title-short"), "%J": takes.text("container-title"), "%B": endnote.container,
    "%S": takes.text("collection-title"), "%D": takes.date("issued"), "%8": takes.day_of("%D"),
    "%V": takes.text("volume"),
    "%N": endnote.issue, "%P": endnote.pages, "%I": takes.text("publisher"), "%C": takes.text("publisher-place"),
    "%7": takes.text("edition"), "%6": takes.text("number-of-volumes"), "%@": takes.serial_numbers, "%R": _number,
    "%U": takes.text("URL"), "%K": takes.keyword, "%X": takes.paragraphs("abstract"), "%Z": takes.paragraphs("note"),
    "%O": takes.paragraphs("note"), "%G": takes.text("language"), "%F": takes.text("id"),
    "%L": takes.text("call-number"),
    "%9": takes.text("genre"), "%&": takes.text("section"), "%*": takes.text("reviewed-title"),
    "%~": takes.text("archive"),
}  # fmt: skip

"""refer, as EndNote writes it into .enw files: read only.

Source: M. E. Lesk, "Some Applications of Inverted Indexes on the UNIX System" (refer), and EndNote's "Tagged EndNote
import format". A tag is a per cent sign and a character; references are parted by empty lines, and in EndNote's form
begin with `%0`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bibkit.formats.format import Format, Options, Sourced
from bibkit.formats.tagged import takes
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
_TYPES = {  # "Reference Type"
    "ancient text": "classic",
    "artwork": "graphic",
    "audiovisual material": "motion_picture",
    "bill": "bill",
    "blog": "post-weblog",
    "book": "book",
    "book section": "chapter",
    "case": "legal_case",
    "chart or table": "figure",
    "classical work": "classic",
    "computer program": "software",
    "conference paper": "paper-conference",
    "conference proceedings": "paper-conference",
    "dataset": "dataset",
    "dictionary": "entry-dictionary",
    "edited book": "book",
    "electronic article": "article-journal",
    "electronic book": "book",
    "electronic book section": "chapter",
    "encyclopedia": "entry-encyclopedia",
    "figure": "figure",
    "film or broadcast": "motion_picture",
    "generic": "document",
    "government document": "report",
    "hearing": "hearing",
    "journal article": "article-journal",
    "legal rule or regulation": "regulation",
    "magazine article": "article-magazine",
    "manuscript": "manuscript",
    "map": "map",
    "music": "musical_score",
    "newspaper article": "article-newspaper",
    "online database": "dataset",
    "pamphlet": "pamphlet",
    "patent": "patent",
    "personal communication": "personal_communication",
    "podcast": "broadcast",
    "press release": "post",
    "report": "report",
    "serial": "periodical",
    "standard": "standard",
    "statute": "legislation",
    "thesis": "thesis",
    "unpublished work": "manuscript",
    "web page": "webpage",
}


def read_refer(sources: Iterable[Source], _options: Options) -> Iterator[Sourced]:
    """The records, each with its findings."""
    return read_references(sources, _FORM, _read, "a reference begins `%0 Journal Article`")


FORMAT = Format("refer", "refer, EndNote's .enw", read=read_refer)


def _read(block: TaggedBlock) -> Sourced:
    reading = TaggedReading(block, "refer")
    reading.item["type"] = _type(reading)
    for line in block.lines:
        take = _TAKES.get(line.tag)
        if not line.text or (line.tag == "%0" and line.text.casefold() in _TYPES):
            continue
        if take is None:
            reading.keep(line)
        else:
            take(reading, line)
    return reading.result()


def _type(reading: TaggedReading) -> str:
    """The type that %0 says, or that refer itself tells from the fields that are there."""
    line = reading.first("%0")
    said = _TYPES.get(line.text.casefold()) if line is not None else None
    if said is not None:
        return said
    if line is not None:
        message = f"{line.text} is no type of EndNote; the work is a document"
        reading.remark("BK806", line, message, "correct the type", ("type",))
        return "document"
    by_field = {"%J": "article-journal", "%B": "chapter", "%R": "report", "%I": "book"}
    return next((csl_type for tag, csl_type in by_field.items() if reading.first(tag)), "document")


def _container(reading: TaggedReading, line: TaggedLine) -> None:
    """%B: the book that holds a chapter, the proceedings; of a book it is the series."""
    is_book = reading.item["type"] in ("book", "thesis", "report")
    reading.set("collection-title" if is_book else "container-title", line.text, line)


def _pages(reading: TaggedReading, line: TaggedLine) -> None:
    is_count = reading.item["type"] in ("book", "thesis", "report") and takes.COUNT_OF_PAGES.fullmatch(
        line.text
    )
    reading.set("number-of-pages" if is_count else "page", line.text, line)


def _number(reading: TaggedReading, line: TaggedLine) -> None:
    """%R: the DOI to EndNote, the number of a report to refer."""
    if isinstance(doi := parse_doi(line.text), str):
        reading.set("DOI", doi, line)
    else:
        reading.set("number", line.text, line)


def _issue(reading: TaggedReading, line: TaggedLine) -> None:
    is_report = reading.item["type"] in ("report", "patent", "standard", "bill")
    reading.set("number" if is_report else "issue", line.text, line)


_TAKES: dict[str, Take] = {
    "%A": takes.name("author"), "%E": takes.name("editor"), "%Y": takes.name("collection-editor"),
    "%H": takes.name("translator"), "%Q": takes.organisation("author"), "%T": takes.text("title"),
    "%!": takes.text("title-short"), "%J": takes.text("container-title"), "%B": _container,
    "%S": takes.text("collection-title"), "%D": takes.date("issued"), "%8": takes.day_of("%D"),
    "%V": takes.text("volume"),
    "%N": _issue, "%P": _pages, "%I": takes.text("publisher"), "%C": takes.text("publisher-place"),
    "%7": takes.text("edition"), "%6": takes.text("number-of-volumes"), "%@": takes.serial_numbers, "%R": _number,
    "%U": takes.text("URL"), "%K": takes.keyword, "%X": takes.paragraphs("abstract"), "%Z": takes.paragraphs("note"),
    "%O": takes.paragraphs("note"), "%G": takes.text("language"), "%F": takes.text("id"),
    "%L": takes.text("call-number"),
    "%9": takes.text("genre"), "%&": takes.text("section"), "%*": takes.text("reviewed-title"),
    "%~": takes.text("archive"),
}  # fmt: skip

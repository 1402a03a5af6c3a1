"""refer, as EndNote reads and writes it in .enw files.

Source: M. E. Lesk, "Some Applications of Inverted Indexes on the UNIX System" (refer), and EndNote's "Tagged EndNote
import format". A tag is a per cent sign and a character; references are parted by empty lines, and in EndNote's form
begin with `%0`, which others write late (Digital Commons). What is written is EndNote's form, each text in one line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from bibkit.formats.format import About, Format, Options, Sourced
from bibkit.formats.losses import written_and_read
from bibkit.formats.own_tags import TAGS, with_tags
from bibkit.formats.tagged import takes
from bibkit.formats.tagged.endnote import by_type, endnote_takes, kept
from bibkit.formats.tagged.endnote_types import TYPES, is_exact
from bibkit.formats.tagged.endnote_write import (
    endnote_fields,
    type_name,
)
from bibkit.formats.tagged.reading import TaggedReading, read_references
from bibkit.formats.tagged.takes import Take, take_lines
from bibkit.formats.tagged.writing import one_line
from bibkit.formats.written import Lose
from bibkit.model.fields import FIELDS, Kind
from bibkit.model.ident import parse_doi
from bibkit.model.record import Record
from bibkit.source import Source
from bibkit.syntax.tagged import TaggedBlock, TaggedForm, TaggedLine
from bibkit.text.rich_text import plain_text

OWN = "refer"
"""The unknown field of a record that holds the lines which have no field of their own, by their tags."""

_TAG = r"%[A-Za-z0-9!@#$^&*()\[\]+=~<>?:|]"
_FORM = TaggedForm(
    line=re.compile(rf"(?P<tag>{_TAG})(?P<text>|\s.*)"),
    goes_on=re.compile("(?P<text>.*)"),
    begins=frozenset(["%0"]),
    head_width=3,
    blank_ends=True,
)
_TAGS = {  # of EndNote's fields
    "authors.author": "%A", "secondary-authors.author": "%E", "tertiary-authors.author": "%Y",
    "subsidiary-authors.author": "%?", "translated-authors.author": "%H", "titles.title": "%T",
    "titles.short-title": "%!", "titles.secondary-title": "%B", "titles.tertiary-title": "%S",
    "periodical.full-title": "%J", "dates.year": "%D", "pub-dates.date": "%8", "volume": "%V", "number": "%N",
    "pages": "%P", "publisher": "%I", "pub-location": "%C", "edition": "%7", "num-vols": "%6", "isbn": "%@",
    "electronic-resource-num": "%R", "related-urls.url": "%U", "keywords.keyword": "%K", "abstract": "%X",
    "notes": "%Z", "research-notes": "%<", "language": "%G", "label": "%F", "call-num": "%L", "work-type": "%9",
    "section": "%&", "reviewed-item": "%*", "accession-num": "%M", "remote-database-name": "%~",
    "remote-database-provider": "%W", "access-date": "%[", "custom2": "%2", "custom3": "%3",
}  # fmt: skip
_INSTEAD = {"editor": "secondary-authors.author", "collection-editor": "tertiary-authors.author"}
_DAY = re.compile(r"\d{8}")  # a catalogue's day of filing, where EndNote has the day of a visit


def read_refer(sources: Iterable[Source], _options: Options) -> Iterator[Sourced]:
    """The records, each with its findings."""
    return read_references(sources, _FORM, _read, "a reference begins `%0 Journal Article`")


def _read(block: TaggedBlock) -> Sourced:
    reading = TaggedReading(block, OWN)
    reading.item["type"] = _type(reading)
    take_lines(reading, block.lines, _TAKES.get)
    reading.drop_derived()
    return reading.result()


def _type(reading: TaggedReading) -> str:
    """The type that %0 says, or that refer itself tells from the fields that are there."""
    line = reading.first("%0")
    if line is None:
        if reading.first("%B") and reading.first("%N"):  # no book has issues
            return "article-journal"
        by_field = {"%J": "article-journal", "%B": "chapter", "%R": "report", "%I": "book"}
        return next((csl_type for tag, csl_type in by_field.items() if reading.first(tag)), "document")
    reading.kind = line.text.casefold()
    if reading.kind in TYPES:
        return TYPES[reading.kind]
    message = f"{line.text} is no type of EndNote; the work is a document"
    reading.remark("BK806", line, message, "correct the type", ("type",))
    return "document"


def _kind(reading: TaggedReading, line: TaggedLine) -> None:
    """The name of a type, where the type of CSL does not say it."""
    if not is_exact(line.text, str(reading.item["type"])):
        reading.keep(line)


def _number(reading: TaggedReading, line: TaggedLine) -> None:
    """%R: the DOI to EndNote, the number of a report to refer."""
    if isinstance(doi := parse_doi(line.text), str):
        reading.set("DOI", doi, line)
    else:
        reading.set("number", line.text, line)


def _accessed(reading: TaggedReading, line: TaggedLine) -> None:
    """%[: the day of a visit."""
    (kept if _DAY.fullmatch(line.text) else takes.date("accessed"))(reading, line)


_FIELDS = endnote_takes(year="%D", proceedings="%3", databases=("%~", "%W"))
_TAKES: dict[str, Take] = {
    **{tag: _FIELDS[field] for field, tag in _TAGS.items()},
    "%0": _kind, "%R": _number, "%[": _accessed, "%Q": takes.organisation("author"), "%O": takes.paragraphs("note"),
    "%U": takes.text("URL"), "%J": takes.text("container-title"), "%Y": takes.name("collection-editor"),
    "%E": by_type({"thesis": kept}, takes.name("editor")), "%K": takes.keywords_by_line,
}  # fmt: skip


def write_refer(records: Iterable[Record], options: Options, lose: Lose) -> Iterator[str]:
    """The records as references, each with an empty line behind it."""
    return written_and_read(with_tags(records, options), _text, read_refer, lose, "refer", OWN)


def _text(record: Record) -> str:
    return "".join(f"{line}\n" for line in [*_lines(record), ""])


def _lines(record: Record) -> Iterator[str]:
    own = record.extra.get(OWN)
    came = own if isinstance(own, Mapping) else {}
    kind = type_name(record, came.get("%0"))
    yield f"%0 {kind}"
    instead = {} if record.type == "thesis" else dict(_INSTEAD)
    if kind.casefold() == "edited book":
        del instead["editor"]
    if record.type == "motion_picture":
        del instead["collection-editor"]
    for name, field, text in endnote_fields(record, kind, instead):
        is_prose = name in FIELDS and FIELDS[name].kind is Kind.PROSE
        if (tag := _TAGS.get(field)) and (line := one_line(plain_text(text) if is_prose else text)):
            yield f"{tag} {line}"
    for tag, raw in came.items():
        for part in raw if isinstance(raw, list) else [raw]:
            if tag != "%0" and re.fullmatch(_TAG, tag) and isinstance(part, str):
                yield f"{tag} {one_line(part)}"


FORMAT = Format(
    "refer",
    "refer, EndNote's .enw",
    write=write_refer,
    read=read_refer,
    options=(TAGS,),
    about=About(
        specification="refer (M. E. Lesk, 1978), and EndNote's tagged import format",
        reads="references parted by empty lines, or begun by `%0`",
        writes="EndNote's form, each text in one line; lines that were read and have no field come back",
        told_by="`%0` and a type at the beginning of a line, or a text that begins with tags such as `%A`",
        losses=(
            "line ends and rich text",
            "the ORCID and the marks of names, and a comma within a part of one",
            "what follows the last name of an incomplete list",
            "all of a date but one year, month and day, or words",
        ),
    ),
)

"""The tagged text that Web of Science exports, and ISI before it: read only.

Source: Clarivate, "Web of Science Core Collection Field Tags". A tag has two letters; a text goes on behind three
blanks, and in lists such a line is another item. `ER` ends a record, `EF` the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bibkit.formats.format import About, Format, Options, Sourced
from bibkit.formats.tagged import takes
from bibkit.formats.tagged.endnote import by_type, kept
from bibkit.formats.tagged.people import initials_apart, with_stops
from bibkit.formats.tagged.reading import TaggedReading, read_references
from bibkit.formats.tagged.takes import Take, take_lines
from bibkit.source import Source
from bibkit.syntax.tagged import TaggedBlock, TaggedForm, TaggedLine

_FORM = TaggedForm(
    line=re.compile(r"(?P<tag>[A-Z][A-Z0-9])(?P<text>| .*)"),
    goes_on=re.compile(r" {2,}(?P<text>.*)"),
    begins=frozenset(["PT"]),
    head_width=3,
    ends=frozenset(["ER", "EF"]),
    heads=frozenset(["FN", "VR"]),
)
_KINDS = {"J": "article-journal", "B": "book", "S": "book", "P": "patent"}
_OF_MEDLINE = re.compile(r"MEDLINE:\s*0*([1-9]\d{0,7})", re.IGNORECASE)
_TYPES = (  # "Document Type", of which a record may have several
    ("book chapter", "chapter"),
    ("proceedings paper", "paper-conference"),
    ("meeting abstract", "paper-conference"),
    ("book review", "review-book"),
    ("data set", "dataset"),
    ("software", "software"),
)


def read_web_of_science(sources: Iterable[Source], _options: Options) -> Iterator[Sourced]:
    """The records, each with its findings."""
    return read_references(sources, _FORM, _read, "a record begins `PT J`")


FORMAT = Format(
    "web-of-science",
    "tagged text of Web of Science",
    read=read_web_of_science,
    about=About(
        specification="Web of Science Core Collection Field Tags",
        reads="records of the plain-text export",
        told_by="`PT J`, `PT B`, `PT S` or `PT P`, behind `FN` and `VR`",
    ),
)


def _read(block: TaggedBlock) -> Sourced:
    reading = TaggedReading(block, "web-of-science")
    reading.item["type"] = _type(reading)
    has_full = reading.first("AF") is not None
    # AU says in short what AF says in full, and BA what BF says.
    passed = {"PT", *(["AU"] if has_full else []), *(["BA"] if reading.first("BF") is not None else [])}
    take_lines(reading, (line for line in block.lines if line.tag not in passed), _TAKES.get)
    _take_pages(reading)
    _take_date(reading)
    return reading.result()


def _type(reading: TaggedReading) -> str:
    document = " ".join(reading.texts("DT")).casefold()
    found = next((csl_type for said, csl_type in _TYPES if said in document), "")
    kind = _KINDS.get("".join(reading.texts("PT"))[:1].upper(), "document")
    if found == "review-book" or (found == "paper-conference" and kind == "article-journal"):
        return "article-journal"  # proceedings in a journal are cited as its articles
    if kind == "book" and not found and reading.texts("SO") and reading.texts("BP"):
        return "chapter"
    return found or kind


def _names(member: str) -> Take:
    """People, one a line, or several parted by semicolons: "Brown, JM"; "BROWN J M" in patents."""

    def take(reading: TaggedReading, line: TaggedLine) -> None:
        is_patent = reading.item["type"] == "patent"
        for written in _items(line):
            takes.add_name(
                reading, member, line, initials_apart(written) if is_patent else with_stops(written)
            )

    return take


def _items(line: TaggedLine) -> list[str]:
    return [item.strip() for text in line.texts for item in text.split(";") if item.strip()]


def _full_names(reading: TaggedReading, line: TaggedLine) -> None:
    """AF: people in full, where one without a comma has its family name in AU at the same place."""
    short, full = [item for other in reading.all("AU") for item in _items(other)], _items(line)
    families = [item.partition(",")[0] if "," in item else "" for item in short]
    for written, family in zip(full, families if len(short) == len(full) else [""] * len(full), strict=True):
        takes.add_name(reading, "author", line, with_stops(_with_comma(written, family)))


def _people_of_book(take: Take) -> Take:
    """BA, BF and GP: who wrote the book, that is a work itself or holds one."""

    def taken(reading: TaggedReading, line: TaggedLine) -> None:
        if reading.item["type"] == "book" and reading.first("AU") is None:
            take(reading, line)
        elif line.tag == "GP":
            reading.keep(line)
        else:
            _names("container-author")(reading, line)

    return taken


def _groups(reading: TaggedReading, line: TaggedLine) -> None:
    """Organisations, one a line."""
    for text in filter(None, line.texts):
        reading.add("author", {"literal": text}, line)


def _with_comma(written: str, family: str) -> str:
    """ "Wang Ying" as "Wang, Ying" and "Jane Doe" as "Doe, Jane", where the family name is known."""
    if "," not in written and family:
        if written.startswith(f"{family} "):
            return f"{family}, {written.removeprefix(family).strip()}"
        if written.endswith(f" {family}"):
            return f"{family}, {written.removesuffix(family).strip()}"
    return written


def _container(reading: TaggedReading, line: TaggedLine) -> None:
    """SO: the journal, or the book that holds a chapter or is the work itself."""
    if reading.item["type"] == "book" and reading.first("TI") is None:
        reading.set("title", line.text, line)
    elif reading.item["type"] != "book":
        reading.set("container-title", line.text, line)
    else:
        reading.keep(line)


def _accession_number(reading: TaggedReading, line: TaggedLine) -> None:
    """UT: the number in a database, "MEDLINE:16842170"; that of MEDLINE is PubMed's, which PM may say, too."""
    match = _OF_MEDLINE.fullmatch(line.text)
    pubmed = reading.first("PM")
    if match is None or (pubmed is not None and pubmed.text != match[1]):
        reading.keep(line)
    else:
        reading.set("PMID", match[1], line)


def _nothing(_reading: TaggedReading, _line: TaggedLine) -> None:
    """What is read together with other lines."""


def _take_pages(reading: TaggedReading) -> None:
    """BP and EP, or PS in records of MEDLINE; AR is the number of an article without pages."""
    first, last, span = reading.first("BP"), reading.first("EP"), reading.first("PS")
    if first is not None:
        end = "" if last is None or last.text == first.text else last.text
        text = f"{first.text}{'' if end in ('', '+') else '-'}{end}"  # "5755+" goes on elsewhere
        reading.set("page", text, first)
        if span is not None:
            reading.keep(span)
    elif span is not None:
        reading.set("page", span.text, span)
        if last is not None:
            reading.keep(last)


def _take_date(reading: TaggedReading) -> None:
    """PY is the year and PD the rest, with the year or without it: "MAY-JUN", "04 2006", "2006 May-Jun"."""
    year, rest = reading.first("PY"), reading.first("PD")
    if year is not None:
        takes.set_date(reading, "issued", takes.read_date(year.text), year)
    if rest is None:
        return
    text = rest.text if year is None or year.text in rest.text else f"{rest.text} {year.text}"
    found = takes.read_date(text)
    if found is None or found.literal:
        reading.keep(rest)
    else:
        takes.set_date(reading, "issued", found, rest)


_TAKES: dict[str, Take] = {
    "TI": takes.text("title"), "AU": _names("author"), "AF": _full_names,
    "BA": _people_of_book(_names("author")), "BF": _people_of_book(_names("author")), "CA": _groups,
    "GP": _people_of_book(_groups), "PN": by_type({"patent": takes.text("number")}, kept),
    "BE": _names("editor"), "ED": _names("editor"), "SO": _container, "SE": takes.text("collection-title"),
    "JI": takes.text("container-title-short"), "VL": takes.text("volume"), "IS": takes.text("issue"),
    "SU": takes.text("supplement-number"), "AR": takes.text("number"), "DI": takes.doi, "PM": takes.text("PMID"),
    "SN": takes.serial_numbers, "EI": takes.serial_numbers, "BN": takes.serial_numbers, "PU": takes.text("publisher"),
    "PI": takes.text("publisher-place"), "AB": takes.paragraphs("abstract"), "DE": takes.keyword,
    "CT": takes.text("event-title"), "CY": takes.date("event-date"), "CL": takes.text("event-place"),
    "LA": takes.text("language"), "UT": _accession_number,
    **dict.fromkeys(("BP", "EP", "PS", "PY", "PD"), _nothing),
}  # fmt: skip

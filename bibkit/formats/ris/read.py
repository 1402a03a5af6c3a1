"""RIS texts as records.

The order of tags is free, and each may be missing. A reference begins with TY and ends with ER; one that lacks TY is
a document, and a text that goes on in lines without a tag is one text (specification, "Field Format"). What databases
do beside that is read as they mean it: the lines of JSTOR and PsycINFO before a reference, the numbers before and the
lines behind those of Ovid, tags of PubMed, Scopus, Embase and Web of Science.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bibkit.csl.data.language import UNKNOWN, language_tag
from bibkit.formats.format import Options, Sourced
from bibkit.formats.ris.blocks import ris_blocks
from bibkit.formats.ris.types import (
    BOOKS,
    CHAPTERS,
    FILMS,
    NUMBERED,
    PAPERS,
    READ,
    SERIALS,
    WHOLE_BOOKS,
    WRITTEN,
)  # fmt: skip
from bibkit.formats.tagged import endnote, takes
from bibkit.formats.tagged.people import with_stops
from bibkit.formats.tagged.reading import TaggedReading, read_blocks
from bibkit.formats.tagged.takes import Take, take_lines
from bibkit.model.ident import parse_doi
from bibkit.model.key import key_fault
from bibkit.source import Source
from bibkit.syntax.tagged import TaggedBlock, TaggedLine

_CITATION_KEY = re.compile(r"citation key\s*:\s*(\S+)", re.IGNORECASE)
_LABELLED = re.compile(r"[A-Za-z][A-Za-z _-]{1,38}:\s*\S")
_PARTS = {
    "book chapter": "CHAP",
    "conference paper": "CONF",
    "article": "JOUR",
    "review": "JOUR",
}  # of a series
_PUBMED = re.compile(r"[1-9]\d{0,7}")
_PAGE_SIGN = re.compile(r"\A(?:pp?\.|pp|[pS]\.) *(?=\w*\d)")


def read_ris(sources: Iterable[Source], _options: Options) -> Iterator[Sourced]:
    """The records, each with its findings; lines outside of references are reported (BK805)."""
    return read_blocks(sources, ris_blocks, _read, "a reference begins `TY  - JOUR`")


def _read(reference: TaggedBlock) -> Sourced:
    reading = TaggedReading(reference, "ris")
    kind = _kind(reading)
    reading.kind = kind
    take_lines(reading, _lines(reading), (_OF_KIND.get(kind) or _TAKES).get)
    if "type" not in reading.item:
        is_article = reading.first("JF") or reading.first("JO")
        reading.item["type"] = "article-journal" if is_article else "document"
        message = f"The reference has no TY, its type; it is taken for {reading.item['type']}"
        reading.remark("BK806", reference.lines[0], message, "write it, such as `TY  - JOUR`", ("type",))
    _take_pages(reading, kind)
    _take_journal(reading, kind)
    reading.drop_derived()
    return reading.result()


def _lines(reading: TaggedReading) -> Iterable[TaggedLine]:
    """The lines; initials get the stops that Web of Science leaves out: "Brown, JM"."""
    if not _is_of_web_of_science(reading):
        return reading.reference.lines
    return (
        line.saying(with_stops(line.text)) if line.tag in ("AU", "A1", "A2", "ED") and line.text else line
        for line in reading.reference.lines
    )


def _kind(reading: TaggedReading) -> str:
    """The type of reference; Scopus has a part of a book series as one, and says in M3 what part."""
    type_line = reading.first("TY")
    kind = type_line.texts[0].upper() if type_line is not None else ""
    if kind == "SER":
        return next(
            (_PARTS[text.casefold()] for text in reading.texts("M3") if text.casefold() in _PARTS), kind
        )
    return kind


def _type(reading: TaggedReading, line: TaggedLine) -> None:
    csl_type = READ.get(reading.kind)
    if csl_type is None:
        message = f"{line.text} is no type of RIS; the work is a document"
        reading.remark("BK806", line, message, "correct the type", ("type",))
    reading.set("type", csl_type or "document", line)
    if csl_type is None or WRITTEN[csl_type][0] != line.text:
        reading.keep(line)


def _extra_or(take: Take) -> Take:
    """Zotero's field Extra, which says a field a line, "Citation Key: doe2020" among them; or what the tag means."""

    def taken(reading: TaggedReading, line: TaggedLine) -> None:
        said = [text for text in line.texts if text]
        rest = [text for text in said if not _is_key(reading, line, text)]
        reading.has_extra |= rest != said or (len(said) > 1 and all(map(_LABELLED.match, rest)))
        if not reading.has_extra:
            take(reading, line)
            return
        rest = [text for text in rest if not takes.arxiv(reading, line, text)]
        if rest:
            reading.join("note", "\n".join(rest), line, by="\n\n")

    return taken


def _is_key(reading: TaggedReading, line: TaggedLine, text: str) -> bool:
    """Take the key that a text says, where no ID does."""
    match = _CITATION_KEY.fullmatch(text)
    if not match or reading.first("ID") is not None or key_fault(match[1]) or "id" in reading.item:
        return False
    reading.set("id", match[1], line)
    return True


def _edited_or_series(reading: TaggedReading, line: TaggedLine) -> None:
    """A3 of a book: who edited it, as EndNote and Zotero have it; where ED says that, who edited the series."""
    takes.name("editor" if reading.first("ED") is None else "collection-editor")(reading, line)


def _series_editor(reading: TaggedReading, line: TaggedLine) -> None:
    """A2 of a book: who edited the series, where A3 says who edited the book, and that person where not."""
    has_editor = reading.first("A3") is not None and reading.first("ED") is None
    takes.name("collection-editor" if has_editor else "editor")(reading, line)


def _place_of_event(reading: TaggedReading, line: TaggedLine) -> None:
    """CY of a paper: where the conference was, if C1 says where the proceedings came out."""
    reading.set("publisher-place" if reading.first("C1") is None else "event-place", line.text, line)


def _application(reading: TaggedReading, line: TaggedLine) -> None:
    """M1 of a patent: the number of its application, where SN has its own."""
    own = reading.first("SN")
    if own is None or takes.is_serial_number(own.text):
        reading.set("number", line.text, line)
    else:
        reading.keep(line)


def _system(reading: TaggedReading, line: TaggedLine) -> None:
    """M1 of a program: what it runs on, where that is no number."""
    reading.set("number" if re.search(r"\d", line.text) else "medium", line.text, line)


def _language_of_program(reading: TaggedReading, line: TaggedLine) -> None:
    """LA of a program: the language that it is written in, unless it is one that people speak."""
    reading.set("genre" if language_tag(line.text) == UNKNOWN else "language", line.text, line)


def _article_number(reading: TaggedReading, line: TaggedLine) -> None:
    """M1 of an article: its number, where it is one."""
    if re.search(r"[1-9]", line.text) and " " not in line.text:
        reading.set("number", line.text, line)
    else:
        reading.keep(line)


def _published(reading: TaggedReading, line: TaggedLine) -> None:
    """The date of publication, as precise as one of its tags says; "2013/02/15/received" is another date."""
    takes.set_date(reading, "issued", takes.read_date(line.text), line)


def _is_of_web_of_science(reading: TaggedReading) -> bool:
    """Whether a reference is of Web of Science, to which C3 are the institutions of the authors."""
    return any(text.startswith("WOS:") for text in reading.texts("AN"))


def _number_in_pubmed(*databases: str) -> Take:
    """The number that these databases give for PubMed in a field of the user; else what EndNote means by that."""

    def take(reading: TaggedReading, line: TaggedLine) -> None:
        is_theirs = any(text.casefold() in databases for text in reading.texts("DB"))
        if is_theirs and _PUBMED.fullmatch(line.text):
            reading.set("PMID", line.text, line)
        else:
            endnote.custom(reading, line)

    return take


def _pubmed(reading: TaggedReading, line: TaggedLine) -> None:
    if _PUBMED.fullmatch(line.text):
        reading.set("PMID", line.text, line)
    else:
        reading.keep(line)


def _doi_in_link(reading: TaggedReading, line: TaggedLine) -> None:
    """L3, where EBSCO has the DOI."""
    if isinstance(found := parse_doi(line.text), str):
        reading.set("DOI", found, line)
    else:
        reading.keep(line)


def _volume_again(reading: TaggedReading, line: TaggedLine) -> None:
    """VO, which IEEE Xplore writes beside VL."""
    if reading.first("VL") is None:
        reading.set("volume", line.text, line)
    elif line.text not in reading.texts("VL"):
        reading.keep(line)


_TAKES: dict[str, Take] = {
    "TY": _type, "ID": takes.text("id"), "TI": takes.text("title"), "T1": takes.text("title"),
    "ST": takes.text("title-short"),
    "AU": takes.name("author"), "A1": takes.name("author"), "ED": takes.name("editor"), "A2": takes.name("editor"),
    "A3": takes.name("collection-editor"), "A4": takes.name("translator"),
    "T3": takes.text("collection-title"), "OP": takes.date("original-date"), "RI": takes.text("reviewed-title"),
    "PY": _published, "Y1": _published, "DA": takes.day_of("PY", "Y1"), "Y2": takes.date("accessed"),
    "VL": takes.text("volume"), "IS": takes.text("issue"), "CP": takes.text("issue"),
    "NV": takes.text("number-of-volumes"), "SE": takes.text("section"), "ET": takes.text("edition"),
    "C7": takes.text("number"),
    "M1": takes.text("number"), "M3": endnote.genre, "PB": takes.text("publisher"), "CY": takes.text("publisher-place"),
    "PP": takes.text("publisher-place"), "SN": takes.serial_numbers, "DO": takes.doi, "DI": takes.doi,
    "BN": takes.serial_numbers, "ISSN": takes.serial_numbers, "ISBN": takes.serial_numbers, "DOI": takes.doi,
    "PMID": _pubmed, "PMCID": endnote.custom, "VO": _volume_again, "L3": _doi_in_link,
    "PU": takes.text("publisher"), "PI": takes.text("publisher-place"),
    "UR": takes.text("URL"), "URL": takes.text("URL"), "AN": endnote.accession_number("DB", "DP"),
    "C2": _number_in_pubmed("scopus"), "C5": _number_in_pubmed("embase"), "U1": endnote.custom, "U2": endnote.custom,
    "DB": takes.text("archive"), "DP": takes.text("source"), "AV": takes.text("archive_location"),
    "CN": takes.text("call-number"), "LA": takes.text("language"), "KW": takes.keywords_by_line,
    "N1": _extra_or(endnote.note), "M2": _extra_or(TaggedReading.keep),
    "RN": takes.paragraphs("annote"), "AB": takes.paragraphs("abstract"),
    "N2": takes.paragraphs("abstract"),
}  # fmt: skip
for _tag in ("SP", "EP", "JF", "JO", "JA", "J1", "J2", "JI", "T2", "BT", "C3"):
    _TAKES[_tag] = lambda _reading, _line: None  # these are read together, below

_BY_KIND: dict[tuple[str, str], Take] = {
    **{("SN", kind): endnote.number_or_serial for kind in NUMBERED},
    **{("M1", kind): _article_number for kind in SERIALS},
    **{("ET", kind): endnote.edition for kind in SERIALS},
    **{("SE", kind): takes.text("chapter-number") for kind in CHAPTERS},
    **{("A2", kind): _series_editor for kind in WHOLE_BOOKS},
    **{("A3", kind): _edited_or_series for kind in WHOLE_BOOKS},
    **{("M1", kind): takes.text("collection-number") for kind in WHOLE_BOOKS},
    **{("SV", kind): takes.text("collection-number") for kind in CHAPTERS},
    **{("C1", kind): takes.text("publisher-place") for kind in PAPERS},
    **{("CY", kind): _place_of_event for kind in PAPERS},
    **{("A2", kind): takes.name("recipient") for kind in ("PCOMM", "ICOMM")},
    **{("A3", kind): takes.name("producer") for kind in FILMS},
    **{("C5", kind): takes.text("medium") for kind in (*FILMS, "SOUND")},
    ("A2", "CASE"): takes.text("container-title"), ("SV", "CASE"): takes.text("number"),
    ("PB", "CASE"): takes.text("authority"),
    ("A2", "PAT"): takes.text("authority"), ("C1", "PAT"): takes.date("submitted"), ("M1", "PAT"): _application,
    ("A2", "SLIDE"): takes.name("author"), ("A2", "SOUND"): takes.name("performer"),
    **dict.fromkeys((("A2", "THES"), ("A3", "THES")), endnote.kept),  # who advised
    ("ET", "COMP"): takes.text("version"), ("M1", "COMP"): _system, ("LA", "COMP"): _language_of_program,
}  # fmt: skip
_OF_KIND = {
    kind: {**_TAKES, **{tag: take for (tag, of), take in _BY_KIND.items() if of == kind}}
    for _, kind in _BY_KIND
}


def _take_pages(reading: TaggedReading, kind: str) -> None:
    """First and last page; the one text of a book is its count of pages.

    PsycINFO's "No Pagination Specified" is none, though Ovid makes two pages of it.
    """
    first, last = reading.first("SP"), reading.first("EP")
    if first is not None and last is not None and (first.text, last.text) == ("No", "Specified"):
        reading.keep(first)
        reading.keep(last)
        return
    if first is None:
        if last is not None:
            reading.keep(last)
        return
    if last is not None and first.text.endswith((",", ";")):  # Zotero splits "A1, A4-A5" at the blank
        reading.set("page", f"{first.text} {last.text}", first)
    elif last is not None:
        begin, end = (_PAGE_SIGN.sub("", line.text) for line in (first, last))
        reading.set("page", begin if end == begin else f"{begin}-{end}", first)
    elif kind in BOOKS and takes.COUNT_OF_PAGES.fullmatch(first.text):
        reading.set("number-of-pages", first.text, first)
    else:
        reading.set("page", _PAGE_SIGN.sub("", first.text), first)


def _take_journal(reading: TaggedReading, kind: str) -> None:
    """What holds the work, in full and in short: of several tags the first one that is there has the full name.

    The second title of a book is its series, that of a paper in proceedings (C3) its conference, as EndNote has it.
    """
    proceedings = reading.all("C3")
    has_proceedings = kind in PAPERS or "SER" in reading.texts("TY")
    if not has_proceedings or _is_of_web_of_science(reading):
        for line in proceedings:
            reading.keep(line)
        proceedings = []
    others = [line for tag in ("BT", "T2", "JO") for line in reading.all(tag)]
    full = [*reading.all("JF"), *proceedings, *others]
    short = [line for tag in ("J2", "JA", "JI", "J1") for line in reading.all(tag)]
    for line in full:
        name = reading.item.get("container-title")
        if line.tag == "T2" and kind in BOOKS and line.text == reading.item.get("title"):
            continue  # Scopus has the title of a book in T2, too
        if line.tag == "T2" and kind in BOOKS and line.text != name and (not name or reading.first("JF")):
            reading.set("collection-title", line.text, line)
        elif line.tag == "BT" and kind in BOOKS and "title" not in reading.item:
            reading.set("title", line.text, line)
        elif line.tag == "T2" and (proceedings or kind == "SLIDE"):
            reading.set("event-title", line.text, line)
        elif name is None:
            reading.set("container-title", line.text, line)
        elif name != line.text:
            short.append(line)  # `JO` is the short form to some, and says the full one again to others
    for line in short:
        if "container-title" not in reading.item and kind in BOOKS:
            reading.keep(line)
        elif "container-title" not in reading.item:
            reading.set("container-title", line.text, line)
        else:
            reading.set("container-title-short", line.text, line)

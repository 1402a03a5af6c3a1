"""PubMed XML read: elements as MEDLINE's lines, and people with all that is said of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from bibkit.formats.csl_json.item import csl_name
from bibkit.formats.format import Options, Sourced
from bibkit.formats.nbib.read import read_citation
from bibkit.formats.tagged.people import name_as_written
from bibkit.formats.tagged.reading import TaggedReading, read_blocks
from bibkit.formats.tagged.takes import Take
from bibkit.formats.tagged.xml import element_lines, xml_blocks
from bibkit.model.person import Name
from bibkit.source import Source
from bibkit.syntax.tagged import TaggedBlock, TaggedLine
from bibkit.syntax.xml import XmlElement

_ENTRIES = frozenset(["PubmedArticle", "PubmedBookArticle"])
AROUND = frozenset(  # elements that say nothing but what is in them
    [
        "MedlineCitation", "PubmedData", "BookDocument", "PubmedBookData", "Article", "Journal", "JournalIssue", "Book",
        "Publisher", "Abstract", "PublicationTypeList", "MedlineJournalInfo", "ChemicalList", "MeshHeadingList",
        "KeywordList", "GeneSymbolList", "History", "ArticleIdList", "LocationLabelList",
    ]
)  # fmt: skip
_TAGS = {
    "PMID": "PMID", "Title": "JT", "ISOAbbreviation": "TA", "MedlineTA": "TA", "ISSN": "IS", "ISSNLinking": "IS",
    "Volume": "VI", "Issue": "IP", "ArticleTitle": "TI", "VernacularTitle": "TT", "BookTitle": "BTI",
    "CollectionTitle": "CTI", "VolumeTitle": "VTI", "Language": "LA", "Country": "PL", "PublicationType": "PT",
    "Keyword": "OT", "PublisherName": "PB", "PublisherLocation": "PL", "Isbn": "ISBN", "Edition": "EN",
    "GeneralNote": "GN", "CopyrightInformation": "CI", "CitationSubset": "SB", "NlmUniqueID": "JID",
    "PublicationStatus": "PST", "GeneSymbol": "GS", "MedlineCitation@Status": "STAT", "MedlineCitation@Owner": "OWN",
}  # fmt: skip
_DATES = {"ArticleDate": "DEP", "DateRevised": "LR", "DateCompleted": "DCOM", "DateCreated": "DA"}
_IDS = {"pubmed": "PMID", "pmc": "PMC"}
OWN = "pubmed-xml"
"""The unknown field of a record that holds what has no field of its own, by tags of MEDLINE or names of elements."""

MARKUP = ("i", "b", "sup", "sub")


def read_pubmed_xml(sources: Iterable[Source], _options: Options) -> Iterator[Sourced]:
    """The records, each with its findings."""
    return read_blocks(
        sources, _blocks, _read, "a citation stands in `<PubmedArticle>` or `<PubmedBookArticle>`"
    )


def _blocks(source: Source) -> Iterator[TaggedBlock | Sourced]:
    return xml_blocks(source, _ENTRIES, _lines)


def _lines(entry: XmlElement) -> Iterator[TaggedLine]:
    has_chapter = any(part.child("ArticleTitle") for part in entry.children)
    yield from _lines_in(entry, has_chapter=has_chapter)


def _lines_in(around: XmlElement, *, has_chapter: bool) -> Iterator[TaggedLine]:
    for element in around.children:
        name = element.name
        if name in AROUND:
            for attribute, value in element.attributes.items():
                tag = f"{name}@{attribute}"
                yield TaggedLine.of(_TAGS.get(tag, tag), (value,), element.span)
            yield from _lines_in(element, has_chapter=has_chapter)
        elif name == "AuthorList":
            yield from _people(element, of_book=has_chapter and around.name == "Book")
        elif name == "Pagination":
            yield from _pages(element)
        elif name in _COMPOSED:
            tag, text = _COMPOSED[name](element)
            if text:
                yield TaggedLine.of(tag, (text,), element.span)
        elif name in _TAGS or name in _DATES:
            text = _day(element) if name in _DATES else _rich(element)
            if text or name == "PMID":  # an empty one is all that a citation without any text may have
                yield TaggedLine.of(_TAGS.get(name) or _DATES[name], (text,), element.span)
        else:
            yield from element_lines(element, name)
        yield from _maths(element)


def _rich(element: XmlElement) -> str:
    """The words with CSL's tags; of maths its signs."""
    parts = (
        part if isinstance(part, str)
        else f"<{part.name}>{_rich(part)}</{part.name}>" if part.name in MARKUP
        else _rich(part)
        for part in element.parts
    )  # fmt: skip
    return " ".join("".join(parts).split())


def _maths(element: XmlElement) -> Iterator[TaggedLine]:
    """MathML in a text, which no record holds, as it stands."""
    for part in element.children:
        if part.name == "math":
            yield TaggedLine.of("math", (" ".join(part.span.text.split()),), part.span)


def _date(element: XmlElement) -> str:
    """Year, month and day as far as they are there."""
    parts = (element.said(name) for name in ("Year", "Month", "Day"))
    return "-".join(part.zfill(2) for part in parts if part)


def _day(element: XmlElement) -> str:
    """A day as MEDLINE has it, "20160419"; a date that is less than one as far as it goes."""
    date = _date(element)
    return date.replace("-", "") if len(date) == len("2016-04-19") else date


def _published(element: XmlElement) -> tuple[str, str]:
    """The date of an issue in PubMed's words: "2015 Dec 1", "1999 Spring", "2008 Nov-Dec"."""
    parts = (element.said(name) for name in ("Year", "Month", "Season", "Day", "MedlineDate"))
    return "DP", " ".join(part for part in parts if part)


def _pages(element: XmlElement) -> Iterator[TaggedLine]:
    """First and last page; MEDLINE's short form ("228-42") is another way to write them."""
    first, last, short = (element.said(name) for name in ("StartPage", "EndPage", "MedlinePgn"))
    is_range = bool(first) and not any(sign in short for sign in ",;")
    text = f"{first}-{last}" if last and last != first else first
    if is_range or short:
        yield TaggedLine.of("PG", (text if is_range else short,), element.span)
    if is_range and short and not short.startswith(first):
        yield TaggedLine.of("MedlinePgn", (short,), element.span)


def _number(element: XmlElement) -> tuple[str, str]:
    """An identifier with its kind behind it; one that PubMed calls wrong has no tag of MEDLINE's."""
    kind = element.attributes.get("EIdType") or element.attributes.get("IdType", "")
    text = _rich(element)
    if kind in _IDS:
        return _IDS[kind], text
    is_valid = element.attributes.get("ValidYN") != "N"
    tag = "LID" if element.name == "ELocationID" else "AID"
    return (tag if is_valid else element.name), f"{text} [{kind}]" if text else ""


def _abstract(element: XmlElement) -> tuple[str, str]:
    label, text = element.attributes.get("Label", ""), _rich(element)
    return "AB", f"{label}: {text}" if label and text else text


def _heading(element: XmlElement) -> tuple[str, str]:
    """A subject as MEDLINE has it: "Neoplasms/*epidemiology", where the star is for what the work is about."""
    words = (
        ("*" if part.attributes.get("MajorTopicYN") == "Y" else "") + " ".join(part.text.split())
        for part in element.children
    )
    return "MH", "/".join(words)


def _chemical(element: XmlElement) -> tuple[str, str]:
    return "RN", f"{element.said('RegistryNumber')} ({element.said('NameOfSubstance')})"


def _history(element: XmlElement) -> tuple[str, str]:
    hour, minute = element.said("Hour"), element.said("Minute")
    time = f" {hour.zfill(2)}:{minute.zfill(2)}" if hour and minute else ""
    return "PHST", f"{_date(element).replace('-', '/')}{time} [{element.attributes.get('PubStatus', '')}]"


_COMPOSED: dict[str, Callable[[XmlElement], tuple[str, str]]] = {
    "PubDate": _published, "ELocationID": _number, "ArticleId": _number, "AbstractText": _abstract,
    "MeshHeading": _heading, "Chemical": _chemical, "PubMedPubDate": _history,
}  # fmt: skip


def _people(people: XmlElement, *, of_book: bool) -> Iterator[TaggedLine]:
    """A line a person, in it a part of what is said of him a line; a list that is not complete goes on with others."""
    is_of_editors = people.attributes.get("Type") == "editors"
    tag = "Editor" if is_of_editors else "Book.Author" if of_book else "Author"
    for person in people.children:
        parts = [
            f"{part.name}: {text}"
            for part in person.children
            for text in ([_rich(inner) for inner in part.children] or [_rich(part)])
            if text
        ]
        if person.attributes.get("EqualContrib") == "Y":
            parts.append("EqualContrib: Y")
        # A name that was printed wrong is there beside the right one.
        is_valid = person.attributes.get("ValidYN") != "N"
        if parts:
            yield TaggedLine.of(tag if is_valid else f"{tag}@ValidYN=N", tuple(parts), person.span)
    if people.attributes.get("CompleteYN") == "N" and people.children:
        yield TaggedLine.of(tag, ("CollectiveName: others",), people.span)


def _person(field: str) -> Take:
    def take(reading: TaggedReading, line: TaggedLine) -> None:
        parts: dict[str, list[str]] = {}
        for part in line.texts:
            name, _, text = part.partition(": ")
            parts.setdefault(name, []).append(text)
        family, given = parts.pop("LastName", []), parts.pop("ForeName", parts.get("Initials", []))
        suffix, whole = parts.pop("Suffix", []), parts.pop("CollectiveName", [])
        parts.pop("Initials", None)
        words = [*family, *given, *suffix] if family else whole or given
        if not words:
            reading.keep(line)
            return
        name_of = name_as_written(", ".join(words)) if family and given else Name(literal=words[0])
        person = csl_name(name_of)
        if marks := parts.pop("EqualContrib", []):
            person["marks"] = ["equal" for _ in marks]
        if affiliations := parts.pop("AffiliationInfo", []):
            person["affiliation"] = [{"name": text} for text in affiliations]
        if identifiers := parts.pop("Identifier", []):
            person["orcid"] = identifiers[0]
        for name, texts in parts.items():
            person[name] = list(texts)
        reading.add(field, person, line)

    return take


def _math(reading: TaggedReading, line: TaggedLine) -> None:
    if line is reading.first("math"):
        message = "MathML is read as its signs alone, and kept beside them as it stands"
        reading.remark("BK806", line, message, "write it as TeX in the record")
    reading.keep(line)


_BESIDES: dict[str, Take] = {
    "Author": _person("author"),
    "Editor": _person("editor"),
    "Book.Author": _person("container-author"),
    "math": _math,
}


def _read(block: TaggedBlock) -> Sourced:
    return read_citation(block, OWN, _BESIDES)

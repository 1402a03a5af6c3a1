"""MODS read: what each element says as a line of tagged text, whose tag is the way to it.

What has no field of a record is kept under `mods` as its XML, by the way to its place: `host.part.detail`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from xml.etree import ElementTree

from bibkit.formats.catalogue_dates import catalogue_date, marc_date, says_all
from bibkit.formats.format import Options, Sourced
from bibkit.formats.mods.people import as_text, named, people_lines
from bibkit.formats.mods.types import (
    HOSTS,
    IDENTIFIERS,
    RESOURCE_OF,
    RESOURCES,
    ROLES_READ,
    SPECIFIC,
    TYPES,
    type_of_genre,
)
from bibkit.formats.tagged import takes
from bibkit.formats.tagged.reading import TaggedReading, read_blocks
from bibkit.formats.tagged.takes import Take
from bibkit.formats.tagged.xml import xml_blocks
from bibkit.formats.xml_tree import element_of
from bibkit.model.date import Date
from bibkit.model.edtf import parse_date
from bibkit.source import Source
from bibkit.syntax.tagged import TaggedBlock, TaggedLine
from bibkit.syntax.xml import XmlElement

OWN = "mods"
"""The unknown field of a record that holds the XML of what has no field of its own."""

RELATED = ("host", "series", "original", "reviewOf")
"""The types of `relatedItem` that a record has fields for."""

_AROUND = frozenset(["originInfo", "place", "location", "physicalDescription", "part", "language"])
_STARS = {"approximate": "~", "inferred": "~", "questionable": "?"}
_ATTRIBUTES = {  # by which an element goes by a name of its own
    "titleInfo": "type", "identifier": "type", "note": "type", "detail": "type", "extent": "unit",
    "accessCondition": "type",
}  # fmt: skip
_PAGES = frozenset(["", "p", "pp", "page", "pages"])  # units of what begins and ends somewhere
_LABEL = re.compile(
    r"(?:vol(?:ume)?|no|nr|number|iss(?:ue)?|bd|band|heft|jg|t|tome)\b\.?\s*(?=\w*\d)", re.IGNORECASE
)
_FIELD_OF_NAME = re.compile(r"\bname\.[\w-]+$")
_EMPTY = re.compile(r"<[\w:-]+\s*(?:/>|>\s*</[\w:-]+\s*>)")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})?")


def read_mods(sources: Iterable[Source], _options: Options) -> Iterator[Sourced]:
    """The records, each with its findings."""
    return read_blocks(sources, _blocks, _read, "a record stands in `<mods>`")


def _blocks(source: Source) -> Iterator[TaggedBlock | Sourced]:
    return xml_blocks(source, frozenset(["mods"]), _lines_of_record)


def _lines_of_record(mods: XmlElement) -> Iterator[TaggedLine]:
    if key := mods.attributes.get("ID", ""):
        yield TaggedLine.of("@ID", (key,), mods.span)
    yield from _lines(mods, "")
    if not mods.children:
        yield TaggedLine.of("@ID", ("",), mods.span)  # an empty record is one


def _lines(around: XmlElement, way: str) -> Iterator[TaggedLine]:
    dates = [child for child in around.children if "point" in child.attributes]
    yield from _intervals(dates, way)
    groups: set[tuple[str, str]] = set()
    for element in around.children:
        name = element.name
        kind = element.attributes.get(_ATTRIBUTES.get(name, ""), "")
        if element in dates:
            continue
        group = (name, element.attributes.get("altRepGroup", ""))
        if name in ("name", "titleInfo") and group in groups:  # the same in another script
            yield _line(f"{way}{name}@script", element)
            continue
        groups |= {group} if group[1] else set()
        if name == "relatedItem" and kind_of_related(element) in RELATED:
            yield from _lines(element, f"{way}{kind_of_related(element)}.")
        elif name == "name":
            yield from people_lines(element, way)
        elif name == "titleInfo":
            yield from _title(element, f"{way}{name}@{kind}" if kind else f"{way}{name}")
        elif name == "subject" and element.children and {one.name for one in element.children} == {"topic"}:
            for topic in element.children:
                yield _line(f"{way}topic", topic)
        elif name == "detail":
            number = element.child("number") or element.child("caption") or element.child("title")
            text = _text(number or element)
            text = _LABEL.sub("", text) if kind in ("volume", "issue", "number") else text
            yield TaggedLine.of(f"{way}detail@{kind}", (text,), element.span)
        elif name == "placeTerm" and element.attributes.get("type") == "code":
            yield _line(f"{way}{name}@code", element)
        elif name == "extent" and element.children:
            unit = kind.casefold().rstrip(".")
            yield _extent(element, f"{way}{name}@{'page' if unit in _PAGES else kind}")
        elif name in _AROUND and element.children:
            yield from _lines(element, f"{way}{name}.")
        elif name == "url":
            if accessed := element.attributes.get("dateLastAccessed", ""):
                yield TaggedLine.of(f"{way}{name}@dateLastAccessed", (accessed,), element.span)
            is_main = element.attributes.get("access", "object in context") != "preview"
            yield _line(f"{way}{name}" if is_main else f"{way}{name}@access", element)
        elif name.startswith("date") or name == "copyrightDate":
            yield TaggedLine.of(f"{way}{name}", (_date(element),), element.span)
        else:
            is_right = element.attributes.get("invalid") != "yes"
            yield _line(f"{way}{name}@{kind}" if kind and is_right else f"{way}{name}", element)


def kind_of_related(element: XmlElement) -> str:
    """The type of a related item."""
    return element.attributes.get("type", "")


def _text(element: XmlElement) -> str:
    return " ".join(element.text.split())


def _line(tag: str, element: XmlElement) -> TaggedLine:
    if element.name in ("abstract", "note"):  # whose paragraphs are parted by empty lines
        parts = (" ".join(part.split()) for part in re.split(r"\n\s*\n", element.text))
        return TaggedLine.of(tag, tuple(filter(None, parts)), element.span)
    return TaggedLine.of(tag, (_text(element),), element.span)


def _title(element: XmlElement, tag: str) -> Iterator[TaggedLine]:
    """The title with the article that does not sort and its subtitle, then number and name of a part."""
    before, title, below = (element.said(name) for name in ("nonSort", "title", "subTitle"))
    if before[-1:].isalnum() or before.endswith("."):  # not "L’" or an opening bracket
        before += " "
    joint = " " if title.endswith(("?", "!", ":", ".")) else ": "
    if before or title or below:
        yield TaggedLine.of(tag, (f"{before}{title}{joint if title and below else ''}{below}",), element.span)
    for name in ("partNumber", "partName"):
        if part := element.child(name):
            yield _line(f"{tag}.{name}", part)


def _extent(element: XmlElement, tag: str) -> TaggedLine:
    start, end, total, whole = (element.said(name) for name in ("start", "end", "total", "list"))
    if total and not start:
        return TaggedLine.of(f"{tag}.total", (total,), element.span)
    pages = whole or (f"{start}-{end}" if end and end != start else start)
    return TaggedLine.of(tag, (pages,), element.span)


def _date(element: XmlElement) -> str:
    """A date as EDTF where its encoding says how it is written."""
    text = _text(element)
    if element.attributes.get("encoding") == "marc":
        text = marc_date(text)
    if element.attributes.get("encoding") in ("marc", "iso8601") and (match := _COMPACT.fullmatch(text)):
        text = "-".join(part for part in match.groups() if part)
    return text + _STARS.get(element.attributes.get("qualifier", ""), "")


def _intervals(dates: list[XmlElement], way: str) -> Iterator[TaggedLine]:
    """Dates of which one is the start and one the end."""
    for name in dict.fromkeys(date.name for date in dates):
        ends = {date.attributes["point"]: date for date in dates if date.name == name}
        texts = [_date(ends[point]) if point in ends else "" for point in ("start", "end")]
        yield TaggedLine.of(
            f"{way}{name}", ("/".join(texts) if texts[1] else texts[0],), next(iter(ends.values())).span
        )


def _read(block: TaggedBlock) -> Sourced:
    reading = TaggedReading(block, OWN)
    reading.item["type"] = _type(reading)
    for line in block.lines:
        take = _TAKES.get(line.tag)
        if take is not None and line.text:
            take(reading, line)
        elif line.tag != "@ID" and (line.text or not _EMPTY.fullmatch(line.span.text)):
            reading.keep(line)
    reading.drop_derived()
    # A name is one whatever it was to be, and stands where names do.
    kept = [line._replace(tag=_FIELD_OF_NAME.sub("name", line.tag)) for line in reading.kept]
    reading.kept = [line.saying(_xml(line)) for line in dict.fromkeys(kept)]
    return reading.result()


def _xml(line: TaggedLine) -> str:
    text = " ".join(line.span.text.split())
    element = element_of(text)
    return text if element is None else ElementTree.tostring(element, encoding="unicode")


def _type(reading: TaggedReading) -> str:
    """The type that a genre says, or else what holds the work, or what kind of resource it is."""
    genres = [text.casefold() for text in reading.texts("genre")]
    has_host = reading.first("host.titleInfo") is not None
    for genre in genres:
        kind = type_of_genre(genre)
        if kind and not (genre == "article" and not has_host):
            return kind
    hosts = [HOSTS[text.casefold()] for text in reading.texts("host.genre") if text.casefold() in HOSTS]
    if has_host:
        is_serial = reading.first("host.identifier@issn") or "continuing" in reading.texts(
            "host.originInfo.issuance"
        )
        return hosts[0] if hosts else "article-journal" if is_serial else "chapter"
    resource = next(iter(reading.texts("typeOfResource")), "")
    if resource in RESOURCES:
        return RESOURCES[resource]
    is_book = reading.first("identifier@isbn") or "monographic" in reading.texts("originInfo.issuance")
    return "book" if is_book else "document"


def _genre(reading: TaggedReading, line: TaggedLine) -> None:
    """The genre, where it says more than the type."""
    word = line.text.casefold()
    if word not in TYPES or word in SPECIFIC or TYPES[word] != reading.item["type"]:
        reading.set("genre", line.text, line)


def _host_genre(reading: TaggedReading, line: TaggedLine) -> None:
    if line.text.casefold() not in HOSTS:
        reading.keep(line)


def _issuance(_reading: TaggedReading, _line: TaggedLine) -> None:
    """What the type says."""


def _resource(reading: TaggedReading, line: TaggedLine) -> None:
    if RESOURCE_OF.get(str(reading.item["type"]), "text") != line.text:
        reading.keep(line)


def _paragraphs(field: str) -> Take:
    """A text whose lines here are paragraphs."""

    def take(reading: TaggedReading, line: TaggedLine) -> None:
        for text in line.texts:
            reading.join(field, text, line, by="\n\n")

    return take


def _issued(reading: TaggedReading, line: TaggedLine) -> None:
    """The first of what may be the date that is one; what others say beyond it is kept."""
    lines = [one for tag in _ISSUED for one in reading.all(tag)]
    dates = [date for one in lines if (date := _date_of(one.text))]
    first = dates[0] if dates else Date(literal=lines[0].text)
    issued = next((date for date in dates if str(date).startswith(f"{first}-")), first)
    if (_date_of(line.text) or Date(literal=line.text)) == issued and "issued" not in reading.item:
        takes.set_date(reading, "issued", issued, line)
    elif issued.literal or not says_all(issued, line.text):
        reading.keep(line)


def _date_of(text: str) -> Date | None:
    edtf = parse_date(text)
    return edtf if isinstance(edtf, Date) else catalogue_date(text)


def _arxiv(reading: TaggedReading, line: TaggedLine) -> None:
    if not takes.arxiv(reading, line, line.text):
        reading.keep(line)


def _extent_of_book(reading: TaggedReading, line: TaggedLine) -> None:
    """How many pages, and how large: "xii, 345 p. : ill. ; 24 cm"."""
    pages, _, size = re.sub(r"\s+[:;]\s+", "\t", line.text, count=1).partition("\t")
    if takes.COUNT_OF_PAGES.fullmatch(pages):
        reading.set("number-of-pages", pages, line)
        if size:
            reading.set("dimensions", size, line)
    else:
        reading.set("dimensions", line.text, line)


_IDENTIFIER_TAKES: dict[str, Take] = {"DOI": takes.doi, "ISBN": takes.serial_numbers, "ISSN": takes.serial_numbers,
                                      "arxiv": _arxiv}  # fmt: skip
_PEOPLE = dict.fromkeys(ROLES_READ.values())


def _of_part(way: str) -> dict[str, Take]:
    """Where in what holds it the work stands."""
    return {
        f"{way}part.detail@volume": takes.text("volume"), f"{way}part.detail@issue": takes.text("issue"),
        f"{way}part.detail@number": takes.text("issue"), f"{way}part.detail@chapter": takes.text("chapter-number"),
        f"{way}part.detail@section": takes.text("section"), f"{way}part.detail@part": takes.text("part-number"),
        f"{way}part.detail@supplement": takes.text("supplement-number"),
        f"{way}part.detail@article": takes.text("number"), f"{way}part.detail@number of volumes": takes.text(
            "number-of-volumes"
        ),
        f"{way}part.extent@page": takes.text("page"), f"{way}part.extent@pages": takes.text("page"),
        f"{way}part.extent@page.total": takes.text("number-of-pages"),
    }  # fmt: skip


_ISSUED = (
    "originInfo.dateIssued", "part.date", "host.part.date", "host.originInfo.dateIssued", "originInfo.dateCreated",
    "originInfo.copyrightDate",
)  # fmt: skip
"""What may be the date of a work, the surest first: that of what holds it may be when a journal began."""

_TAKES: dict[str, Take] = {
    "@ID": takes.text("id"), "titleInfo": takes.text("title"), "titleInfo@abbreviated": takes.text("title-short"),
    "titleInfo.partNumber": takes.text("part-number"), "titleInfo.partName": takes.text("part-title"),
    **{f"name.{field}": named(field) for field in _PEOPLE}, "name.event-title": as_text("event-title"),
    "name.publisher": as_text("publisher"), "host.name.publisher": as_text("publisher"),
    "host.name.event-title": as_text("event-title"),
    **{f"host.name.{field}": named("container-author" if field == "author" else field) for field in _PEOPLE},
    "series.name.editor": named("collection-editor"), "series.name.author": named("collection-editor"),
    "host.series.name.editor": named("collection-editor"), "original.name.author": named("original-author"),
    "reviewOf.name.author": named("reviewed-author"),
    "originInfo.place.placeTerm": takes.text("publisher-place"), "originInfo.publisher": takes.text("publisher"),
    "originInfo.edition": takes.text("edition"), **dict.fromkeys(_ISSUED, _issued),
    "originInfo.dateOther": takes.date("available-date"), "originInfo.issuance": _issuance,
    "host.originInfo.place.placeTerm": takes.text("publisher-place"),
    "host.originInfo.publisher": takes.text("publisher"), "host.originInfo.edition": takes.text("edition"),
    "host.originInfo.issuance": _issuance,
    "language": takes.text("language"), "language.languageTerm": takes.text("language"),
    "abstract": _paragraphs("abstract"), "note": _paragraphs("note"), "note@annotation": _paragraphs("annote"),
    "note@publication status": takes.text("status"), "note@references": takes.text("references"),
    "note@version identification": takes.text("version"),
    "topic": takes.keyword, "genre": _genre, "host.genre": _host_genre,
    "typeOfResource": _resource, "location.url": takes.text("URL"), "url@dateLastAccessed": takes.date("accessed"),
    "location.url@dateLastAccessed": takes.date("accessed"),
    "location.physicalLocation": takes.text("archive"), "location.shelfLocator": takes.text("call-number"),
    "accessCondition@use and reproduction": takes.text("license"), "physicalDescription.form": takes.text("medium"),
    "physicalDescription.extent": _extent_of_book,
    "physicalDescription.extent@page.total": takes.text("number-of-pages"),
    "physicalDescription.extent@pages": _extent_of_book,
    "host.titleInfo": takes.text("container-title"), "host.titleInfo@abbreviated": takes.text("container-title-short"),
    "host.titleInfo.partName": takes.text("volume-title"), "host.titleInfo.partNumber": takes.text("volume"),
    **{f"{way}titleInfo": takes.text("collection-title") for way in ("series.", "host.series.")},
    **{f"{way}titleInfo.partNumber": takes.text("collection-number") for way in ("series.", "host.series.")},
    **{f"{way}part.detail@volume": takes.text("collection-number") for way in ("series.", "host.series.")},
    "original.titleInfo": takes.text("original-title"),
    "original.originInfo.publisher": takes.text("original-publisher"),
    "original.originInfo.place.placeTerm": takes.text("original-publisher-place"),
    "original.originInfo.dateIssued": takes.date("original-date"),
    "reviewOf.titleInfo": takes.text("reviewed-title"), "reviewOf.genre": takes.text("reviewed-genre"),
    **_of_part(""), **_of_part("host."),
    **{
        f"{way}identifier@{kind}": _IDENTIFIER_TAKES.get(field, takes.text(field))
        for way in ("", "host.")
        for kind, field in IDENTIFIERS.items()
        if not way or field in ("ISBN", "ISSN")
    },
}  # fmt: skip

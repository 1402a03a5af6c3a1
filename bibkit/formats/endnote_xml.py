"""EndNote XML, which EndNote, Bookends, Zotero and Mendeley export: read only.

Source: EndNote's "RSXML.dtd". A record is read as lines of tagged text: the tag of an element is its name with that of
the element around it (`secondary-authors.author`), and stands for what the same field is in RIS and refer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from bibkit.formats.format import About, Format, Options, Sourced
from bibkit.formats.tagged import endnote, takes
from bibkit.formats.tagged.reading import TaggedReading, read_blocks
from bibkit.formats.tagged.takes import Take
from bibkit.formats.tagged.xml import element_lines, stray_line, xml_blocks
from bibkit.source import Source
from bibkit.syntax.tagged import TaggedBlock, TaggedLine
from bibkit.syntax.xml import XmlElement

_NUMBERS = {  # of "Reference Type", where it has no name
    "2": "artwork", "3": "audiovisual material", "4": "bill", "5": "book section", "6": "book", "7": "case",
    "9": "computer program", "10": "conference proceedings", "12": "web page", "13": "generic", "14": "hearing",
    "17": "journal article", "19": "magazine article", "20": "map", "21": "film or broadcast",
    "23": "newspaper article", "24": "pamphlet", "25": "patent", "26": "personal communication", "27": "report",
    "28": "edited book", "31": "statute", "32": "thesis", "34": "unpublished work", "36": "manuscript", "37": "figure",
    "38": "chart or table", "43": "electronic article", "44": "electronic book", "45": "online database",
    "46": "government document", "47": "conference paper", "49": "classical work", "50": "legal rule or regulation",
    "51": "ancient text", "52": "dictionary", "53": "encyclopedia", "56": "blog", "57": "serial", "58": "standard",
    "59": "dataset", "60": "electronic book section", "61": "music",
}  # fmt: skip
_KINDS = (  # types that CSL has no own name for
    "ancient text", "audiovisual material", "chart or table", "conference proceedings", "edited book",
    "electronic article", "electronic book", "electronic book section", "government document", "online database",
    "podcast", "press release", "unpublished work",
)  # fmt: skip
_FACES = {"italic": "i", "bold": "b", "superscript": "sup", "subscript": "sub"}
_RICH = ("titles", "periodical", "alt-periodical", "abstract", "notes", "research-notes")
_PARAGRAPHS = (
    "abstract",
    "notes",
    "research-notes",
    "isbn",
    "author",
    "keyword",
    "url",
)  # a text may have several


def read_endnote_xml(sources: Iterable[Source], _options: Options) -> Iterator[Sourced]:
    """The records, each with its findings."""
    return read_blocks(sources, _blocks, _read, "a library begins `<xml><records><record>`")


FORMAT = Format(
    "endnote-xml",
    "EndNote XML",
    read=read_endnote_xml,
    about=About(
        specification="EndNote's XML export (RSXML.dtd)",
        reads="records, their styles as rich text",
        told_by="`<xml><records>` or `<records><record>`",
    ),
)


def _blocks(source: Source) -> Iterator[TaggedBlock | Sourced]:
    return xml_blocks(source, frozenset(["record"]), _lines)


def _lines(record: XmlElement) -> Iterator[TaggedLine]:
    for child in record.children:
        yield from element_lines(child, child.name, _texts, inline=frozenset(["style"]))
    yield from stray_line(record, record.name)


def _texts(element: XmlElement, tag: str) -> list[str]:
    """What an element says, with CSL's tags where a record has rich text; EndNote ends a paragraph with &#xD;."""
    runs = [part for part in element.parts if not isinstance(part, str) or part.strip()]
    is_rich = tag.partition(".")[0] in _RICH
    text = "".join(
        part if isinstance(part, str) else _styled(part) if is_rich else part.text for part in runs
    )
    parts = text.split("\r") if element.name in _PARAGRAPHS else [text]
    return [words for part in parts if (words := " ".join(part.split()))]


def _styled(style: XmlElement) -> str:
    """The words of a style; the blanks around them are not in its face."""
    words = style.text.strip()
    if not words:
        return style.text
    before, after = style.text.split(words, 1)
    for face in style.attributes.get("face", "").split():
        if face in _FACES:
            words = f"<{_FACES[face]}>{words}</{_FACES[face]}>"
    return before + words + after


def _read(block: TaggedBlock) -> Sourced:
    reading = TaggedReading(block, "endnote-xml")
    reading.item["type"] = _type(reading)
    for line in block.lines:
        take = _TAKES.get(line.tag)
        if take is None:
            reading.keep(line)
        else:
            take(reading, line)
    return reading.result()


def _type(reading: TaggedReading) -> str:
    """The type that its name says, or else its number."""
    line = reading.first("ref-type@name") or reading.first("ref-type")
    if line is None:
        return "article-journal" if reading.first("periodical.full-title") else "document"
    said = _NUMBERS.get(line.text, line.text.casefold())
    found = endnote.TYPES.get(said)
    if found is None or said in _KINDS:
        reading.keep(line)
    if found is None:
        message = f"{line.text} is no type of EndNote; the work is a document"
        reading.remark("BK806", line, message, "correct the type", ("type",))
    return found or "document"


def _by_type(special: dict[str, Take], other: Take) -> Take:
    """What EndNote means by a field, where that hangs on the type of the reference."""

    def take(reading: TaggedReading, line: TaggedLine) -> None:
        special.get(str(reading.item["type"]), other)(reading, line)

    return take


def _kept(reading: TaggedReading, line: TaggedLine) -> None:
    reading.keep(line)


def _nothing(_reading: TaggedReading, _line: TaggedLine) -> None:
    """What says nothing of the work."""


def _holder(reading: TaggedReading, line: TaggedLine) -> None:
    """The title of what holds the work; of a paper whose proceedings have a field of their own, the conference."""
    if reading.item["type"] == "paper-conference" and reading.first("custom3") is not None:
        reading.set("event-title", line.text, line)
    else:
        endnote.container(reading, line)


def _unless_said(member: str) -> Callable[[TaggedReading, TaggedLine], None]:
    """A title that EndNote has in a second place; there it is often the same again."""

    def take(reading: TaggedReading, line: TaggedLine) -> None:
        before = ("title", "container-title", "container-title-short", "collection-title")
        if line.text not in (reading.item.get(name) for name in before):
            reading.set(member, line.text, line)

    return take


def _address(reading: TaggedReading, line: TaggedLine) -> None:
    """The first address of the web."""
    if line.text.startswith(("http://", "https://", "ftp://", "www.")):
        reading.set("URL", line.text, line)
    else:
        reading.keep(line)


_SERIES = {name: takes.name("collection-editor") for name in ("book", "report", "classic")}
_TAKES: dict[str, Take] = {
    "ref-type": _nothing, "ref-type@name": _nothing, "label": takes.text("id"),
    "authors.author": takes.name("author"),
    "secondary-authors.author": _by_type({**_SERIES, "thesis": _kept}, takes.name("editor")),
    "tertiary-authors.author": _by_type(
        {"motion_picture": takes.name("producer"), "thesis": _kept}, takes.name("collection-editor")
    ),
    "subsidiary-authors.author": _by_type({"motion_picture": takes.name("performer")}, takes.name("translator")),
    "translated-authors.author": takes.name("translator"),
    "titles.title": takes.text("title"), "titles.short-title": takes.text("title-short"),
    "titles.secondary-title": _by_type({"thesis": _kept}, _holder),
    "titles.tertiary-title": takes.text("collection-title"), "titles.alt-title": _unless_said("container-title-short"),
    "periodical.full-title": _unless_said("container-title"),
    "periodical.abbr-1": _unless_said("container-title-short"),
    "alt-periodical.full-title": _unless_said("container-title-short"),
    "alt-periodical.abbr-1": _unless_said("container-title-short"),
    "pages": endnote.pages, "volume": takes.text("volume"), "number": endnote.issue, "issue": endnote.issue,
    "num-vols": takes.text("number-of-volumes"), "edition": _by_type(
        dict.fromkeys(("article-journal", "article-magazine", "article-newspaper"), endnote.edition)
        | {"software": takes.text("version")}, takes.text("edition")
    ),
    "section": _by_type({"chapter": takes.text("chapter-number"), "article-journal": _kept}, takes.text("section")),
    "dates.year": takes.date("issued"), "pub-dates.date": takes.day_of("dates.year"),
    "access-date": takes.date("accessed"), "publisher": takes.text("publisher"),
    "pub-location": takes.text("publisher-place"),
    "isbn": _by_type(
        dict.fromkeys(("report", "patent", "standard"), endnote.number_or_serial), takes.serial_numbers
    ),
    "electronic-resource-num": takes.doi,
    "accession-num": endnote.accession_number("remote-database-name", "remote-database-provider"),
    "remote-database-name": takes.text("archive"), "remote-database-provider": takes.text("source"),
    "call-num": takes.text("call-number"), "language": takes.text("language"), "work-type": endnote.genre,
    "reviewed-item": takes.text("reviewed-title"), "related-urls.url": _address, "web-urls.url": _address,
    "keywords.keyword": takes.keyword, "abstract": takes.paragraphs("abstract"), "notes": endnote.note,
    "research-notes": takes.paragraphs("annote"), "custom2": endnote.custom,
    "custom3": _by_type({"paper-conference": takes.text("container-title")}, _kept),
    "custom7": _by_type({"article-journal": takes.text("number")}, _kept),
    **{f"user{number}": endnote.custom for number in range(1, 33)},
}  # fmt: skip

"""EndNote XML read: a record as lines of tagged text, each with the names of its element and the one around it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bibkit.formats.format import Options, Sourced
from bibkit.formats.tagged.endnote import endnote_takes
from bibkit.formats.tagged.endnote_types import NUMBERS, TYPES, is_exact
from bibkit.formats.tagged.reading import TaggedReading, read_blocks
from bibkit.formats.tagged.takes import take_lines
from bibkit.formats.tagged.xml import element_lines, stray_line, xml_blocks
from bibkit.source import Source
from bibkit.syntax.tagged import TaggedBlock, TaggedLine
from bibkit.syntax.xml import XmlElement

FACES = {"italic": "i", "bold": "b", "superscript": "sup", "subscript": "sub"}
"""The tag of CSL for each face of EndNote."""

RICH = ("titles", "periodical", "alt-periodical", "abstract", "notes", "research-notes")
"""Elements whose texts are rich in a record, too."""

PARAGRAPHS = ("abstract", "notes", "research-notes", "isbn", "author", "keyword", "url")
"""Elements whose text may be several, each a paragraph."""


def read_endnote_xml(sources: Iterable[Source], _options: Options) -> Iterator[Sourced]:
    """The records, each with its findings."""
    return read_blocks(sources, _blocks, _read, "a library begins `<xml><records><record>`")


def _blocks(source: Source) -> Iterator[TaggedBlock | Sourced]:
    return xml_blocks(source, frozenset(["record"]), _lines)


def _lines(record: XmlElement) -> Iterator[TaggedLine]:
    for child in record.children:
        yield from element_lines(child, child.name, _texts, inline=frozenset(["style"]))
    yield from stray_line(record, record.name)


def _texts(element: XmlElement, tag: str) -> list[str]:
    """What an element says, with CSL's tags where a record has rich text; EndNote ends a paragraph with &#xD;."""
    is_rich = tag.partition(".")[0] in RICH
    text = "".join(
        [
            ("" if part.isspace() else part)
            if isinstance(part, str)
            else _styled(part)
            if is_rich
            else part.text
            for part in element.parts
        ]
    )
    parts = text.split("\r") if element.name in PARAGRAPHS else [text]
    return [words for part in parts if (words := " ".join(part.split()))]


def _styled(style: XmlElement) -> str:
    """The words of a style; the blanks around them are not in its face."""
    words = style.text.strip()
    if not words:
        return style.text
    before, after = style.text.split(words, 1)
    for face in style.attributes.get("face", "").split():
        if face in FACES:
            words = f"<{FACES[face]}>{words}</{FACES[face]}>"
    return before + words + after


def _read(block: TaggedBlock) -> Sourced:
    reading = TaggedReading(block, "endnote-xml")
    reading.item["type"] = _type(reading)
    take_lines(reading, block.lines, _TAKES.get)
    reading.drop_derived()
    return reading.result()


def _type(reading: TaggedReading) -> str:
    """The type that its name says, or else its number."""
    line = reading.first("ref-type@name") or reading.first("ref-type")
    if line is None:
        return "article-journal" if reading.first("periodical.full-title") else "document"
    reading.kind = NUMBERS.get(line.text, line.text.casefold())
    found = TYPES.get(reading.kind)
    if found is None or not is_exact(reading.kind, found):
        reading.keep(line)
    if found is None:
        message = f"{line.text} is no type of EndNote; the work is a document"
        reading.remark("BK806", line, message, "correct the type", ("type",))
    return found or "document"


def _nothing(_reading: TaggedReading, _line: TaggedLine) -> None:
    """What says nothing of the work."""


_TAKES = {**endnote_takes(), "ref-type": _nothing, "ref-type@name": _nothing}

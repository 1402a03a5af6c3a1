"""XML as tagged text: a block of lines for each element that holds a reference."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from bibkit.diagnostics import Diagnostic
from bibkit.formats.format import Sourced
from bibkit.source import Source
from bibkit.syntax.tagged import TaggedBlock, TaggedLine
from bibkit.syntax.xml import XmlElement, xml_entries


def xml_blocks(
    source: Source, entries: frozenset[str], lines: Callable[[XmlElement], Iterable[TaggedLine]]
) -> Iterator[TaggedBlock | Sourced]:
    """The blocks of a source, and what is wrong with its XML; an element without any line is refused (BK805)."""
    for entry in xml_entries(source, entries):
        if isinstance(entry, Diagnostic):
            yield Sourced(None, (entry,), is_entry=entry.code == "BK805")
        elif found := tuple(lines(entry)):
            yield TaggedBlock(found, entry.span)
        else:
            fault = Diagnostic("BK805", f"The {entry.name} says nothing", "take it out", entry.span)
            yield Sourced(None, (fault,))


def plain(element: XmlElement, _tag: str = "") -> list[str]:
    """What an element says, as one text, if anything."""
    return [text] if (text := " ".join(element.text.split())) else []


def element_lines(
    element: XmlElement,
    tag: str,
    texts: Callable[[XmlElement, str], list[str]] = plain,
    inline: frozenset[str] = frozenset(),
) -> list[TaggedLine]:
    """The lines of an element, and of those in it by both names; an attribute is one behind an @.

    `inline` are elements that are parts of a text, `texts` makes the texts of one that holds no others.
    """
    found: list[TaggedLine] = []
    _add_lines(found, element, tag, texts, inline)
    return found


def _add_lines(
    found: list[TaggedLine],
    element: XmlElement,
    tag: str,
    texts: Callable[[XmlElement, str], list[str]],
    inline: frozenset[str],
) -> None:
    if element.attributes:
        words = element.said_whole
        for name, value in element.attributes.items():
            if value != words:
                found.append(TaggedLine.of(f"{tag}@{name}", (value,), element.span))
    inner = [child for child in element.children if child.name not in inline]
    if not inner:
        found += [TaggedLine.of(tag, (text,), element.span) for text in texts(element, tag)]
        return
    for child in inner:
        _add_lines(found, child, f"{element.name}.{child.name}", texts, inline)
    found += stray_line(element, tag)


def stray_line(element: XmlElement, tag: str) -> list[TaggedLine]:
    """What stands between the elements in one, where nothing should."""
    texts = [part.strip() for part in element.parts if isinstance(part, str) and not part.isspace()]
    text = " ".join(filter(None, texts))
    return [TaggedLine.of(tag, (text,), element.span)] if text else []

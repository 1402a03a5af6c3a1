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

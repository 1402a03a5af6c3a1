"""The references of a RIS text, whatever a database writes around them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bibkit.formats.format import Sourced
from bibkit.formats.tagged.reading import blocks_and_faults
from bibkit.source import Source
from bibkit.syntax.tagged import TaggedBlock, TaggedForm

_FORM = TaggedForm(
    # Some publishers write one blank ("TY - JOUR"); none, or another longer tag, is a line of a text, as is a text
    # behind ER and one blank ("ER - positive tumours"). Two blanks are sure enough for an indent and small letters.
    line=re.compile(
        r"(?:(?=[A-Z])|[ \t\xa0]*(?=[A-Za-z][A-Za-z0-9][ \xa0]{2}-(?:\s|$))|\s)(?!ER -\s*\S)"
        r"(?P<tag>[A-Z][A-Z0-9]|[a-z][a-z0-9](?=[ \xa0]{2}-(?:\s|$))|PMID|PMCID|DOI|ISSN|ISBN|URL)"
        r"[ \t\xa0]{1,3}-(?P<text>[ \t\xa0].*|(?=\S)[^-].*|)"
    ),
    goes_on=re.compile("(?P<text>.*)"),
    begins=frozenset(["TY"]),
    head_width=6,
    ends=frozenset(["ER"]),
    head_line=re.compile(r"(?:Provider|Database|Content(?:-\w+)?):.*|<?\d+[.)>]"),
    any_case=True,
)
_OF_A_WORK = frozenset(("TY", "TI", "T1", "CT", "BT", "AU", "A1", "DO", "DOI", "PMID"))
"""A reference has one of these."""


def ris_blocks(source: Source) -> Iterator[TaggedBlock | Sourced]:
    """The references; lines behind ER that name no work belong to the one before, as Ovid writes them."""
    parts: list[TaggedBlock] = []
    between: list[Sourced] = []
    for block in blocks_and_faults(source, _FORM):
        if isinstance(block, Sourced):
            between.append(block)
        elif parts and _OF_A_WORK.isdisjoint(line.tag for line in block.lines):
            parts.append(block)
        else:
            if parts:
                yield _joined(parts)
            yield from between
            parts, between = [block], []
    if parts:
        yield _joined(parts)
    yield from between


def _joined(parts: list[TaggedBlock]) -> TaggedBlock:
    if len(parts) == 1:
        return parts[0]
    whole = parts[0].span.source.span(parts[0].span.start, parts[-1].span.end)
    return TaggedBlock(tuple(line for part in parts for line in part.lines), whole)

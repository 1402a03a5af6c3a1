"""The fields of an entry that TeX sets in every list."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bibkit.checks.bib.entry_text import EntryText
from bibkit.syntax.bib_parts import FieldOffsets, ValuePiece

# What is an address or a name of a file is no text.
_PRINTED = frozenset(
    """
    title booktitle subtitle booksubtitle maintitle journal journaltitle series edition publisher address location
    institution organization school howpublished note author editor type chapter titleaddon eventtitle venue
    """.split()
)
_VERBATIM = re.compile(r"\\(?:url|path|href|verb)\b|://")


def printed_fields(entry: EntryText) -> Iterator[tuple[FieldOffsets, str, list[ValuePiece]]]:
    """The fields that are printed, their names and texts in braces or quotes, but for those with addresses in them."""
    text = entry.source.text
    for field, name in zip(entry.block.fields, entry.names, strict=True):
        if name in _PRINTED:
            pieces = [piece for piece in field.pieces if piece.opening]
            if not any(_VERBATIM.search(text, piece.start, piece.end) for piece in pieces):
                yield field, name, pieces

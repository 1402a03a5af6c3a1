"""The parts of a .bib text as the places where they stand in it: offsets of characters, the end behind the last."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class ValuePiece(NamedTuple):
    """A part of a value: the brace or quote before it, empty for a number or macro, and where its text stands."""

    opening: str
    start: int
    end: int


class FieldOffsets(NamedTuple):
    """A field: where its name stands and where its value does.

    `opening` is the brace or quote of a value in one pair of these, as nearly all are; `joined` has the pieces of
    others.
    """

    name_start: int
    name_end: int
    start: int
    end: int
    opening: str
    joined: tuple[ValuePiece, ...] = ()

    @property
    def pieces(self) -> tuple[ValuePiece, ...]:
        """The pieces that are joined in the value."""
        if self.opening:
            return (ValuePiece(self.opening, self.start + 1, self.end - 1),)
        return self.joined


def field_offsets(
    name_start: int, name_end: int, start: int, end: int, pieces: Sequence[ValuePiece]
) -> FieldOffsets:
    """A field whose value is joined from these pieces."""
    alone = pieces[0] if len(pieces) == 1 else None
    if alone is not None and alone.opening and (alone.start, alone.end) == (start + 1, end - 1):
        return FieldOffsets(name_start, name_end, start, end, alone.opening)
    return FieldOffsets(name_start, name_end, start, end, "", tuple(pieces))


class BibBlock(NamedTuple):
    """An entry; @string has no key and one field, @preamble and @comment have neither. `type` is in lower case.

    `may_have_slips` is False where a comma, or the end, is known to stand behind the key and each field, `has_words`
    where each value is known to be one text in braces or quotes, or one number.
    """

    type: str
    start: int
    end: int
    key_start: int
    key_end: int
    fields: list[FieldOffsets]
    may_have_slips: bool = True
    has_words: bool = True


class BrokenBlock(NamedTuple):
    """A block that can't be read: why, where it begins, where its key stands, if it has one, and the way out.

    `at` is where the fault begins: for what is not closed where it opens.
    """

    reason: str
    start: int
    key_start: int
    key_end: int
    at: int
    help: str

"""An entry of a .bib file as the origin of a record: which of its (or its parent's) fields gave which of the record."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from bibkit.diagnostics.fix import Change, Put, Remove, Rename
from bibkit.formats.bibtex.compose import VERBATIM_FIELDS
from bibkit.formats.bibtex.read_names import and_spans, names_of_tex
from bibkit.model.fields import FIELDS, NAME_FIELDS, Kind
from bibkit.model.raw import FieldPath
from bibkit.source import Edit, SourceSpan, Where
from bibkit.syntax.bib import BibEntry, BibField

_PLAIN_KINDS = (Kind.IDENTIFIER, Kind.VERBATIM, Kind.NUMBER, Kind.PAGES, Kind.PROSE)
_SPECIAL = frozenset('\\{}$%&#_~^"')


class BibOrigin:
    """The entry that a record was read from; `fields` are the .bib fields by the names of the record's."""

    __slots__ = ("_entry", "_fields")

    def __init__(self, entry: BibEntry, fields: Mapping[str, BibField]) -> None:
        self._entry = entry
        self._fields = fields

    @property
    def path(self) -> str:
        """The file."""
        return self._entry.source.path

    def span(self, field: FieldPath, *, of_name: bool = False) -> SourceSpan | None:
        """The value at `field` (with `of_name`, the name of the .bib field), or else the entry's key."""
        name = str(field[0]) if field else "id"
        if name == "type":
            return self._entry.type_span
        item = self._fields.get(name)
        if item is None:
            return self._entry.key_span
        if of_name:
            return item.name_span
        if len(field) > 1 and isinstance(field[1], int) and name in NAME_FIELDS:
            return _name_span(item, field[1])
        return item.value_span

    def edits(self, change: Change) -> tuple[Edit, ...]:
        """The change as edits of the entry; none for what it inherits, or what is no plain text."""
        item = self._fields.get(str(change.field[0]))
        if item is None or item.entry is not self._entry or len(change.field) != 1:
            return ()
        match change:
            case Put(field, str(text)):
                span = item.inner_span
                described = FIELDS.get(str(field[0]))
                is_plain = described is None or described.kind in _PLAIN_KINDS
                if span is None or not is_plain or _needs_tex(item, span.text, text):
                    return ()
                return (Edit(span.source, span.start, span.end, text),)
            case Remove():
                return (_without(item),)
            case Rename(_, name):
                span = item.name_span
                return (Edit(span.source, span.start, span.end, name),)
        return ()


def _needs_tex(item: BibField, before: str, after: str) -> bool:
    """Whether either text holds what TeX reads in its own way, in a field that TeX reads."""
    if item.name in VERBATIM_FIELDS:
        return "{" in before + after or "}" in before + after
    return bool(_SPECIAL & {*before, *after})


def _without(item: BibField) -> Edit:
    """The edit that takes a field out, with its comma, and its line where it has one of its own."""
    source, text = item.value_span.source, item.value_span.source.text
    start, end = item.name_span.start, item.value_span.end
    while end < len(text) and text[end].isspace():
        end += 1
    if text[end : end + 1] == ",":
        end += 1
    else:
        end = item.value_span.end
    line_start = source.offset(source.position(start)[0], 1)
    if not text[line_start:start].strip():
        line_end = source.span(end).end
        if not text[end:line_end].strip():
            return Edit(source, line_start, line_end + (2 if text.startswith("\r\n", line_end) else 1), "")
    return Edit(source, start, end, "")


def _name_span(item: BibField, number: int) -> SourceSpan:
    """Where the name of that number stands, counted without the pieces of the list that are no name."""
    odd = names_of_tex(item.value, []).odd
    named = [piece for piece in range(number + len(odd) + 1) if piece not in odd]
    return _piece_span(item, named[number])


def _piece_span(item: BibField, number: int) -> SourceSpan:
    """Where a piece of a list joined by `and` stands; all of it where the value is no text in braces or quotes."""
    inner = item.inner_span
    spans = and_spans(inner.text) if inner is not None else []
    if inner is None or number >= len(spans):
        return item.value_span
    start, end = spans[number]
    return SourceSpan(inner.source, inner.start + start, inner.start + end)


class ValuePlace(NamedTuple):
    """The value of a field, or one piece of a list in it, as a place; it is looked for when somebody asks."""

    item: BibField
    piece: int | None = None

    @property
    def span(self) -> SourceSpan:
        """The characters of the value or the piece."""
        return self.item.value_span if self.piece is None else _piece_span(self.item, self.piece)

    @property
    def where(self) -> Where:
        """File, lines and columns."""
        return self.span.where

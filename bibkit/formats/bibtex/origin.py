"""An entry of a .bib file as the origin of a record: which of its (or its parent's) fields gave which of the record.

What a value says is TeX's affair, so that no edit is made by rule alone: a field is changed only where reading the
entry again, with the change, gives the very record that is wanted.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from bibkit.diagnostics.fix import Change, Put, Remove
from bibkit.formats.bibtex.field_edits import ADDED_FIELDS, with_field, without_field
from bibkit.formats.bibtex.inherit import Parents, with_inherited
from bibkit.formats.bibtex.links import VERBATIM_FIELDS
from bibkit.formats.bibtex.read_names import and_spans, names_of_tex
from bibkit.formats.changed import changed, said
from bibkit.model.fields import NAME_FIELDS
from bibkit.model.raw import FieldPath
from bibkit.model.record import Record
from bibkit.source import Edit, SourceSpan, Where
from bibkit.syntax.bib import BibEntry, BibField, cleaned
from bibkit.syntax.respell import Respelling, respelling

_SPECIAL = frozenset('\\{}$%&#_~^"')
_JOINT = re.compile(r"\s+and\s+\Z", re.IGNORECASE)
_OF_BIB = frozenset('{}"')


_NO_OTHERS: Mapping[str, BibField] = {}


@lru_cache(maxsize=4096)
def _shared(pairs: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """The pairs that were given first of those that are the same: entries of a type mostly look alike."""
    return pairs


class BibOrigin:
    """The entry that a record was read from; `fields` are the .bib fields by the names of the record's.

    `parents` are the entries from which it may inherit.
    """

    __slots__ = ("_entry", "_others", "_own", "_parents")

    def __init__(self, entry: BibEntry, fields: Mapping[str, BibField], parents: Parents) -> None:
        self._entry = entry
        self._parents = parents
        mine = {item.name: item for item in reversed(entry.fields)}
        others = {name: item for name, item in fields.items() if mine.get(item.name) is not item}
        self._others = others or _NO_OTHERS
        self._own = _shared(tuple([(name, item.name) for name, item in fields.items() if name not in others]))

    @property
    def path(self) -> str:
        """The file."""
        return self._entry.source.path

    @property
    def entry(self) -> BibEntry:
        """The entry itself."""
        return self._entry

    def span(self, field: FieldPath, *, of_name: bool = False) -> SourceSpan | None:
        """The value at `field` (with `of_name`, the name of the .bib field), or else the entry's key."""
        name = str(field[0]) if field else "id"
        if name == "type":
            return self._entry.type_span
        item = self.field_of(name)
        if item is None:
            return self._entry.key_span
        if of_name:
            return item.name_span
        if len(field) > 1 and isinstance(field[1], int) and name in NAME_FIELDS:
            return _name_span(item, field[1])
        return item.value_span

    def edits(self, change: Change) -> tuple[Edit, ...]:
        """The change as edits of the entry; none for what it inherits, or where TeX is in the way."""
        if isinstance(change, Remove) and not change.field:
            return (_whole(self._entry.span),)
        item = self.field_of(str(change.field[0]))
        if len(change.field) == 1 and (item is None or isinstance(change, Remove)):
            edit = self._of_field(item, change)
            return () if edit is None else (edit,)
        inner = item.inner_span if item is not None and item.entry is self._entry else None
        if item is None or inner is None:
            return ()
        if [one.name for one in self._entry.fields].count(item.name) > 1:
            return ()  # given twice: after the change the two would differ
        found = self._respelling(item, inner.text, change)
        if found is None or _OF_BIB & {*inner.text[found.start : found.end]}:
            return ()
        if (_OF_BIB if item.name in VERBATIM_FIELDS else _SPECIAL) & {*found.text}:
            return ()
        return (Edit(inner.source, inner.start + found.start, inner.start + found.end, found.text),)

    def _of_field(self, item: BibField | None, change: Change) -> Edit | None:
        """A field that comes in or goes; None where the entry then says anything else, too."""
        entry = self._entry
        wanted = changed(self._record(entry.fields), change)
        if wanted is None:
            return None
        if item is not None:
            left = [one for one in entry.fields if one.name != item.name]
            edit = without_field(item) if item.entry is entry and len(left) == len(entry.fields) - 1 else None
            return edit if edit and say_the_same(self._record(left), wanted) else None
        name, value = ADDED_FIELDS.get(str(change.field[0]), ""), str(getattr(change, "value", ""))
        # In a DOI an underscore is what it is, to biblatex and to the commands in which styles of BibTeX put it.
        if not name or (_SPECIAL - {"_"} if name == "doi" else _SPECIAL) & {*value}:
            return None
        edit = with_field(entry, name, value)
        if edit is None:
            return None
        one_more = entry.fields[-1]._replace(name=name, value=value)
        return edit if say_the_same(self._record([*entry.fields, one_more]), wanted) else None

    def field_of(self, name: str) -> BibField | None:
        """The .bib field that gave a field of the record."""
        theirs = next((theirs for own, theirs in self._own if own == name), None)
        if theirs is None:
            return self._others.get(name)
        return next(item for item in self._entry.fields if item.name == theirs)

    def _respelling(self, item: BibField, text: str, change: Change) -> Respelling | None:
        """What to change in the text of a field."""
        before = _record_as_it_is(self, str(change.field[0]), text)
        wanted = changed(before, change)
        if wanted is None:
            return None

        def says_it(other: str) -> bool:
            return said(self._record_with(item, other)) == said(wanted)

        match change:
            case Put((str(name),), str(value)):
                return respelling(text, before.text(name), value, says_it)
            case Put((str(name), int(number), str(part)), str(value)):
                start, end = _name_of(text, number)
                found = respelling(
                    text[start:end],
                    str(getattr(before.names(name)[number], part.replace("-", "_"))),
                    value,
                    lambda piece: says_it(text[:start] + piece + text[end:]),
                )
                return found and Respelling(start + found.start, start + found.end, found.text)
            case Remove((_, int(number))):
                start, end = _name_of(text, number)
                joint = _JOINT.search(text[:start])
                if joint and says_it(text[: joint.start()] + text[end:]):
                    return Respelling(joint.start(), end, "")
        return None

    def _record_with(self, item: BibField, text: str) -> Record:
        """The record that the entry would be if this text stood in that field."""
        return self._record(
            [
                one._replace(value=cleaned(text)) if one.place == item.place else one
                for one in self._entry.fields
            ]
        )

    def _record(self, fields: Sequence[BibField]) -> Record:
        """The record that the entry would be with these fields of its own."""
        from bibkit.formats.bibtex.read_entry import (  # which reports at places of this module
            read_entry,
            record_of,
        )

        all_fields, _ = with_inherited(self._entry, self._parents, fields)
        return record_of(read_entry(self._entry, all_fields), "")


def say_the_same(record: Record, other: Record) -> bool:
    """Whether two records say the same of their work, in whatever order."""
    values, others = ({**one.values, "source": ""} for one in (record, other))
    return record.type == other.type and values == others and record.extra == other.extra


@lru_cache(maxsize=1)  # a list with many findings is asked for many places
def _record_as_it_is(origin: BibOrigin, name: str, text: str) -> Record:
    """The record of the entry, read with that text in the field that gives `name`."""
    item = origin.field_of(name)
    assert item is not None
    return origin._record_with(item, text)  # noqa: SLF001


def _name_of(text: str, number: int) -> tuple[int, int]:
    """Where the name of that number stands in a list joined by `and`; twice 0 where there is none."""
    spans = and_spans(text)
    piece = _piece_of(text, number)
    return spans[piece] if piece < len(spans) else (0, 0)


def _piece_of(text: str, number: int) -> int:
    """The piece of a list that the name of that number is, as some pieces are no name."""
    return _pieces_with_names(text)[number]


@lru_cache(maxsize=4)  # a list with many findings is asked for many places
def _pieces_with_names(text: str) -> list[int]:
    """The pieces of a list that are names, and one more for what may follow them."""
    listed = names_of_tex(text, [])
    odd = frozenset(listed.odd)
    return [piece for piece in range(len(listed.names) + len(odd) + 1) if piece not in odd]


def _whole(span: SourceSpan) -> Edit:
    """The edit that takes an entry out, with its lines and a blank one behind them."""
    source, text = span.source, span.source.text
    start, end = source.offset(source.position(span.start)[0], 1), source.span(span.end).end
    if text[start : span.start].strip() or text[span.end : end].strip():
        return Edit(source, span.start, span.end, "")
    end = _line_after(text, end)
    blank = source.span(end).end if end < len(text) else end
    return Edit(source, start, end if text[end:blank].strip() else _line_after(text, blank), "")


def _line_after(text: str, end: int) -> int:
    """Where the next line begins, for the end of one."""
    return end + 2 if text.startswith("\r\n", end) else min(end + 1, len(text))


def _name_span(item: BibField, number: int) -> SourceSpan:
    """Where the name of that number stands, counted without the pieces of the list that are no name."""
    return _piece_span(item, _piece_of(item.value, number))


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

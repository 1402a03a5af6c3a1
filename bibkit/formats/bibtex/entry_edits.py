"""A record that changed as edits of its entry; what does not change stays to the byte.

The fields are those in which what the writers make of the record before and after differs. Whether the entry then says
what is wanted, shows when it is read again.
"""

from __future__ import annotations

from collections.abc import Iterator

from bibkit.formats.bibtex.compose import compose
from bibkit.formats.bibtex.dialect import BIBLATEX, CLASSIC
from bibkit.formats.bibtex.field_edits import with_field, without_field
from bibkit.formats.bibtex.options import BibOptions
from bibkit.formats.bibtex.origin import BibOrigin
from bibkit.model.record import Record
from bibkit.source import Edit
from bibkit.syntax.bib import BibEntry, BibField

_AS_USUAL = BibOptions()
_OF_BIBLATEX = frozenset(["date", "journaltitle", "location", "ids"])


def is_of_biblatex(entry: BibEntry, record: Record) -> bool:
    """Whether an entry is written for biblatex: its file is read so, or its fields are those of biblatex alone."""
    is_said = record.source is not None and record.source.format == "biblatex"
    return is_said or any(item.name in _OF_BIBLATEX for item in entry.fields)


def entry_edits(origin: BibOrigin, before: Record, wanted: Record) -> tuple[Edit, ...] | None:
    """The edits of an entry by which it should say what is wanted; None where it has no place for that."""
    dialect = BIBLATEX if is_of_biblatex(origin.entry, before) else CLASSIC
    old, new = (compose(record, dialect, lambda _: None, _AS_USUAL) for record in (before, wanted))
    entry = origin.entry
    named = [item.name for item in entry.fields]
    edits: list[Edit] = []
    if old.type != new.type:
        span = entry.type_span
        edits.append(Edit(span.source, span.start, span.end, f"@{new.type}"))
    for name in dict.fromkeys((*old.fields, *new.fields)):
        value = new.fields.get(name)
        if old.fields.get(name) == value:
            continue
        item = origin.field_of((new if value else old).sources.get(name, name))
        if item is None and name in named:
            item = entry.fields[named.index(name)]
        if item is not None and item.entry is not entry:
            item = None  # inherited: the entry gets one of its own
        if item is not None and named.count(item.name) != 1:
            return None
        edit = _edit(origin, item, name, value)
        if edit is None:
            return None
        edits.append(edit)
    return tuple(_together(edits))


def _together(edits: list[Edit]) -> Iterator[Edit]:
    """The edits with what comes in at one place as one."""
    added = {edit.start: "" for edit in edits if edit.start == edit.end}
    for edit in edits:
        if edit.start < edit.end:
            yield edit
        else:
            added[edit.start] += edit.text
    source = edits[0].source if edits else None
    if source is not None:
        yield from (Edit(source, at, at, text) for at, text in added.items())


def _edit(origin: BibOrigin, item: BibField | None, name: str, value: str | None) -> Edit | None:
    if value is None:
        return without_field(item) if item is not None else None
    if item is None:
        return with_field(origin.entry, name, _inner(value), is_bare=not value.startswith("{"))
    span, inner = item.value_span, item.inner_span
    if inner is not None and value.startswith("{") and (span.text.startswith("{") or '"' not in value):
        return Edit(inner.source, inner.start, inner.end, _inner(value))
    return Edit(span.source, span.start, span.end, value)


def _inner(value: str) -> str:
    return value[1:-1] if value.startswith("{") else value

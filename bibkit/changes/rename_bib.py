"""Entries of .bib files under other keys: the key, the fields by which others refer to it, biblatex's `ids`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bibkit.changes.changed import ChangedLibrary, Changing
from bibkit.changes.edit_bib import with_bib_edits
from bibkit.changes.references import with_renamed_keys
from bibkit.errors import UsageError
from bibkit.formats.bibtex.entry_edits import is_of_biblatex
from bibkit.formats.bibtex.field_edits import with_field, without_field
from bibkit.formats.bibtex.links import LINKS
from bibkit.formats.bibtex.origin import BibOrigin
from bibkit.model.record import Record
from bibkit.source import Edit

_LINKS = (*LINKS, "xdata")


def renamed_entries(library: Changing, renames: Mapping[str, str]) -> ChangedLibrary[Changing]:
    """The library after entries got other keys. Raises UsageError where an entry has no place for that."""
    edits = [
        group
        for record in library.records
        if isinstance(origin := library.origins.get(record.key), BibOrigin)
        for group in _edits(record, origin, renames)
    ]
    changed = with_bib_edits(library, edits, renames)
    there = {record.key for record in changed.library.records}
    for old, new in renames.items():
        if new not in there or old in there:
            raise UsageError(
                f"{old} can't become {new} in {library.origins[old].path}", hint="edit it by hand"
            )
    return changed


def _edits(record: Record, origin: BibOrigin, renames: Mapping[str, str]) -> Iterator[tuple[Edit, ...]]:
    entry = origin.entry
    new = renames.get(record.key)
    if new is not None and entry.key == record.key:
        span = entry.key_span
        yield (Edit(span.source, span.start, span.end, new),)
        if is_of_biblatex(entry, record):
            yield from _ids(record, origin, new)
    for item in entry.fields:
        inner = item.inner_span
        if item.name in _LINKS and inner is not None:
            text = with_renamed_keys(inner.text, renames)
            if text != inner.text:
                yield (Edit(inner.source, inner.start, inner.end, text),)


def _ids(record: Record, origin: BibOrigin, new: str) -> Iterator[tuple[Edit, ...]]:
    """The former key as one of biblatex's `ids`; the new one is none of them any more."""
    item = next((one for one in origin.entry.fields if one.name == "ids"), None)
    there = [part.strip() for part in item.value.split(",") if part.strip()] if item is not None else []
    if new in there:
        after = [*(key for key in there if key != new), *([] if there[-1] == new else [record.key])]
    else:
        after = [*there, record.key]
    if item is None:
        edit = with_field(origin.entry, "ids", ", ".join(after))
    elif not after:
        edit = without_field(item)
    else:
        inner = item.inner_span
        edit = Edit(inner.source, inner.start, inner.end, ", ".join(after)) if inner is not None else None
    if edit is not None:
        yield (edit,)

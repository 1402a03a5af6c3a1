"""The text of a record, or of an entry of a .bib file, written anew by somebody."""

from __future__ import annotations

from bibkit.changes.changed import ChangedLibrary, Changing, refuse_errors
from bibkit.changes.edit import changed_records, new_findings, record_in, source_of
from bibkit.errors import UsageError
from bibkit.formats.bibtex.origin import BibOrigin, say_the_same
from bibkit.source import Edit, Source
from bibkit.syntax.yaml.origin import YamlOrigin


def typed_text(library: Changing, key: str) -> Source:
    """The text of a record's file, or of its entry, to be edited. Raises as a look for the key does, and UsageError."""
    record = library[key]
    origin = library.origins.get(record.key)
    if isinstance(origin, YamlOrigin):
        return source_of(origin)
    if isinstance(origin, BibOrigin):
        return Source(f"{origin.entry.raw}\n", origin.path)
    where = origin.path if origin is not None else "no file"
    raise UsageError(f"{key} stands in {where}, which bibkit does not change", hint="edit that file itself")


def retyped(library: Changing, key: str, before: Source, text: str) -> ChangedLibrary[Changing]:
    """The library with that text in the place of `before`, which `typed_text` gave.

    Raises RefusedError where the record would have an error, UsageError where it would be none, or another.
    """
    record = library[key]
    origin = library.origins[record.key]
    if isinstance(origin, YamlOrigin):
        source = Source(text, before.path, bom=before.bom, encoding=before.encoding)
        after = record_in(source)
        if after[0].key != record.key:
            raise UsageError(f"The key {record.key} became {after[0].key}", about="rename")
        return changed_records(library, {record.key: after}, [(before, text)])
    assert isinstance(origin, BibOrigin)
    from bibkit.changes.edit_bib import with_bib_edits

    span = origin.entry.span
    changed = with_bib_edits(library, [(Edit(span.source, span.start, span.end, text.rstrip()),)])
    there = {one.key: one for one in changed.library.records}
    for one in library.records:
        if one.key not in there or (one.key != record.key and not say_the_same(there[one.key], one)):
            raise UsageError(
                f"{one.key} can't be read any more as it was",
                hint="leave the key as it is, and look for a brace that is not closed",
            )
    pair = (there[record.key], changed.library.origins[record.key])
    findings = new_findings(library, [record], {record.key: pair})
    refuse_errors(findings)
    return ChangedLibrary(changed.library, changed.plan, (record.key,), tuple(findings))

"""The rule about names of fields that other formats use."""

from __future__ import annotations

from collections.abc import Iterator

from bibkit.diagnostics import Diagnostic, Safety
from bibkit.diagnostics.fix import Fix, Rename
from bibkit.model.record import Record, is_of_bib

# BibTeX's and BibLaTeX's names (biblatex manual, 2.2.2) -> CSL's.
_NAMES = {
    "journal": "container-title", "journaltitle": "container-title", "booktitle": "container-title", "year": "issued",
    "date": "issued", "series": "collection-title", "address": "publisher-place", "location": "publisher-place",
    "institution": "publisher", "school": "publisher", "organization": "publisher", "pages": "page",
    "translators": "translator", "shorttitle": "title-short", "urldate": "accessed", "keywords": "tags",
    "howpublished": "medium", "eventtitle": "event-title", "venue": "event-place", "annote": "notes",
    "chapter": "chapter-number", "pagetotal": "number-of-pages", "volumes": "number-of-volumes",
}  # fmt: skip


def foreign_field(record: Record) -> Iterator[Diagnostic]:
    """BibTeX's name of a field in a record (BK121): `journal: Nature` is kept, and no style prints it.

    What came from a .bib file as it is, was told when it was read.
    """
    if is_of_bib(record):
        return
    for name in record.extra:
        meant = _NAMES.get(name.lower())
        if meant is not None and meant not in record.values:
            message = f"{name} is BibTeX's name for {meant}; no style prints it"
            fix = Fix(f"Write {meant}", (Rename((name,), meant),), Safety.UNSAFE)
            yield Diagnostic("BK121", message, f"write {meant}", key=record.key, field=(name,), fix=fix)

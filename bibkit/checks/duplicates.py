"""Rules over the whole library: one work, one record."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bibkit.diagnostics import Diagnostic
from bibkit.model.record import Record
from bibkit.same_work.identifiers import identifiers_of


def same_identifier(records: Sequence[Record]) -> Iterator[Diagnostic]:
    """A DOI, an arXiv identifier, a PMID or a book's ISBN names one work (BK601)."""
    first: dict[tuple[str, str], Record] = {}
    doubles: dict[str, list[tuple[Record, Record]]] = {}
    for record in records:
        for identifier in identifiers_of(record):
            known = first.setdefault(identifier, record)
            if known is not record:
                doubles.setdefault(identifier[0], []).append((record, known))
    for field in _IN_ORDER:
        for record, known in doubles.get(field, ()):
            place = field if field in record.values else "URL"  # an address may hold it
            message = f"{known.key} has this {field} too"
            yield Diagnostic(
                "BK601", message, "merge the two, or correct one", key=record.key, field=(place,)
            )


_IN_ORDER = ("DOI", "arxiv", "PMID", "ISBN")

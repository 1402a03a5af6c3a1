"""Rules over the whole library: one work, one record."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterator, Sequence

from bibkit.diagnostics import Diagnostic
from bibkit.model.ident import isbn13
from bibkit.model.inherited import is_inherited
from bibkit.model.record import Record

_NOT_WORD = re.compile(r"[\W_]+")
_WHOLE_BOOKS = ("book", "periodical", "collection")


def same_identifier(records: Sequence[Record]) -> Iterator[Diagnostic]:
    """A DOI, an arXiv identifier, a PMID or a book's ISBN names one work (BK601)."""
    for field, identity in _IDENTITIES.items():
        for record, first in _doubles(records, identity, field):
            message = f"{first.key} has this {field} too"
            yield Diagnostic(
                "BK601", message, "merge the two, or correct one", key=record.key, field=(field,)
            )


def work_identity(record: Record) -> Hashable | None:
    """What tells whether two records are of one work: title, first author's family name and year, without
    case, accents of layout or punctuation. None where the author or a title of its own is missing.
    """
    title = plain_title(record)
    authors = record.author
    if not title or not authors or is_inherited(record, "title"):
        return None
    first = authors[0].family or authors[0].literal
    return title, _NOT_WORD.sub("", first.casefold()), record.year, record.type.startswith("review")


def plain_title(record: Record) -> str:
    """The title without case and punctuation."""
    return _NOT_WORD.sub("", record.title.casefold())


def _doi(record: Record) -> str | None:
    return record.text("DOI").casefold() or None


def _arxiv(record: Record) -> str | None:
    return record.arxiv.id if record.arxiv else None


def _pmid(record: Record) -> str | None:
    return record.text("PMID") or None


def _isbn(record: Record) -> str | None:
    # The chapters of a book share its ISBN.
    text = record.text("ISBN").partition(" ")[0]
    return isbn13(text) + record.text("volume") if text and record.type in _WHOLE_BOOKS else None


_IDENTITIES: dict[str, Callable[[Record], Hashable | None]] = {
    "DOI": _doi,
    "arxiv": _arxiv,
    "PMID": _pmid,
    "ISBN": _isbn,
}


def _doubles(
    records: Sequence[Record], identity: Callable[[Record], Hashable | None], field: str
) -> Iterator[tuple[Record, Record]]:
    """Every record whose identity (of that field, not inherited) an earlier one has, with that earlier one."""
    first: dict[Hashable, Record] = {}
    for record in records:
        value = identity(record)
        if value is None or is_inherited(record, field):
            continue
        known = first.setdefault(value, record)
        if known is not record:
            yield record, known

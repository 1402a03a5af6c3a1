"""What names the work of a record, also where it stands in another field; what its parent has names another."""

from __future__ import annotations

import re

from bibkit.model.ident import isbn13, parse_arxiv
from bibkit.model.inherited import is_inherited
from bibkit.model.malformed import Malformed
from bibkit.model.record import Record

WHOLE_BOOKS = frozenset("book periodical collection classic".split())
_ARXIV_ADDRESS = re.compile(r"https?://(?:www\.|export\.)?arxiv\.org/(?:abs|pdf)/\S+", re.IGNORECASE)
_ARXIV_VOLUME = re.compile(r"abs/(\d{4}\.\d{4,5}|[a-z-]+/\d{7})")
_ARXIV_DOI = "10.48550/arxiv."
_DOI_IN_ADDRESS = re.compile(r"(?:dx\.)?doi\.(?:org|acm\.org)/(10\.\d{4,9}/\S+)", re.IGNORECASE)


def identifiers_of(record: Record) -> tuple[tuple[str, str], ...]:
    """What names the work: kind and value."""
    all_ = (
        ("DOI", doi_of(record)),
        ("arxiv", arxiv_of(record)),
        ("PMID", pmid_of(record)),
        ("ISBN", isbn_of(record)),
    )
    return tuple([one for one in all_ if one[1]])


def doi_of(record: Record) -> str:
    """The DOI, also where it stands in the address, without case; empty for arXiv's, which is its identifier."""
    doi = _own(record, "DOI").casefold()
    if not doi and (match := _DOI_IN_ADDRESS.search(record.text("URL"))):
        doi = match[1].casefold()
    return "" if doi.startswith(_ARXIV_DOI) else doi


def arxiv_of(record: Record) -> str:
    """The arXiv identifier without version, also where it stands in the DOI, the address, or as CoRR's volume."""
    if record.arxiv:
        return "" if is_inherited(record, "arxiv") else record.arxiv.id
    doi = record.text("DOI")
    if doi[: len(_ARXIV_DOI)].casefold() == _ARXIV_DOI and not is_inherited(record, "DOI"):
        return _arxiv_id(doi)
    if match := _ARXIV_ADDRESS.match(record.text("URL")):
        return _arxiv_id(match[0])
    match = _ARXIV_VOLUME.match(record.text("volume"))
    return match[1] if match else ""


def pmid_of(record: Record) -> str:
    """The PMID, as far as it is the work's own."""
    return _own(record, "PMID")


def isbn_of(record: Record) -> str:
    """The ISBN in thirteen digits, with the volume, of a whole book: its chapters have it, too."""
    if record.type not in WHOLE_BOOKS:
        return ""
    isbn = record.text("ISBN").partition(" ")[0]
    return isbn13(isbn) + record.text("volume") if isbn else ""


def _own(record: Record, name: str) -> str:
    text = record.text(name)
    return "" if text and is_inherited(record, name) else text


def _arxiv_id(text: str) -> str:
    value = parse_arxiv(text)
    return "" if isinstance(value, Malformed) else value.id

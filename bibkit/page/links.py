"""Where a work can be read: the addresses that its identifiers stand for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from bibkit.csl.vocab import LINK_TARGETS
from bibkit.model.record import Record
from bibkit.text.write.url import safe_url

ARXIV_PDF = "https://arxiv.org/pdf/"


@dataclass(frozen=True, slots=True)
class Link:
    """What the link is called ("" where it is only a link) and where it leads: an address safe in any format."""

    label: str
    url: str


def links(record: Record) -> tuple[Link, ...]:
    """The links of the record, each address once, the most lasting first; what is no address of the web is none."""
    found: dict[str, Link] = {}
    for label, target in _targets(record):
        url = safe_url(target)
        if url is not None and url not in found and not _is_same_doi(url, found):
            found[url] = Link(label, url)
    return tuple(found.values())


def best_link(record: Record) -> str:
    """The address that stands for the work: of its DOI, else arXiv, PubMed or its own; "" where it has none."""
    return next((link.url for link in links(record) if link.label != "PDF"), "")


def _targets(record: Record) -> Iterator[tuple[str, str]]:
    if doi := record.text("DOI"):
        yield "DOI", LINK_TARGETS["DOI"] + doi
    if arxiv := record.arxiv:
        yield "arXiv", arxiv.url
        yield "PDF", f"{ARXIV_PDF}{arxiv.versioned}"
    if pmid := record.text("PMID"):
        yield "PubMed", LINK_TARGETS["PMID"] + quote(pmid)
    if pmcid := record.text("PMCID"):
        yield "PMC", LINK_TARGETS["PMCID"] + quote(pmcid)
    if url := record.text("URL"):
        yield ("PDF" if url.lower().endswith(".pdf") else ""), url


def _is_same_doi(url: str, found: dict[str, Link]) -> bool:
    """Whether it is only another way to write a link that is there already."""
    short = url.lower().removeprefix("http://").removeprefix("https://").removeprefix("dx.")
    return any(short == other.lower().removeprefix("https://") for other in found)

"""The tags by which Google Scholar and Zotero know the page of one work: Highwire Press's names.

Google Scholar's "Inclusion Guidelines for Webmasters" say which it reads: a title, an author a tag, a date, where the
work came out, and a PDF. What a record does not have has no tag.
"""

from __future__ import annotations

from collections.abc import Iterator

from bibkit.formats.csl_json.item import preprint_members
from bibkit.model.identity import Identities
from bibkit.model.iso_date import iso_date
from bibkit.model.keywords import keywords_of
from bibkit.model.record import Record
from bibkit.page.first_last import first_and_last
from bibkit.page.prose import plain

_IN_JOURNALS = frozenset(
    ("article-journal", "article-magazine", "article-newspaper", "review", "review-book")
)
_IN_BOOKS = frozenset(("chapter", "entry", "entry-dictionary", "entry-encyclopedia"))


def highwire(record: Record, who: Identities, pdf: str, address: str) -> Iterator[tuple[str, str]]:
    """The names of the tags and what they say, in their order.

    `pdf` is the address of its PDF, `address` that of its page, each "" where it has none.
    """
    for name, text in _said(record, who, pdf, address):
        if text:
            yield f"citation_{name}", text


def _said(record: Record, who: Identities, pdf: str, address: str) -> Iterator[tuple[str, str]]:
    yield "title", plain(record.title)
    for name in record.author:
        yield "author", name.sort_text
        if orcid := who.of(name).orcid:
            yield "author_orcid", f"https://orcid.org/{orcid}"
    for name in record.names("editor"):
        yield "editor", name.sort_text
    yield "publication_date", iso_date(record.date("issued")).replace("-", "/")
    yield from _venue(record)
    yield "volume", record.text("volume")
    yield "issue", record.text("issue")
    first, last = first_and_last(record.text("page"))
    yield "firstpage", first
    yield "lastpage", last
    yield "issn", record.text("ISSN").partition(" ")[0]
    yield "isbn", record.text("ISBN").partition(" ")[0]
    yield "doi", record.text("DOI") or preprint_members(record).get("DOI", "")
    yield "arxiv_id", record.arxiv.id if record.arxiv else ""
    yield "pmid", record.text("PMID")
    yield "language", record.text("language")
    for word in dict.fromkeys((*record.tags, *keywords_of(record.text("keyword")))):
        yield "keywords", word
    yield "pdf_url", pdf
    yield "abstract_html_url", address


def _venue(record: Record) -> Iterator[tuple[str, str]]:
    container, publisher = plain(record.text("container-title")), plain(record.text("publisher"))
    if record.type == "thesis":
        yield "dissertation_institution", publisher
        yield "dissertation_name", plain(record.text("genre"))
        return
    if record.type == "report":
        yield "technical_report_institution", publisher
        yield "technical_report_number", record.text("number")
        return
    if record.type in _IN_JOURNALS:
        yield "journal_title", container
        yield "journal_abbrev", plain(record.text("container-title-short"))
    elif record.type == "paper-conference":
        yield "conference_title", container or plain(record.text("event-title"))
    elif record.type in _IN_BOOKS:
        yield "inbook_title", container
    yield "publisher", publisher or preprint_members(record).get("publisher", "")

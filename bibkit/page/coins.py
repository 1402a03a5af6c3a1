"""COinS: what Zotero and other reference managers find in a page (OpenURL, ANSI/NISO Z39.88-2004, KEV).

The formats are those of the OpenURL registry: journal, book, dissertation, patent; and Dublin Core for all other
works, where Zotero reads its own item type from `rft.type`.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from bibkit.formats.csl_json.item import preprint_members
from bibkit.model.iso_date import iso_date
from bibkit.model.record import Record
from bibkit.page.first_last import first_and_last
from bibkit.page.groups import signers
from bibkit.page.links import best_link
from bibkit.page.prose import plain

_JOURNAL = {"article-journal": "article", "review": "article", "review-book": "article"}
_BOOK = {"book": "book", "chapter": "bookitem", "paper-conference": "proceeding", "report": "report"}
_ZOTERO_TYPES = {
    "article": "preprint",
    "article-magazine": "magazineArticle",
    "article-newspaper": "newspaperArticle",
    "bill": "bill",
    "broadcast": "radioBroadcast",
    "dataset": "dataset",
    "entry-dictionary": "dictionaryEntry",
    "entry-encyclopedia": "encyclopediaArticle",
    "graphic": "artwork",
    "hearing": "hearing",
    "interview": "interview",
    "legal_case": "case",
    "legislation": "statute",
    "manuscript": "manuscript",
    "map": "map",
    "motion_picture": "film",
    "personal_communication": "letter",
    "post": "forumPost",
    "post-weblog": "blogPost",
    "software": "computerProgram",
    "song": "audioRecording",
    "speech": "presentation",
    "standard": "standard",
    "webpage": "webpage",
}


def coins(record: Record) -> str:
    """The `title` of the work's `<span class="Z3988">`, not yet escaped for HTML."""
    return "&".join(f"{name}={quote(text, safe='')}" for name, text in _pairs(record) if text)


def _pairs(record: Record) -> Iterator[tuple[str, str]]:
    yield "ctx_ver", "Z39.88-2004"
    yield "rfr_id", "info:sid/bibkit"
    title, container = plain(record.title), plain(record.text("container-title"))
    if record.type in _JOURNAL:
        yield "rft_val_fmt", "info:ofi/fmt:kev:mtx:journal"
        yield "rft.genre", _JOURNAL[record.type]
        yield "rft.atitle", title
        yield "rft.jtitle", container
        yield "rft.stitle", plain(record.text("container-title-short"))
        yield "rft.issn", record.text("ISSN").partition(" ")[0]
    elif record.type in _BOOK:
        yield "rft_val_fmt", "info:ofi/fmt:kev:mtx:book"
        yield "rft.genre", _BOOK[record.type]
        if record.type in ("book", "report"):
            yield "rft.btitle", title
        else:
            yield "rft.atitle", title
            yield "rft.btitle", container
        yield "rft.place", plain(record.text("publisher-place"))
        yield "rft.pub", plain(record.text("publisher"))
        yield "rft.edition", record.text("edition")
        yield "rft.series", plain(record.text("collection-title"))
        yield "rft.isbn", record.text("ISBN").partition(" ")[0]
    elif record.type == "thesis":
        yield "rft_val_fmt", "info:ofi/fmt:kev:mtx:dissertation"
        yield "rft.title", title
        yield "rft.inst", plain(record.text("publisher"))
        yield "rft.degree", plain(record.text("genre"))
    elif record.type == "patent":
        yield "rft_val_fmt", "info:ofi/fmt:kev:mtx:patent"
        yield "rft.title", title
        yield "rft.number", record.text("number")
    else:
        yield "rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"
        yield "rft.type", _ZOTERO_TYPES.get(record.type, "document")
        yield "rft.title", title
        yield "rft.source", container
        yield (
            "rft.publisher",
            plain(record.text("publisher")) or preprint_members(record).get("publisher", ""),
        )
    yield "rft.date", iso_date(record.date("issued"))
    yield "rft.volume", record.text("volume")
    yield "rft.issue", record.text("issue")
    yield from _pages(record.text("page"))
    yield from _people(record)
    yield "rft.language", record.text("language")
    if doi := record.text("DOI") or preprint_members(record).get("DOI", ""):
        yield "rft_id", f"info:doi/{doi}"
    elif url := best_link(record):
        yield "rft_id", url


def _pages(pages: str) -> Iterator[tuple[str, str]]:
    yield "rft.pages", pages
    first, last = first_and_last(pages)
    if last:
        yield "rft.spage", first
        yield "rft.epage", last


def _people(record: Record) -> Iterator[tuple[str, str]]:
    people = signers(record)
    if people and not people[0].literal:
        yield "rft.aulast", f"{people[0].non_dropping_particle} {people[0].family}".strip()
        yield "rft.aufirst", f"{people[0].given} {people[0].dropping_particle}".strip()
        people = people[1:]
    for name in people:
        yield ("rft.aucorp" if name.literal else "rft.au"), name.sort_text

"""What a record says beside its reference: links to code, slides and video, an award, and whether it is selected.

In a record these are its `links`; a .bib file has fields for them, by the names that pages of al-folio and its kin
read. Those are no fields of a record and stand among what is kept as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from bibkit.model.keywords import keywords_of
from bibkit.model.record import Record
from bibkit.model.work_links import is_page_address
from bibkit.page.links import Link
from bibkit.page.prose import plain
from bibkit.text.write.url import percent_encoded

AWARD = "award"
PREVIEW = "preview"
SELECTED = "selected"
_YES = ("true", "yes", "1")
_IS_PICTURE = re.compile(r"(?!https?:)[^?#]+\.(?:avif|gif|jpe?g|png|svg|webp)(?:[?#].*)?", re.IGNORECASE)

# al-folio's (its README, "Publications"), and those that Hugo Blox and academicpages have in heads of files.
_OF_BIB = {
    "pdf": "pdf", "url_pdf": "pdf", "paperurl": "pdf", "html": "html", "website": "website", "url_project": "website",
    "code": "code", "url_code": "code", "url_source": "code", "data": "data", "dataset": "data", "url_dataset": "data",
    "slides": "slides", "url_slides": "slides", "slidesurl": "slides", "video": "video", "url_video": "video",
    "poster": "poster", "url_poster": "poster", "supp": "supplement", "blog": "blog", "preview": PREVIEW,
    "award": AWARD, "award_name": AWARD,
}  # fmt: skip


def page_address(target: str) -> str | None:
    """The target as an address that is safe on a page, or None where no page may lead to it."""
    return percent_encoded(target.strip()) if is_page_address(target) else None


def record_links(record: Record, labels: Mapping[str, str]) -> tuple[Link, ...]:
    """The links of the record in its order, each address once; what no page may lead to is none.

    `labels` are what links are called by their names; another name is its own label.
    """
    found: dict[str, Link] = {}
    for name, target in _named(record):
        url = None if _is_award_in_words(name, target) else page_address(target)
        if url is not None:
            found.setdefault(url, Link(labels.get(name.lower(), name), url))
    return tuple(found.values())


def picture(record: Record) -> str:
    """The address of the picture of the work, where it lies beside the page; "" where none does.

    One on another server stays a link, since that would learn who reads the page.
    """
    found = (page_address(target) for name, target in _named(record) if name.lower() == PREVIEW)
    return next((url for url in found if url and _IS_PICTURE.fullmatch(url)), "")


def awards(record: Record) -> tuple[str, ...]:
    """What the awards of the work are called, as plain words; one that is an address is a link instead."""
    called = (plain(target) for name, target in _named(record) if _is_award_in_words(name, target))
    return tuple(dict.fromkeys(filter(None, called)))


def _is_award_in_words(name: str, target: str) -> bool:
    """Whether it is what an award is called: "Prize of example.org" is no file, though a file might be called so."""
    return name.lower() == AWARD and (len(target.split()) > 1 or not is_page_address(target))


def is_selected(record: Record) -> bool:
    """Whether the record is among those to be shown first: by `selected = {true}`, a tag or a keyword."""
    said = record.extra.get(SELECTED)
    if isinstance(said, str) and said.strip().lower() in _YES:
        return True
    words = (*record.tags, *keywords_of(record.text("keyword")))
    return any(word.strip().lower() == SELECTED for word in words)


def _named(record: Record) -> Iterator[tuple[str, str]]:
    yield from record.links
    for name, raw in record.extra.items():
        if isinstance(raw, str) and (meant := _OF_BIB.get(name.lower())) is not None:
            yield meant, raw

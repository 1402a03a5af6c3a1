"""A record as a node of schema.org: what a page says of a work to search engines, and what is written as JSON-LD."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from bibkit.formats.page_range import with_one_hyphen
from bibkit.formats.schema_org.read import CITATION_KEY
from bibkit.model.identity import Identities
from bibkit.model.iso_date import iso_date
from bibkit.model.keywords import keywords_of
from bibkit.model.person import Name
from bibkit.model.record import Record
from bibkit.text.rich_text import plain_text

_TYPES = {
    "article": "ScholarlyArticle",
    "article-journal": "ScholarlyArticle",
    "article-magazine": "Article",
    "article-newspaper": "NewsArticle",
    "book": "Book",
    "broadcast": "Episode",
    "chapter": "Chapter",
    "collection": "Collection",
    "dataset": "Dataset",
    "event": "Event",
    "graphic": "VisualArtwork",
    "legislation": "Legislation",
    "manuscript": "Manuscript",
    "map": "Map",
    "motion_picture": "Movie",
    "musical_score": "MusicComposition",
    "paper-conference": "ScholarlyArticle",
    "periodical": "Periodical",
    "post": "SocialMediaPosting",
    "post-weblog": "BlogPosting",
    "report": "Report",
    "review": "Review",
    "review-book": "Review",
    "software": "SoftwareApplication",
    "song": "MusicRecording",
    "speech": "PresentationDigitalDocument",
    "thesis": "Thesis",
    "webpage": "WebPage",
}
_HOLDERS = {
    "article-journal": "Periodical",
    "article-magazine": "Periodical",
    "article-newspaper": "Newspaper",
    "chapter": "Book",
    "paper-conference": "Book",
    "post-weblog": "Blog",
    "webpage": "WebSite",
}
_JOURNALS = frozenset(["Periodical", "Newspaper"])
_TOLD_BY_HOLDER = frozenset(["article-journal", "paper-conference"])
"""Types that only what holds the work tells from others."""
_PEOPLE = "author editor translator illustrator contributor director producer composer".split()
_TEXTS = {
    "language": "inLanguage", "license": "license", "number-of-pages": "numberOfPages",
    "edition": "bookEdition", "genre": "genre", "section": "articleSection", "URL": "url",
}  # fmt: skip
_NUMBERS = {"DOI": "doi", "PMID": "pmid", "PMCID": "pmcid"}
_NOBODY = Identities({})


def work_node(
    record: Record, who: Identities = _NOBODY, plain: Callable[[str], str] = plain_text
) -> dict[str, Any]:
    """The node, each property only where it says something.

    `who` knows the ORCID iDs of people who are named by an id; `plain` makes words of a text with markup.
    """
    holder = _HOLDERS.get(record.type)
    described: dict[str, Any] = {
        "@type": _TYPES.get(record.type, "CreativeWork"),
        "name": plain(record.title),
        **{field: [_person(name, who) for name in record.names(field)] for field in _PEOPLE},
        "datePublished": iso_date(record.date("issued")),
        "isPartOf": _around(record, plain),
        "publisher": _publisher(record, plain),
        "isbn": [] if holder == "Book" else record.text("ISBN").split(),
        "issn": [] if holder in _JOURNALS else record.text("ISSN").split(),
        "pagination": with_one_hyphen(record.text("page")),
        **{name: record.text(field) for field, name in _TEXTS.items()},
        "softwareVersion" if record.type == "software" else "version": record.text("version"),
        "keywords": keywords_of(record.text("keyword")),
        "abstract": plain(record.text("abstract")),
        "reportNumber": record.text("number") if record.type == "report" else "",
        "identifier": list(_identifiers(record)),
    }
    return {name: value for name, value in described.items() if value}


def _identifiers(record: Record) -> Iterator[dict[str, str]]:
    texts = {CITATION_KEY: record.key, **{name: record.text(field) for field, name in _NUMBERS.items()}}
    for name, text in texts.items():
        if text:
            yield {"@type": "PropertyValue", "propertyID": name, "value": text}
    if (arxiv := record.arxiv) is not None:
        class_ = {"valueReference": arxiv.primary_class} if arxiv.primary_class else {}
        yield {"@type": "PropertyValue", "propertyID": "arxiv", "value": arxiv.versioned, **class_}


def _person(name: Name, who: Identities) -> dict[str, Any]:
    if name.literal:
        return {"@type": "Organization", "name": " ".join(name.literal.split())}
    parts = {
        "@type": "Person",
        "name": name.display,
        "familyName": f"{name.non_dropping_particle} {name.family}".strip(),
        "givenName": f"{name.given} {name.dropping_particle}".strip(),
        "honorificSuffix": name.suffix,
    }
    if orcid := who.of(name).orcid:
        parts["@id"] = f"https://orcid.org/{orcid}"
    return {part: " ".join(text.split()) for part, text in parts.items() if text}


def _around(record: Record, plain: Callable[[str], str]) -> dict[str, Any]:
    """What holds the work: a journal or a book with its volume and issue, and the series of these."""
    kind = _HOLDERS.get(record.type, "CreativeWork")
    series = plain(record.text("collection-title"))
    described: dict[str, Any] = {
        "name": plain(record.text("container-title")),
        "issn": record.text("ISSN").split() if kind in _JOURNALS else [],
        "isbn": record.text("ISBN").split() if kind == "Book" else [],
        "isPartOf": {"@type": "CreativeWorkSeries" if kind in _JOURNALS else "BookSeries", "name": series}
        if series
        else {},
    }
    holder = {name: value for name, value in described.items() if value}
    within: dict[str, Any] = {"@type": kind, **holder}
    if holder.keys() <= {"isPartOf"} and record.type not in _TOLD_BY_HOLDER:
        within = holder.get("isPartOf", {})
    for field, part in (("volume", "PublicationVolume"), ("issue", "PublicationIssue")):
        if number := record.text(field):
            within = {
                "@type": part,
                f"{field}Number": number,
                **({"isPartOf": within} if within else {}),
            }
    return within


def _publisher(record: Record, plain: Callable[[str], str]) -> dict[str, str]:
    name, place = plain(record.text("publisher")), record.text("publisher-place")
    where = {"address": place} if place else {}
    return {"@type": "Organization", "name": name, **where} if name else {}

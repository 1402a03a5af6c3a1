"""The page for search engines: a schema.org list of works as JSON-LD."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from bibkit.model.identity import Identities
from bibkit.model.person import Name
from bibkit.model.record import Record
from bibkit.page.iso_date import iso_date
from bibkit.page.links import links
from bibkit.page.prose import plain

_TYPES = {
    "article": "ScholarlyArticle",
    "article-journal": "ScholarlyArticle",
    "article-magazine": "Article",
    "article-newspaper": "NewsArticle",
    "book": "Book",
    "chapter": "Chapter",
    "collection": "Collection",
    "dataset": "Dataset",
    "event": "Event",
    "legislation": "Legislation",
    "manuscript": "Manuscript",
    "map": "Map",
    "motion_picture": "Movie",
    "paper-conference": "ScholarlyArticle",
    "periodical": "Periodical",
    "post-weblog": "BlogPosting",
    "report": "Report",
    "review": "Review",
    "review-book": "Review",
    "software": "SoftwareApplication",
    "song": "MusicRecording",
    "thesis": "Thesis",
    "webpage": "WebPage",
}


def json_ld(title: str, url: str, records: Iterable[Record], who: Identities) -> str:
    """The list as JSON-LD; it still has to be made safe for a place inside HTML."""
    works = [_work(record, url, who) for record in records]
    page: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "CollectionPage",
        "name": title,
        "mainEntity": {"@type": "ItemList", "numberOfItems": len(works), "itemListElement": works},
    }
    if url:
        page["url"] = url
    return json.dumps(page, ensure_ascii=False, separators=(",", ":"))


def work_json_ld(record: Record, url: str, address: str, who: Identities) -> str:
    """One work as JSON-LD: what the list, which is at `url`, has of it, its abstract and the `address` of its page."""
    work = {
        "@context": "https://schema.org",
        **_work(record, url, who),
        "abstract": plain(record.text("abstract")),
    }
    if address:
        work["url"] = address
    described = {name: value for name, value in work.items() if value}
    return json.dumps(described, ensure_ascii=False, separators=(",", ":"))


def fragment(key: str) -> str:
    """The end of an address that leads to the work with that key."""
    return f"#{quote(key, safe=':/+')}"


def _work(record: Record, url: str, who: Identities) -> dict[str, Any]:
    addresses = [link.url for link in links(record) if link.label != "PDF"]
    described: dict[str, Any] = {
        "@type": _TYPES.get(record.type, "CreativeWork"),
        "@id": f"{url}{fragment(record.key)}",
        "name": plain(record.title),
        "author": [_person(name, who) for name in record.author],
        "editor": [_person(name, who) for name in record.names("editor")],
        "datePublished": iso_date(record.date("issued")),
        "isPartOf": _container(record),
        "pagination": record.text("page"),
        "publisher": _organization(record.text("publisher")),
        "isbn": record.text("ISBN").partition(" ")[0],
        "inLanguage": record.text("language"),
        "keywords": list(record.tags),
        "sameAs": addresses,
    }
    return {name: value for name, value in described.items() if value}


def _person(name: Name, who: Identities) -> dict[str, str]:
    if name.literal:
        return {"@type": "Organization", "name": name.literal}
    parts = {
        "@type": "Person",
        "name": name.display,
        "familyName": f"{name.non_dropping_particle} {name.family}".strip(),
        "givenName": name.given,
    }
    if orcid := who.of(name).orcid:
        parts["@id"] = f"https://orcid.org/{orcid}"
    return {part: text for part, text in parts.items() if text}


def _container(record: Record) -> dict[str, Any]:
    title = plain(record.text("container-title"))
    if not title:
        return {}
    if record.type != "article-journal":
        return {"@type": "Book" if record.type == "chapter" else "CreativeWork", "name": title}
    within: dict[str, Any] = {"@type": "Periodical", "name": title}
    if issn := record.text("ISSN").split():
        within["issn"] = issn
    if volume := record.text("volume"):
        within = {"@type": "PublicationVolume", "volumeNumber": volume, "isPartOf": within}
    if issue := record.text("issue"):
        within = {"@type": "PublicationIssue", "issueNumber": issue, "isPartOf": within}
    return within


def _organization(name: str) -> dict[str, str]:
    return {"@type": "Organization", "name": plain(name)} if name else {}

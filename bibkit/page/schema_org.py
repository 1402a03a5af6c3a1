"""The page for search engines: a schema.org list of works as JSON-LD."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from bibkit.formats.schema_org.work import work_node
from bibkit.model.identity import Identities
from bibkit.model.record import Record
from bibkit.page.links import links
from bibkit.page.prose import plain

_LISTED = "@type name author editor datePublished isPartOf pagination publisher isbn inLanguage".split()
"""What a page says; the keywords are those of the group, its tags."""


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
    node = work_node(record, who, plain)
    listed = {name: node[name] for name in _LISTED if name in node}
    beside = {
        "@id": f"{url}{fragment(record.key)}",
        "keywords": list(record.tags),
        "sameAs": [link.url for link in links(record) if link.label != "PDF"],
    }
    return listed | {name: value for name, value in beside.items() if value}

"""The works as an Atom feed (RFC 4287): the latest first, the same bytes for the same records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from xml.etree import ElementTree as ET

from bibkit.diagnostics import Diagnostic
from bibkit.errors import UsageError
from bibkit.formats.xml_tree import add, document
from bibkit.model.identity import Identities
from bibkit.model.iso_date import instant
from bibkit.model.record import Record
from bibkit.page.groups import signers
from bibkit.page.links import links
from bibkit.page.prose import plain
from bibkit.page.work import Work

_LIMIT = 100
"""A feed tells what is new; the page has all."""


def atom(
    title: str, url: str, feed_url: str, records: Sequence[Record], works: Mapping[str, Work], who: Identities
) -> tuple[str, tuple[Diagnostic, ...]]:
    """The feed, and the records that can't be in it, since nothing says when they came out.

    `url` is the address of the page: entries are named by it and by their keys. A work is as new as the latest of
    its dates of publication and of the version described; a date that names only a year or month means its first
    second. Works of the same date are in the order of their keys. Raises UsageError where no work has a year.
    """
    dated = {record.key: _latest(record) for record in records if record.key in works}
    by_key = sorted((record for record in records if dated.get(record.key)), key=lambda record: record.key)
    newest = sorted(by_key, key=lambda record: dated[record.key], reverse=True)
    if not newest:
        raise UsageError("A feed of these works would be empty: none of them has a year")
    root = ET.Element("feed", {"xmlns": "http://www.w3.org/2005/Atom"})
    add(root, "id", url)
    add(root, "title", title)
    add(root, "updated", dated[newest[0].key])
    author = add(root, "author")
    add(author, "name", title)
    add(root, "link", rel="self", type_="application/atom+xml", href=feed_url)
    add(root, "link", rel="alternate", type_="text/html", href=url)
    add(root, "generator", "bibkit")
    for record in newest[:_LIMIT]:
        _entry(root, record, works[record.key], url, dated[record.key], who)
    undated = tuple(
        Diagnostic(
            "BK701",
            "The feed leaves this work out, since no date says when it came out",
            "give `issued` a year",
            key=record.key,
            field=("issued",),
        )
        for record in records
        if record.key in works and not dated[record.key]
    )
    return document(root), undated


def _latest(record: Record) -> str:
    return max(instant(record.date("issued")), instant(record.date("updated")))


def _entry(root: ET.Element, record: Record, work: Work, url: str, updated: str, who: Identities) -> None:
    entry = add(root, "entry")
    if work.lang:
        entry.set("xml:lang", work.lang)
    add(entry, "id", f"{url}{work.fragment}")
    add(entry, "title", work.title)
    add(entry, "updated", updated)
    if published := instant(record.date("issued")):
        add(entry, "published", published)
    for name in signers(record):
        author = add(entry, "author")
        add(author, "name", name.display)
        if orcid := who.of(name).orcid:
            add(author, "uri", f"https://orcid.org/{orcid}")
    add(entry, "link", rel="alternate", type_="text/html", href=f"{url}{work.fragment}")
    for link in links(record):
        add(entry, "link", rel="related", href=link.url, **({"title": link.label} if link.label else {}))
    for tag in work.tags:
        add(entry, "category", term=tag)
    if abstract := plain(record.text("abstract")):
        add(entry, "summary", abstract)
    add(entry, "content", f"<div>{work.reference}</div>", type_="html")

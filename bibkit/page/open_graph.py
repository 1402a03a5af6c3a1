"""The tags from which messengers and social networks make a card of a link (The Open Graph protocol, ogp.me)."""

from __future__ import annotations

from collections.abc import Iterator

from bibkit.model.iso_date import iso_date
from bibkit.model.record import Record
from bibkit.page.work import Work

_MOST = 300


def open_graph(
    record: Record, work: Work, site: str, address: str, picture: str, lang: str
) -> Iterator[tuple[str, str]]:
    """The properties and what they say, in their order. `address` and `picture` are whole addresses, or "".

    `lang` is the language of the page, which a card names with its country, or not at all.
    """
    said = {
        "og:type": "article",
        "og:title": work.title,
        "og:description": description(work),
        "og:site_name": site,
        "og:locale": lang.replace("-", "_") if "-" in lang else "",
        "og:url": address,
        "og:image": picture,
        "article:published_time": iso_date(record.date("issued")),
    }
    yield from ((name, text) for name, text in said.items() if text)
    for tag in work.tags:
        yield "article:tag", tag


def description(work: Work) -> str:
    """The beginning of the abstract, to the end of a word; "" where there is none."""
    text = work.abstract_text
    if len(text) <= _MOST:
        return text
    return f"{text[:_MOST].rsplit(' ', 1)[0].rstrip(' ,;:')}…"

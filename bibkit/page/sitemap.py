"""A sitemap (sitemaps.org, protocol 0.9): the page and the pages of its works, for search engines."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree import ElementTree as ET

from bibkit.formats.xml_tree import add, document
from bibkit.page.setup import SITEMAP_MARK

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_MOST = 50_000
"""As many addresses as one file may have; whoever has more works has other tools."""


def sitemap(addresses: Iterable[str]) -> str:
    """The file. It says nothing of when pages changed, since a page is written whenever one of its works changes."""
    root = ET.Element("urlset", {"xmlns": _NAMESPACE})
    for address in list(addresses)[:_MOST]:
        add(add(root, "url"), "loc", address)
    head, _, rest = document(root).partition("\n")
    return f"{head}\n{SITEMAP_MARK}\n{rest}"

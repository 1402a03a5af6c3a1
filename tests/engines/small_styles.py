"""The smallest styles that show something, and what an engine makes of them."""

from __future__ import annotations

from typing import Any, Protocol

from bibkit.engines import CitedItem, Job, Rendered, load_engine
from bibkit.text.write import html, text

HEAD = """<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
  <info><title>T</title><id>t</id><updated>2026-01-01T00:00:00+00:00</updated></info>
"""
CITATION = '<citation><layout><text variable="title"/></layout></citation>'


def style(bibliography: str, citation: str = CITATION, attributes: str = "") -> bytes:
    """A style whose bibliography has that layout."""
    return (
        f"{HEAD}{citation}<bibliography{attributes}><layout>{bibliography}</layout></bibliography></style>"
    ).encode()


class Render(Protocol):
    """An engine at work."""

    def __call__(
        self, xml: bytes, *items: dict[str, Any], cites: tuple[tuple[CitedItem, ...], ...] = ()
    ) -> Rendered: ...


def render_with(engine: str) -> Render:
    """What renders items with that engine in American English."""

    def rendered(
        xml: bytes, *items: dict[str, Any], cites: tuple[tuple[CitedItem, ...], ...] = ()
    ) -> Rendered:
        return load_engine(engine).render(Job(xml, "en-US", items, cites))

    return rendered


def entries(result: Rendered) -> list[str]:
    assert result.bibliography is not None
    return [text.inline(entry.runs) for entry in result.bibliography.entries]


def as_html(result: Rendered) -> list[str]:
    assert result.bibliography is not None
    return [html.inline(entry.runs) for entry in result.bibliography.entries]


TITLE = style('<text variable="title"/>')
NAMES = style(
    '<names variable="author"><name and="text" initialize-with=". " name-as-sort-order="first"/></names>'
)
DATE = style('<date variable="issued" form="text"/>')


def book(**fields: Any) -> dict[str, Any]:
    return {"id": "x", "type": "book", **fields}

"""Small styles on disk, as tests need them."""

from __future__ import annotations

from pathlib import Path

STYLE = """<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"{attributes}>
  <info>
    <title>{title}</title>
    <id>{id}</id>
    {more}<category citation-format="author-date"/>
    <category field="physics"/>
    <updated>2026-01-02T00:00:00+00:00</updated>
  </info>
  <citation><layout><text variable="title"/></layout></citation>
  <bibliography><layout suffix="."><text variable="title"/></layout></bibliography>
</style>
"""


def write_style(
    folder: Path, name: str, *, title: str = "", id_: str = "", locale: str = "", parent: str = ""
) -> Path:
    """A style file of that name; with a parent it is a dependent one."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.csl"
    link = f'<link href="{parent}" rel="independent-parent"/>\n    ' if parent else ""
    path.write_text(
        STYLE.format(
            title=title or name,
            id=id_ or f"http://www.zotero.org/styles/{name}",
            attributes=f' default-locale="{locale}"' if locale else "",
            more=link,
        ),
        encoding="utf-8",
    )
    return path

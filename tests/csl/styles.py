"""The smallest styles that show one thing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bibkit.csl import Citation, Cite, Processor, Style, compile_style
from bibkit.text.run import Run
from tests.csl.citeproc_html import html
from tests.csl.suite import load_locale

Item = dict[str, Any]


def style(
    citation: str = '<text variable="title"/>',
    bibliography: str = "",
    *,
    options: str = "",
    layout: str = "",
    sort: str = "",
    before: str = "",
    attributes: str = 'class="in-text"',
) -> str:
    """A style from the elements of its layouts; `options` go on cs:citation, `layout` on its layout."""
    listing = f"<bibliography><layout>{bibliography}</layout></bibliography>" if bibliography else ""
    return (
        f'<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" {attributes}>{before}'
        f"<citation {options}>{sort}<layout {layout}>{citation}</layout></citation>{listing}</style>"
    )


_OF_DOCUMENTS = ("collate", "abbreviations", "notes_as_text")


def processor(source: str | Style, *items: Item, **options: Any) -> Processor:
    """A processor that knows the items; the options are its own and those of `compile_style`."""
    own = {name: options.pop(name) for name in _OF_DOCUMENTS if name in options}
    made = Processor(compile_style(source, load_locale, **options), **own)
    made.register(items)
    return made


def cited(source: str, *items: Item, **cite: Any) -> str:
    """All items cited in one citation, as HTML."""
    made = processor(source, *items)
    made.list_uncited([str(item["id"]) for item in items])
    return html(made.format_cites([Cite(str(item["id"]), **cite) for item in items]))


def listed(source: str, *items: Item, **options: Any) -> list[str]:
    """The entries of the bibliography, as HTML."""
    made = processor(source, *items, **options)
    return [html(entry.runs) for entry in made.reference_list(items).entries]


def citation(id_: str, *items: str, note: int = 0) -> Citation:
    return Citation(id_, tuple(Cite(item) for item in items), note=note)


def text(runs: Sequence[Run]) -> str:
    return "".join(run.text for run in runs)


def book(id_: str, title: str = "Title", *authors: str, year: int | None = None, **more: Any) -> Item:
    """A book; authors as "Family, Given"."""
    item: Item = {"id": id_, "type": "book", "title": title, **more}
    if authors:
        item["author"] = [dict(zip(("family", "given"), name.split(", "), strict=False)) for name in authors]
    if year is not None:
        item["issued"] = {"date-parts": [[year]]}
    return item

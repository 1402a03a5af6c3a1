"""Records and other values as a notebook shows them: plain tables of HTML, every text in them inert."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bibkit.model.record import Record

_MOST_ROWS = 20
_MOST_CHARACTERS = 400
_ADDRESS = re.compile(r"https?://[^\s\"'<>]+")
_HIDDEN = ("source",)


def table(head: Sequence[str], rows: Iterable[Sequence[str]], left_out: int = 0, caption: str = "") -> str:
    """A table of cells that are HTML already; `left_out` rows are only counted."""
    parts = ['<table style="text-align: left">']
    if caption:
        parts.append(f"<caption>{escape(caption)}</caption>")
    if head:
        parts.append(f"<tr>{''.join(f'<th>{escape(one)}</th>' for one in head)}</tr>")
    style = ' style="text-align: left; vertical-align: top"'
    parts += (f"<tr>{''.join(f'<td{style}>{cell}</td>' for cell in row)}</tr>" for row in rows)
    if left_out:
        parts.append(f"<tr><td colspan={max(len(head), 1)}>and {left_out:,} more</td></tr>")
    return "\n".join((*parts, "</table>"))


def cell(text: str) -> str:
    """A text as a cell of a table: cut short where it is long, an address as a link."""
    if _ADDRESS.fullmatch(text):
        return f'<a href="{escape(text)}" rel="noopener">{escape(text)}</a>'
    return escape(text if len(text) <= _MOST_CHARACTERS else f"{text[:_MOST_CHARACTERS].rstrip()} …")


def records_html(records: Sequence[Record], caption: str) -> str:
    """Records as a table, a line each; the first of many."""
    rows = [
        (
            f"<code>{escape(one.key)}</code>",
            cell(_people(one)),
            str(one.year or ""),
            cell(one.title),
            cell(_venue(one)),
        )
        for one in records[:_MOST_ROWS]
    ]
    return table(("key", "authors", "year", "title", "in"), rows, len(records) - len(rows), caption)


def record_html(record: Record) -> str:
    """A record as a table of its fields, without where they come from."""
    rows = [(escape(name), _value(record, name)) for name in record.values if name not in _HIDDEN]
    rows += [(escape(name), cell(str(raw))) for name, raw in record.extra.items()]
    return table((), [("type", escape(record.type)), *rows], caption=record.key)


def _value(record: Record, name: str) -> str:
    if name == "DOI":
        doi = record.text("DOI")
        return f'<a href="https://doi.org/{escape(doi)}" rel="noopener">{escape(doi)}</a>'
    if name == "links":
        return "<br>".join(f"{escape(what)}: {cell(address)}" for what, address in record.links)
    if any(name == field for field, _ in record.name_lists()):
        shown = "; ".join(one.display for one in record.names(name))
        return cell(f"{shown} et al." if record.is_incomplete(name) else shown)
    return cell(", ".join(record.list(name)) if record.list(name) else record.text(name))


def _people(record: Record) -> str:
    names = record.author or record.names("editor")
    families = [one.family or one.literal or one.given for one in names]
    if len(families) > 3 or (families and record.is_incomplete("author")):
        return f"{families[0]} et al."
    return ", ".join(families)


def _venue(record: Record) -> str:
    return record.text("container-title") or record.text("publisher") or record.text("genre")

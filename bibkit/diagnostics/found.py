"""Findings as a notebook shows them."""

from __future__ import annotations

from html import escape

from bibkit.diagnostics.diagnostic import Diagnostic
from bibkit.model.shown_html import cell, table

_MOST = 50


class Findings(tuple[Diagnostic, ...]):
    """Findings, which a notebook shows as a table."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        if not self:
            return "<p>Nothing found</p>"
        rows = []
        for one in self[:_MOST]:
            place = ":".join(str(part) for part in one.where[:3] if part)
            told = f"{cell(one.message)}<br><i>{cell(one.help)}</i>" if one.help else cell(one.message)
            what = " ".join(filter(None, (one.key, one.field_text)))
            rows.append((escape(one.code), cell(place), f"<code>{escape(what)}</code>", told))
        return table(("code", "place", "record", "finding"), rows, len(self) - len(rows))

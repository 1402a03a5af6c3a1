"""Texts of a record (titles, abstracts) as HTML and as plain words."""

from __future__ import annotations

import re

from bibkit.lists.prose import prose_runs
from bibkit.text.write import html, text

_PARAGRAPH_END = re.compile(r"\n[ \t]*\n\s*")


def plain(prose: str) -> str:
    """The words on one line, formulas as far as signs can show them.

    >>> plain("On $x^2$ and <i>E. coli</i>")
    'On x² and E. coli'
    """
    return text.inline(prose_runs(prose)).strip()


def paragraphs(prose: str) -> list[str]:
    """The paragraphs as HTML phrasing content, safe whatever the text holds."""
    return [html.inline(prose_runs(part.strip())) for part in _PARAGRAPH_END.split(prose) if part.strip()]

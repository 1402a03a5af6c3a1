"""Texts of a record (titles, abstracts) as HTML and as plain words: CSL's rich text and $maths$ are kept."""

from __future__ import annotations

import re

from bibkit.csl.run import Run, Span
from bibkit.csl.write import html, text
from bibkit.formats.rich_text import Part, segments

_SPANS: dict[str, Span] = {
    "i": Span("font-style", "italic"),
    "b": Span("font-weight", "bold"),
    "sup": Span("vertical-align", "sup"),
    "sub": Span("vertical-align", "sub"),
    "sc": Span("font-variant", "small-caps"),
}
_PARAGRAPH_END = re.compile(r"\n[ \t]*\n\s*")


def plain(prose: str) -> str:
    """The words on one line, formulas as far as signs can show them.

    >>> plain("On $x^2$ and <i>E. coli</i>")
    'On x² and E. coli'
    """
    return text.inline(_runs(prose)).strip()


def paragraphs(prose: str) -> list[str]:
    """The paragraphs as HTML phrasing content, safe whatever the text holds."""
    return [html.inline(_runs(part.strip())) for part in _PARAGRAPH_END.split(prose) if part.strip()]


def _runs(prose: str) -> list[Run]:
    runs = []
    open_spans: list[Span] = []
    for segment in segments(prose):
        if segment.part is Part.OPEN:
            # A span of its own: neighbours that look alike must not melt into one.
            known = _SPANS.get(segment.text, Span("font-style", ""))
            open_spans.append(Span(known.kind, known.value))
        elif segment.part is Part.CLOSE:
            open_spans.pop()
        elif segment.part is Part.MATHS:
            runs.append(Run(segment.text, (*open_spans, Span("maths", ""))))
        else:
            runs.append(Run(segment.text, tuple(open_spans)))
    return runs

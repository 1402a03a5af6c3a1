"""Texts of a record (titles, abstracts) as runs: CSL's rich text and `$maths$`, all else as it is."""

from __future__ import annotations

from bibkit.text.rich_text import Part, segments
from bibkit.text.run import Run, Span, SpanKind

_MARKUP: dict[str, tuple[SpanKind, str]] = {
    "i": ("font-style", "italic"),
    "b": ("font-weight", "bold"),
    "sup": ("vertical-align", "sup"),
    "sub": ("vertical-align", "sub"),
    "sc": ("font-variant", "small-caps"),
    "nocase": ("font-style", ""),  # only says how a title is spelled, and shows nothing
}


def prose_runs(text: str) -> tuple[Run, ...]:
    """The text as runs, without a look at a style or a locale."""
    spans: list[Span] = []
    runs: list[Run] = []
    for segment in segments(text):
        match segment.part:
            case Part.TEXT:
                runs.append(Run(segment.text, tuple(spans)))
            case Part.MATHS:
                runs.append(Run(segment.text, (*spans, Span("maths", ""))))
            case Part.OPEN:
                spans.append(Span(*_MARKUP[segment.text]))
            case Part.CLOSE:
                spans.pop()
    return tuple(runs)

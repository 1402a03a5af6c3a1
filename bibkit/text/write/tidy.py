"""Runs as light-weight markup needs them: no space at the edge of a span, alike neighbours in one span."""

from __future__ import annotations

from collections.abc import Iterable

from bibkit.text.run import Run, Span
from bibkit.text.write.clean import clean
from bibkit.text.write.markup import shared_depth


def tidy(runs: Iterable[Run]) -> list[Run]:
    """The same text, with spans that Markdown and reStructuredText can mark.

    White space moves out of a span that begins or ends with it (`*word *` is no emphasis) and keeps only
    what its neighbours share. A span that changes nothing goes (italic inside italic), and spans that are
    alike and touch become one (`*a**b*` would be something else).
    """
    tidied: list[Run] = []
    space = ""
    before: tuple[Span, ...] = ()
    for run in runs:
        text = clean(run.text)
        core = text.strip()
        if not core:
            space += text
            continue
        start = text.index(core)
        space += text[:start]
        spans = _joined(before, _effective(run.spans)) if run.spans else ()
        shared = shared_depth(before, spans)
        if space and shared < len(spans):
            tidied.append(Run(space, spans[:shared]))
            space = ""
        tidied.append(Run(space + core, spans))
        before, space = spans, text[start + len(core) :]
    if space:
        tidied.append(Run(space))
    return tidied


def _formatting(span: Span) -> tuple[str, str]:
    return ("font-weight", "bold") if span.kind == "person" else (span.kind, span.value)


def _effective(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """The spans that change something where they open."""
    if len(spans) == 1 and spans[0].value != "normal":
        return spans
    current = {"font-style": "normal", "font-weight": "normal", "font-variant": "normal"}
    kept = []
    for span in spans:
        kind, value = _formatting(span)
        if current.get(kind) != value:
            current[kind] = value
            kept.append(span)
    return tuple(kept)


def _joined(before: tuple[Span, ...], spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """The spans, with those of the run before in place of their likes, from the outside in."""
    if not before:
        return spans
    joined = list(spans)
    for depth, (left, right) in enumerate(zip(before, spans, strict=False)):
        if (left.kind, left.value) != (right.kind, right.value):
            break
        joined[depth] = left
    return tuple(joined)

"""An entry in the parts that CSL's `display` attribute makes of it (CSL 1.0.2, display)."""

from collections.abc import Sequence
from typing import NamedTuple

from bibkit.text.run import Run, Span
from bibkit.text.write.clean import clean


class Block(NamedTuple):
    """Runs that stand together: `display` is "" (running text), "block", "left-margin" or "indent".

    "right-inline" is running text: it continues beside what stands in the margin.
    """

    display: str
    runs: tuple[Run, ...]


def blocks(runs: Sequence[Run]) -> tuple[Block, ...]:
    """The entry cut where a `display` span opens or closes; the display spans themselves are taken out.

    White space at the outer edges of a block goes, because a line begins and ends there.
    """
    found: list[Block] = []
    collected: list[Run] = []
    current: Span | None = None
    for run in runs:
        spans = run.spans
        span: Span | None = None
        if spans:
            span = spans[0] if spans[0].kind == "display" else _display(spans)
        if span is not current:
            if collected:
                _finish(found, collected, current)
                collected = []
            current = span
        if span is not None:
            run = Run(
                run.text,
                () if len(spans) == 1 else tuple([other for other in spans if other.kind != "display"]),
            )
        collected.append(run)
    if collected:
        _finish(found, collected, current)
    return tuple(found)


def _finish(found: list[Block], collected: Sequence[Run], span: Span | None) -> None:
    """Append what was collected under a display span (or none) as a block, unless it is blank."""
    trimmed = _trimmed(collected)
    if trimmed:
        display = span.value if span is not None else ""
        found.append(Block("" if display == "right-inline" else display, trimmed))


def margin_and_blocks(runs: Sequence[Run]) -> tuple[tuple[Run, ...], tuple[Block, ...]]:
    """The runs that stand in the left margin (a number, mostly; often none), and the blocks after them."""
    parts = blocks(runs)
    if parts and parts[0].display == "left-margin":
        return parts[0].runs, parts[1:]
    return (), parts


def _display(spans: tuple[Span, ...]) -> Span | None:
    for span in spans:
        if span.kind == "display":
            return span
    return None


def _trimmed(runs: Sequence[Run]) -> tuple[Run, ...]:
    if len(runs) == 1:
        text = clean(runs[0].text).strip(" ")
        return (_with_text(runs[0], text),) if text else ()
    first, last = runs[0].text, runs[-1].text
    if first and last and first[0] > " " and last[-1] > " " and first.isprintable() and last.isprintable():
        return tuple(runs)
    trimmed = list(runs)
    while trimmed:
        text = clean(trimmed[0].text).lstrip(" ")
        if text:
            trimmed[0] = _with_text(trimmed[0], text)
            break
        del trimmed[0]
    while trimmed:
        text = clean(trimmed[-1].text).rstrip(" ")
        if text:
            trimmed[-1] = _with_text(trimmed[-1], text)
            break
        trimmed.pop()
    return tuple(trimmed)


def _with_text(run: Run, text: str) -> Run:
    return run if text == run.text else Run(text, run.spans)

"""An entry in the parts that CSL's `display` attribute makes of it (CSL 1.0.2, display)."""

from collections.abc import Sequence
from typing import NamedTuple

from bibkit.csl.run import Run, Span
from bibkit.csl.write.clean import clean


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

    def finish() -> None:
        trimmed = _trimmed(collected)
        if trimmed:
            display = current.value if current is not None else ""
            found.append(Block("" if display == "right-inline" else display, trimmed))
        collected.clear()

    for run in runs:
        span = _display(run.spans)
        if span is not current:
            finish()
            current = span
        if span is None:
            collected.append(run)
        else:
            collected.append(Run(run.text, tuple(other for other in run.spans if other.kind != "display")))
    finish()
    return tuple(found)


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
    first, last = 0, len(runs)
    while first < last and not clean(runs[first].text).strip(" "):
        first += 1
    while first < last and not clean(runs[last - 1].text).strip(" "):
        last -= 1
    trimmed = list(runs[first:last])
    if trimmed:
        trimmed[0] = _with_text(trimmed[0], clean(trimmed[0].text).lstrip(" "))
        trimmed[-1] = _with_text(trimmed[-1], clean(trimmed[-1].text).rstrip(" "))
    return tuple(trimmed)


def _with_text(run: Run, text: str) -> Run:
    return run if text == run.text else Run(text, run.spans)

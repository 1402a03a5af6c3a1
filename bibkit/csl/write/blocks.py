"""An entry in the parts that CSL's `display` attribute makes of it (CSL 1.0.2, display)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bibkit.csl.run import Run
from bibkit.csl.write.clean import clean


@dataclass(frozen=True, slots=True)
class Block:
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
    current: object = None
    display = ""

    def finish() -> None:
        trimmed = _trimmed(collected)
        if trimmed:
            found.append(Block("" if display == "right-inline" else display, trimmed))
        collected.clear()

    for run in runs:
        span = next((span for span in run.spans if span.kind == "display"), None)
        if span is not current:
            finish()
            current, display = span, span.value if span is not None else ""
        collected.append(Run(run.text, tuple(span for span in run.spans if span.kind != "display")))
    finish()
    return tuple(found)


def margin_and_blocks(runs: Sequence[Run]) -> tuple[tuple[Run, ...], tuple[Block, ...]]:
    """The runs that stand in the left margin (a number, mostly; often none), and the blocks after them."""
    parts = blocks(runs)
    if parts and parts[0].display == "left-margin":
        return parts[0].runs, parts[1:]
    return (), parts


def _trimmed(runs: Sequence[Run]) -> tuple[Run, ...]:
    texts = [clean(run.text) for run in runs]
    filled = [index for index, text in enumerate(texts) if text.strip(" ")]
    if not filled:
        return ()
    first, last = filled[0], filled[-1]
    texts[first] = texts[first].lstrip(" ")
    texts[last] = texts[last].rstrip(" ")
    return tuple(Run(texts[index], runs[index].spans) for index in range(first, last + 1))

"""Links and highlighted names without the punctuation that follows them.

A style's delimiters and suffixes stand inside the node that they follow, and so inside its span: "**Brown, T.,** Doe".
"""

from __future__ import annotations

from collections.abc import Sequence

from bibkit.text.pattern import lazy_pattern
from bibkit.text.run import Run, Span

_AFTER_NAME = lazy_pattern(r"[,;]\s*$")  # a full stop may be that of an initial
_AFTER_LINK = lazy_pattern(r"[.,;:]+\s*$")


def tightened(runs: Sequence[Run]) -> tuple[Run, ...]:
    """The runs, each link and name ending before the punctuation after it, which keeps all other formats.

    What belongs to the address of a link stays in the link.
    """
    found: list[Run] = []
    for place, run in enumerate(runs, start=1):
        marked = [span for span in run.spans if span.kind in ("link", "person")] if run.spans else ()
        if not marked:
            found.append(run)
            continue
        around = runs[place].spans if place < len(runs) else ()
        ending = [span for span in marked if span not in around]
        cut = min((_end(run.text, span) for span in ending), default=len(run.text))
        if cut == len(run.text):
            found.append(run)
            continue
        outside = tuple(span for span in run.spans if span not in ending)
        found += [Run(run.text[:cut], run.spans)] if cut else []
        found.append(Run(run.text[cut:], outside))
    return tuple(found)


def _end(text: str, span: Span) -> int:
    """Where the text of the span should end."""
    if span.kind == "person" and (match := _AFTER_NAME.search(text)):
        return match.start()
    if span.kind == "link" and (match := _AFTER_LINK.search(text)):
        sign = match[0][0]
        return len(text) if span.value.endswith(sign) else match.start()
    return len(text)

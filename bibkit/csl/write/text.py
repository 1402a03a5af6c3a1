"""Plain text: formatting goes, characters stay."""

from __future__ import annotations

from collections.abc import Sequence

from bibkit.csl.run import Bibliography, Run
from bibkit.csl.write.blocks import margin_and_blocks
from bibkit.csl.write.clean import clean

_INDENT = "    "


def inline(runs: Sequence[Run]) -> str:
    """The characters of the runs on one line."""
    return "".join(clean(run.text) for run in runs)


def bibliography(bib: Bibliography) -> str:
    """An entry a line, with as many empty lines between entries as the style's `entry-spacing` asks.

    What stands in the margin (numbers) is padded to one width; blocks have lines of their own, indents four
    spaces. Lines are not wrapped: that is the reader's window.
    """
    entries = [margin_and_blocks(entry.runs) for entry in bib.entries]
    margins = [inline(margin) for margin, _ in entries]
    width = max((len(margin) for margin in margins), default=0)
    written = []
    for margin, (_, blocks) in zip(margins, entries, strict=True):
        lines = [_INDENT * (block.display == "indent") + inline(block.runs) for block in blocks]
        if margin:
            lines[:1] = [f"{margin:<{width}} {''.join(lines[:1])}".rstrip(" ")]
        written.append("".join(f"{line}\n" for line in lines))
    return ("\n" * bib.layout.entry_spacing).join(written)

"""A reference list as paragraphs with indents and tabulators, for word processors.

Lengths are twips, twentieths of a point, which RTF and WordprocessingML both measure in; text is taken to be
12 points high.
"""

from collections.abc import Iterator
from typing import NamedTuple

from bibkit.text.direction import Direction, first_direction, of_language
from bibkit.text.run import Bibliography, Run
from bibkit.text.write.blocks import margin_and_blocks

LINE = 240
"""The height of a line."""
_INDENT = 720  # half an inch, as the style guides want it
_LETTER = 120  # half the height is about a letter's width


class Paragraph(NamedTuple):
    """What stands in the margin (often nothing) and beside it, and where.

    `left` is where lines begin, the first of them `hanging` before that; after a margin comes a tabulator to
    `tab`. `after` is the space below, `direction` where lines begin.
    """

    margin: tuple[Run, ...]
    runs: tuple[Run, ...]
    left: int = 0
    hanging: int = 0
    tab: int = 0
    after: int = 0
    direction: Direction = "ltr"


def paragraphs(bib: Bibliography) -> Iterator[Paragraph]:
    """Each entry as one paragraph, or more where it has blocks; no paragraph is empty."""
    entries = [margin_and_blocks(entry.runs) for entry in bib.entries]
    base = of_language(bib.language)
    directions = [first_direction(entry.runs) or base for entry in bib.entries]
    layout = bib.layout
    widest = max((sum(len(run.text) for run in margin) for margin, _ in entries), default=0)
    if widest:
        hanging = (widest + 1) * _LETTER
        left = 0 if layout.second_field_align == "margin" else hanging
    else:
        left = hanging = _INDENT * layout.hanging_indent
    after = layout.entry_spacing * LINE
    for (margin, blocks), direction in zip(entries, directions, strict=True):
        rest = list(blocks)
        first = rest.pop(0).runs if rest and (margin or rest[0].display != "indent") else ()
        if margin or first:
            yield Paragraph(
                margin,
                first,
                left=left,
                hanging=hanging if margin or not widest else 0,
                tab=left if margin else 0,
                after=0 if rest else after,
                direction=direction,
            )
        for at, block in enumerate(rest, 1):
            indent = _INDENT if block.display == "indent" else 0
            yield Paragraph(
                (),
                block.runs,
                left=left + indent,
                after=after if at == len(rest) else 0,
                direction=direction,
            )

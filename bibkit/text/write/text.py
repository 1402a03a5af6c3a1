"""Plain text: formatting goes, characters stay."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bibkit.text.run import Bibliography, DocumentPart, Run, is_maths
from bibkit.text.write.blocks import margin_and_blocks
from bibkit.text.write.clean import clean
from bibkit.text.write.formulas import on_one_line
from bibkit.text.write.writer import composed

SHOWS_SPANS = False
LINKS_WITHIN = False
SAYS_LANGUAGES = False

_INDENT = "    "


def inline(runs: Sequence[Run]) -> str:
    """The characters of the runs on one line."""
    texts = [on_one_line(run.text) if run.spans and is_maths(run) else run.text for run in runs]
    line = "".join(texts)
    return line if line.isprintable() else "".join(map(clean, texts))


def bibliography(bib: Bibliography) -> str:
    """An entry a line, with as many empty lines between entries as the style's `entry-spacing` asks.

    What stands in the margin (numbers) is padded to one width; blocks have lines of their own, indents four
    spaces. Lines are not wrapped: that is the reader's window. In a list with a hanging indent a block after the
    first line hangs too.
    """
    return in_lines(bib, inline)


def document(parts: Sequence[DocumentPart]) -> str:
    """Headings underlined, paragraphs a line each."""
    return composed(parts, _heading, _line, bibliography, is_spaced=False)


def _heading(text: str) -> str:
    title = clean(text)
    return f"{title}\n{'=' * len(title)}\n"


def _line(runs: Sequence[Run]) -> str:
    return f"{inline(runs)}\n"


def in_lines(bib: Bibliography, line: Callable[[Sequence[Run]], str]) -> str:
    """The bibliography as `bibliography` sets it, the runs of a line written by `line`."""
    entries = [margin_and_blocks(entry.runs) for entry in bib.entries]
    widths = [len(inline(margin)) for margin, _ in entries]
    widest = max(widths, default=0)
    beside_margin = " " * (widest + 1) if widest else ""
    hangs = bib.layout.hanging_indent and not widest
    written = []
    for width, (margin, blocks) in zip(widths, entries, strict=True):
        lines = [
            beside_margin * (at > 0)
            + _INDENT * (block.display == "indent" or (hangs and at > 0))
            + line(block.runs)
            for at, block in enumerate(blocks)
        ]
        if margin:
            beside = f"{' ' * (widest - width + 1)}{lines[0]}" if lines else ""
            lines[:1] = [line(margin) + beside]
        written.append("".join(f"{finished}\n" for finished in lines))
    legend = f"\n{line(bib.legend)}\n" if bib.legend else ""
    return ("\n" * bib.layout.entry_spacing).join(written) + legend

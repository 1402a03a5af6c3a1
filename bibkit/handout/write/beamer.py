r"""Slides for who presents, in LaTeX's beamer: a title, a section with its slides for each paper, and the list.

It is LaTeX as the sheet's is, so that little but the template is its own.
"""

from __future__ import annotations

from dataclasses import replace

from bibkit.handout.content import Printed
from bibkit.handout.write import latex
from bibkit.handout.write.target import Templates
from bibkit.handout.write.values import filled
from bibkit.text.run import Bibliography
from bibkit.text.write.blocks import margin_and_blocks


def write(sheet: Printed, templates: Templates) -> bytes:
    """The source, in one file. Its template writes `(((` for `{{` and `((*` for `{%`."""
    made = filled(sheet, TARGET, templates, ".beamer.tex", delimiters=latex.DELIMITERS)
    return made.text.encode()


def _bibliography(listed: Bibliography) -> str:
    """A paragraph an entry. A frame is the argument of a macro, in which LaTeX's own lists can't be defined."""
    inline = latex.TARGET.inline
    written = []
    for entry in listed.entries:
        margin, blocks = margin_and_blocks(entry.runs)
        texts = [inline(margin), *(inline(block.runs) for block in blocks)]
        written.append(f"{{}}{' '.join(filter(None, texts))}\\par\\smallskip\n")
    return "".join(written)


TARGET = replace(latex.TARGET, bibliography=_bibliography)

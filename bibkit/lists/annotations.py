"""Annotations after the entries of a list, in any style: an abstract, a summary, a note.

Each paragraph of an annotation becomes a block of its entry (CSL 1.0.2, display, "block"), so that it stands
where the style sets the text of its entries: beside the number, or as far in as the lines hang. The processor
sets it like every text (quotation marks of the language, rich text, formulas); it stays out of the entry's own
punctuation.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from bibkit.diagnostics import Diagnostic
from bibkit.engines import load_engine
from bibkit.engines.job import Job
from bibkit.lists import maths
from bibkit.text.run import Bibliography, Run, Span

_STYLE = b"""\
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
  <citation><layout><text variable="abstract"/></layout></citation>
  <bibliography><layout><text variable="abstract"/></layout></bibliography>
</style>
"""
_PARAGRAPH_END = re.compile(r"\n[ \t]*\n\s*")


def annotation_blocks(
    texts: Mapping[str, str], engine: str, locale: str
) -> tuple[dict[str, tuple[Run, ...]], tuple[Diagnostic, ...]]:
    """The runs of each text, by id, in blocks; and what could not be rendered of them."""
    owners: dict[str, str] = {}
    items = []
    for id_, text in texts.items():
        for paragraph in _PARAGRAPH_END.split(text):
            if paragraph.strip():
                name = str(len(owners))
                owners[name] = id_
                items.append({"id": name, "type": "document", "abstract": paragraph.strip()})
    rendered = maths.render(load_engine(engine), Job(_STYLE, locale, tuple(items)))
    blocks: dict[str, tuple[Run, ...]] = {}
    for entry in rendered.bibliography.entries if rendered.bibliography is not None else ():
        block = Span("display", "block")
        runs = tuple(Run(run.text, (block, *run.spans)) for run in entry.runs)
        blocks[owners[entry.id]] = (*blocks.get(owners[entry.id], ()), *runs)
    notes = (note._replace(key=owners.get(note.key, note.key)) for note in rendered.notes)
    return blocks, tuple(dict.fromkeys(notes))


def annotated(bibliography: Bibliography, blocks: Mapping[str, tuple[Run, ...]]) -> Bibliography:
    """The bibliography with the blocks after the entries of their ids."""
    entries = (
        entry._replace(runs=(*entry.runs, *blocks[entry.id])) if entry.id in blocks else entry
        for entry in bibliography.entries
    )
    return bibliography._replace(entries=tuple(entries))

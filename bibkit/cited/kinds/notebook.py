"""A Jupyter notebook: what its Markdown cells cite (nbformat 4, "Markdown cells")."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bibkit.cited.events import Asking, CitedKey, CitingEvent, NamedBibliography, NamedPart, ReadCited
from bibkit.cited.kinds.markdown import quarto
from bibkit.diagnostics import Diagnostic
from bibkit.source import Source, SourceSpan
from bibkit.syntax.json import JsonFault, json_values, locate

_TEXTS = ("markdown", "raw")


def reader(asking: Asking) -> ReadCited:
    """Reads notebooks."""
    read_text = quarto(asking)

    def read(source: Source) -> Iterator[CitingEvent]:
        value = next(iter(json_values(source)), None)
        if value is None or isinstance(value, JsonFault):
            fault = value.message if value is not None else "This is not JSON"
            yield Diagnostic(
                "BK801", fault, "save the notebook again", source.span(0) if value is None else value.span
            )
            return
        for number, lines in _cells(value.data):
            place = locate(value.span, ("cells", number, "source"))
            for event in read_text(Source("".join(lines), source.path)):
                yield _placed(event, place)

    return read


def _cells(data: Any) -> Iterator[tuple[int, list[str]]]:
    """The cells of text, by their numbers."""
    cells = data.get("cells") if isinstance(data, dict) else None
    for number, cell in enumerate(cells if isinstance(cells, list) else []):
        if isinstance(cell, dict) and cell.get("cell_type") in _TEXTS:
            lines = cell.get("source")
            lines = [lines] if isinstance(lines, str) else lines
            if isinstance(lines, list) and all(isinstance(line, str) for line in lines):
                yield number, lines


def _placed(event: CitingEvent, cell: SourceSpan) -> CitingEvent:
    """The same with its place in the file: the text itself where it stands there once, else the cell."""
    if not isinstance(event, CitedKey | NamedPart | NamedBibliography):
        return event
    text = event.place.text
    raw = cell.text
    start = raw.find(text)
    # The n-th in the cell is the n-th in the file, as what a key holds is written the same in JSON.
    for _ in range(event.place.source.text[: event.place.start].count(text)):
        start = raw.find(text, start + 1) if start >= 0 else start
    if start < 0:
        return event._replace(place=cell)
    return event._replace(place=SourceSpan(cell.source, cell.start + start, cell.start + start + len(text)))

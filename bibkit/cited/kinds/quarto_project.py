"""Quarto's `_quarto.yml`: the chapters of a book, and the bibliographies of the project (quarto.org, "Book Structure").

What a chapter of it is asked for alone has the bibliographies of the project, and not the other chapters.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from bibkit.cited.events import Asking, CitingEvent, NamedBibliography, NamedPart, ReadCited
from bibkit.cited.kinds.markdown import BIBLIOGRAPHY_ENDINGS, PROJECT, nocite
from bibkit.source import Source
from bibkit.syntax.yaml.scalars import placed_texts

_CHAPTERS = ("chapters", "appendices")
_TEXTS = (".qmd", ".md", ".rmd", ".ipynb")


def reader(asking: Asking) -> ReadCited:
    """Reads the project file, with its chapters where it is what was asked for."""
    return partial(_read, with_chapters=asking.name == PROJECT)


def _read(source: Source, *, with_chapters: bool) -> Iterator[CitingEvent]:
    for path, value, place in placed_texts(source):
        if path[0] == "bibliography":
            yield NamedBibliography(value, place, BIBLIOGRAPHY_ENDINGS)
        elif path[0] == "nocite" and with_chapters:
            yield from nocite(source, value, place.start, place.end)
        elif path[0] == "book" and with_chapters and any(name in path for name in _CHAPTERS):
            # `part` is a title, or a text before its chapters; `text` and `href` are others' words for a file.
            is_file = path[-1] in ("part", "file") or isinstance(path[-1], int)
            if is_file and value.lower().endswith(_TEXTS):
                yield NamedPart(value, place, moves=True)

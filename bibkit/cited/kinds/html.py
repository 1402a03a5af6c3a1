"""HTML whose text has citations in pandoc's form; elements with code hold none."""

from __future__ import annotations

from collections.abc import Iterator

from bibkit.cited.events import REFERENCE, Asking, CitedKey, CitingEvent, ReadCited
from bibkit.lists.reading.citations import cited_keys
from bibkit.source import Source, SourceSpan


def reader(_asking: Asking) -> ReadCited:
    """Reads HTML."""
    return _read


def _read(source: Source) -> Iterator[CitingEvent]:
    for key, start, end in cited_keys(source.text, is_html=True):
        yield CitedKey(key, SourceSpan(source, start, end), REFERENCE)

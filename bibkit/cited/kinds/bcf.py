"""The .bcf that biblatex writes for biber: cited keys, sets made in the document, and files of works."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from bibkit.cited.events import (
    Asking,
    CitedKey,
    CitingEvent,
    NamedBibliography,
    OwnWork,
    ReadCited,
    listed_keys,
)
from bibkit.source import Source, SourceSpan

_ELEMENT = re.compile(r"<bcf:(citekey|datasource)\b([^<>]*+)>([^<>]*+)</bcf:\1>")
_MEMBERS = re.compile(r'\bmembers="([^"]*+)"')


def reader(_asking: Asking) -> ReadCited:
    """Reads .bcf files."""
    return _read


def _read(source: Source) -> Iterator[CitingEvent]:
    for match in _ELEMENT.finditer(source.text):
        place = SourceSpan(source, *match.span(3))
        value = html.unescape(match[3]).strip()
        if match[1] == "datasource":
            if 'type="file"' in match[2]:
                yield NamedBibliography(value, place)
        elif 'type="set"' in match[2] and (members := _MEMBERS.search(match[2])):
            yield OwnWork(value)
            start = match.start(2)
            yield from listed_keys(source, start + members.start(1), start + members.end(1), "bcf:citekey")
        elif value:
            yield CitedKey(value, place, "bcf:citekey")

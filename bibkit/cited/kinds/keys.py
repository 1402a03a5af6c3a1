"""A list of keys with blanks, commas or line ends between them; a line that begins with # or % says nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bibkit.cited.events import Asking, CitedKey, CitingEvent, ReadCited
from bibkit.source import Source, SourceSpan

_KEY = re.compile(r"^[ \t]*[#%].*$|[^\s,]+", re.MULTILINE)


def reader(_asking: Asking) -> ReadCited:
    """Reads lists of keys."""
    return _read


def _read(source: Source) -> Iterator[CitingEvent]:
    for match in _KEY.finditer(source.text):
        if not match[0].lstrip().startswith(("#", "%")):
            yield CitedKey(match[0], SourceSpan(source, *match.span()), "")

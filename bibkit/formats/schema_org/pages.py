"""The JSON-LD in a web page: what stands in its scripts of that type, each with its place in the page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bibkit.source import Source

_SCRIPT = re.compile(r"""<script\b[^<>]*\btype\s*=\s*["']?application/ld\+json\b[^<>]*>""", re.IGNORECASE)
_END = re.compile(r"</script", re.IGNORECASE)
_AROUND = re.compile(r"\s*(?:<!--|//<!\[CDATA\[|<!\[CDATA\[)?\s*")
_BEHIND = re.compile(r"(?:-->|(?://)?\]\]>)?[\s;]*\Z")


def json_of(source: Source) -> Iterator[Source]:
    """The JSON texts of a source: itself, or those in its scripts where it is HTML."""
    text = source.text
    if not text.lstrip("\ufeff \t\r\n").startswith("<"):
        yield source
        return
    at = 0
    while (match := _SCRIPT.search(text, at)) and (closing := _END.search(text, match.end())):
        at = closing.end()
        start = _AROUND.match(text, match.end(), closing.start())
        assert start is not None
        inner = _BEHIND.sub("", text[start.end() : closing.start()])
        line, column = source.position(start.end())
        yield Source(inner, source.path, first_line=line, first_column=column)

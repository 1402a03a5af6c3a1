"""What pandoc reads in a document, paragraph by paragraph."""

from __future__ import annotations

import json
import re
import subprocess
from typing import Any

from tests.programs import require
from tests.strategies.runs import squeezed

_OUR_TAGS = re.compile(r"</?(?:em|strong|sup|sub|u)>|<span style=\"[a-z:-]*;\">|</span>|<!-- -->")
_CONTAINERS = {"Emph", "Strong", "Superscript", "Subscript", "SmallCaps", "Underline"}


def paragraphs(source: str | bytes, reader: str) -> tuple[list[str], set[str]]:
    """The text of each paragraph, and the targets of all links. Anything but paragraphs is named in capitals."""
    links: set[str] = set()
    blocks = json.loads(converted(source, reader, "json"))["blocks"]
    return [
        squeezed(_text(block["c"], links)) if block["t"] == "Para" else f"BLOCK {block['t']}"
        for block in blocks
    ], links


def converted(source: str | bytes, reader: str, writer: str) -> bytes:
    """What pandoc makes of the source."""
    done = subprocess.run(
        [require("pandoc"), "--from", reader, "--to", writer, "--output", "-"],
        input=source.encode() if isinstance(source, str) else source,
        capture_output=True,
        check=True,
    )
    return done.stdout


def _text(inlines: list[dict[str, Any]], links: set[str]) -> str:
    return "".join(_inline_text(inline["t"], inline.get("c"), links) for inline in inlines)


def _inline_text(kind: str, content: Any, links: set[str]) -> str:
    if kind == "Str":
        return str(content)
    if kind in ("Space", "SoftBreak", "LineBreak"):
        return " "
    if kind in _CONTAINERS:
        return _text(content, links)
    if kind == "Span":
        return _text(content[1], links)
    if kind == "Link":
        links.add(content[2][0])
        return _text(content[1], links)
    if kind == "RawInline" and _OUR_TAGS.fullmatch(content[1]):
        return ""
    return f"INLINE {kind} {content}"

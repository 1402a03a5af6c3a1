"""The sheet as Markdown (CommonMark), for a wiki, a repository or a mail: no space to write, no pictures."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bibkit.handout.content import (
    CodeBlock,
    Inline,
    Items,
    Printed,
    Quote,
    Rule,
    SheetBlock,
    SheetBlocks,
    SheetHeading,
    SheetParagraph,
)
from bibkit.handout.write.target import Target, Templates, line
from bibkit.handout.write.values import filled
from bibkit.text.escape import html
from bibkit.text.escape.markdown import escape, heading_end_escaped, line_start_escaped
from bibkit.text.run import Run
from bibkit.text.write import markdown
from bibkit.text.write.clean import clean

_BREAK = "\\\n"
_TICKS = re.compile("`+")
_BLANK_LINES = re.compile(r"\n{3,}")
_LAST_NUMBER = 999_999_999
"""Of a list: a marker has nine digits at most, and only the first counts (CommonMark 0.31, 5.2)."""


def write(sheet: Printed, templates: Templates) -> bytes:
    """The text. Lines that the template leaves empty are taken together."""
    text = filled(sheet, TARGET, templates, ".md").text
    return (_BLANK_LINES.sub("\n\n", text).strip("\n") + "\n").encode()


def _escape(text: str) -> str:
    return _whole_line(escape(clean(text)))


def _fence(text: str, least: int) -> str:
    return "`" * max(least, 1 + max((len(ticks) for ticks in _TICKS.findall(text)), default=0))


def _code(text: str) -> str:
    fence = _fence(text, 1)
    return f"{fence} {text} {fence}" if text.strip() else f"{fence}{text}{fence}"


def _inline(runs: Sequence[Run]) -> str:
    return _whole_line(markdown.inline(runs))


def _whole_line(text: str) -> str:
    """The text, wherever in a line or a heading it stands: a backslash before "#" or "1." does no harm inside of it."""
    return heading_end_escaped(line_start_escaped(text))


def _line(inline: Inline) -> str:
    return line(inline, _inline, _code, _BREAK)


def _blocks(blocks: SheetBlocks, level: int) -> str:
    written: list[str] = []
    for at, block in enumerate(blocks):
        # Without something between them two lists would be one.
        if at and isinstance(blocks[at - 1], Items) and isinstance(block, Items):
            written.append("<!-- -->")
        written.append(_block(block, level))
    return "\n\n".join(written) + "\n" if written else ""


def _block(block: SheetBlock, level: int) -> str:
    match block:
        case SheetParagraph(inline):
            return _line(inline).lstrip(" ")  # where a list item begins is told by its first letter
        case SheetHeading(own, inline):
            return f"{'#' * min(level + own - 1, 6)} {_line(inline)}"
        case Quote(inner):
            return _indented(_blocks(inner, level), "> ", "> ")
        case Items(items, start):
            return "\n".join(
                _indented(_blocks(item, level), mark, " " * len(mark))
                for number, item in enumerate(items)
                for mark in ["- " if start is None else f"{min(start + number, _LAST_NUMBER)}. "]
            )
        case CodeBlock(text):
            fence = _fence(text, 3)
            return f"{fence}\n{text}\n{fence}"
        case Rule():
            return "* * *"


def _indented(text: str, first: str, rest: str) -> str:
    first_line, *lines = text.rstrip("\n").split("\n")
    return "\n".join([first + first_line, *((rest + one if one else rest.rstrip()) for one in lines)])


TARGET = Target(
    _escape,
    _inline,
    _code,
    _BREAK,
    _blocks,
    markdown.bibliography,
    lambda url: f"<{html.escape(url)}>",
    lambda _url, _label: "",
)

"""The sheet as plain text for a mail: lines of at most 72 characters (RFC 3676 wants less than 78), no markup."""

from __future__ import annotations

import re
import textwrap

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
from bibkit.text.write import text
from bibkit.text.write.clean import clean

_WIDTH = 72
_BREAK = "\n"
_BLANK_LINES = re.compile(r"\n{3,}")
_BEGINNING = re.compile(r"(?:> )*[ ]*(?:[-*][ ]|\d{1,9}\.[ ])?")
_AS_IT_IS = "\ue0b1"  # at the start of a line of code, which is not wrapped


def write(sheet: Printed, templates: Templates) -> bytes:
    """The text. Lines that the template leaves empty are taken together."""
    whole = filled(sheet, TARGET, templates, ".txt").text
    lines = [wrapped for one in whole.split("\n") for wrapped in _wrapped(one)]
    return (_BLANK_LINES.sub("\n\n", "\n".join(lines)).strip("\n") + "\n").encode()


def _wrapped(one: str) -> list[str]:
    """The line in lines, those after the first moved in to where its text begins. An address stays whole."""
    if one.startswith(_AS_IT_IS):
        return [one.replace(_AS_IT_IS, "")]
    one = one.rstrip(" ").replace(_AS_IT_IS, "")
    start = _BEGINNING.match(one)
    beginning = start[0] if start else ""
    rest = re.sub(r"[^> ]", " ", beginning)
    return textwrap.wrap(
        one[len(beginning) :],
        _WIDTH,
        initial_indent=beginning,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    ) or [one]


def _inline(inline: Inline) -> str:
    return line(inline, text.inline, clean, _BREAK)


def _blocks(blocks: SheetBlocks, level: int) -> str:
    written: list[str] = [_block(block, level) for block in blocks]
    return "\n\n".join(written) + "\n" if written else ""


def _block(block: SheetBlock, level: int) -> str:
    match block:
        case SheetParagraph(inline):
            return _inline(inline)
        case SheetHeading(_, inline):
            return _inline(inline)
        case Quote(inner):
            return _indented(_blocks(inner, level), "> ", "> ")
        case Items(items, start):
            return "\n".join(
                _indented(_blocks(item, level), mark, " " * len(mark))
                for number, item in enumerate(items)
                for mark in ["- " if start is None else f"{start + number}. "]
            )
        case CodeBlock(code):
            return "\n".join(f"{_AS_IT_IS}    {one}" for one in code.split("\n"))
        case Rule():
            return "* * *"


def _indented(written: str, first: str, rest: str) -> str:
    first_line, *lines = written.rstrip("\n").split("\n")
    moved = [first + first_line, *((rest + one if one else "") for one in lines)]
    return "\n".join(f"{_AS_IT_IS}{one.replace(_AS_IT_IS, '')}" if _AS_IT_IS in one else one for one in moved)


TARGET = Target(clean, text.inline, clean, _BREAK, _blocks, text.bibliography, str, lambda _url, _label: "")

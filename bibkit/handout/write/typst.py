"""The sheet as Typst markup, for Typst 0.13 and newer; `pdf` makes the PDF of it."""

from __future__ import annotations

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
from bibkit.handout.qr import qr_svg
from bibkit.handout.write.target import Target, Templates, line
from bibkit.handout.write.values import filled
from bibkit.text.escape.typst import escape, string
from bibkit.text.write import typst
from bibkit.text.write.clean import clean

_BREAK = "#linebreak();"


def write(sheet: Printed, templates: Templates) -> bytes:
    """The source, in one file with its pictures."""
    return filled(sheet, TARGET, templates, ".typ").text.encode()


def _escape(text: str) -> str:
    return escape(clean(text))


def _code(text: str) -> str:
    return f"#raw({string(text)});"


def _qr(url: str, label: str) -> str:
    return f'#image(bytes({string(qr_svg(url, label))}), format: "svg", width: 100%, alt: {string(clean(label))})'


def _line(inline: Inline) -> str:
    return line(inline, typst.inline, _code, _BREAK)


def _blocks(blocks: SheetBlocks, level: int) -> str:
    return "".join(f"{_block(block, level)}\n\n" for block in blocks)


def _block(block: SheetBlock, level: int) -> str:
    match block:
        case SheetParagraph(inline):
            return _line(inline)
        case SheetHeading(own, inline):
            return f"#heading(level: {level + own - 1}, outlined: false)[{_line(inline)}]"
        case Quote(inner):
            return f"#quote(block: true)[\n{_blocks(inner, level)}]"
        case Items(items, start):
            call = "#list(" if start is None else f"#enum(start: {start}, "
            return call + "".join(f"[\n{_blocks(item, level).rstrip()}\n], " for item in items) + ")"
        case CodeBlock(text):
            return f"#raw(block: true, {string(text)})"
        case Rule():
            return "#line(length: 100%, stroke: 0.4pt)"


TARGET = Target(
    _escape, typst.inline, _code, _BREAK, _blocks, typst.bibliography, str, _qr
)  # a safe URL has no sign of strings

"""The sheet as one self-contained HTML file: for the screen, light or dark, and for print."""

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
from bibkit.handout.write.addresses import breaking, breaking_list
from bibkit.handout.write.target import Target, Templates, line
from bibkit.handout.write.values import filled
from bibkit.text.escape.html import attribute
from bibkit.text.write import html
from bibkit.text.write.clean import clean
from bibkit.web.document import Head, document
from bibkit.web.template_files import joined_texts

GENERATOR = "bibkit"
"""By this the index of a folder of sheets is known to be bibkit's."""
_BREAK = "<br>\n"
_LOWEST = 6


def write(sheet: Printed, templates: Templates) -> bytes:
    """The file. The template is the inside of `body`; its block `css` is the style sheet, all `handout.css` joined."""
    size = "letter" if sheet.paper_size == "letter" else "A4"
    css = f"@page {{ size: {size}; }}\n" + joined_texts("handout.css", templates.folders)
    made = filled(sheet, TARGET, templates, ".html", css=css)
    return document(Head(sheet.heading, sheet.locale, made.css, generator=GENERATOR), made.text).encode()


def _code(text: str) -> str:
    return f"<code>{attribute(text)}</code>"


_PLACE_TO_BREAK = "<wbr>"
_inline = breaking(html.inline, _PLACE_TO_BREAK)


def _line(inline: Inline) -> str:
    return line(inline, _inline, _code, _BREAK)


def _blocks(blocks: SheetBlocks, level: int) -> str:
    return "".join(_block(block, level) for block in blocks)


def _block(block: SheetBlock, level: int) -> str:
    match block:
        case SheetParagraph(inline):
            return f"<p>{_line(inline)}</p>\n"
        case SheetHeading(own, inline):
            name = f"h{min(level + own - 1, _LOWEST)}"
            return f"<{name}>{_line(inline)}</{name}>\n"
        case Quote(inner):
            return f"<blockquote>\n{_blocks(inner, level)}</blockquote>\n"
        case Items(items, start):
            name = "ul" if start is None else "ol"
            number = f' start="{start}"' if start not in (None, 1) else ""
            inside = "".join(f"<li>{_item(item, level)}</li>\n" for item in items)
            return f"<{name}{number}>\n{inside}</{name}>\n"
        case CodeBlock(text):
            return f'<pre tabindex="0"><code>{attribute(text)}</code></pre>\n'
        case Rule():
            return "<hr>\n"


def _item(blocks: SheetBlocks, level: int) -> str:
    """The item without a paragraph of its own where it is only that."""
    if len(blocks) == 1 and isinstance(blocks[0], SheetParagraph):
        return _line(blocks[0].inline)
    return "\n" + _blocks(blocks, level)


def _escape(text: str) -> str:
    return attribute(clean(text))


_bibliography = breaking_list(html.bibliography, _PLACE_TO_BREAK)
TARGET = Target(_escape, _inline, _code, _BREAK, _blocks, _bibliography, attribute, qr_svg)

"""The sheet as one self-contained HTML file: for the screen, light or dark, and for print."""

from __future__ import annotations

from bibkit.handout.content import (
    Block,
    Blocks,
    CodeBlock,
    Heading,
    Inline,
    Items,
    Paragraph,
    Quote,
    Rule,
    Sheet,
)
from bibkit.handout.qr import qr_svg
from bibkit.handout.write.target import Target, Templates, line
from bibkit.handout.write.values import filled
from bibkit.text.escape.html import attribute
from bibkit.text.write import html
from bibkit.text.write.clean import clean
from bibkit.web.document import Head, document

_BREAK = "<br>\n"
_LOWEST = 6


def write(sheet: Sheet, templates: Templates) -> bytes:
    """The file. The template is the inside of `body`; `handout.css` beside it is the style sheet."""
    body = filled(sheet, TARGET, templates, templates.name or "handout.html")
    title = " · ".join(part for part in (sheet.title, sheet.date) if part)
    return document(Head(title, sheet.locale, templates.text("handout.css")), body).encode()


def _code(text: str) -> str:
    return f"<code>{attribute(text)}</code>"


def _line(inline: Inline) -> str:
    return line(inline, html.inline, _code, _BREAK)


def _blocks(blocks: Blocks, level: int) -> str:
    return "".join(_block(block, level) for block in blocks)


def _block(block: Block, level: int) -> str:
    match block:
        case Paragraph(inline):
            return f"<p>{_line(inline)}</p>\n"
        case Heading(own, inline):
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


def _item(blocks: Blocks, level: int) -> str:
    """The item without a paragraph of its own where it is only that."""
    if len(blocks) == 1 and isinstance(blocks[0], Paragraph):
        return _line(blocks[0].inline)
    return "\n" + _blocks(blocks, level)


def _escape(text: str) -> str:
    return attribute(clean(text))


TARGET = Target(_escape, html.inline, _code, _BREAK, _blocks, html.bibliography, attribute, qr_svg)

"""The sheet as .docx (ISO/IEC 29500, WordprocessingML) for Word and LibreOffice.

Its content is `handout.docx.xml`, a template like those of the other formats, and its looks `handout.styles.xml`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

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
from bibkit.handout.qr import qr_png
from bibkit.handout.write.target import Target, Templates, line
from bibkit.handout.write.values import filled
from bibkit.text.write import openxml
from bibkit.text.write.clean import clean
from bibkit.text.write.docx_package import Package, packed
from bibkit.web.template_files import first_text

_BREAK = "<w:r><w:br/></w:r>"
_STEP = 400  # twips: how far a list or quotation is moved in
_QR_SIZE = 756_000  # 21 mm in English metric units
_LOWEST = 4
_FOOTER = "handout.footer.xml"


def write(sheet: Printed, templates: Templates) -> bytes:
    """The file, pictures of its QR codes and a footer with page numbers inside."""
    styles = first_text("handout.styles.xml", templates.folders).replace("en-US", _escape(sheet.locale))
    return packed(
        Package(
            filled(sheet, TARGET, templates, ".docx.xml").text,
            styles,
            sheet.locale,
            title=sheet.title,
            day=sheet.iso_date,
            footer=filled(sheet, TARGET, Templates(templates.folders, _FOOTER), "").text,
            pictures={_qr_id(url): qr_png(url) for url in sheet.coded_urls},
        )
    )


def _escape(text: str) -> str:
    return openxml.escape(clean(text))


def _run(text: str, properties: str) -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{_escape(text)}</w:t></w:r>'


def _code(text: str) -> str:
    return _run(text, '<w:rStyle w:val="Code"/>')


def _line(inline: Inline) -> str:
    return line(inline, openxml.inline, _code, _BREAK)


def _blocks(blocks: SheetBlocks, level: int) -> str:
    return "".join(_paragraphs(blocks, level, 0))


def _paragraphs(blocks: SheetBlocks, level: int, left: int, style: str = "") -> Iterator[str]:
    for block in blocks:
        yield from _block(block, level, left, style)


def _block(block: SheetBlock, level: int, left: int, style: str) -> Iterator[str]:
    match block:
        case SheetParagraph(inline):
            yield _paragraph(_line(inline), style, left)
        case SheetHeading(own, inline):
            yield _paragraph(_line(inline), f"Heading{min(level + own - 1, _LOWEST)}", left)
        case Quote(inner):
            yield from _paragraphs(inner, level, left + _STEP, "Quote")
        case Items(items, start):
            for number, item in enumerate(items):
                label = "•" if start is None else f"{start + number}."
                yield from _item(item, label, level, left + _STEP, style)
        case CodeBlock(text):
            for one in text.split("\n"):
                yield _paragraph(_run(one, ""), "CodeBlock", left)
        case Rule():
            yield _paragraph("", "Rule", left)


def _item(blocks: SheetBlocks, label: str, level: int, left: int, style: str) -> Iterator[str]:
    """The label hangs before the first line; what is no paragraph of its own begins below it."""
    mark = f"<w:r><w:t>{label}</w:t></w:r><w:r><w:tab/></w:r>"
    first, rest = (
        (blocks[0], blocks[1:]) if blocks and isinstance(blocks[0], SheetParagraph) else (None, blocks)
    )
    yield _paragraph(mark + (_line(first.inline) if first else ""), style, left, hanging=_STEP)
    yield from _paragraphs(rest, level, left, style)


def _paragraph(runs: str, style: str, left: int, hanging: int = 0) -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    tab = f'<w:tabs><w:tab w:val="left" w:pos="{left}"/></w:tabs>' if hanging else ""
    hang = f' w:hanging="{hanging}"' if hanging else ""
    indent = f'<w:ind w:left="{left}"{hang}/>' if left else ""
    return f"<w:p><w:pPr>{named}{tab}{indent}</w:pPr>{runs}</w:p>\n"


def _qr_id(url: str) -> str:
    return f"qr{hashlib.sha256(url.encode()).hexdigest()[:12]}"


def _qr(url: str, label: str) -> str:
    """A run with the picture at the right margin, text flowing beside it."""
    name = _qr_id(url)
    number = int(name[2:8], 16) % 1_000_000 + 1
    extent = f'cx="{_QR_SIZE}" cy="{_QR_SIZE}"'
    described = f'id="{number}" name="{name}" descr="{_escape(label)}"'
    return (
        '<w:r><w:drawing><wp:anchor distT="0" distB="0" distL="180000" distR="0" simplePos="0" relativeHeight="1" '
        'behindDoc="0" locked="0" layoutInCell="1" allowOverlap="0"><wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="margin"><wp:align>right</wp:align></wp:positionH>'
        '<wp:positionV relativeFrom="paragraph"><wp:posOffset>228600</wp:posOffset></wp:positionV>'
        f'<wp:extent {extent}/><wp:wrapSquare wrapText="left"/><wp:docPr {described}/>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        f"<pic:pic><pic:nvPicPr><pic:cNvPr {described}/><pic:cNvPicPr/></pic:nvPicPr>"
        f'<pic:blipFill><a:blip r:embed="{name}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>"
    )


TARGET = Target(
    _escape, openxml.inline, _code, _BREAK, _blocks, openxml.bibliography, _escape, _qr, marks_languages=True
)

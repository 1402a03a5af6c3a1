"""WordprocessingML for a .docx: runs and paragraphs as another document takes them (ISO/IEC 29500-1, clause 17).

This is pandoc's raw format `openxml`, and what goes into `w:body`: elements with the prefix `w`, which every such
document binds. It needs nothing else of the document: links are fields, since a `w:hyperlink` wants a
relationship, and paragraphs name no style, since LibreOffice drops the indents of one whose style is missing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from zlib import crc32

from bibkit.text.direction import Direction, of_language, stretches
from bibkit.text.run import Bibliography, DocumentPart, Run, Span
from bibkit.text.write.bookmarks import bookmark
from bibkit.text.write.flat import TextFormat, flat
from bibkit.text.write.formulas import spelled
from bibkit.text.write.paragraphs import LINE, Paragraph, paragraphs
from bibkit.text.write.raised import raised
from bibkit.text.write.writer import composed

SHOWS_SPANS = True
LINKS_WITHIN = True
SAYS_LANGUAGES = True

_NO_CHARACTER = re.compile("[\ufffe\uffff]")  # of XML
_PROPERTIES = {
    ("font-weight", "bold"): "<w:b/>",
    ("font-style", "italic"): "<w:i/>",
    ("font-style", "oblique"): "<w:i/>",
    ("font-variant", "small-caps"): "<w:smallCaps/>",
    ("text-decoration", "underline"): '<w:u w:val="single"/>',
    ("vertical-align", "sup"): '<w:vertAlign w:val="superscript"/>',
    ("vertical-align", "sub"): '<w:vertAlign w:val="subscript"/>',
}


# What letters from right to left have formats of their own for, beside those of others.
_PROPERTIES_RTL = {
    ("font-weight", "bold"): "<w:b/><w:bCs/>",
    ("font-style", "italic"): "<w:i/><w:iCs/>",
    ("font-style", "oblique"): "<w:i/><w:iCs/>",
}
_EAST_ASIAN = ("ja", "ko", "zh")


def escape(text: str) -> str:
    """Text that is only text in an element or an attribute."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    return text if text.isascii() else _NO_CHARACTER.sub("\ufffd", text)


def inline(runs: Sequence[Run]) -> str:
    """The runs as `w:r` elements, those from right to left apart."""
    return _inline(runs, "ltr")


def _inline(runs: Sequence[Run], base: Direction) -> str:
    written = []
    for look, text in flat(raised(spelled(runs))):
        run = ""
        for piece, is_rtl in stretches(text, base):
            properties = _properties(look.formats, look.language, is_rtl=is_rtl)
            run += f'<w:r>{properties}<w:t xml:space="preserve">{escape(piece)}</w:t></w:r>'
        if look.url or look.target:
            address = f'\\l "{bookmark(look.target)}"' if look.target else f'"{escape(look.url)}"'
            run = _field(address, run)
        if look.anchor:
            place = f'w:id="{crc32(look.anchor.encode()) >> 1}"'
            start = f'<w:bookmarkStart {place} w:name="{bookmark(look.anchor)}"/>'
            run = f"{start}{run}<w:bookmarkEnd {place}/>"
        written.append(run)
    return "".join(written)


def bibliography(bib: Bibliography) -> str:
    """`w:p` elements, a line each, with the style's indents and spacing."""
    legend = _text(bib.legend) if bib.legend else ""
    return "".join(paragraph(one, bib.layout.line_spacing) for one in paragraphs(bib)) + legend


def document(parts: Sequence[DocumentPart]) -> str:
    """`w:p` elements; a heading says its level to outlines and screen readers, and looks by itself."""
    return composed(parts, _heading, _text, bibliography, gap="")


def _heading(text: str) -> str:
    bold = inline([Run(text, (Span("font-weight", "bold"),))])
    spacing = f'<w:spacing w:before="{LINE}" w:after="{LINE // 2}"/>'
    return f'<w:p><w:pPr><w:keepNext/>{spacing}<w:outlineLvl w:val="1"/></w:pPr>{bold}</w:p>\n'


def _text(runs: Sequence[Run]) -> str:
    return paragraph(Paragraph((), tuple(runs), after=LINE))


def _properties(formats: Sequence[TextFormat], language: str, *, is_rtl: bool) -> str:
    # In the order of the schema (CT_RPr), which is that of the formats.
    known = _PROPERTIES | _PROPERTIES_RTL if is_rtl else _PROPERTIES
    properties = "".join(known.get(form, "") for form in formats)
    properties += "<w:rtl/>" * is_rtl
    if language and is_rtl == (of_language(language) == "rtl"):
        script = "eastAsia" if language[:2] in _EAST_ASIAN else "bidi" if is_rtl else "val"
        properties += f'<w:lang w:{script}="{escape(language)}"/>'
    return f"<w:rPr>{properties}</w:rPr>" if properties else ""


def _field(address: str, run: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> HYPERLINK {address} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def paragraph(one: Paragraph, line_spacing: int = 0, style: str = "", known: Sequence[str] = ()) -> str:
    """The `w:p` element; of a `style` of that name, it says for itself what is not `known` from there."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    tabs = f'<w:tabs><w:tab w:val="left" w:pos="{one.tab}"/></w:tabs>' if one.tab else ""
    bidi = "<w:bidi/>" if one.direction == "rtl" else ""
    own = "".join(said for said in placed(one, line_spacing) if said not in known)
    margin = f"{_inline(one.margin, one.direction)}<w:r><w:tab/></w:r>" if one.margin else ""
    return f"<w:p><w:pPr>{named}{tabs}{bidi}{own}</w:pPr>{margin}{_inline(one.runs, one.direction)}</w:p>\n"


def placed(one: Paragraph, line_spacing: int) -> tuple[str, str]:
    """The elements that say how a paragraph is spaced and indented; lines as they come where nothing is said (0)."""
    line = f' w:line="{line_spacing * LINE}" w:lineRule="auto"' if line_spacing else ""
    return (
        f'<w:spacing w:before="0" w:after="{one.after}"{line}/>',
        f'<w:ind w:left="{one.left}" w:hanging="{one.hanging}"/>',
    )

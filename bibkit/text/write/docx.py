"""A reference list as a whole .docx, whose entries have Word's own style "Bibliography" (ISO/IEC 29500-1, clause 17).

Who changes that style in Word changes every entry: a paragraph says for itself only what its list sets otherwise.
"""

from __future__ import annotations

from collections.abc import Sequence

from bibkit.text.run import Bibliography, DocumentPart, Run
from bibkit.text.write import openxml
from bibkit.text.write.docx_package import DECLARATION, MAIN, Package
from bibkit.text.write.docx_package import packed as packed_parts
from bibkit.text.write.paragraphs import LINE, Paragraph, paragraphs
from bibkit.text.write.writer import composed

SHOWS_SPANS = True
LINKS_WITHIN = True
SAYS_LANGUAGES = True

_SET = openxml.placed(Paragraph((), (), left=720, hanging=720, after=LINE), 1)
_STYLES = f"""{DECLARATION}<w:styles {MAIN}>
<w:docDefaults>
<w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" \
w:cs="Times New Roman"/><w:sz w:val="24"/><w:szCs w:val="24"/><w:lang w:val="LANGUAGE"/></w:rPr></w:rPrDefault>
<w:pPrDefault><w:pPr><w:widowControl/></w:pPr></w:pPrDefault>
</w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>\
<w:next w:val="Bibliography"/><w:pPr><w:keepNext/><w:keepLines/>\
<w:spacing w:before="{LINE}" w:after="{LINE // 2}"/><w:outlineLvl w:val="0"/></w:pPr>\
<w:rPr><w:b/><w:bCs/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Bibliography"><w:name w:val="Bibliography"/><w:basedOn w:val="Normal"/>\
<w:pPr><w:keepLines/>{"".join(_SET)}</w:pPr></w:style>
</w:styles>
"""
_PAGE = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" '
    'w:header="709" w:footer="709" w:gutter="0"/></w:sectPr>'
)

inline = openxml.inline


def bibliography(bib: Bibliography) -> str:
    """`w:p` elements of the style "Bibliography", a line each."""
    written = "".join(
        openxml.paragraph(one, bib.layout.line_spacing, "Bibliography", _SET) for one in paragraphs(bib)
    )
    return written + (_text(bib.legend) if bib.legend else "")


def document(parts: Sequence[DocumentPart]) -> str:
    """`w:p` elements; a heading has the style "Heading 1"."""
    return composed(parts, _heading, _text, bibliography, gap="")


def packed(paragraphs: str, language: str) -> bytes:
    """The file whose text are these `w:p` elements, in the language of that tag."""
    body = f"{DECLARATION}<w:document {MAIN}><w:body>\n{paragraphs}{_PAGE}</w:body></w:document>\n"
    return packed_parts(Package(body, _STYLES.replace("LANGUAGE", openxml.escape(language)), language))


def _heading(text: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>{inline([Run(text)])}</w:p>\n'


def _text(runs: Sequence[Run]) -> str:
    return f"<w:p>{inline(runs)}</w:p>\n"

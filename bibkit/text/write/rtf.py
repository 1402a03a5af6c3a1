r"""RTF 1.9: a document of its own, in ASCII, for Word, LibreOffice and TextEdit.

Characters beyond ASCII are `\u` with the UTF-16 number and a `?` for readers of before 1997 (RTF 1.9.1, Unicode
RTF); the space between ends the number, without it pandoc takes the next letter for a part of the `?`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bibkit.text.run import Bibliography, DocumentPart, Run, Span
from bibkit.text.write.bookmarks import bookmark
from bibkit.text.write.flat import flat
from bibkit.text.write.formulas import spelled
from bibkit.text.write.paragraphs import LINE, Paragraph, paragraphs
from bibkit.text.write.raised import raised
from bibkit.text.write.writer import composed

SHOWS_SPANS = True
LINKS_WITHIN = True
SAYS_LANGUAGES = False

_HEAD = (
    "{\\rtf1\\ansi\\ansicpg1252\\deff0\\uc1\n{\\fonttbl{\\f0\\froman\\fcharset0 Times New Roman;}}\n\\fs24\n"
)
_SPECIAL = re.compile(r"[\\{}]|[^\x00-\x7f]")
_PAIRS = {
    ("font-style", "italic"): (r"{\i ", "}"),
    ("font-style", "oblique"): (r"{\i ", "}"),
    ("font-weight", "bold"): (r"{\b ", "}"),
    ("font-variant", "small-caps"): (r"{\scaps ", "}"),
    ("text-decoration", "underline"): (r"{\ul ", "}"),
    ("vertical-align", "sup"): (r"{\super ", "}"),
    ("vertical-align", "sub"): (r"{\sub ", "}"),
}
_NO_PAIR = ("", "")


def escape(text: str) -> str:
    r"""Text that an RTF reader shows as it stands.

    >>> escape("{Ω} 𝒪")
    '\\{\\u937 ?\\} \\u-10187 ?\\u-9046 ?'
    """
    return _SPECIAL.sub(_escaped, text)


def inline(runs: Sequence[Run]) -> str:
    """The runs as RTF that can stand inside a paragraph of a document with `\\uc1`."""
    written = []
    for look, text in flat(raised(spelled(runs))):
        marked = escape(text)
        for form in reversed(look.formats):
            start, end = _PAIRS.get(form, _NO_PAIR)
            marked = f"{start}{marked}{end}"
        if look.url:
            marked = f'{{\\field{{\\*\\fldinst{{HYPERLINK "{look.url}"}}}}{{\\fldrslt {marked}}}}}'
        if look.target:
            target = bookmark(look.target)
            marked = f'{{\\field{{\\*\\fldinst{{HYPERLINK \\\\l "{target}"}}}}{{\\fldrslt {marked}}}}}'
        if look.anchor:
            place = bookmark(look.anchor)
            marked = f"{{\\*\\bkmkstart {place}}}{marked}{{\\*\\bkmkend {place}}}"
        written.append(marked)
    return "".join(written)


def bibliography(bib: Bibliography) -> str:
    """A whole document, with the style's indents and spacing."""
    return document([bib])


def document(parts: Sequence[DocumentPart]) -> str:
    """A whole document with all parts, or "" where they are empty."""
    body = composed(parts, _heading, _text, _list, gap="")
    return f"{_HEAD}{body}}}\n" if body else ""


def _heading(text: str) -> str:
    bold = inline([Run(text, (Span("font-weight", "bold"),))])
    return f"{{\\pard\\keepn\\outlinelevel1\\sb{LINE}\\sa{LINE // 2} {bold}\\par}}\n"


def _text(runs: Sequence[Run]) -> str:
    return _paragraph(Paragraph((), tuple(runs), after=LINE), "")


def _list(bib: Bibliography) -> str:
    spacing = f"\\sl{bib.layout.line_spacing * LINE}\\slmult1" if bib.layout.line_spacing != 1 else ""
    legend = _text(bib.legend) if bib.legend else ""
    return "".join(_paragraph(paragraph, spacing) for paragraph in paragraphs(bib)) + legend


def _paragraph(paragraph: Paragraph, spacing: str) -> str:
    settings = "".join(
        f"\\{word}{twips}"
        for word, twips in (
            ("li", paragraph.left),
            ("fi", -paragraph.hanging),
            ("sa", paragraph.after),
            ("tx", paragraph.tab),
        )
        if twips
    )
    margin = f"{inline(paragraph.margin)}\\tab " if paragraph.margin else ""
    return f"{{\\pard{settings}{spacing} {margin}{inline(paragraph.runs)}\\par}}\n"


def _escaped(match: re.Match[str]) -> str:
    character = match[0]
    if character.isascii():
        return f"\\{character}"
    units = character.encode("utf-16-le")
    numbers = (int.from_bytes(units[at : at + 2], "little", signed=True) for at in range(0, len(units), 2))
    return "".join(f"\\u{number} ?" for number in numbers)

"""What both processors wrote, without what may differ: tags for the same look, links, white space round blocks."""

from __future__ import annotations

import re
import unicodedata
from html import unescape

_LINK = re.compile(r"</?a\b[^>]*>")
_BLOCK = re.compile(r'\s*(<div class="csl-[a-z-]+">|</div>)\s*')
_MARGIN = re.compile(
    r'(<div class="csl-left-margin">)(.*?)</div>(<div class="csl-right-inline">)?', re.DOTALL
)
_BLOCK_TAG = re.compile(r"</?div[^>]*>")
_TAG = re.compile(r"<[^>]*>")
_TAG_OR_TEXT = re.compile(r"(?P<close></[a-z]+>)|(?P<open><[a-z][^>]*>)|(?P<text>[^<]+|<)")
_STYLE = re.compile(r'<span style="(?P<property>[a-z-]+):\s*(?P<value>[a-z-]+);?">')
_BREAK = re.compile(r"[ \t]*[\t\n\r]+[ \t]*")
_TWO_SPACES = re.compile("[ \u00a0\u202f]{2}")
_LINE_END = re.compile(r"[ \t]*\n\s*")

_SHORT_TAGS = {
    "<i>": ("font-style", "italic"),
    "<b>": ("font-weight", "bold"),
    "<sup>": ("vertical-align", "sup"),
    "<sub>": ("vertical-align", "sub"),
    '<span style="baseline">': ("vertical-align", "baseline"),  # as citeproc-js writes it
}
# citeproc-js writes superscript characters ("nᵒ", "3ª") as tags in HTML, and as they are in plain text.
_SUPERSCRIPTS = {
    code: f"<sup>{unicodedata.normalize('NFKC', chr(code))}</sup>"
    for code in range(0xA0, 0x2200)
    if unicodedata.decomposition(chr(code)).startswith("<super>")
}
_PLAIN = frozenset(("", "normal", "none", "baseline"))


def plain_text(html: str) -> str:
    """The characters of the HTML: a block is a line, a margin stands before its line.

    >>> plain_text('<div class="csl-left-margin">[1]</div><div class="csl-right-inline">A <i>b</i> &#38; c.</div>')
    '[1] A b & c.'
    """
    beside = _MARGIN.sub(r"\1\2 ", _normal_blocks(html))
    return _LINE_END.sub("\n", unescape(_TAG.sub("", _BLOCK_TAG.sub("\n", beside)))).strip()


def formatted_text(html: str) -> str:
    """The text with how it looks in braces, wherever that changes: two ways to write one look are equal.

    White space looks like what is before it.

    >>> formatted_text('<i>A</i> <i>b <span style="font-style:normal;">c</span></i><b></b>')
    '{italic}A b {}c'
    """
    written: list[str] = []
    open_tags: list[tuple[str, str]] = []
    shown = ""
    for match in _TAG_OR_TEXT.finditer(_normal_blocks(html)):
        if match["open"]:
            open_tags.append(_look(match["open"]))
        elif match["close"]:
            del open_tags[-1:]
        else:
            text = match["text"].lstrip()
            space = match["text"][: len(match["text"]) - len(text)]
            look = _whole_look(open_tags)
            if text and look != shown:
                space += f"{{{look}}}"
                shown = look
            written += [space, text]
    return "".join(written)


def _normal_blocks(html: str) -> str:
    """The HTML without links (bibkit sets them, CSL 1.0.2, appendix VI), white space round blocks, superscripts.

    Tabs and line ends of a style are white space to a browser, and a space as bibkit writes them. citeproc-js
    writes two spaces of whichever kind as an unbreakable one and another, where it sees them in one string.
    """
    plain = _BLOCK.sub(r"\1", _LINK.sub("", _TWO_SPACES.sub("  ", html))).strip()
    return _BREAK.sub(" ", plain).translate(_SUPERSCRIPTS)


def _look(tag: str) -> tuple[str, str]:
    style = _STYLE.fullmatch(tag)
    if style is not None:
        return style["property"], style["value"]
    return _SHORT_TAGS.get(tag, ("block", tag.partition('class="')[2].rstrip('">')))


def _whole_look(open_tags: list[tuple[str, str]]) -> str:
    return " ".join(sorted(value for value in dict(open_tags).values() if value not in _PLAIN))

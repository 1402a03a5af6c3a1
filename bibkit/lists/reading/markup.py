r"""Markdown within a line as CSL's rich text: what stands beside a key keeps its emphasis.

`*a*` is `<i>a</i>`, `**a**` `<b>a</b>`, `a^b^` and `a~b~` raised and lowered, `[a]{.smallcaps}` small capitals; a link
is its text, code its characters; `--`, `---` and `...` are dashes and an ellipsis (pandoc's manual, "Inline
formatting" and "Smart"). CSL's own tags and `$formulas$` stay; straight quotation marks are the processor's.
"""

from __future__ import annotations

import html
import re

_TOKEN = re.compile(
    r"""\\(?P<escaped> [!-/:-@\[-`{-~] ) | (?P<hard> \\\ ) | \\\n
      | (?P<maths> \$ (?=[^\s$]) (?: [^$\\] | \\. )*+ (?<=\S) \$ (?![\d$]) )
      | (?<!`)(?P<ticks> `+ )(?!`) (?P<code> .+? ) (?<!`)(?P=ticks)(?!`)
      | <(?P<address> [A-Za-z][A-Za-z0-9+.-]*:[^<>\s]* )> | <!--.*?-->
      | (?P<entity> &(?:[A-Za-z][A-Za-z0-9]*|\#\d{1,7}|\#[xX][0-9A-Fa-f]{1,6}); )
      | (?P<mark> \*{1,3} | _{1,3} | ~~ | ~ | \^ )
      | (?P<dots> \.\.\. ) | (?P<dash> -{2,3}(?!-) ) | (?P<space> \s+ )""",
    re.VERBOSE | re.DOTALL,
)
_SMALL_CAPITALS = re.compile(r"\[([^\[\]]*)\]\{\.(?:smallcaps|sc)\}")
_LINK = re.compile(r"!?\[([^\[\]]*)\](?:\([^()\s]*(?:\s+\"[^\"]*\")?\)|\{[.#][^{}]*\})")
_TAGS = {"*": "i", "_": "i", "**": "b", "__": "b", "^": "sup", "~": "sub"}
_PARTS = {"***": ("**", "*"), "___": ("__", "_")}


_HTML_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)\b[^<>]*>")
_CSL_TAGS = {"em": "i", "i": "i", "strong": "b", "b": "b", "sup": "sup", "sub": "sub"}


def with_csl_tags(html_text: str) -> str:
    """The text of HTML with CSL's tags for the elements that it has tags for, and without the other elements."""

    def tag(match: re.Match[str]) -> str:
        name = _CSL_TAGS.get(match[2].lower())
        return f"<{match[1]}{name}>" if name else ""

    return _HTML_TAG.sub(tag, html_text)


class _Opening:
    """A mark of emphasis at its place among the pieces, which opens or stays as it is."""

    __slots__ = ("at", "piece", "sign")

    def __init__(self, sign: str, piece: int, at: int) -> None:
        self.sign = sign
        self.piece = piece
        self.at = at


def rich_text(text: str) -> str:
    """The text with CSL's tags for Markdown's marks, on one line.

    >>> rich_text("*passim*, pp. 3--5")
    '<i>passim</i>, pp. 3–5'
    """
    if "[" in text:
        text = _SMALL_CAPITALS.sub(r"<sc>\1</sc>", text)
        text = _LINK.sub(r"\1", text)
    pieces: list[str] = []
    opened: list[_Opening] = []
    at = 0
    for match in _TOKEN.finditer(text):
        pieces.append(text[at : match.start()])
        at = match.end()
        if match.lastgroup == "mark":
            _emphasis(match, pieces, opened)
        else:
            pieces.append(_written(match))
    pieces.append(text[at:])
    return "".join(pieces)


def _written(match: re.Match[str]) -> str:
    """What a token that is no mark of emphasis stands for."""
    kind = match.lastgroup
    if kind == "escaped" or kind == "address" or kind == "maths":
        return match[kind]
    if kind == "code":
        return " ".join(match["code"].split())
    if kind == "entity":
        return html.unescape(match["entity"])
    if kind == "dash":
        return "–" if match[0] == "--" else "—"
    return {"dots": "…", "hard": "\u00a0", "space": " "}.get(kind or "", "")


def _emphasis(match: re.Match[str], pieces: list[str], opened: list[_Opening]) -> None:
    """Close what the mark closes, or let it open (CommonMark 0.31, emphasis: flanking, no underscore in words)."""
    text, (start, end) = match.string, match.span()
    before, after = text[start - 1 : start] or " ", text[end : end + 1] or " "
    is_word = match[0][0] == "_" and before.isalnum() and after.isalnum()
    signs = _PARTS.get(match[0], (match[0],))
    closes = not before.isspace() and not is_word
    if closes and all(any(mark.sign == sign for mark in opened) for sign in signs):
        for sign in reversed(signs):
            _close(sign, text[:start], pieces, opened)
        return
    for sign in signs:
        pieces.append(sign)
        if not after.isspace() and not is_word:
            opened.append(_Opening(sign, len(pieces) - 1, end))


def _close(sign: str, before: str, pieces: list[str], opened: list[_Opening]) -> None:
    while (mark := opened.pop()).sign != sign:
        pass
    if sign in "^~" and any(map(str.isspace, before[mark.at :])):
        pieces.append(sign)
        return
    tag = _TAGS.get(sign)
    pieces[mark.piece] = f"<{tag}>" if tag else ""
    pieces.append(f"</{tag}>" if tag else "")

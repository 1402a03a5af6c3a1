"""HTML and JATS in the texts of publishers as prose with CSL's rich text.

Source: JATS 1.3, "Inline elements"; Crossref, "Face markup" and "Including MathML"; CSL 1.0.2, "Rich text markup".
What only looks like a tag ("p < 0.05 and q > 1", `<T>`) is a part of the text.
"""

from __future__ import annotations

import re
from html import unescape

_TAG = re.compile(
    r"""<(?P<close>/?)(?:(?:jats|mml|ns\d|xhtml):)?(?P<name>[A-Za-z][A-Za-z0-9-]*)
        (?P<attributes>(?:\s+[\w:-]+(?:\s*=\s*(?:"[^"<>]*"|'[^'<>]*'|[^\s"'<>=/]+))?)*)\s*/?>""",
    re.VERBOSE,
)
_MEANT = {
    "i": "i", "em": "i", "it": "i", "italic": "i", "b": "b", "strong": "b", "bold": "b", "sub": "sub", "inf": "sub",
    "sup": "sup", "super": "sup", "sc": "sc", "scp": "sc", "smallcaps": "sc",
}  # fmt: skip
_WRITTEN = {"sc": ('<span style="font-variant:small-caps;">', "</span>")}
_BREAKS = frozenset(
    "p br div li ul ol list list-item sec title h1 h2 h3 h4 h5 h6 abstract disp-formula disp-quote table tr".split()
)
_HEADINGS = frozenset("title h1 h2 h3 h4 h5 h6".split())
# Elements that say nothing but what is in them.
_PLAIN = _BREAKS | frozenset(
    """a alternatives annotation article-title bold-italic ext-link fn font formula graphic inline-formula
    inline-graphic inline-supplementary-material
    italics label monospace named-content overline roman sans-serif span strike
    styled-content td tex-math tt u underline uri xref
    maction maligngroup malignmark math menclose merror mfenced mfrac mglyph mi mlabeledtr mmultiscripts mn mo mover
    mpadded mphantom mprescripts mroot mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder
    munderover none semantics""".split()
)
_MATHML = re.compile(r"<((?:mml:)?math)\b[^<>]*>(?P<inner>.*?)</\1\s*>", re.DOTALL)
_TEX = re.compile(r"<((?:jats:)?tex-math)\b[^<>]*>(?P<tex>.*?)</\1\s*>", re.DOTALL)
_TEX_DOCUMENT = re.compile(r".*\\begin\{document\}(?P<tex>.*)\\end\{document\}.*", re.DOTALL)
_DISPLAY = re.compile(r"\A\s*(?:\$\$?|\\\(|\\\[)(?P<tex>.*?)(?:\$\$?|\\\)|\\\])\s*\Z", re.DOTALL)
_ALTERNATIVES = re.compile(r"<((?:jats:)?alternatives)\b[^<>]*>(?P<inner>.*?)</\1\s*>", re.DOTALL)
_ROUNDS = 3  # `&amp;amp;lt;`
_ONLY_A_HEADING = frozenset(["abstract", "summary", "zusammenfassung", "résumé", "resumen"])


def prose_of_html(text: str) -> str:
    """A title or name as one line: entities as characters, CSL's tags for those that mean the same, no others.

    >>> prose_of_html("On <em>E.&nbsp;coli</em> &amp;amp; H<jats:sub>2</jats:sub>O, p &lt; 0.05")
    'On <i>E.\\xa0coli</i> & H<sub>2</sub>O, p < 0.05'
    """
    return re.sub(r"[ \t\r\n]+", " ", "".join(_pieces(text, " "))).strip()


def paragraphs_of_html(text: str) -> str:
    """An abstract: a paragraph a line with one empty between, a heading before its words ("Methods: We ...").

    >>> paragraphs_of_html("<jats:title>Abstract</jats:title><jats:p>One.</jats:p><jats:p>Two.</jats:p>")
    'One.\\n\\nTwo.'
    """
    parts = "".join(_pieces(text, "\n")).split("\n")
    lines = [
        " ".join(part.split(" ")).strip() for part in (re.sub(r"[ \t\r\f\v]+", " ", one) for one in parts)
    ]
    paragraphs: list[str] = []
    heading = ""
    for line in filter(None, lines):
        if line.startswith(_HEADING):
            word = line.removeprefix(_HEADING).strip()
            is_plain = not paragraphs and not heading and word.casefold().rstrip(":.") in _ONLY_A_HEADING
            heading = heading if is_plain else f"{heading}{word.rstrip(':')}: " if word else heading
        else:
            paragraphs.append(heading + line)
            heading = ""
    return "\n\n".join([*paragraphs, *([heading.strip()] if heading else [])])


def has_mathml(text: str) -> bool:
    """Whether a text holds MathML, of which `prose_of_html` keeps the signs alone."""
    return "<" in text and _MATHML.search(_ALTERNATIVES.sub(_of_alternatives, text)) is not None


_HEADING = "\x00"  # no text that is read holds one


def _pieces(text: str, line_break: str) -> list[str]:
    """The text in pieces, with a break for what begins a line in HTML."""
    if line_break == "\n":
        text = re.sub(r"\s*\n\s*", " " if "<" in text else "\n", text)
    if "<" not in text and "&" not in text:
        return [text]
    text = _ALTERNATIVES.sub(_of_alternatives, text)
    text = _TEX.sub(_as_maths, text)
    text = _MATHML.sub(lambda match: re.sub(r"\s*(<[^<>]*>)\s*", r"\1", match[0]), text)
    for _ in range(_ROUNDS):
        after = unescape(text)
        if after == text:
            break
        text = after
    if line_break != "\n":
        text = text.replace(_HEADING, "")
    pieces: list[str] = []
    open_at: list[tuple[str, int]] = []
    end = 0
    for match in _TAG.finditer(text):
        name = match["name"].lower()
        is_caps = name in ("span", "styled-content") and "small-caps" in match["attributes"]
        meant = _MEANT.get(name) or ("sc" if is_caps else None)
        if meant is None and name not in _PLAIN:
            continue
        pieces.append(text[end : match.start()])
        end = match.end()
        if match["close"]:
            meant = meant or (
                "sc" if name in ("span", "styled-content") and ("sc" in dict(open_at)) else None
            )
        if meant is None:
            if name in _BREAKS:
                pieces.append(line_break)
                if line_break == "\n" and name in _HEADINGS and not match["close"]:
                    pieces.append(_HEADING)
        elif not match["close"]:
            open_at.append((meant, len(pieces)))
            pieces.append("")
        elif open_at and open_at[-1][0] == meant:
            _, at = open_at.pop()
            pieces[at], closing = _WRITTEN.get(meant, (f"<{meant}>", f"</{meant}>"))
            pieces.append(closing)
    pieces.append(text[end:])
    return pieces


def _of_alternatives(match: re.Match[str]) -> str:
    """Of a formula in several forms its TeX, or else the first."""
    tex = _TEX.search(match["inner"])
    return tex[0] if tex else match["inner"]


def _as_maths(match: re.Match[str]) -> str:
    tex = unescape(match["tex"])
    if document := _TEX_DOCUMENT.fullmatch(tex):
        tex = document["tex"]
    if display := _DISPLAY.match(tex.strip()):
        tex = display["tex"]
    tex = " ".join(tex.split())
    return f"${tex}$" if tex and "$" not in tex else tex

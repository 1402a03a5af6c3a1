r"""Text as Hayagriva's formattable strings: `{...}` keeps capitals, `$...$` is Typst's maths, `\` escapes these.

Found out with Typst 0.13 and 0.15: nothing else in such a string is evaluated (`#panic()` and `*b*` print as they
are), an unmatched `}` refuses the whole file. Maths is Typst's, not TeX's: a formula is translated, and what is none
stands as it was written, dollars included, instead of breaking the file.
"""

from __future__ import annotations

import re

from bibkit.text.rich_text import Part, Segment, has_markup, segments

_SPECIAL = re.compile(r"[\\${}]")
_PIECES = re.compile(r"\\.|\$(?:\\.|[^$\\])+\$|[{}]|[^\\{}$]+|.", re.DOTALL)
_RAISED = re.compile(r'""([\^_])"([^"]*)"')
_SIMPLE = re.compile(r"[\w+\-−–.,* ]+")


def prose(text: str) -> str:
    """Words without markup, every character as it is."""
    return _SPECIAL.sub(r"\\\g<0>", text)


def formattable(text: str) -> tuple[str, str]:
    r"""The prose as a formattable string, and what of it could not be carried ("" where all was).

    >>> formattable("The <span class=\"nocase\">GPU</span> at $10^{-3}$ {K}")
    ('The {GPU} at $10^(− 3)$ \\{K\\}', '')
    """
    if not has_markup(text):
        return prose(text), ""
    parts = segments(text)
    written: list[str] = []
    lost = ""
    for i, part in enumerate(parts):
        if part.part is Part.TEXT:
            written.append(prose(part.text))
        elif part.part is Part.MATHS:
            formula = _maths(part.text)
            written.append(formula or prose(f"${part.text}$"))
            lost = lost or ("" if formula else f"the maths ${part.text}$, which stands as it was written")
        elif part.text == "nocase":
            written.append("{" if part.part is Part.OPEN else "}")
        elif part.text in ("sup", "sub") and (pair := _raised(parts, i)):
            written.append(pair)
        else:
            lost = lost or "italics, bold, small capitals or raised text"
    return "".join(written), lost


def _raised(parts: list[Segment], i: int) -> str:
    """What opens or closes raised or lowered text, which only maths has; empty where it is more than a few words."""
    start = i if parts[i].part is Part.OPEN else i - 2
    inner = parts[start + 1 : start + 3] if start >= 0 else []
    if len(inner) < 2 or inner[0].part is not Part.TEXT or not _SIMPLE.fullmatch(inner[0].text):
        return ""
    if (
        parts[start].part is not Part.OPEN
        or inner[1].part is not Part.CLOSE
        or inner[1].text != parts[i].text
    ):
        return ""
    return ('$""^"' if parts[i].text == "sup" else '$""_"') if i == start else '"$'


def _maths(tex: str) -> str:
    from bibkit.text.maths.typst import as_typst  # few libraries hold formulas

    return as_typst(tex)


def prose_of(text: str) -> tuple[str, str]:
    r"""A formattable string as CSL's rich text, and the maths in it that could not be taken over ("" where all was).

    >>> prose_of(r"The {GPU} at $10^(− 3)$ \{K\}")
    ('The <span class="nocase">GPU</span> at $10^{-3}$ {K}', '')
    """
    if _SPECIAL.search(text) is None:
        return text, ""
    written: list[str] = []
    depth = 0
    lost = ""
    for match in _PIECES.finditer(text):
        piece = match[0]
        if piece[0] == "\\" and len(piece) > 1:
            written.append(piece[1])
        elif piece == "{":
            written.append('<span class="nocase">' if depth == 0 else "")
            depth += 1
        elif piece == "}":
            depth = max(depth - 1, 0)
            written.append("</span>" if depth == 0 else "")
        elif piece[0] == "$" and len(piece) > 1:
            tex = _tex(piece[1:-1])
            written.append(tex or piece[1:-1])
            lost = lost or ("" if tex else piece)
        else:
            written.append(piece)
    return "".join(written) + "</span>" * bool(depth), lost


def _tex(maths: str) -> str:
    """Typst's maths as rich text: raised words, or TeX; empty for what is not known."""
    from bibkit.text.maths.from_typst import tex_of_typst

    if raised := _RAISED.fullmatch(maths):
        tag = "sup" if raised[1] == "^" else "sub"
        return f"<{tag}>{raised[2]}</{tag}>"
    tex = tex_of_typst(maths)
    return f"${tex}$" if tex else ""

"""Text as pandoc's Markdown and back: pandoc reads every text of a YAML bibliography as Markdown, URLs too.

Source: Pandoc User's Guide, "Pandoc's Markdown" and "Specifying bibliographic data in YAML". Only what Markdown
would take for something else is escaped; straight quotes stay in prose, where they mean curly ones in CSL as well.
"""

from __future__ import annotations

import re

MARKUP = {
    "i": ("*", "*"),
    "b": ("**", "**"),
    "sup": ("^", "^"),
    "sub": ("~", "~"),
    "sc": ("[", "]{.smallcaps}"),
    "nocase": ("[", "]{.nocase}"),
}

_TAGS = {
    "*": ("<i>", "</i>"),
    "**": ("<b>", "</b>"),
    "^": ("<sup>", "</sup>"),
    "~": ("<sub>", "</sub>"),
    "]{.smallcaps}": ('<span style="font-variant:small-caps;">', "</span>"),
    "]{.nocase}": ('<span class="nocase">', "</span>"),
}
_INLINE = r"[\\`*_\[\]<~^$@] | &(?=\#?\w+;)"
_RUNS = r"-(?=-) | (?<=-)- | \.(?=\.\.) | (?<=\.)\.(?=\.) | (?<=\.\.)\."
_LINE_START = (
    r"^(?P<blank>[ \t]*)(?: (?P<marker>[\#+|=>-] | (?<=\n):) | (?P<label>\(?\w+)(?P<stop>[.)])(?=\s|$) )"
)
_INDENT = r"^(?P<indent> \t | [ ](?=[ ]{0,2}\t | [ ]{3}) )"  # would be a block of code
_PROSE = re.compile(f"(?P<inline>{_INLINE} | {_RUNS}) | {_INDENT} | {_LINE_START}", re.VERBOSE | re.MULTILINE)
_VERBATIM = re.compile(
    f"(?P<inline>{_INLINE} | ['\"] | {_RUNS}) | {_INDENT} | {_LINE_START}", re.VERBOSE | re.MULTILINE
)
_IN_PROSE = re.compile(r"[\\`*_\[\]<~^$@&\n]")
_IN_VERBATIM = re.compile(r"[\\`*_\[\]<~^$@&\n'\"]")
_AT_START = re.compile(r"[ \t#+|=>-]|\(?\w+[.)](?:\s|$)")
_SPECIAL = re.compile(r"[\\*^~\[$&]|--|\.\.\.")
_SMART = {"---": "—", "--": "–", "...": "…"}
_ESCAPED = re.compile(r"\\(?P<escaped>[!-/:-@\[-`{-~ ])|&\#(?P<blank>9|32);")
_TOKEN = re.compile(
    r"""\\ (?P<escaped> [!-/:-@\[-`{-~ ] )
      | &\#(?P<blank> 9 | 32 );
      | (?P<maths> \$ (?=[^\s$]) (?: [^$\\] | \\. )*+ (?<=\S) \$ (?!\d) )
      | (?P<smart> --- | -- | \.\.\. )
      | (?P<closing> \] \{ \. (?: smallcaps | nocase ) \} )
      | (?P<mark> \*+ | \^ | ~+ | \[ )""",
    re.VERBOSE | re.DOTALL,
)


def prose(text: str) -> str:
    """Words without markup, every character as it is but for quotes, which pandoc curls.

    >>> prose("1. The *star*")
    '1\\\\. The \\\\*star\\\\*'
    """
    return text if _is_plain(text, _IN_PROSE) else _PROSE.sub(_escaped, text)


def verbatim(text: str) -> str:
    """Text in which every character counts: addresses, identifiers, keys."""
    return text if _is_plain(text, _IN_VERBATIM) else _VERBATIM.sub(_escaped, text)


def maths(tex: str) -> str:
    """Maths as it was written, in the dollars that pandoc knows; escaped prose if it is none."""
    from bibkit.text.maths.read import formula  # few libraries hold formulas

    return f"${tex}$" if formula(tex) else prose(f"${tex}$")


def unescaped(markdown: str) -> str:
    """The text that `verbatim` was given."""
    return _ESCAPED.sub(_plain, markdown) if "\\" in markdown or "&#" in markdown else markdown


def csl_text(markdown: str) -> str:
    """Markdown's emphasis, superscripts and spans as CSL's rich text; dashes and escapes as characters.

    >>> csl_text("The *E. coli* H~2~O of $x^2$ in 3 \\\\* 5, 1931--2004")
    'The <i>E. coli</i> H<sub>2</sub>O of $x^2$ in 3 * 5, 1931–2004'
    """
    if not _SPECIAL.search(markdown):
        return markdown
    pieces: list[str] = []
    open_marks: list[tuple[str, int, int]] = []  # the mark, its index in `pieces`, its end in the text
    end = 0
    for match in _TOKEN.finditer(markdown):
        pieces.append(markdown[end : match.start()])
        end = match.end()
        formula, closing, mark, smart = match.group("maths", "closing", "mark", "smart")
        opener = "[" if closing else mark
        if formula or not (closing or mark):
            pieces.append(formula or _SMART.get(smart) or _plain(match))
        elif (
            open_marks
            and open_marks[-1][0] == opener
            and mark != "["
            and _may_close(markdown, open_marks[-1], match.start())
        ):
            tags = _TAGS[closing or mark]
            pieces[open_marks.pop()[1]] = tags[0]
            pieces.append(tags[1])
        else:
            if not closing and (mark == "[" or mark in _TAGS) and not markdown[end : end + 1].isspace():
                open_marks.append((mark, len(pieces), end))
            pieces.append(match[0])
    pieces.append(markdown[end:])
    return "".join(pieces)


def _plain(match: re.Match[str]) -> str:
    return match["escaped"] or chr(int(match["blank"]))


def _may_close(markdown: str, opened: tuple[str, int, int], at: int) -> bool:
    mark, _, start = opened
    inside = markdown[start:at]
    if not inside or (mark != "[" and inside[-1].isspace()):
        return False
    return mark not in "^~" or not re.search(r"(?<!\\)\s", inside)


def _is_plain(text: str, special: re.Pattern[str]) -> bool:
    """Whether nothing in the text wants escaping; most texts are so, and this is quick to see."""
    return not (special.search(text) or "--" in text or "..." in text or _AT_START.match(text))


def _escaped(match: re.Match[str]) -> str:
    if match["inline"]:
        return "\\" + match["inline"]
    if match["indent"]:
        return f"&#{ord(match['indent'])};"
    marker, label = match["marker"], match["label"]
    return f"{match['blank']}\\{marker}" if marker else f"{match['blank']}{label}\\{match['stop']}"

"""Markdown that CommonMark, GitHub and pandoc read alike.

Emphasis is `*` and `**`; what CommonMark has no sign for (super- and subscript, small capitals, underline) is
inline HTML, which all three keep.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from bibkit.text.escape import html
from bibkit.text.escape.markdown import escape, heading_end_escaped, line_start_escaped
from bibkit.text.run import Bibliography, DocumentPart, Run
from bibkit.text.write.blocks import margin_and_blocks
from bibkit.text.write.formulas import as_written
from bibkit.text.write.markup import Markup, Pair, marked_up
from bibkit.text.write.tidy import tidy
from bibkit.text.write.writer import composed

SHOWS_SPANS = True
LINKS_WITHIN = True
SAYS_LANGUAGES = False

# Emphasis is marked with two control characters (clean text has none) until its neighbours are known.
_OPEN, _CLOSE = "\x01", "\x02"
_DELIMITER = re.compile(rf"([{_OPEN}{_CLOSE}])(\*+)")
_OUTER = re.compile(rf"{_CLOSE}(\*+)(?:{_OPEN}(\*+))?|{_OPEN}(\*+)")
_MATHS_END = "\x03"
_MATHS_BEFORE = re.compile(rf"{_MATHS_END}(?=([0-9$])?)")
# What CommonMark could take for a link, an element or emphasis; TeX does not mind spaces there.
_COMMONMARK = re.compile(
    r"[<*\[\]]|(?<!\\)(?:(?<![A-Za-z0-9])_|_(?![A-Za-z0-9{\\]))|@(?=[\w-]*\.)|:(?=//)|(?i:(?<=www))\."
)
_TAGS = {"*": "em", "**": "strong"}
_GUARD = "<!-- -->"


def _css(declaration: str) -> Pair:
    return f'<span style="{declaration};">', "</span>"


def _maths(tex: str) -> str:
    """The formula between dollars, for pandoc and GitHub, in which other readers find no markup either."""
    from bibkit.text.escape.latex import words_of_mathjax  # few lists hold formulas
    from bibkit.text.maths.tex import as_tex

    safe = as_tex(tex, words_of_mathjax)
    if not safe:
        return escape(as_written(tex))
    apart = _COMMONMARK.sub(_set_apart, safe)
    # Beside a space a dollar is none of maths (pandoc manual, tex_math_dollars).
    return f"${'{}' * apart.startswith(' ')}{apart}{'{}' * apart.endswith(' ')}${_MATHS_END}"


def _set_apart(match: re.Match[str]) -> str:
    return f" {match[0]} "


_EMPHASIS = (f"{_OPEN}*", f"{_CLOSE}*")
_STRONG = (f"{_OPEN}**", f"{_CLOSE}**")
_MARKUP = Markup(
    escape=escape,
    pairs={
        ("font-style", "italic"): _EMPHASIS,
        ("font-style", "oblique"): _css("font-style:oblique"),
        ("font-style", "normal"): _css("font-style:normal"),
        ("font-weight", "bold"): _STRONG,
        ("font-weight", "light"): _css("font-weight:lighter"),
        ("font-weight", "normal"): _css("font-weight:normal"),
        ("font-variant", "small-caps"): _css("font-variant:small-caps"),
        ("font-variant", "normal"): _css("font-variant:normal"),
        ("text-decoration", "underline"): ("<u>", "</u>"),
        ("vertical-align", "sup"): ("<sup>", "</sup>"),
        ("vertical-align", "sub"): ("<sub>", "</sub>"),
    },
    link=lambda url, text: f"<{url}>" if text == escape(url) else f"[{text}](<{html.escape(url)}>)",
    person=lambda _key: _STRONG,
    maths=_maths,
    anchor=lambda name: (f'<span id="{html.attribute(name)}">', "</span>"),
    reference=lambda name, text: f"[{text}](#{name})",
)


def inline(runs: Sequence[Run]) -> str:
    """The runs as Markdown that can stand inside a line of text."""
    marked = marked_up(tidy(runs), _MARKUP)
    if _MATHS_END in marked:
        # A digit after the closing dollar would make it none, another dollar would make two.
        marked = _MATHS_BEFORE.sub(lambda match: _GUARD if match[1] else "", marked)
    return _OUTER.sub(_guarded, _nested_as_tags(marked)) if _OPEN in marked else marked


def bibliography(bib: Bibliography) -> str:
    """A paragraph an entry; a block is a line of its own, an indented block a quotation."""
    legend = [_passage(bib.legend)] if bib.legend else []
    return "\n".join([*(_entry(entry.runs) for entry in bib.entries), *legend])


def document(parts: Sequence[DocumentPart]) -> str:
    """Headings of the second level, and paragraphs."""
    return composed(parts, _heading, _passage, bibliography)


def _heading(text: str) -> str:
    return f"## {heading_end_escaped(inline([Run(text)]).strip())}\n"


def _passage(runs: Sequence[Run]) -> str:
    return f"{line_start_escaped(inline(runs))}\n"


def _entry(runs: Sequence[Run]) -> str:
    margin, blocks = margin_and_blocks(runs)
    lines = [(block.display == "indent", inline(block.runs)) for block in blocks]
    if margin:
        lines[:1] = [(False, " ".join([inline(margin), *(line for _, line in lines[:1])]))]
    written = ""
    was_quoted = False
    for is_quoted, line in lines:
        if written:
            written += "\\\n" if is_quoted == was_quoted else "\n\n"
        written += "> " * is_quoted + line_start_escaped(line)
        was_quoted = is_quoted
    return f"{written}\n"


def _nested_as_tags(marked: str) -> str:
    """Emphasis inside emphasis as HTML: which delimiter closes which would hang on the text around them."""
    depth = 0

    def tag(match: re.Match[str]) -> str:
        nonlocal depth
        sign, delimiter = match.groups()
        depth -= sign == _CLOSE
        written = f"<{'/' * (sign == _CLOSE)}{_TAGS[delimiter]}>" if depth else match[0]
        depth += sign == _OPEN
        return written

    return _DELIMITER.sub(tag, marked)


def _guarded(match: re.Match[str]) -> str:
    """Delimiters with an empty comment where a neighbour would change what they mean.

    Between white space or punctuation a delimiter opens or closes as it stands; beside a letter that hangs on
    the text inside (CommonMark 0.31, 6.2: left- and right-flanking delimiter runs).
    """
    close, start, lone = match.groups()
    if lone:
        return _GUARD * _is_letter(match.string[max(match.start() - 1, 0) : match.start()]) + str(lone)
    if start:
        return f"{close}{_GUARD}{start}"
    return str(close) + _GUARD * _is_letter(match.string[match.end() : match.end() + 1])


def _is_letter(neighbour: str) -> bool:
    return bool(neighbour) and unicodedata.category(neighbour)[0] not in "PZ" and neighbour not in "$+<=>^`|~"

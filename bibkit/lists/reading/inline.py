"""What stands in the lines of a Markdown text: brackets with their partners, keys, and what is no text at all.

Code, comments, formulas, raw TeX and HTML, addresses and escaped characters hold no citation (pandoc's manual,
CommonMark 0.31). A bracket closes in its own paragraph. Each step looks at the text once.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

KEY = r"-?@(?:\{[^{}]+\}|\w(?:\w|[:.#$%&+?<>~/-](?=\w))*)"
"""A citation key with the @ before it, and a minus where the names are left out."""

_TOKEN = re.compile(
    rf"""(?P<raw> \\[A-Za-z]+ (?: \{{[^{{}}\n]*\}} )+ )
       | (?P<escape> \\. )
       | (?P<comment> <!-- )
       | < (?P<verbatim> pre | script | style | textarea ) \b
       | (?P<address> <[A-Za-z][A-Za-z0-9+.-]*:[^<>\s]*> | \b(?:https?|ftp)://[^\s\[\]<>;,]* )
       | (?P<entity> &(?:[A-Za-z][A-Za-z0-9]*|\#\w{1,7}); )
       | (?P<tag> </?[A-Za-z][A-Za-z0-9-]*+
                  (?: \s+[A-Za-z_:][\w:.-]*+ (?: \s*=\s* (?: "[^"]*" | '[^']*' | [^\s"'=<>`]+ ) )? )*+ \s*/?> )
       | (?P<ticks> `+ )
       | (?P<maths> \$\$ (?: [^$\\] | \\. )++ \$\$
                  | \$ (?=[^\s$]) (?: [^$\\] | \\. )*+ (?<=\S) \$ (?![\d$]) )
       | (?P<break> \n [ \t\r>]* (?=\n) )
       | (?P<open> \[ ) | (?P<close> \] ) | (?P<semicolon> ; )
       | (?<![^\W_]) (?P<key> {KEY} )""",
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)  # fmt: skip
_IN_HTML = re.compile(
    rf"""(?P<comment> <!-- )
       | < (?P<verbatim> pre | code | kbd | samp | script | style | textarea | template | title | svg | math ) \b
       | (?P<address> \b(?:https?|ftp)://[^\s\[\]<>;,]* )
       | (?P<entity> &(?:[A-Za-z][A-Za-z0-9]*|\#\w{{1,7}}); )
       | (?P<break> </?(?: p | div | h[1-6] | [uod]l | li | d[td] | table | t[rdh] | blockquote | section | article
                         | aside | nav | header | footer | main | figure | figcaption | body | hr )\b [^<>]*> )
       | (?P<tag> </?[A-Za-z] [^<>]*> )
       | (?P<open> \[ ) | (?P<close> \] ) | (?P<semicolon> ; )
       | (?<![^\W_]) (?P<key> {KEY} )""",
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)  # fmt: skip
_BLANK_LINE = re.compile(r"\n[ \t\r>]*(?=\n)")
_TICKS = re.compile("`+")


class Sign(NamedTuple):
    """A bracket, a semicolon or a key, and the characters (start, end) that it takes."""

    kind: str
    start: int
    end: int


class Brackets(NamedTuple):
    """The tokens of a text, in order; `partner` has the place among them of the other end of a bracket."""

    tokens: list[Sign]
    partner: dict[int, int]


def inline_of(text: str, code: Sequence[tuple[int, int]], *, is_html: bool = False) -> Brackets:
    """The tokens of a Markdown text, or of HTML, without those in its blocks of code."""
    tokens: list[Sign] = []
    partner: dict[int, int] = {}
    opened: list[int] = []
    for token in _tokens(text, code, _IN_HTML if is_html else _TOKEN):
        if token.kind == "break":
            opened.clear()
            continue
        if token.kind == "close":
            if not opened:
                continue
            other = opened.pop()
            partner[other], partner[len(tokens)] = len(tokens), other
        elif token.kind == "open":
            opened.append(len(tokens))
        tokens.append(token)
    return Brackets(tokens, partner)


def _tokens(text: str, code: Sequence[tuple[int, int]], pattern: re.Pattern[str]) -> Iterator[Sign]:
    """The tokens of a text, and a "break" where a paragraph ends."""
    skips = _Skips(text)
    at = 0
    for start, end in (*code, (len(text), len(text))):
        while at < start and (match := pattern.search(text, at, start)):
            at = match.end()
            kind = match.lastgroup or ""
            if kind == "key" and text[at - 1] == "_" == text[match.start() - 1 : match.start()]:
                at -= len(match[0]) - len(match[0].rstrip("_"))  # "_@doe_" is emphasis
            if kind in ("break", "open", "close", "semicolon", "key"):
                yield Sign(kind, match.start(), at)
            elif kind == "ticks":
                at = skips.after_code(match.start(), at)
            elif kind == "maths" and _BLANK_LINE.search(match[0]):
                at = match.start() + 1
            elif kind in ("comment", "verbatim"):
                at = skips.after(match[kind], at)
        yield Sign("break", start, end)
        at = max(at, end)


class _Skips:
    """Where what is no text ends, found without looking at the text again for each beginning."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._breaks = [match.start() for match in _BLANK_LINE.finditer(text)] if "`" in text else []
        self._ticks: dict[int, list[int]] = {}
        for match in _TICKS.finditer(text):
            self._ticks.setdefault(match.end() - match.start(), []).append(match.start())
        self._none_after: dict[str, int] = {}

    def after_code(self, start: int, end: int) -> int:
        """The end of the code that these ticks begin; their own where as many do not follow in the paragraph."""
        places = self._ticks.get(end - start, [])  # none for what is left of a row behind a backslash
        following = bisect_right(places, start)
        line = bisect_right(self._breaks, start)
        if following == len(places) or (line < len(self._breaks) and self._breaks[line] < places[following]):
            return end
        return places[following] + end - start

    def after(self, opening: str, at: int) -> int:
        """The end of a comment or of an element whose content is no text; `at` where it has none."""
        closing = "-->" if opening == "<!--" else f"</{opening.lower()}"
        if at >= self._none_after.get(closing, len(self._text)):
            return at
        found = re.compile(re.escape(closing), re.IGNORECASE).search(self._text, at)
        if found is None:
            self._none_after[closing] = at
            return at
        return found.end()

r"""TeX macros that stand for text: those that the bibliographies of a field share, and those of a file's @preamble.

Of @preamble only definitions are read (`\def`, `\newcommand` and its kin), and of these the ones whose text has no
command that bibkit does not know; the others stay as they are written.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

_MOST_ROUNDS = 16  # of macros in macros
_LONGEST = 1 << 16  # of what a field may grow by
_MOST_CALLS = 2000  # in one field and round
_LONGEST_BODY = 500  # of a macro; what is longer is no name of a journal, and stays as it is written
_DEFINITION = re.compile(
    r"\\(?:def|gdef|edef|xdef)\s*\\(?P<plain>[A-Za-z]+)\s*(?P<marks>(?:\#\d\s*)*)(?=\{)"
    r"|\\(?:re|provide)?(?:new)?command\*?\s*\{?\s*\\(?P<name>[A-Za-z]+)\s*\}?\s*(?:\[(?P<count>\d)\])?\s*(?=\{)"
)
_JOINT = re.compile(r'"\s*#\s*"')
_ELSE = re.compile(
    r"\\ifmmode(?![A-Za-z])(?:(?!\\fi(?![A-Za-z])).)*?\\else(?![A-Za-z])\s*((?:(?!\\if).)*?)\\fi(?![A-Za-z])\s?",
    re.DOTALL,
)
_ARGUMENT = re.compile(r"#(\d)")
_BRACE = re.compile(r"(?<!\\)[{}]")
_BLANK = re.compile(r"\s*")


class Macro(NamedTuple):
    """How many arguments a macro takes, and the TeX that it stands for, `#1` to `#9` in it."""

    arguments: int
    body: str


# The journals of the Astrophysics Data System (AASTeX's manual, "Journal abbreviations").
_JOURNALS = {
    "aj": "AJ", "araa": "ARA\\&A", "apj": "ApJ", "apjl": "ApJL", "apjs": "ApJS", "ao": "Appl.~Opt.",
    "apss": "Ap\\&SS", "aap": "A\\&A", "aapr": "A\\&A~Rv", "aaps": "A\\&AS", "actaa": "AcA", "azh": "AZh",
    "baas": "BAAS", "icarus": "Icarus", "jaavso": "JAAVSO", "jcap": "JCAP", "jrasc": "JRASC", "maps": "M\\&PS",
    "memras": "MmRAS", "mnras": "MNRAS", "nat": "Nature", "nar": "NewAR", "na": "NewA", "pasa": "PASA", "pasj": "PASJ",
    "pasp": "PASP", "physrep": "Phys.~Rep.", "physscr": "Phys.~Scr", "pra": "PhRvA", "prb": "PhRvB", "prc": "PhRvC",
    "prd": "PhRvD", "pre": "PhRvE", "prl": "PhRvL", "psj": "PSJ", "qjras": "QJRAS", "rmxaa": "RMxAA", "skytel": "S\\&T",
    "solphys": "SoPh", "sovast": "Soviet~Ast.", "ssr": "SSRv", "zap": "ZA", "planss": "Planet.~Space~Sci.",
    "bain": "BAN", "gca": "GeoCoA", "grl": "GeoRL", "jgr": "J.~Geophys.~Res.", "nphysa": "Nucl.~Phys.~A",
}  # fmt: skip
_JOURNAL = re.compile(r"\s*\{?\s*\\([a-z]+)\s*\}?\s*")
_LOGOS = (
    "LuaTeX",
    "XeTeX",
    "pdfTeX",
    "LuaLaTeX",
    "XeLaTeX",
    "pdfLaTeX",
    "ConTeXt",
    "AmSTeX",
    "TikZ",
    "LyX",
    "PiCTeX",
)
SORTING: dict[str, Macro] = {  # for sorting, and the order of years (BibTeXing, 4, and xampl.bib)
    **{name: Macro(1, "") for name in ("noopsort", "noop", "sortnoop", "SortNoop")},
    "singleletter": Macro(1, "#1"), "switchargs": Macro(2, "#2#1"), "printfirst": Macro(2, "#1"),
}  # fmt: skip
"""Macros that no class of LaTeX has: a .bib that uses one defines it in its @preamble."""
KNOWN: dict[str, Macro] = {
    **{name: Macro(0, name) for name in _LOGOS},
    **SORTING,
    # MathSciNet's, for Cyrillic and Vietnamese names.
    "cprime": Macro(0, "ʹ"), "cdprime": Macro(0, "ʺ"), "Dbar": Macro(0, "Đ"), "dbar": Macro(0, "đ"),
    "polhk": Macro(1, "\\k{#1}"), "cftil": Macro(1, "\\~{#1}"), "udot": Macro(1, "\\d{#1}"),
    # biblatex's and url's.
    "autocap": Macro(1, "#1"), "adddot": Macro(0, "."), "nopunct": Macro(0, ""),
    "hyphen": Macro(0, "-"), "nolinkurl": Macro(1, "\\url{#1}"),
    # REVTeX's, as it writes them.
    "bibinfo": Macro(2, "#2"), "bibfnamefont": Macro(1, "#1"), "bibnamefont": Macro(1, "#1"),
    "natexlab": Macro(1, "#1"), "ocirc": Macro(1, "\\r{#1}"), "thinspace": Macro(0, "\\,"), "circa": Macro(0, "c."),
    "foreignlanguage": Macro(2, "#2"),
}  # fmt: skip
# biblatex's words, by their keys, as english.lbx has them.
BIBSTRINGS = {
    "nodate": "n.d.", "andothers": "et al.", "phdthesis": "PhD thesis", "mathesis": "MA thesis", "circa": "c.",
    "techreport": "tech. rep.", "inpreparation": "in preparation", "submitted": "submitted", "inpress": "in press",
    "forthcoming": "forthcoming", "prepublished": "pre-published", "edition": "ed.", "volume": "vol.", "page": "p.",
    "pages": "pp.", "number": "no.", "editor": "ed.", "editors": "eds.", "byeditor": "ed. by", "translator": "trans.",
    "bytranslator": "trans. by", "january": "Jan.", "february": "Feb.", "march": "Mar.", "april": "Apr.",
    "june": "June", "july": "July", "august": "Aug.", "september": "Sept.", "october": "Oct.", "november": "Nov.",
    "december": "Dec.",
}  # fmt: skip


def known_expanded(tex: str) -> str:
    r"""The text with what everybody's macros stand for, and of `\ifmmode...\else...\fi` what is not maths."""
    if (journal := _JOURNAL.fullmatch(tex)) and journal[1] in _JOURNALS:
        return _JOURNALS[journal[1]]
    if "\\ifmmode" in tex:
        tex = _ELSE.sub(lambda match: match[1], tex)
    return expanded(tex, KNOWN)


def expanded(tex: str, macros: Mapping[str, Macro]) -> str:
    """The text with what the macros stand for in their places; a macro whose arguments are not there stays."""
    pattern = _calls(tuple(macros))
    written = len(tex)
    for _ in range(_MOST_ROUNDS):
        calls = len(pattern.findall(tex))
        if not 0 < calls <= _MOST_CALLS or len(tex) > _LONGEST:
            break
        after = _once(tex, pattern, macros)
        if after == tex or len(after) > written + _LONGEST:
            break
        tex = after
    return tex


@lru_cache(maxsize=64)
def _calls(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\\)((?:\\\\)*)\\({'|'.join(names)})(?![A-Za-z])")


def definitions(preamble: str) -> dict[str, Macro]:
    """The macros that a @preamble defines; `preamble` is the block as it stands."""
    found: dict[str, Macro] = {}
    text = _JOINT.sub("", preamble)
    for match in _DEFINITION.finditer(text):
        body, _ = _argument(text, match.end())
        if body is not None and len(body) <= _LONGEST_BODY:
            arguments = (
                len(match["marks"].replace(" ", "")) // 2 if match["plain"] else int(match["count"] or 0)
            )
            found.setdefault(match["plain"] or match["name"], Macro(arguments, body))
    return found


def without_definitions(preamble: str) -> tuple[str, frozenset[str]]:
    """What a @preamble says beside the macros that it defines, and the names of these."""
    text = _JOINT.sub("", preamble)
    rest, names, at = "", set(), 0
    for match in _DEFINITION.finditer(text):
        body, end = _argument(text, match.end())
        if body is not None and match.start() >= at:
            rest, at = rest + text[at : match.start()], end
            names.add(match["plain"] or match["name"])
    return rest + text[at:], frozenset(names)


def _once(tex: str, pattern: re.Pattern[str], macros: Mapping[str, Macro]) -> str:
    parts: list[str] = []
    at = 0
    while match := pattern.search(tex, at):
        macro = macros[match[2]]
        arguments: list[str] = []
        # TeX takes the blanks behind a word that ends a command.
        behind = _BLANK.match(tex, match.end()).end()  # type: ignore[union-attr]
        while len(arguments) < macro.arguments:
            argument, behind = _argument(tex, behind)
            if argument is None:
                break
            arguments.append(argument)
        parts.append(tex[at : match.end(1)])
        if len(arguments) < macro.arguments:
            parts.append(tex[match.end(1) : match.end()])
            at = match.end()
            continue
        body = _ARGUMENT.sub(lambda mark, given=arguments: _given(given, mark[1]), macro.body)  # type: ignore[misc]
        ends_in_word = re.search(r"\\[A-Za-z]+\Z", body) and tex[behind : behind + 1].isalpha()
        parts.append(f"{body}{{}}" if ends_in_word else body)
        at = behind
    return "".join([*parts, tex[at:]])


def _given(arguments: list[str], number: str) -> str:
    return arguments[int(number) - 1] if 0 < int(number) <= len(arguments) else ""


def _argument(tex: str, at: int) -> tuple[str | None, int]:
    """The next group, or the next token alone, and where it ends; None where there is none."""
    at = _BLANK.match(tex, at).end()  # type: ignore[union-attr]
    if at >= len(tex) or tex[at] == "}":
        return None, at
    if tex[at] == "\\":
        token = re.compile(r"\\(?:[A-Za-z]+|.)?", re.DOTALL).match(tex, at)
        assert token is not None
        return token[0], token.end()
    if tex[at] != "{":
        return tex[at], at + 1
    depth = 0
    for brace in _BRACE.finditer(tex, at):
        depth += 1 if brace[0] == "{" else -1
        if depth == 0:
            return tex[at + 1 : brace.start()], brace.end()
    return None, at

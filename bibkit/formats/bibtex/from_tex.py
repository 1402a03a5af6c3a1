r"""TeX as text: accents and signs as characters, `\emph` and its kin as CSL's rich text, `$...$` as it is.

A command that is not known stays as it is written; `unknown` names those. Braces leave no trace in
plain text; `keep_groups` leaves two marks in their place, for titles, where they hold the case of a word.
"""

from __future__ import annotations

import re
import unicodedata

from bibkit.formats.bibtex.plain_tex import is_simple
from bibkit.formats.bibtex.publishers_html import without_html
from bibkit.formats.bibtex.tex_chemistry import formula
from bibkit.formats.bibtex.tex_group import GROUP
from bibkit.formats.bibtex.tex_macros import BIBSTRINGS, SORTING, Macro, definitions, known_expanded
from bibkit.formats.bibtex.tex_maths import end_of_formula, without_boxed_formulas
from bibkit.formats.bibtex.tex_quantities import ARGUMENTS, quantity
from bibkit.text.escape.tex_signs import ACCENTS, COMMANDS, T1_COMMANDS
from bibkit.text.maths.signs import KERNEL

GROUP_OPEN, GROUP_CLOSE = "\ufdd0", "\ufdd1"  # noncharacters: no text holds them

_DASHES = re.compile(r"---?")
_TOKEN = re.compile(
    r"""\\(?P<word>[A-Za-z]+)\*?(?P<blank>[ \t\n]*) | \\(?P<sign>.) | (?P<dollars>\$\$?) | (?P<brace>[{}]) | (?P<tie>~)
      | (?P<ligature> ---? | `` | '' | ,, | [?!]` | ` ) | (?P<space>[ \t\n\r\f\v]+)
      | (?P<text> [^\\$\{\}~\-`',?!\x20\t\n\r\f\v]+ (?: \x20 [^\\$\{\}~\-`',?!\x20\t\n\r\f\v]+ )* | . )""",
    re.VERBOSE | re.DOTALL,
)
_LIGATURES = {
    "--": "–", "---": "—", "``": "“", "''": "”", ",,": "„", "`": "‘", "?`": "¿", "!`": "¡",
}  # fmt: skip
_MARKS = {command: mark for mark, command in ACCENTS.items()} | {"h": "\u0309", "f": "\u0311", "G": "\u030f"}
_CHARACTERS = {command: character for character, command in (COMMANDS | T1_COMMANDS).items() if command != ","} | {
    "textendash": "–", "textemdash": "—", "textquoteleft": "‘", "textquoteright": "’", "textquotedblleft": "“",
    "textquotedblright": "”", "textquotedbl": '"', "textquotesingle": "'", "dots": "…", "textellipsis": "…",
    "textsection": "§", "textparagraph": "¶", "textcopyright": "©", "textsterling": "£", "textdagger": "†",
    "textdaggerdbl": "‡", "textasciigrave": "`", "textunderscore": "_", "textdollar": "$", "textpercent": "%",
    "slash": "/", "lbrack": "[", "rbrack": "]", "guillemetleft": "«", "guillemetright": "»", "textminus": "−",
    "texttimes": "×", "textpm": "±", "textonesuperior": "¹", "texttwosuperior": "²", "textthreesuperior": "³",
    "TeX": "TeX", "LaTeX": "LaTeX", "LaTeXe": "LaTeX2e", "BibTeX": "BibTeX", "MF": "METAFONT", "textvisiblespace": "␣",
    "relax": "", "protect": "", "null": "", "par": " ", "newline": " ", "linebreak": " ", "quad": " ", "space": " ",
    "bibnamedelimi": " ", "noindent": "", "break": "", "nobreak": "", "ignorespaces": "", "unskip": "",
    "SS": "ẞ", "nobreakspace": "\u00a0", "enspace": " ", "qquad": " ", "lbrace": "{", "rbrace": "}",
    "dagger": "†", "ddagger": "‡", "textthinspace": "\u2009",
}  # fmt: skip
_SIGNS = {
    "&": "&", "%": "%", "$": "$", "#": "#", "_": "_", "{": "{", "}": "}", " ": " ", "\n": " ", "\t": " ",
    ",": "\u2009", ";": " ", ":": " ", "-": "\u00ad", "/": "", "@": "", "\\": " ", "!": "",
}  # fmt: skip
_LONE_SIGNS = {sign: character for character, sign in KERNEL.items()} | {
    "<": "<", ">": ">", "|": "|", "\\less": "<", "\\greater": ">", "\\mathsemicolon": ";",
    "\\le": "≤", "\\ge": "≥", "\\ne": "≠", "\\to": "→", "\\phi": "ϕ",
}  # fmt: skip
_RAISED_WORD = re.compile(r"([_^])\{\\text(?:rm)?\{([^{}\\$]*)\}\}")
_LONE_SIGN = re.compile(r"\$([^$\s]+)\$")
_SMALL_CAPS = '<span style="font-variant:small-caps;">'
_MARKUP = {  # command with one argument -> what opens and closes it
    "emph": ("<i>", "</i>"), "textit": ("<i>", "</i>"), "textsl": ("<i>", "</i>"), "mkbibemph": ("<i>", "</i>"),
    "textbf": ("<b>", "</b>"), "mkbibbold": ("<b>", "</b>"), "textsc": (_SMALL_CAPS, "</span>"),
    "textsuperscript": ("<sup>", "</sup>"), "textsubscript": ("<sub>", "</sub>"), "enquote": ("“", "”"),
    "mkbibquote": ("“", "”"), "mkbibparens": ("(", ")"), "textrm": ("", ""), "textsf": ("", ""), "texttt": ("", ""),
    "textup": ("", ""), "textnormal": ("", ""), "mbox": ("", ""), "hbox": ("", ""), "text": ("", ""), "url": ("", ""),
    "path": ("", ""), "underline": ("", ""), "uline": ("", ""), "mathrm": ("", ""), "textmd": ("", ""),
    "rlap": ("", ""), "llap": ("", ""), "smash": ("", ""),
}  # fmt: skip
_SWITCHES = {
    "em": ("<i>", "</i>"), "it": ("<i>", "</i>"), "itshape": ("<i>", "</i>"), "sl": ("<i>", "</i>"),
    "bf": ("<b>", "</b>"), "bfseries": ("<b>", "</b>"), "sc": (_SMALL_CAPS, "</span>"),
    "scshape": (_SMALL_CAPS, "</span>"), "rm": ("", ""), "sf": ("", ""), "tt": ("", ""), "rmfamily": ("", ""),
    "sffamily": ("", ""), "ttfamily": ("", ""), "upshape": ("", ""), "small": ("", ""),
}  # fmt: skip
_CASES = {
    "uppercase": str.upper,
    "MakeUppercase": str.upper,
    "lowercase": str.lower,
    "MakeLowercase": str.lower,
}
_COMMAND = re.compile(r"\\([A-Za-z]+)")
_OPTIONS = re.compile(r"\s*(?:\[([^\[\]]*)\])?\s*")
_DIMENSION = re.compile(r"\s*=?\s*[+-]?[\d.]+\s*[a-z]{2}\s?")
_VERBATIM_ESCAPE = re.compile(r"\\([&%$#_{}~])")
_DOTLESS = re.compile(r"\\([ij])(?=[a-z])")
_CODE_POINT = re.compile(r"\[U\+([0-9A-F]{4,6})\]")
_END = re.compile(r"\}*\Z")
_GROUPS = re.compile(rf"\[[^\[\]{{}}]*\]|{GROUP}")
_MAX_DEPTH = 60


def text_of_tex(tex: str, *, keep_groups: bool = False, unknown: list[str] | None = None) -> str:
    """The text that TeX source stands for, white space as single blanks.

    Commands that are not known are added to `unknown` and stay as written.
    """
    if is_simple(tex):
        if "--" not in tex:
            return _code_points(tex).strip()
        if tex.isascii() and tex.isprintable():  # so that all that is left of TeX in it are dashes
            return _code_points(_DASHES.sub(_dash, tex)).strip()
    if "&" in tex or "<" in tex or "less" in tex:
        tex = without_html(tex)
    if "\\" in tex:
        tex = known_expanded(tex)
    reader = _Reader(tex, keep_groups, [] if unknown is None else unknown)
    text = reader.group(0, is_top=True)
    if "textdollar" in tex:  # DBLP's `{\textdollar}{\textbackslash}alpha{\textdollar}`
        text = _LONE_SIGN.sub(lambda match: _LONE_SIGNS.get(match[1], match[0]), text)
    return _code_points(re.sub(r"[ \t\n]+", " ", unicodedata.normalize("NFC", text))).strip()


def readable_definitions(preamble: str) -> dict[str, Macro]:
    """The macros of a @preamble whose text can be read: no command in it is unknown."""
    return {
        name: macro
        for name, macro in definitions(preamble).items()
        if SORTING.get(name) != macro  # their arguments are more than what is printed
        and not _unknown_in(macro.body)
        and name not in _CHARACTERS
        and name not in _MARKS
        and name not in _MARKUP
    }


def _unknown_in(tex: str) -> list[str]:
    unknown: list[str] = []
    text_of_tex(re.sub(r"#\d", "x", tex), unknown=unknown)
    return unknown


def without_groups(text: str) -> str:
    """The text without the marks that `keep_groups` left."""
    return text.replace(GROUP_OPEN, "").replace(GROUP_CLOSE, "")


def _dash(match: re.Match[str]) -> str:
    return _LIGATURES[match[0]]


def _code_points(text: str) -> str:
    """`[U+4E2D]`, as is written what 7-bit TeX can't, is the character again."""
    return _CODE_POINT.sub(_code_point, text) if "[U+" in text else text


def _code_point(match: re.Match[str]) -> str:
    number = int(match[1], 16)
    if number > 0x10FFFF or not chr(number).isprintable():
        return match[0]
    return chr(number)


def _is_formula(piece: str) -> bool:
    return len(piece) > 2 and piece[0] == piece[-1] == "$"


class _Reader:
    """Tokens of a TeX text, and a place among them."""

    __slots__ = ("at", "keep_groups", "missing", "tex", "unknown")

    def __init__(self, tex: str, keep_groups: bool, unknown: list[str]) -> None:
        self.tex, self.keep_groups, self.unknown = tex, keep_groups, unknown
        self.at = 0
        self.missing: set[str] = set()

    def group(self, depth: int, *, is_top: bool = False) -> str:
        """The text up to the brace that closes the group, or to the end."""
        parts: list[str] = []
        closers: list[str] = []
        while self.at < len(self.tex):
            match = _TOKEN.match(self.tex, self.at)
            assert match is not None
            if match.lastgroup == "text":  # as most tokens are
                self.at = match.end()
                parts.append(match[0])
            elif match["brace"] == "}":
                self.at = match.end()
                if is_top:
                    parts.append("}")  # one too many: values come balanced, so only in odd ones
                    continue
                break
            elif match["word"] in _SWITCHES:
                self.at = match.end()
                opens, closes = _SWITCHES[match["word"]]
                parts.append(opens)
                closers.append(closes)
            else:
                piece = self.piece(match, depth)
                if parts and _is_formula(piece) and _is_formula(parts[-1]):
                    piece = f"{parts.pop()[:-1]} {piece[1:]}"  # `$x_1$$y^2$` is one
                parts.append(piece)
        return "".join(parts) + "".join(reversed(closers))

    def piece(self, match: re.Match[str], depth: int) -> str:
        """The text of one token, with its arguments; moves on behind them."""
        self.at = match.end()
        if text := match["text"]:
            return text
        if depth > _MAX_DEPTH:
            return match[0]  # accents upon accents; no text nests so deep
        if match["space"]:
            return " "
        if ligature := match["ligature"]:
            return _LIGATURES.get(ligature, ligature)
        if match["tie"]:
            return "\u00a0"
        if match["dollars"]:
            return self.maths(match["dollars"], match.start())
        if match["brace"]:
            return self.braced(depth)
        if match["word"]:
            return self.word(match, depth)
        sign = match["sign"] or "\\"
        if sign in _MARKS:
            return self.accent(sign, sign, match, depth)
        if sign == "(":
            return self.maths("\\)", match.start())
        if sign in _SIGNS:
            return _SIGNS[sign]
        self.unknown.append(match[0])
        return match[0]

    def braced(self, depth: int) -> str:
        if depth > _MAX_DEPTH:
            return "{"
        is_special = self.tex.startswith("\\", self.at) or self.tex.startswith("$", self.at)
        inner = self.group(depth + 1)
        if self.keep_groups and inner and not is_special:
            return f"{GROUP_OPEN}{inner}{GROUP_CLOSE}"
        return inner

    def word(self, match: re.Match[str], depth: int) -> str:
        word = match["word"]
        if word in _CHARACTERS:
            return _CHARACTERS[word]
        if word in _MARKS:
            return self.accent(word, word, match, depth)
        if word == "ensuremath" and self.tex.startswith("{", self.at):
            return f"${self.verbatim_argument()}$"
        if word in ("char", "symbol"):
            return self.code(match)
        if word in ("url", "path", "verb") and self.at < len(self.tex):
            if self.tex[self.at] == "{" and word != "verb":
                return self.address()
            end = self.tex.find(self.tex[self.at], self.at + 1)  # `\path|doe@example.org|`
            if not match["blank"] and self.tex[self.at] in "|!+/\"'=" and end != -1:
                start, self.at = self.at + 1, end + 1
                return self.tex[start:end]
        if word in _MARKUP and self.has_argument():
            opens, closes = _MARKUP[word]
            inner = self.argument(depth)
            return f"{opens}{inner}{closes}" if inner else ""
        if (text := self.of_package(word, depth)) is not None:
            return text
        if f"\\{word}" in _LONE_SIGNS:
            return _LONE_SIGNS[f"\\{word}"]  # that it wants dollars is forgotten by many
        self.unknown.append(f"\\{word}")
        return self.as_written(match)

    def has_argument(self) -> bool:
        return self.at < len(self.tex) and self.tex[self.at] not in "}\\"

    def address(self) -> str:
        return _VERBATIM_ESCAPE.sub(r"\1", self.verbatim_argument())

    def of_package(self, word: str, depth: int) -> str | None:
        """The text of a command of LaTeX's packages; None, and nothing read, where it is none or not understood."""
        start = self.at
        text = None
        if word in ARGUMENTS:
            options = self.options()
            text = quantity(word, self.groups(ARGUMENTS[word]), options)
        elif word == "ce":
            text = formula("".join(self.groups(1)))
        elif word in ("href", "texorpdfstring"):
            if self.groups(1) and self.has_argument():
                text = self.argument(depth)
        elif word in _CASES and self.has_argument():
            text = _CASES[word](self.argument(depth))
        elif word == "bibstring":
            self.options()
            key = "".join(self.groups(1))
            text = BIBSTRINGS.get(key, key) or None
        elif word == "unicode" and (code := "".join(self.groups(1))).isdecimal():
            text = chr(int(code)) if int(code) <= 0x10FFFF and chr(int(code)).isprintable() else None
        elif word in ("phantom", "vphantom", "hphantom", "vspace", "hspace"):
            text = (" " if word == "hspace" else "") if self.groups(1) else None
        elif word in ("kern", "hskip") and (dimension := _DIMENSION.match(self.tex, self.at)):
            self.at = dimension.end()
            text = ""
        if text is None:
            self.at = start
        return text

    def options(self) -> str:
        match = _OPTIONS.match(self.tex, self.at)
        assert match is not None
        self.at = match.end()
        return match[1] or ""

    def groups(self, count: int) -> list[str]:
        """The TeX of the next groups; empty where there are fewer, with nothing of them read."""
        start = self.at
        found: list[str] = []
        while len(found) < count and self.tex.startswith("{", self.at):
            found.append(self.verbatim_argument())
        if len(found) < count:
            self.at = start
            return []
        return found

    def as_written(self, match: re.Match[str]) -> str:
        """A command that is not known, with the groups behind it, as TeX has them."""
        at = self.at
        while groups := _GROUPS.match(self.tex, at):
            at = groups.end()
        if at > self.at:
            self.at = at
            return " ".join(self.tex[match.start() : at].split())
        if match["blank"]:
            return f"\\{match['word']} "
        ends_group = self.tex.startswith(("}", "\\ "), self.at)  # `{\Dbar}or`, `\Dbar\ or`
        if (behind := _COMMAND.match(self.tex, self.at)) and _CHARACTERS.get(behind[1], " ")[:1].isalpha():
            ends_group = True  # `\Bib\LaTeX`
        return f"{match[0]}{{}}" if ends_group and not _END.match(self.tex, self.at) else match[0]

    def accent(self, command: str, name: str, match: re.Match[str], depth: int) -> str:
        """The letter after an accent command, with its combining mark."""
        if self.at >= len(self.tex):
            self.unknown.append(match[0])
            return match[0]
        while self.tex[self.at : self.at + 1].isspace():
            self.at += 1
        if dotless := _DOTLESS.match(self.tex, self.at):  # `D\'\iaz`, where `\'{\i}az` is meant
            self.at = dotless.end()
            return unicodedata.normalize("NFC", dotless[1] + _MARKS[command])
        letter = without_groups(self.argument(depth))
        if not letter:
            return {"~": "~", "^": "^", "'": "´", "`": "`", '"': "¨"}.get(command, "")
        base = {"ı": "i", "ȷ": "j"}.get(letter[0], letter[0])
        if not base.isalnum():
            self.unknown.append(f"\\{name}")
            return f"\\{name}{{{letter}}}"
        end = 1
        while end < len(letter) and unicodedata.combining(letter[end]):
            end += 1
        return unicodedata.normalize("NFC", base + letter[1:end] + _MARKS[command]) + letter[end:]

    def argument(self, depth: int) -> str:
        """The next group, or the next token alone."""
        match = _TOKEN.match(self.tex, self.at)
        if match is None:
            return ""
        if match["brace"] == "{" and depth <= _MAX_DEPTH:
            self.at = match.end()
            return self.group(depth + 1)
        if match["brace"] == "}":
            return ""
        if (match["text"] or "") and len(match["text"]) > 1:
            self.at += 1
            return match["text"][0]
        return self.piece(match, depth + 1)

    def verbatim_argument(self) -> str:
        depth, start = 0, self.at + 1
        for mark in re.compile(r"(?<!\\)[{}]").finditer(self.tex, self.at):
            depth += 1 if mark[0] == "{" else -1
            if depth == 0:
                self.at = mark.end()
                return self.tex[start : mark.start()]
        self.at = len(self.tex)
        return self.tex[start:]

    def maths(self, closing: str, start: int) -> str:
        end = None if closing in self.missing else end_of_formula(self.tex, self.at, closing)
        if end is None:
            self.missing.add(closing)  # and so there is none further on
            return "$" if closing == "$" else self.tex[start : self.at]
        inner = without_boxed_formulas(" ".join(self.tex[self.at : end[0]].split()))
        self.at = end[1]
        if word := _RAISED_WORD.fullmatch(
            inner
        ):  # as Zotero writes <sub>: a word of the text, no letters of maths
            opens, closes = _MARKUP["textsubscript" if word[1] == "_" else "textsuperscript"]
            return f"{opens}{word[2]}{closes}"
        # A lone sign ($\\mu$, $-$) is a character that TeX has in maths only.
        return _LONE_SIGNS.get(inner) or (f"${inner}$" if inner else "")

    def code(self, match: re.Match[str]) -> str:
        number = re.compile(r"""\{?(?:"([0-9A-Fa-f]+)|'([0-7]+)|([0-9]+))\}?""").match(self.tex, self.at)
        if number is None:
            self.unknown.append(match[0].strip())
            return match[0]
        code = int(number[1], 16) if number[1] else int(number[2], 8) if number[2] else int(number[3])
        if not 32 <= code <= 126:  # beyond ASCII it depends on the font
            self.unknown.append(match[0].strip())
            return match[0]
        self.at = number.end()
        return chr(code)

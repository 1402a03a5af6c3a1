"""What TeX code looks like in print, as text: nothing of bibkit has a part in it, or bibkit would judge itself.

Marks say what is not a character: `<i>`, `<b>`, `<sc>`, `<tt>` for fonts, `<sup>`, `<sub>`. A command that is not known
here stays as it is, with its braces. Formulas stay as they are, less white space and braces round single characters.
"""

from __future__ import annotations

import re
import unicodedata

from tests.engines.typeset.printed_tables import (
    ACCENTS,
    FONTS,
    MARKS,
    NAMED,
    SILENT,
    SIMPLE_FORMULAS,
    WITH_ARGUMENT,
)

_TOKEN = re.compile(r"\\[A-Za-z]+\s*|\\.|---?|``|''|\?`|!`|\s+|.", re.DOTALL)
_DEFINITION = re.compile(
    r"\\(?:(?:re)?newcommand|providecommand|def|gdef|DeclareRobustCommand|DeclareTextFontCommand)\*?\s*\{?\\([A-Za-z]+)\s*\}?(?:\s*\[(\d)\]|((?:#\d)*))?\s*(?=\{)"
)
_HYPHENS = {0x2010: "-", 0x2011: "-"}
_DIMENSION = re.compile(r"\s*-?[\d.]+\s*(?:em|ex|pt|mm|cm|in)\s?")
_SPACE = re.compile(r"[\s\u00a0\u2009\u202f]+")
_SAME_FONT = re.compile(r"</(i|b|sc|tt|sup|sub)>(\s*)<\1>")
_NOTHING = re.compile(r"<(i|b|sc|tt|sup|sub)>(\s*)</\1>")
_MARGIN = re.compile(r"(<(?:i|b|sc|tt)>)(\s+)|(\s+)(</(?:i|b|sc|tt)>)")


Macros = dict[str, tuple[int, str]]


def macros(preamble: str) -> Macros:
    r"""The commands that a preamble defines: how many arguments each takes, and what it stands for."""
    found: Macros = {}
    for match in _DEFINITION.finditer(preamble):
        body, _ = _argument(_tokens(preamble[match.end() :]), 0)
        found[match[1]] = (int(match[2] or 0) or len(match[3] or "") // 2, body)
    return found


def printed(code: str, defined: Macros | None = None) -> str:
    r"""The text that TeX sets, on one line.

    >>> printed(r"M{\"u}ller, {\em On \TeX}, pp.~3--4")
    'Müller, <i>On TeX</i>, pp. 3–4'
    """
    text = _text(code, defined or {}, 0)
    text = unicodedata.normalize("NFC", text).translate(_HYPHENS)
    while True:
        tidied = _NOTHING.sub(r"\2", _SAME_FONT.sub(r"\2", text))
        tidied = _MARGIN.sub(
            lambda match: (match[2] or "") + match[1] if match[1] else match[4] + match[3], tidied
        )
        tidied = _SPACE.sub(" ", tidied)
        if tidied == text:
            return text.strip()
        text = tidied


def _tokens(code: str) -> list[str]:
    return _TOKEN.findall(code)


def _text(code: str, defined: Macros, depth: int) -> str:
    """The characters of some code; `depth` is how many macros it is inside of."""
    tokens = _tokens(code)
    out: list[str] = []
    fonts: list[list[str]] = [[]]  # of each open group, the marks to close
    at = 0
    while at < len(tokens):
        token = tokens[at]
        at += 1
        if token == "{":
            fonts.append([])
        elif token == "}":
            if len(fonts) > 1:
                out.extend(f"</{mark}>" for mark in reversed(fonts.pop()))
        elif token == "$":
            formula, at = _formula(tokens, at)
            out.append(_formula_text(formula))
        elif token == "~" or token.isspace():
            out.append(" ")
        elif token in MARKS:
            out.append(MARKS[token])
        elif token[0] != "\\" or len(token) == 1:
            out.append(token)
        else:
            name = token[1:].strip() or " "
            if name in ACCENTS:
                letter, at = _argument(tokens, at)
                out.append(_accented(name, _text(letter, defined, depth)))
            elif name in FONTS:
                if FONTS[name]:
                    out.append(f"<{FONTS[name]}>")
                    fonts[-1].append(FONTS[name])
            elif name in WITH_ARGUMENT:
                inner, at = _argument(tokens, at)
                mark = WITH_ARGUMENT[name]
                shown = _text(inner, defined, depth)
                out.append(f"<{mark}>{shown}</{mark}>" if mark else shown)
            elif name in ("url", "path", "nolinkurl", "doi"):
                address, at = _argument(tokens, at)
                out.append(f"<tt>{address}</tt>")
            elif name == "href" or (
                name in ("natexlab", "noopsort", "hspace", "vspace") and name not in defined
            ):
                _, at = _argument(tokens, at)
            elif name == "ensuremath":
                formula, at = _argument(tokens, at)
                out.append(_formula_text(formula))
            elif name == "(":
                end = tokens.index("\\)", at) if "\\)" in tokens[at:] else len(tokens)
                out.append(_formula_text("".join(tokens[at:end])))
                at = end + 1
            elif name == "verb":
                rest = "".join(tokens[at:])
                end = rest.find(rest[:1], 1) if rest else -1
                out.append(f"<tt>{rest[1:end]}</tt>")
                tokens, at = _tokens(rest[end + 1 :]), 0
            elif name == "hskip":  # of IEEEtran: \hskip 1em plus 0.5em minus 0.4em\relax
                while at < len(tokens) and not tokens[at].startswith("\\relax"):
                    at += 1
                out.append(" ")
            elif name == "kern" and (dimension := _DIMENSION.match("".join(tokens[at:]))):
                tokens, at = _tokens("".join(tokens[at:])[dimension.end() :]), 0
            elif name in defined and depth < 8:
                count, body = defined[name]
                for number in range(1, count + 1):
                    given, at = _argument(tokens, at)
                    body = body.replace(f"#{number}", given)
                out.append(_text(body, defined, depth + 1))
            elif name in SILENT:
                out.append(SILENT[name])
            elif name in NAMED:
                out.append(NAMED[name])
            else:
                # A mark ends the name, so that blanks behind it are seen where TeX sees them.
                inner, after = _argument(tokens, at) if tokens[at : at + 1] == ["{"] else ("", at)
                at = after
                out.append(f"\\{name}{{{_text(inner, defined, depth)}}}" if inner else f"\\{name}·")
    for open_ in reversed(fonts):
        out.extend(f"</{mark}>" for mark in reversed(open_))
    return "".join(out)


def _argument(tokens: list[str], at: int) -> tuple[str, int]:
    """The code of the next argument, a group or one token, and where what follows begins."""
    while at < len(tokens) and tokens[at].isspace():
        at += 1
    if at >= len(tokens) or tokens[at] == "}":
        return "", at
    if tokens[at] != "{":
        return tokens[at], at + 1
    depth = 1
    for end in range(at + 1, len(tokens)):
        depth += (tokens[end] == "{") - (tokens[end] == "}")
        if not depth:
            return "".join(tokens[at + 1 : end]), end + 1
    return "".join(tokens[at + 1 :]), len(tokens)


def _accented(name: str, letter: str) -> str:
    if name in "tc" and name == "t" and len(letter) > 1:
        return f"{letter[0]}{ACCENTS[name][1]}{letter[1:]}"
    if not letter.strip():
        return ACCENTS[name][0]
    first = {"ı": "i", "ȷ": "j"}.get(letter[0], letter[0])
    return unicodedata.normalize("NFC", first + ACCENTS[name][1]) + letter[1:]


def _formula(tokens: list[str], at: int) -> tuple[str, int]:
    doubled = at < len(tokens) and tokens[at] == "$"
    at += doubled
    end = at
    while end < len(tokens) and tokens[end] != "$":
        end += 1
    return "".join(tokens[at:end]), min(end + 1 + doubled, len(tokens))


def _formula_text(formula: str) -> str:
    """A formula as it came, but for what can't be seen; short ones that are no maths at all as text."""
    tight = re.sub(r"(\\[A-Za-z]+)\s+(?![A-Za-z])", r"\1", formula.strip())
    tight = re.sub(r"(?<![A-Za-z])\s+|\s+(?![A-Za-z])", "", tight)
    tight = re.sub(r"\\(?:mathrm|rm|text|textrm|mathit|it|mbox|hbox|emph)\b\s*", "", tight)
    tight = re.sub(r"\\text(?:registered|trademark)\b", lambda mark: NAMED[mark[0][1:]], tight)
    while (
        bare := re.sub(r"(?<!\\)\{([^{}\\\s]|\\[A-Za-z]+(?![A-Za-z]*\}[A-Za-z]))\}", r"\1", tight)
    ) != tight:
        tight = bare
    tight = tight.replace("\\lbrace", "\\{").replace("\\rbrace", "\\}")
    if tight in SIMPLE_FORMULAS:
        return SIMPLE_FORMULAS[tight]
    tight = re.sub(r"\\[A-Za-z]+", lambda name: SIMPLE_FORMULAS.get(name[0], name[0]), tight)
    if match := re.fullmatch(r"([_^])\{?([\w+\-−]+)\}?", tight):
        mark = "sub" if match[1] == "_" else "sup"
        return f"<{mark}>{match[2]}</{mark}>"
    if re.fullmatch(r"[\d.,:;()\[\]+%]+", tight):
        return tight
    return f"${tight}$"

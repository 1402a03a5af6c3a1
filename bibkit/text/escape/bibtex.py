"""Text in a .bib: 7-bit TeX or UTF-8.

What comes back is balanced in braces and inert: of the record's own characters none stays active in TeX,
except in maths, where only known commands pass. 7-bit TeX has accents as the "special characters" of BibTeX
(`{\"o}`: BibTeXing, section 4), which the styles know how to sort and to change in case. A character that it has
no command for stands there as it is; `uncarried` names those for the loss report. Only what no text may hold
(U+0007) is written as its code point in brackets.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from urllib.parse import quote

from bibkit.text.escape.tex_signs import ACCENTS, COMMANDS, LIGATURES, T1_ACCENTS, T1_COMMANDS
from bibkit.text.maths.signs import KERNEL
from bibkit.text.pattern import lazy_pattern

_MARKS = "[\u0300-\u036f]"
_SIGNS = r"\\{}$&#^_%~<>|\x00-\x1f"
_ACTIVE = re.compile(rf"[{_SIGNS}\x7f]")
_TO_ASCII = lazy_pattern(rf"[{_SIGNS}\x7f-\U0010ffff]{_MARKS}*")
_TO_ASCII_MARKED = lazy_pattern(rf"[A-Za-z]{_MARKS}+|[{_SIGNS}\x7f-\U0010ffff]{_MARKS}*")
_BEYOND_ASCII = lazy_pattern(rf"[A-Za-z]{_MARKS}+|[\x80-\U0010ffff]{_MARKS}*")
_TO_UTF8 = re.compile(rf"[{_SIGNS}\x7f-\x9f\u00a0\u00ad\ud800-\udfff\ufffe\uffff]")
_TO_CLASSIC = re.compile(f"{_TO_UTF8.pattern}|[{''.join(LIGATURES)}]")
_UNWRITABLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_MARKED_LETTER = re.compile(f"[A-Za-z]{_MARKS}")
# Signs that TeX would join into another one: each pair is kept apart by an empty group.
# So are a sign and what would make an entity or a tag of HTML of it, which publishers write in the place of TeX.
PUBLISHERS_TAGS = (
    "jats:[a-z-]+|mml:[a-z]+|em|italic|strong|bold|inf|super|scp|p|br|u|tt|span|title|a|div|font"
    "|math|m[inos]|mrow"
)
_ENTITY = "&(?=#?[A-Za-z0-9]+;)"
_TAG = rf"(?=/?(?i:{PUBLISHERS_TAGS})\b)"
_ASCII_PAIR = re.compile(
    rf"-(?=-)|'(?=')|`(?=`)|,(?=,)|[!?](?=`)|{_ENTITY}|\{{\\textless\}}{_TAG}",
)
_PAIR = re.compile(rf"[‘“`](?=[`‘“])|[’”'](?=['’”])|[-–—―](?=[-–—―])|,(?=,)|[!?](?=[`‘“])|{_ENTITY}|<{_TAG}")
_UNBALANCING = re.compile(r"[\x00-\x1f\x7f\\{}]")
_ADDRESS = re.compile(r"[A-Za-z0-9!#$%&'()*+,/:;=?@\[\]~_.-]*")  # what `_percent_encoded` leaves as it is
_COMPATIBLE = ("<super>", "<sub>", "<wide>", "<narrow>", "<compat>", "<fraction>")
_SPACES = "\t\n\r\v\f"
_STOOD_FOR = "―ʼʻ"  # other signs stand for them: a dash and two quotes


def ascii_prose(text: str) -> str:
    r"""Words in 7-bit TeX.

    >>> print(ascii_prose("Über 50% – α"))
    {\"U}ber 50\% -- {$\alpha$}
    """
    if text.isascii():
        if text.replace(" ", "").isalnum():
            return text
        if _has_pair(text):
            text = _PAIR.sub(_apart, text)
        elif _ACTIVE.search(text) is None:
            return text
        return _TO_ASCII.sub(_ascii_match, text)
    text = unicodedata.normalize("NFC", text)
    if _has_pair(text):
        text = _PAIR.sub(_apart, text)
    pattern = _TO_ASCII_MARKED if _MARKED_LETTER.search(text) else _TO_ASCII
    return pattern.sub(_ascii_match, text)


def prose(text: str) -> str:
    """Words in UTF-8 TeX: only what is active in TeX is written as a command."""
    if _has_ascii_pair(text):
        return _ASCII_PAIR.sub(_apart, _TO_UTF8.sub(_utf8_match, text)).replace("\u200c", "{}")
    if (_ACTIVE if text.isascii() else _TO_UTF8).search(text) is None:
        return text
    return _TO_UTF8.sub(_utf8_match, text)


def ascii_characters(tex: str) -> str:
    r"""TeX as it is, but for the characters beyond ASCII for which there are commands.

    >>> print(ascii_characters(r"\emph{Über} 50\%"))
    \emph{{\"U}ber} 50\%
    """
    return _BEYOND_ASCII.sub(_ascii_match, tex)


def ascii_characters_of_address(tex: str) -> str:
    """TeX as it is, but for the characters beyond ASCII, which are percent-encoded."""
    return _BEYOND_ASCII.sub(lambda match: quote(match[0]), tex)


def classic_prose(text: str) -> str:
    """Words in UTF-8 for BibTeX: letters as they are, dashes and quotes as TeX builds them from ASCII."""
    if text.isascii():
        return prose(text)
    return _TO_CLASSIC.sub(_utf8_match, _PAIR.sub(_apart, text) if _has_pair(text) else text)


def classic_maths(text: str) -> str:
    """Maths with its dollars, in braces; its words as `classic_prose` has them."""
    return _maths(text, classic_prose)


def ascii_name(text: str) -> str:
    """A name part in 7-bit TeX; commas, `and` and lower-case words are the name writer's concern."""
    return ascii_prose(text)


def name(text: str) -> str:
    """A name part in UTF-8 TeX."""
    return prose(text)


def ascii_url(text: str) -> str:
    """An address for `\\url`, which takes characters as they are; what no URL may hold is percent-encoded.

    RFC 3986, section 2: braces, backslash, caret, quotes, blanks and all that is not ASCII. An unescaped
    `%`, `#`, `_` or `&` stays: before them a backslash would be printed.
    """
    return _percent_encoded(text)


def url(text: str) -> str:
    """An address in UTF-8: as it is, but for what would unbalance the entry or what no URL may hold."""
    return re.sub(r'[\x00-\x20\x7f\x85\u2028\u2029"<>\\^`{|}]', lambda match: quote(match[0], safe=""), text)


def ascii_identifier(text: str) -> str:
    """A DOI or eprint number, verbatim; only what would unbalance the entry is percent-encoded."""
    return identifier(text) if text.isascii() else identifier(_percent_encoded(text, keep='"<>`|^'))


def identifier(text: str) -> str:
    """A DOI or eprint number, verbatim; only what would unbalance the entry is percent-encoded."""
    return _UNBALANCING.sub(lambda match: quote(match[0], safe=""), text)


def ascii_maths(text: str) -> str:
    """Maths with its dollars, in braces so that no style changes its case; escaped prose if it is none."""
    return _maths(text, ascii_prose)


def maths(text: str) -> str:
    """Maths with its dollars, in braces; escaped prose if it is none."""
    return _maths(text, prose)


def may_be_uncarried(written: str) -> bool:
    """Whether 7-bit TeX holds a command or character that the default encoding has not; cheap."""
    if not written.isascii():
        return True
    return ("{\\" in written or "[U+" in written) and _SUSPECT.search(written) is not None


def unwritable(text: str) -> str:
    """The characters of a text, each once, that no text may hold."""
    return "".join(dict.fromkeys(_UNWRITABLE.findall(text)))


def uncarried(text: str) -> str:
    """The characters of a text, each once, that LaTeX's 7-bit default encoding can't print."""
    if text.isascii():
        return "".join(dict.fromkeys(c for c in text if not c.isprintable() and c not in _SPACES))
    found = (
        character
        for match in _TO_ASCII_MARKED.findall(unicodedata.normalize("NFC", text))
        for character in _uncarried(match)
    )
    return "".join(dict.fromkeys(found))


def alike(text: str) -> str:
    """The characters of a text, each once, that 7-bit TeX has only as other ones that look like them: ĳ, ſ, ϐ.

    Raised and lowered ones are set as what they are.
    """
    return "".join(filter(_is_alike, dict.fromkeys(unicodedata.normalize("NFC", text))))


@lru_cache(maxsize=4096)
def _is_alike(character: str) -> bool:
    if character.isascii() or character.isspace():
        return False
    if character in KERNEL:
        return character != next(one for one in KERNEL if KERNEL[one] == KERNEL[character])
    if _one(character) is not None:
        return character in _STOOD_FOR
    tag = unicodedata.decomposition(character).partition(" ")[0]
    return tag in _COMPATIBLE and tag not in ("<super>", "<sub>") and _ascii(character).isascii()


_SIGN = re.compile(rf"\{{\$(?P<tex>.*?)\$\}}|[{''.join(KERNEL)}]")
_BRACE = re.compile(r"\\([{}])")
_SUSPECT = re.compile(r"\[U\+|\\k\{|\\(?:" + "|".join(T1_COMMANDS.values()) + r")\}")


def _has_ascii_pair(text: str) -> bool:
    # Spelled out: this is asked of every text, and `in` is the fastest question there is.
    return (
        "--" in text or "''" in text or "``" in text or ",," in text or "!`" in text or "?`" in text
        or "&" in text or "<" in text
    )  # fmt: skip


def _has_pair(text: str) -> bool:
    return _has_ascii_pair(text) or (not text.isascii() and _PAIR.search(text) is not None)


def _apart(match: re.Match[str]) -> str:
    return match[0] + "\u200c"


def _ascii_match(match: re.Match[str]) -> str:
    return _ascii(match[0])


def _utf8_match(match: re.Match[str]) -> str:
    return _utf8(match[0])


# LaTeX takes the dot of an i away by itself under these (ltoutenc.dtx, OT1). Better BibTeX and citation-js, which know
# `{\'i}`, make a dotless i with an accent behind it of `{\'{\i}}`.
_WITHOUT_DOT = frozenset("\u0300\u0301\u0302\u0308")


@lru_cache(maxsize=4096)
def _ascii(match: str) -> str:
    """One match of `_TO_ASCII`, a character with its combining marks or an active sign."""
    base, marks = match[0], match[1:]
    if not marks:
        whole = _one(base)
        if whole is not None:
            return whole
        apart = unicodedata.normalize("NFD", base)
        base, marks = apart[0], apart[1:]
        if marks and not base.isascii() and base not in COMMANDS:
            return match[0]  # a letter of another script with its accent
    if not marks:
        return _compatible(base)
    inner = base if base.isascii() else _bare(base)
    if base in "ij" and not (base == "i" and marks[0] in _WITHOUT_DOT):
        inner = f"\\{base} "  # the dot gives way to the accent
    left = ""
    for mark in marks:
        accent = ACCENTS.get(mark)
        if accent is None:
            left += mark
        elif len(inner) == 1 and not accent.isalpha():
            inner = f"\\{accent}{inner}"
        else:
            inner = f"\\{accent}{{{inner.strip()}}}"
    return f"{{{inner}}}{left}" if inner.startswith("\\") else inner + left


def _one(character: str) -> str | None:
    if character in COMMANDS:
        return f"{{\\{COMMANDS[character]}}}"
    if character in LIGATURES:
        return LIGATURES[character]
    if character in KERNEL:
        return f"{{${KERNEL[character]}$}}"
    if character in T1_COMMANDS:
        return f"{{\\{T1_COMMANDS[character]}}}"
    if character in "$&%#_":
        return "\\" + character
    if character in _SPACES:
        return " "
    return f"[U+{ord(character):04X}]" if character.isascii() else None


def _bare(base: str) -> str:
    written = _one(base) or _compatible(base)
    return written[1:-1] if written.startswith("{\\") else written


def _compatible(character: str) -> str:
    """A character through its compatibility decomposition (superscript two, ligature fi), or as it is."""
    tag, _, codes = unicodedata.decomposition(character).partition(" ")
    if tag not in _COMPATIBLE:
        return _TO_UTF8.sub(_utf8_match, character)
    plain = ascii_prose("".join(chr(int(code, 16)) for code in codes.split()))
    return f"{{\\text{tag[1:-1]}script{{{plain}}}}}" if tag in ("<super>", "<sub>") else plain


def _utf8(match: str) -> str:
    if match in LIGATURES:
        return LIGATURES[match]
    if match >= "\x80":
        return f"[U+{ord(match):04X}]"
    return _one(match) or match


@lru_cache(maxsize=4096)
def _uncarried(match: str) -> str:
    written = _ascii(match)
    if match in T1_COMMANDS or "[U+" in written or not written.isascii():
        return match
    return match if T1_ACCENTS & set(unicodedata.normalize("NFD", match)) else ""


def _percent_encoded(text: str, keep: str = "") -> str:
    if _ADDRESS.fullmatch(text):
        return text
    return quote(text, safe="!#$%&'()*+,/:;=?@[]~_-." + keep)


def _maths(text: str, escape: Callable[[str], str]) -> str:
    r"""The formula; BibTeX counts braces without looking at backslashes, so `\{` alone becomes `\lbrace`."""
    from bibkit.text.maths.tex import as_tex  # few libraries hold formulas

    tex = as_tex(text, lambda words: _SIGN.sub(_without_dollars, escape(words)))
    if not tex:
        return escape(f"${text}$")
    balanced = _BRACE.sub(lambda match: r"\lbrace " if match[1] == "{" else r"\rbrace ", tex)
    return f"{{${' '.join(balanced.split())}$}}"  # as it is read again


def _without_dollars(match: re.Match[str]) -> str:
    """A sign of maths in the words of a formula, where dollars would end it."""
    return rf"\ensuremath{{{match['tex'] or KERNEL[match[0]]}}}"

"""Sort keys for text, without any library: a fallback that suits most Latin-script lists.

Case and accents do not count, punctuation and spaces inside words are looked through, numbers sort as
numbers, symbols before digits before letters. A locale's own order (Swedish å after z) needs a collation
library; `Processor` takes one as a function.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from typing import Final, TypeAlias

from bibkit.text.pattern import lazy_pattern

Collate: TypeAlias = Callable[[str], object]
"""From text to something that sorts."""

_SPECIAL: Final = str.maketrans(
    {
        "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ł": "l", "ŋ": "n",
        "þ": "th", "ŧ": "t", "ſ": "s",
    }
)  # fmt: skip
_DIGITS = lazy_pattern(r"\d+")
_BETWEEN_NUMBERS = lazy_pattern(r"(?<=\d)[^\w\s$+<=>^`|~]+(?=\d)")
_SYMBOL_MARK: Final = "\x02"
"""What stands before a symbol, so that it sorts before digits and letters."""
_ASCII: Final = str.maketrans(
    dict.fromkeys("!\"#%&'()*,-./:;?@[\\]_{}\t\n\r")
    | {symbol: _SYMBOL_MARK + symbol for symbol in "$+<=>^`|~"}
)
_BOUNDARY: Final = "\x03"
"""What parts two numbers, as in "30(6)": without it they would be one."""
_UNSEEN: Final = str.maketrans("", "", "\u00a0\u202f\u02bb\u02bc\u02bd\u02be\u02bf")
"""Spaces at which nothing breaks part no words: those inside French quotation marks, between initials. Signs
for ayn, hamza and the Hawaiian okina are letters, but catalogues look through them (ALA-LC)."""
_SPACE_MARK: Final = "\x01"
"""What a space between words becomes: it sorts before everything, so that "de Man" comes before "Deman"."""


@lru_cache(maxsize=65536)
def collation_key(text: str) -> str:
    """The text as it sorts.

    >>> sorted(["Zoë 10", "zoe 9", "Äpfel", "apfel a"], key=collation_key)
    ['Äpfel', 'apfel a', 'zoe 9', 'Zoë 10']
    >>> sorted(["a", "300", "30(6)", "~", "€"], key=collation_key)
    ['~', '€', '30(6)', '300', 'a']
    >>> sorted(["Beta", "\u02bbAbd", "Abe"], key=collation_key)
    ['ʻAbd', 'Abe', 'Beta']
    """
    key = _BETWEEN_NUMBERS.sub(_BOUNDARY, text.lower())
    key = key.translate(_ASCII) if key.isascii() else _fold(key.translate(_UNSEEN).translate(_SPECIAL))
    key = key.replace(" ", _SPACE_MARK)
    return _DIGITS.sub(_number, key)


class _Folding(dict[int, str]):
    """For `str.translate`: spaces for separators, nothing for marks, punctuation and controls, symbols marked.

    Filled when asked.
    """

    def __missing__(self, code: int) -> str:
        character = chr(code)
        category = unicodedata.category(character)[0]
        kept = character
        if category == "Z":
            kept = " "
        elif category == "S":
            kept = _SYMBOL_MARK + character
        elif category in "MPC":
            kept = ""
        self[code] = kept
        return kept


_FOLDING: Final = _Folding({ord(_BOUNDARY): _BOUNDARY})


def _fold(text: str) -> str:
    return unicodedata.normalize("NFKD", text).translate(_FOLDING)


def _number(match: re.Match[str]) -> str:
    """Digits that sort by value: their count comes first."""
    digits = match.group().lstrip("0") or "0"
    return f"0{chr(0x30 + min(len(digits), 200))}{digits}"

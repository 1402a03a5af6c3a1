"""Greek in capitals: accents and breathings are for small letters only."""

from __future__ import annotations

import re
from typing import Final
from unicodedata import normalize

from bibkit.text.pattern import lazy_pattern

_WORD = lazy_pattern("[\u0370-\u03ff\u1f00-\u1fff][\u0300-\u036f\u0370-\u03ff\u1f00-\u1fff]*")
_ACCENTS: Final = "\u0300\u0301\u0342"
_DROPPED: Final = str.maketrans("", "", _ACCENTS + "\u0304\u0306\u0313\u0314")
_DIALYTIKA: Final = "\u0308"
_HIATUS = lazy_pattern(f"([αεηιουω][\u0313\u0314]?[{_ACCENTS}])([ιυ])(?![\u0300-\u036f])", re.IGNORECASE)
_OR: Final = "Η\u0301"


def greek_capitals(text: str) -> str:
    """The text in capitals as Greek writes them (as CLDR has it, and so citeproc-js for Greek items).

    The accent goes, but for that of the lone word "or"; where it told two vowels apart, dots do so.

    >>> greek_capitals("Καραΐσκος, μάινα ή ύλη")
    'ΚΑΡΑΪΣΚΟΣ, ΜΑΪΝΑ Ή ΥΛΗ'
    """
    return _WORD.sub(_capitals, text).upper()


def _capitals(match: re.Match[str]) -> str:
    letters = normalize("NFD", match[0])
    letters = _HIATUS.sub(rf"\1\2{_DIALYTIKA}", letters)
    bare = letters.upper().translate(_DROPPED)
    is_or = bare == "Η" and letters[-1] in _ACCENTS
    return normalize("NFC", _OR if is_or else bare)

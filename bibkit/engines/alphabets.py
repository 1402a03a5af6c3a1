"""Where languages put letters that others take for variants: Swedish å after z, Spanish ñ after n, Czech ch after h.

By language, the deviations from the order of `bibkit.csl.data.collation`, which is for all: "n:ñ" puts ñ as a letter of
its own after n, "z:å,ä/æ" å and then ä after z, with æ as a variant of ä; "y=ü" makes ü a variant of y. The rules are
those of the languages' alphabets, as the Unicode CLDR has them (tested against ICU); what is not here has no such
letters, or needs ICU (Chinese, Japanese, Thai ...).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache

_CROATIAN = "c:č,ć d:dž,đ l:lj n:nj s:š z:ž"
_DANISH = "d=đ/ð y=ü/ű z:æ/ä,ø/ö/ő,å/aa"
_NORWEGIAN = "d=đ/ð y=ü/ű z:æ/ä,ø/ö/ő/œ,å/aa"

ALPHABETS: Mapping[str, str] = {
    "az": "c:ç e:ə g:ğ h:x,ı k:q o:ö s:ş u:ü z:w",
    "bs": _CROATIAN,
    "bg": "и:й",
    "cs": "c:č h:ch r:ř s:š z:ž",
    "cy": "c:ch d:dd f:ff g:ng l:ll p:ph r:rh t:th",
    "da": _DANISH,
    "el": "σ=ς",
    "es": "n:ñ",
    "et": "s:š,z,ž w:õ,ä,ö,ü",
    "fi": "d=đ/ð y=ü z:å,ä/æ,ö/ø",
    "gl": "n:ñ",
    "hr": _CROATIAN,
    "hu": "c:cs d:dz,dzs g:gy l:ly n:ny o:ö/ő s:sz t:ty u:ü/ű z:zs",
    "is": "a:á d:ð e:é i:í o:ó u:ú y:ý z:þ,æ/ä,ö/ø,å",
    "lt": "c:č i=y s:š z:ž",
    "lv": "c:č g:ģ i=y k:ķ l:ļ n:ņ r:ŗ s:š z:ž",
    "mk": "д:ѓ з:ѕ и:ј л:љ н:њ т:ќ ч:џ",
    "mn": "и:й о:ө у:ү",
    "nb": _NORWEGIAN,
    "nn": _NORWEGIAN,
    "no": _NORWEGIAN,
    "pl": "a:ą c:ć e:ę l:ł n:ń o:ó s:ś z:ź,ż",
    "ro": "a:ă,â i:î s:ș/ş t:ț/ţ",
    "ru": "и:й",
    "sk": "a:ä c:č h:ch o:ô r:ř s:š z:ž",
    "sl": "c:č,ć d:đ s:š z:ž",
    "sq": "c:ç d:dh e:ë g:gj l:ll n:nj r:rr s:sh t:th x:xh z:zh",
    "sr": "д:ђ и:ј л:љ н:њ т:ћ ч:џ",
    "sv": "d=đ/ð y=ü/ű z:å,ä/æ,ö/ø/ő/œ/ô",
    "tr": "c:ç g:ğ h:ı o:ö s:ş u:ü",
    "uk": "г:ґ е:є и:і,ї,й",
    "vi": "a:ă,â d:đ e:ê o:ô,ơ u:ư",
}

_SCRIPTS: Mapping[str, str] = {
    **dict.fromkeys(("be", "bg", "kk", "ky", "mk", "mn", "ru", "sr", "uk"), "\u0400-\u052f"),
    **dict.fromkeys(("ar", "fa", "ur"), "\u0620-\u06ff"),
    "el": "\u0370-\u03ff", "he": "\u05d0-\u05ea", "hy": "\u0530-\u058f", "ka": "\u10a0-\u10ff",
    "ko": "\u1100-\u11ff\uac00-\ud7a3\u4e00-\u9fff", "th": "\u0e00-\u0e7f", "zh": "\u3400-\u9fff",
}  # fmt: skip
"""The letters that languages of other scripts put before Latin ones (CLDR, reorder), as a class of characters."""

_FIRST = "A"
"""What sorts after digits and before "a"; keys have no other capital letters."""

_AFTER = "\ua4d0"
"""A letter that sorts after all of Latin, Greek and Cyrillic, so that what follows it stands behind its base."""

_MARKS = "\u0300\u0301\u0302\u0303\u0304\u0308\u0309\u030c\u0323\u0328"
_DOTLESS = str.maketrans({"I": "ı", "İ": "i"})


class Alphabet:
    """The order of one language: `spelled` writes a text so that it sorts by code point as the language has it."""

    __slots__ = ("_language", "_letters", "_pattern", "changes_ascii")

    def __init__(self, language: str) -> None:
        self._language = language
        self._letters = _letters(ALPHABETS[language])
        longest_first = sorted(self._letters, key=len, reverse=True)
        self._pattern = re.compile("|".join(map(re.escape, longest_first)))
        self.changes_ascii = any(letter.isascii() for letter in self._letters) or language in ("az", "tr")

    def spelled(self, text: str) -> str:
        """The text in small letters, each letter of the language's own spelled out."""
        if self._language in ("az", "tr"):
            text = text.translate(_DOTLESS)
        lowered = unicodedata.normalize("NFC", text.lower())
        return self._pattern.sub(self._spelling, lowered)

    def _spelling(self, match: re.Match[str]) -> str:
        return self._letters[match[0]]


@cache
def alphabet(locale: str) -> Alphabet | None:
    """The alphabet of a locale such as "sv-SE"; None where its language has no letters of its own."""
    language = locale.partition("-")[0].lower()
    return Alphabet(language) if language in ALPHABETS else None


@cache
def _own_script(language: str) -> re.Pattern[str] | None:
    letters = _SCRIPTS.get(language)
    return re.compile(f"[{letters}]") if letters else None


def own_script_first(locale: str, key: str) -> str:
    """The sort key with the letters of the language's own script before those of all others.

    >>> sorted(["abc", "гда", "10"], key=lambda key: own_script_first("ru-RU", key))
    ['10', 'гда', 'abc']
    """
    letters = _own_script(locale.partition("-")[0].lower())
    return letters.sub(rf"{_FIRST}\g<0>", key) if letters is not None else key


def _letters(rules: str) -> dict[str, str]:
    """Each letter (in small, also with another accent on it) and its spelling."""
    letters: dict[str, str] = {}
    for rule in rules.split():
        base, kind, listed = rule[0], rule[1], rule[2:].split(",")
        for place, variants in enumerate(listed):
            spelling = base if kind == "=" else f"{base}{_AFTER}{chr(ord('a') + place)}"
            for letter in variants.split("/"):
                letters[letter] = spelling
    for letter, spelling in list(letters.items()):
        for mark in _MARKS if len(letter) == 1 else "":
            accented = unicodedata.normalize("NFC", letter + mark)
            if len(accented) == 1:
                letters.setdefault(accented, spelling)
    return letters

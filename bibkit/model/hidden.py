"""Characters that can't be seen and have no purpose where they stand; marks that are stacked on one letter.

What has its purpose is left: joiners in scripts that join (Persian, Indic) and in emoji, spaces of no width in
scripts without word spaces (Thai, Khmer), soft hyphens in words, marks of direction in texts with Hebrew or Arabic,
and their pairs where each is closed (UAX #9; UAX #31, section 2.3). An override of the direction has none: it makes a
text look like another.
"""

from __future__ import annotations

import re
from collections.abc import Callable

HIDING = re.compile(
    "[\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb"
    "\U000e0000-\U000e007f]"
)
"""Every such character, with and without a purpose."""

STACKED = re.compile("[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{4,}")
"""More marks on one letter than any language writes: three are the most, in Vietnamese and in phonetic script."""

_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u05ff\u0600-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_JOINING = re.compile(
    "[\u0600-\u08ff\u0900-\u0dff\u0f00-\u109f\u1780-\u18af\ua840-\uabff\ufb50-\ufdff\ufe70-\ufefc"
    "\U00011000-\U00011fff]"
)
_WITHOUT_SPACES = re.compile(
    "[\u0e00-\u0eff\u0f00-\u109f\u1780-\u17ff\u1950-\u19ff\u3040-\u30ff\u3400-\u9fff]"
)
_EMOJI = re.compile("[\u00a9\u00ae\u203c-\u3299\ufe0f\U0001f000-\U0001faff]")
_OPENING = "\u202a\u202b\u202d\u202e\u2066\u2067\u2068"
_CLOSES = {"\u202c": "\u202a\u202b", "\u2069": "\u2066\u2067\u2068"}


def hidden_in(text: str) -> tuple[int, ...]:
    """Where characters stand that can't be seen and have no purpose there.

    >>> hidden_in("a\u202eb"), hidden_in("می\u200cشود")
    ((1,), ())
    """
    if text.isascii():
        return ()
    found = [match.start() for match in HIDING.finditer(text)]
    if not found:
        return ()
    closed = _pairs(text) if _RIGHT_TO_LEFT.search(text) else frozenset()
    return tuple(at for at in found if at not in closed and not _has_purpose(text, at))


def sign_name(sign: str) -> str:
    """The character's number and its name in Unicode."""
    import unicodedata  # only for a finding

    return f"U+{ord(sign):04X} {unicodedata.name(sign, '')}".rstrip()


def without_hidden(text: str, places: tuple[int, ...]) -> tuple[str, bool]:
    """The text without the characters at those places, and whether nothing that was seen is changed by it.

    Between two letters one may stand for a hyphen or a space, and an override changes what a reader sees.
    """
    gone = set(places)
    is_sure = not any(text[at] in "\u202d\u202e" or _is_within_word(text, at) for at in places)
    return "".join(sign for at, sign in enumerate(text) if at not in gone), is_sure


def _is_within_word(text: str, at: int) -> bool:
    if text[at] not in "\u00ad\u200b\u200c\u200d\u2060\ufeff":
        return False
    return text[at - 1 : at].isalnum() and text[at + 1 : at + 2].isalnum()


def _has_purpose(text: str, at: int) -> bool:
    purpose = _PURPOSES.get(text[at])
    return purpose is not None and purpose(text, at)


def _joins(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if _JOINING.match(before):
        return True
    return text[at] == "\u200d" and bool(_EMOJI.match(before) and _EMOJI.match(after))


def _parts_words(text: str, at: int) -> bool:
    return bool(_WITHOUT_SPACES.match(text[at - 1 : at]) or _WITHOUT_SPACES.match(text[at + 1 : at + 2]))


def _marks_direction(text: str, _at: int) -> bool:
    return _RIGHT_TO_LEFT.search(text) is not None


def _ends_hangul(text: str, at: int) -> bool:
    return "\u1100" <= text[at - 1 : at] <= "\u11ff" or "\u1160" <= text[at + 1 : at + 2] <= "\u11ff"


def _parts_syllables(text: str, at: int) -> bool:
    return text[at - 1 : at].isalpha() and text[at + 1 : at + 2].isalpha()


_PURPOSES: dict[str, Callable[[str, int], bool]] = {
    "\u00ad": _parts_syllables,
    "\u200b": _parts_words,
    "\u200c": _joins,
    "\u200d": _joins,
    "\u200e": _marks_direction,
    "\u200f": _marks_direction,
    "\u061c": _marks_direction,
    "\u115f": _ends_hangul,
    "\u1160": _ends_hangul,
}


def _pairs(text: str) -> frozenset[int]:
    """Where embeddings and isolates stand that are closed, and what closes them."""
    open_: list[int] = []
    closed: set[int] = set()
    for at, sign in enumerate(text):
        if sign in _OPENING:
            open_.append(at)
        elif sign in _CLOSES and open_ and text[open_[-1]] in _CLOSES[sign]:
            closed |= {open_.pop(), at}
    return frozenset(closed)

"""Characters that no text of a record may hold: controls but tab and line ends, surrogates, non-characters."""

from __future__ import annotations

import re

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")

# What Windows-1252 has where Latin-1 has controls: quotes and dashes of texts that were read as the wrong one.
_WINDOWS = {
    number: character
    for number in range(0x80, 0xA0)
    if (character := bytes([number]).decode("cp1252", "ignore"))
}
# Beside these such a control is a byte of UTF-8 that was read as Latin-1: what stood there can't be told from it alone.
_MISREAD = re.compile("[\u00c2-\u00f4][\x80-\x9f]")


def without_controls(text: str) -> str | None:
    """The text as it was most likely meant, without a control character; None where that can't be told.

    >>> without_controls("the \x93state\x94\x07")
    'the “state”'
    """
    if _MISREAD.search(text):
        return None
    return CONTROL.sub("", with_windows_signs(text))


def with_windows_signs(text: str) -> str:
    """The text with what Windows-1252 has in the places of controls; as it is where that can't be told.

    >>> with_windows_signs("the \x93state\x94")
    'the “state”'
    """
    return text if _MISREAD.search(text) else text.translate(_WINDOWS)


def with_visible_controls(text: str, signs: re.Pattern[str] = CONTROL) -> str:
    """The text with what Windows-1252 has in the places of controls, and other `signs` as their numbers.

    >>> with_visible_controls("the \x93state\x94\x07")
    'the “state”[U+0007]'
    """
    return signs.sub(lambda match: f"[U+{ord(match[0]):04X}]", with_windows_signs(text))

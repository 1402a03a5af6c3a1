"""A text that was typed or pasted, without what came along from a PDF or a web page."""

from __future__ import annotations

import re
from typing import NamedTuple

from bibkit.model.control import CONTROL, without_controls
from bibkit.model.hidden import hidden_in, sign_name

_BREAKS = re.compile("[\t\n\x0b\x0c\r\x85\u2028\u2029]+")
# No-break spaces belong to numbers and to French signs; elsewhere they are how a page kept its line together.
_NO_BREAK = re.compile("[\u00a0\u202f](?![:;!?%»\u203a\\d])(?<![«\u2039]\\s)(?<!\\d\\s)")
_SURROGATE = re.compile("[\ud800-\udfff]")


class Pasted(NamedTuple):
    """The text as it is meant, and what is no longer in it, by number and name."""

    text: str
    gone: tuple[str, ...] = ()


def pasted(text: str, *, keeps_lines: bool = False) -> Pasted | None:
    """The text on one line (but for prose that `keeps_lines`), without control and hidden characters.

    None where what stood there can't be told: bytes that are no UTF-8, or UTF-8 that was read as another encoding.

    >>> pasted("On\\x0cnames\\x07").text
    'On names'
    """
    if text.isascii() and text.isprintable():
        return Pasted(text)
    if _SURROGATE.search(text):
        return None
    gone: dict[str, None] = {}
    breaks = re.compile("[\t\x0b\x0c\r\x85\u2028\u2029]+") if keeps_lines else _BREAKS
    if keeps_lines:
        text = text.replace("\r\n", "\n")
    for match in breaks.finditer(text):
        gone |= {sign_name(sign): None for sign in match[0] if sign not in "\t\n\r"}
    text = breaks.sub(" ", text)
    gone |= {sign_name(sign): None for sign in CONTROL.findall(text)}
    plain = without_controls(text)
    if plain is None:
        return None
    hidden = {*hidden_in(plain), *(at for at, sign in enumerate(plain) if sign == "\u00ad")}
    gone |= {sign_name(plain[at]): None for at in sorted(hidden)}
    plain = "".join(sign for at, sign in enumerate(plain) if at not in hidden)
    gone |= {sign_name(sign): None for sign in _NO_BREAK.findall(plain)}
    plain = _NO_BREAK.sub(" ", plain).strip()
    return Pasted(plain if keeps_lines else re.sub(" {2,}", " ", plain), tuple(gone))

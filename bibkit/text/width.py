"""How wide a text is where every sign takes one or two cells (Unicode Standard Annex 11), and texts cut to fit."""

from __future__ import annotations

import unicodedata


def cells(text: str) -> int:
    """The cells that the text takes.

    >>> cells("漢字 kanji")
    10
    """
    return sum(
        0 if unicodedata.combining(sign) else 1 + (unicodedata.east_asian_width(sign) in "WF")
        for sign in text
    )


def fitted(text: str, width: int) -> str:
    """The text, cut with an ellipsis where it takes more cells than `width`."""
    if cells(text) <= width:
        return text
    kept, used = [], 1
    for sign in text:
        used += cells(sign)
        if used > width:
            break
        kept.append(sign)
    return "".join(kept).rstrip() + "…"

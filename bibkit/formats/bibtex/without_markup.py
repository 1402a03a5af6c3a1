"""Names and numbers hold no rich text: what TeX says of how they are set is held beside them (`held`)."""

from __future__ import annotations

import re

from bibkit.text.rich_text import plain_text

_RAISED_FIGURES = re.compile(r"<(?P<tag>sup|sub)>(?P<figures>[0-9]+)</(?P=tag)>")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


def without_markup(text: str) -> str:
    r"""A text for a field that holds no rich text: raised figures as characters, of all else the words.

    >>> without_markup("M<sup>c</sup>Donald, 2<sup>nd</sup> m<sup>2</sup>")
    'McDonald, 2nd m²'
    """
    if "<" not in text:
        return text
    return plain_text(_RAISED_FIGURES.sub(_figures, text))


def _figures(match: re.Match[str]) -> str:
    return match["figures"].translate(_RAISED if match["tag"] == "sup" else _LOWERED)

"""Keywords in one text as the list that they are."""

from __future__ import annotations

import re

_SEMICOLON = re.compile(r';(?!">)')  # not that of `<span style="font-variant:small-caps;">`


def keywords_of(text: str) -> list[str]:
    """The keywords, in order, each once: split at semicolons where there are any, else at commas.

    >>> keywords_of("Aged, 80 and over; Female; ")
    ['Aged, 80 and over', 'Female']
    """
    parts = _SEMICOLON.split(text) if ";" in text else [text]
    if len(parts) == 1:
        parts = text.split(",")
    return list(dict.fromkeys(word for part in parts if (word := part.strip())))

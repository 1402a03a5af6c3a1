"""Keywords in one text as the list that they are."""

from __future__ import annotations


def keywords_of(text: str) -> list[str]:
    """The keywords, in order, each once: split at semicolons where there are any, else at commas.

    >>> keywords_of("Aged, 80 and over; Female; ")
    ['Aged, 80 and over', 'Female']
    """
    parts = text.split(";" if ";" in text else ",")
    return list(dict.fromkeys(word for part in parts if (word := part.strip())))

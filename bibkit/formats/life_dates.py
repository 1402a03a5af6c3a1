"""The years of a life that catalogues put behind a name to tell it from others."""

from __future__ import annotations

import re

_YEAR = r"(?:ca?\.\s*)?\d{3,4}\??"
_DATES = re.compile(
    rf",?\s*[\[(]?\s*((?:(?:b|d|fl|born|died|active|gest|geb|n)\.?\s+)?{_YEAR}\s*(?:[-–]\s*(?:{_YEAR})?)?)\s*[\])]?[.,]?"
)
_AT_END = re.compile(rf"(?P<name>.*?[^\W\d_][.)]?){_DATES.pattern}")


def without_life_dates(name: str) -> tuple[str, str]:
    """The name and the years behind it, or empty.

    >>> without_life_dates("Alleman, Tillie Pierce, 1848-1914"), without_life_dates("Doe, Jane (b. 1950)")
    (('Alleman, Tillie Pierce', '1848-1914'), ('Doe, Jane', 'b. 1950'))
    >>> without_life_dates("ICML 2020"), without_life_dates("Plato, 427-347")
    (('ICML 2020', ''), ('Plato', '427-347'))
    """
    match = _AT_END.fullmatch(name)
    if match is None or not re.search(r"[,(\[]", name[match.end("name") :]):
        return name, ""
    return match["name"].rstrip(" ,"), match[2].strip()

"""Identifiers given as addresses or with their own name before them."""

from __future__ import annotations

import re
from typing import Final

from bibkit.text.pattern import lazy_pattern

_SITE = r"\s*(?:https?://)?(?:www\.)?"
_DOI = lazy_pattern(rf"(?:{_SITE}(?:dx\.)?doi\.org/|doi(?::\s*|\s+))(?P<bare>10\.\S+)\s*", re.IGNORECASE)
_PMID = lazy_pattern(
    rf"(?:{_SITE}(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/(?:m/)?pubmed)/|pmid:?\s*)(?P<bare>\d+)/?\s*",
    re.IGNORECASE,
)
_PMCID = lazy_pattern(
    rf"(?:{_SITE}(?:ncbi\.nlm\.nih\.gov/pmc|pmc\.ncbi\.nlm\.nih\.gov)/articles/|pmcid:?\s*)(?P<bare>PMC\d+)/?\s*",
    re.IGNORECASE,
)
ADDRESSED: Final = {"DOI": _DOI, "PMID": _PMID, "PMCID": _PMCID}
"""Identifiers that have an address, which is what styles put before them, and how both are written."""


def bare_identifier(variable: str, value: str) -> str:
    """The identifier that the value is or is the address of; anything else as it is.

    >>> bare_identifier("DOI", "https://doi.org/10.1000/1"), bare_identifier("PMID", "PMID: 123")
    ('10.1000/1', '123')
    """
    match = ADDRESSED[variable].fullmatch(value)
    return match["bare"] if match else value

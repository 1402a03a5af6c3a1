"""Differences that a way through a format leaves and that nobody would tell as a loss, each with its reason."""

from __future__ import annotations

import re

_BIB = frozenset(["bibtex", "biblatex"])
ARGUED: tuple[tuple[frozenset[str], re.Pattern[str], str], ...] = (
    (
        _BIB,
        re.compile(r"month: '(\w{3})\w+' -> '\1'"),
        "a month without a year is written as its macro, which is read by its name",
    ),
    (
        frozenset(["nbib", "pubmed-xml"]),
        re.compile(r"(?:nbib|pubmed-xml): .* -> None"),
        "the lines that one of the two kept are kept by the other, under its own name",
    ),
)
"""The formats, what the difference looks like, and why it is right."""

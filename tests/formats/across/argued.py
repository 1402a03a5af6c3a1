"""Differences that a way through a format leaves and that nobody would tell as a loss, each with its reason."""

from __future__ import annotations

import re

_BIB = frozenset(["bibtex", "biblatex"])
ARGUED: tuple[tuple[frozenset[str], re.Pattern[str], str], ...] = (
    (
        _BIB,
        re.compile(".*[‘’“”].* -> .*"),
        "TeX prints its straight quotes as curly ones, and so writes them",
    ),
    (
        _BIB,
        re.compile(r"container-title: arXiv:\d+\.\d+ .*|type: article-journal -> article"),
        "a journal that is the number of an arXiv paper is read as that number",
    ),
)
"""The formats, what the difference looks like, and why it is right."""

"""Raised letters as superscripts: French terms have "2ᵉ éd.", for which pdflatex and most fonts have no letter."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

from bibkit.text.pattern import lazy_pattern
from bibkit.text.run import Run, Span, is_maths

_SUP: Final = Span("vertical-align", "sup")
_RAISED = lazy_pattern("([\u02b0-\u02b8\u02e1-\u02e4\u1d2c-\u1d61\u1d78\u1d9b-\u1dbf\u2071\u207f]+)")
"""Letters that are raised of themselves; figures (²) and ordinal indicators (ª, º) are in every font."""


def raised(runs: Iterable[Run]) -> Iterator[Run]:
    """The runs with raised letters as the letters, in a span that raises them.

    >>> [run.text for run in raised([Run("2\u1d49 éd.")])]
    ['2', 'e', ' éd.']
    """
    for run in runs:
        if run.text.isascii() or not _RAISED.search(run.text) or is_maths(run):
            yield run
            continue
        is_raised = any((span.kind, span.value) == ("vertical-align", "sup") for span in run.spans)
        spans = run.spans if is_raised else (*run.spans, _SUP)
        for place, text in enumerate(_RAISED.split(run.text)):
            if place % 2:
                yield Run(unicodedata.normalize("NFKD", text), spans)
            elif text:
                yield Run(text, run.spans)

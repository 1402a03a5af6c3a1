"""Rules about identifiers that are well formed and may still be wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bibkit.diagnostics import Diagnostic, Safety
from bibkit.diagnostics.fix import Fix, Put
from bibkit.model.record import Record

_ARXIV_DOI = re.compile(r"10\.48550/arxiv\.(.+)", re.IGNORECASE)
# Elsevier: 10.1016/j.epsr.2017.12.034 holds the year and month of acceptance.
_DATED_DOI = re.compile(r"10\.1016/j\.[a-z]+\.((?:19|20)\d\d)\.(?:0[1-9]|1[0-2])\.\d+", re.IGNORECASE)


def arxiv_doi_mismatch(record: Record) -> Iterator[Diagnostic]:
    """arXiv registers 10.48550/arXiv.ID for the paper ID and no other (BK408)."""
    match = _ARXIV_DOI.fullmatch(record.text("DOI"))
    arxiv = record.arxiv
    if match and arxiv and match[1].partition("v")[0] != arxiv.id:
        message = f"The DOI is that of arXiv:{match[1]}, the record's paper is arXiv:{arxiv.id}"
        # Shown only: the identifier may be the wrong one of the two.
        fix = Fix(f"Write {arxiv.doi}", (Put(("DOI",), arxiv.doi),), Safety.SHOWN)
        help_text = f"the DOI should be {arxiv.doi}"
        yield Diagnostic("BK408", message, help_text, key=record.key, field=("DOI",), fix=fix)


def doi_year(record: Record) -> Iterator[Diagnostic]:
    """A DOI that was made after the work was published belongs to another work (BK409)."""
    match = _DATED_DOI.fullmatch(record.text("DOI"))
    year = record.year
    if match and year is not None and int(match[1]) > year:
        message = f"The DOI was made in {match[1]}, the work is of {year}"
        yield Diagnostic(
            "BK409", message, "look the DOI up: it may be another paper's", key=record.key, field=("DOI",)
        )

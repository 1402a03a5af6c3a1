"""Rules about identifiers that are well formed and may still be wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bibkit.diagnostics import Diagnostic, Safety
from bibkit.diagnostics.fix import Fix, Put
from bibkit.model.record import Record

_ARXIV_DOI = re.compile(r"10\.48550/arxiv\.(.+)", re.IGNORECASE)
IN_VENUES = ("article-journal", "article-magazine", "paper-conference")
_ARXIV_VENUE = re.compile(r"arxiv\b|CoRR$", re.IGNORECASE)
# Elsevier's 10.1016/j.epsr.2017.12.034 and Springer's 10.1007/s10579-015-9319-2 hold the year of acceptance, IEEE's
# 10.1109/CVPR.2016.90 and ACL's 10.18653/v1/2020.acl-main.1 that of the meeting.
_DATED_DOI = re.compile(
    r"10\.1016/j\.[a-z]+\.((?:19|20)\d\d)\.(?:0[1-9]|1[0-2])\.\d+"
    r"|10\.1109/[a-z-]+\.((?:19|20)\d\d)\.\d+|10\.18653/v1/(20\d\d)\.\S+|10\.1007/s\d{5}-0(\d\d)-\d{4}-[\dx]",
    re.IGNORECASE,
)


def arxiv_as_journal(record: Record) -> Iterator[Diagnostic]:
    """arXiv is no journal (BK411): its papers are preprints with an identifier, and styles print that.

    As the venue of a preprint or report it is where the text is found.
    """
    venue = record.text("container-title")
    if record.type in IN_VENUES and not record.arxiv and _ARXIV_VENUE.match(venue):
        message = f'"{venue}" is no journal, and the record has no arXiv identifier'
        help_text = "write the identifier (eprint, in a record arxiv), or the journal where it was published"
        yield Diagnostic("BK411", message, help_text, key=record.key, field=("container-title",))


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
    if match is None or year is None:
        return
    digits = str(match[match.lastindex or 1])
    made = int(digits) if len(digits) == 4 else 2000 + int(digits)
    if made > year:
        message = f"The DOI was made in {made}, the work is of {year}"
        yield Diagnostic(
            "BK409", message, "look the DOI up: it may be another paper's", key=record.key, field=("DOI",)
        )

"""Entry types and fields of .bib files as the types and fields of records: `dialect`'s tables, read backwards,
and what else is met (biblatex manual 2.1 and 2.2, JabRef, Mendeley, Zotero)."""

from __future__ import annotations

from bibkit.formats.bibtex import dialect
from bibkit.formats.bibtex.dialect import LANGUAGES, OTHER_LANGUAGES, OWN_TYPES

TYPES: dict[str, str] = {
    **OWN_TYPES,
    "article": "article-journal",
    "book": "book",
    "booklet": "pamphlet",
    "data": "dataset",
    "dataset": "dataset",
    "image": "graphic",
    "inproceedings": "paper-conference",
    "inreference": "entry",
    "jurisdiction": "legal_case",
    "legal": "treaty",
    "legislation": "legislation",
    "letter": "personal_communication",
    "manual": "report",
    "mastersthesis": "thesis",
    "misc": "document",
    "movie": "motion_picture",
    "music": "musical_score",
    "performance": "performance",
    "phdthesis": "thesis",
    "preprint": "article",
    "proceedings": "book",
    "report": "report",
    "review": "review",
    "techreport": "report",
    "thesis": "thesis",
    "unpublished": "manuscript",
}

GENRES: dict[str, str] = {  # what the entry type or biblatex's `type` key says beyond the record's type
    **{key: genre for genre, key in dialect.GENRE_KEYS.items()},
    **{key: genre for genre, key in dialect.TYPE_KEYS.items() if key != "software"},
    "mastersthesis": "Master's thesis",
    "manual": "manual",
    "proceedings": "proceedings",
    "mvproceedings": "proceedings",
}

FIELDS: dict[str, str] = {  # fields of text that mean the same in every type
    "abstract": "abstract",
    "address": "publisher-place",
    "annotation": "annote",
    "annote": "annote",
    "booktitle": "container-title",
    "chapter": "chapter-number",
    "doi": "DOI",
    "edition": "edition",
    "eventtitle": "event-title",
    "isbn": "ISBN",
    "issn": "ISSN",
    "issuetitle": "volume-title",
    "journal": "container-title",
    "journaltitle": "container-title",
    "library": "call-number",
    "location": "publisher-place",
    "note": "note",
    "origlocation": "original-publisher-place",
    "origpublisher": "original-publisher",
    "origtitle": "original-title",
    "pages": "page",
    "pagetotal": "number-of-pages",
    "part": "part-number",
    "pmcid": "PMCID",
    "pmid": "PMID",
    "publisher": "publisher",
    "pubstate": "status",
    "school": "publisher",
    "institution": "publisher",
    "series": "collection-title",
    "shortjournal": "container-title-short",
    "shorttitle": "title-short",
    "title": "title",
    "venue": "event-place",
    "version": "version",
    "volume": "volume",
    "volumes": "number-of-volumes",
}

NAME_FIELDS: dict[str, str] = {
    "author": "author",
    "editor": "editor",
    "translator": "translator",
    "bookauthor": "container-author",
}

DATE_FIELDS: dict[str, str] = {name: field for field, name in dialect.DATE_FIELDS.items()}

# What styles of classic BibTeX and reference managers call `urldate` and `origdate`.
_ACCESSED = """
    lastaccessed lastaccess last-accessed lastchecked lastvisited lastvisit accessed access-date accessdate dateaccessed
    date-accessed urlaccessdate visited
    """
DATE_FIELDS |= dict.fromkeys(_ACCESSED.split(), "accessed")
DATE_FIELDS |= dict.fromkeys(("origyear", "originalyear"), "original-date")


def parts_of_date(name: str) -> tuple[str, str, str]:
    """The fields of year, month and day that older styles had for a date field: `urlyear` ... for `urldate`."""
    stem = name.removesuffix("date")
    return f"{stem}year", f"{stem}month", f"{stem}day"


BCP47: dict[str, str] = {babel: tag for tag, babel in LANGUAGES.items()} | OTHER_LANGUAGES

STATUSES: dict[str, str] = {key: status for status, key in dialect.STATUS_KEYS.items()}

"""The names by which a selection asks for fields: those of records in any case, and those of .bib files."""

from __future__ import annotations

from functools import cache

from bibkit.model.fields import FIELDS, NAME_FIELDS

_VENUE = ("container-title", "container-title-short")
_SYNONYMS: dict[str, tuple[str, ...]] = {  # BibTeX's and BibLaTeX's names, and what else people say
    "key": ("key",),
    "id": ("key",),
    "citekey": ("key",),
    "citation-key": ("key",),
    "type": ("type",),
    "entrytype": ("type",),
    "year": ("year",),
    "date": ("issued",),
    "tag": ("tags",),
    "keywords": ("keyword", "tags"),
    "journal": _VENUE,
    "journaltitle": _VENUE,
    "booktitle": _VENUE,
    "venue": (*_VENUE, "event-title", "collection-title"),
    "shortjournal": ("container-title-short",),
    "shorttitle": ("title-short",),
    "series": ("collection-title",),
    "eventtitle": ("event-title",),
    "issuetitle": ("volume-title",),
    "origtitle": ("original-title",),
    "address": ("publisher-place",),
    "location": ("publisher-place", "event-place"),
    "institution": ("publisher",),
    "school": ("publisher",),
    "organization": ("publisher",),
    "number": ("number", "issue", "collection-number"),
    "pages": ("page",),
    "pagetotal": ("number-of-pages",),
    "chapter": ("chapter-number",),
    "part": ("part-number",),
    "eprint": ("eprint", "arxiv"),
    "archiveprefix": ("eprinttype",),
    "primaryclass": ("eprintclass", "arxiv"),
    "urldate": ("accessed",),
    "eventdate": ("event-date",),
    "origdate": ("original-date",),
    "annotation": ("annote",),
    "langid": ("language",),
    "pubstate": ("status",),
    "library": ("call-number",),
    "bookauthor": ("container-author",),
    "name": NAME_FIELDS,
    "alias": ("aliases",),
    "link": ("links",),
    "text": ("words",),
}
PERSON, MONTH = "person", "month"
"""Names of what is part of a field: ids of people in all names, the month of a date."""
HAS, MISSING = "has", "missing"


def columns_of(name: str) -> tuple[str, ...]:
    """The columns that a name stands for, in any case; none for a name that is none."""
    folded = name.casefold()
    if folded in _SYNONYMS:
        return _SYNONYMS[folded]
    field = _by_folded().get(folded)
    return (field,) if field else ()


def names_of_fields() -> list[str]:
    """Every name that a term may begin with."""
    return sorted({*FIELDS, *_SYNONYMS, PERSON, MONTH, HAS, MISSING}, key=str.casefold)


@cache
def _by_folded() -> dict[str, str]:
    return {name.casefold(): name for name in FIELDS}


def near_fields(name: str) -> str:
    """The way out for a name that is none."""
    import difflib  # only for a name that is wrong

    known = {one.casefold(): one for one in names_of_fields()}
    near = [known[one] for one in difflib.get_close_matches(name.casefold(), known, 3)]
    if near:
        return f"did you mean {' or '.join(near)}?"
    return "name a field of records (title, author, issued ...) or key, type, year, person, has, missing"

"""Fields and values as people type them: `doi=10.1000/182`, `journal=Nature`, `author=Doe, Jane; Roe, Ann`."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bibkit.errors import UsageError
from bibkit.formats.bibtex.dialect import DATE_FIELDS, FIELD_NAMES, NAME_FIELDS
from bibkit.model.fields import FIELDS, TYPES, Kind
from bibkit.model.raw import Raw
from bibkit.registry import unknown_name

_AND = re.compile(r"\s+and\s+")
_OF_BIB: Mapping[str, str] = {
    **{theirs: ours for table in (FIELD_NAMES, NAME_FIELDS, DATE_FIELDS) for ours, theirs in table.items()},
    "type": "type",
    "journal": "container-title",
    "journaltitle": "container-title",
    "booktitle": "container-title",
    "shortjournal": "container-title-short",
    "year": "issued",
    "date": "issued",
    "school": "publisher",
    "institution": "publisher",
    "organization": "publisher",
    "address": "publisher-place",
    "location": "publisher-place",
    "venue": "event-place",
    "eprint": "eprint",
    "annotation": "annote",
    "langid": "language",
    "tag": "tags",
}
_ISSUES = ("article-journal", "article-magazine", "article-newspaper")


def field_named(name: str, record_type: str = "") -> str:
    """The field that a name means, in any case, or as BibTeX or biblatex calls it.

    BibTeX's `number` is the issue of an article and the number of anything else, so that the type of the record counts.
    Raises UsageError.
    """
    if name in ("id", "key"):
        raise UsageError(f"The {name} of a record is its key", about="rename")
    if name == "number" and record_type in _ISSUES:
        return "issue"
    folded = name.casefold()
    known = {one.casefold(): one for one in FIELDS}
    found = known.get(folded) or _OF_BIB.get(folded)
    if folded == "month":
        raise UsageError("A month stands in the date", hint="write issued=2020-05")
    if found is None:
        theirs = [one for one in _OF_BIB if one not in known]
        raise unknown_name("field", name, [*FIELDS, *theirs, *(TYPES if name in TYPES else ())])
    return found


def value_of(field: str, text: str) -> Raw:
    """What a text says in a field: names with `;` or `and` between them, lists with commas, all else as it is."""
    kind = FIELDS[field].kind if field in FIELDS else Kind.VERBATIM
    if kind is Kind.NAMES:
        parts = text.split(";")
        by_and = _AND.split(text)
        if len(parts) == 1 and len(by_and) > 1 and all("," in part for part in by_and):
            parts = by_and
        return [part.strip() for part in parts if part.strip()]
    if kind is Kind.LIST:
        return [part.strip() for part in text.split(",") if part.strip()]
    if kind is Kind.LINKS:
        pairs = [part.partition("=") for part in text.split(";")]
        return {name.strip(): address.strip() for name, _, address in pairs}
    return text

"""The types and fields of CFF 1.2.0 and those of records: the tables of both directions ("schema-guide.md")."""

from __future__ import annotations

READ: dict[str, str] = {
    "art": "graphic",
    "article": "article-journal",  # without a journal it is CSL's `article`
    "audiovisual": "motion_picture",
    "bill": "bill",
    "blog": "post-weblog",
    "book": "book",
    "catalogue": "book",
    "conference": "event",
    "conference-paper": "paper-conference",
    "data": "dataset",
    "database": "dataset",
    "dictionary": "book",
    "edited-work": "book",
    "encyclopedia": "book",
    "film-broadcast": "broadcast",
    "generic": "document",
    "government-document": "report",
    "grant": "document",
    "hearing": "hearing",
    "historical-work": "classic",
    "legal-case": "legal_case",
    "legal-rule": "regulation",
    "magazine-article": "article-magazine",
    "manual": "report",  # as BibTeX's
    "map": "map",
    "multimedia": "motion_picture",
    "music": "song",
    "newspaper-article": "article-newspaper",
    "pamphlet": "pamphlet",
    "patent": "patent",
    "personal-communication": "personal_communication",
    "proceedings": "book",
    "report": "report",
    "serial": "periodical",
    "slides": "speech",
    "software": "software",
    "software-code": "software",
    "software-container": "software",
    "software-executable": "software",
    "software-virtual-machine": "software",
    "sound-recording": "song",
    "standard": "standard",
    "statute": "legislation",
    "thesis": "thesis",
    "unpublished": "manuscript",
    "video": "motion_picture",
    "website": "webpage",
}
_FIRST = {"book": "book", "dataset": "data", "document": "generic", "motion_picture": "video", "report": "report",
          "software": "software", "song": "sound-recording"}  # fmt: skip
_BROADER = {
    "chapter": "generic",
    "collection": "generic",
    "entry": "generic",
    "entry-dictionary": "dictionary",
    "entry-encyclopedia": "encyclopedia",
    "figure": "art",
    "interview": "personal-communication",
    "musical_score": "music",
    "performance": "generic",
    "post": "website",
    "review": "article",
    "review-book": "article",
    "treaty": "statute",
}
WRITTEN: dict[str, tuple[str, bool]] = {
    **{csl: (_FIRST.get(csl, name), True) for name, csl in READ.items()},
    "article": ("article", True),
    **{csl: (name, False) for csl, name in _BROADER.items()},
}
"""The type for each of CSL's, and whether it is read back as that."""

JOURNALS = frozenset(["article", "magazine-article", "newspaper-article"])
"""What stands in a `journal`."""

IN_COLLECTION = frozenset(
    "art blog conference-paper dictionary encyclopedia film-broadcast generic hearing map music"
    " personal-communication slides sound-recording video website".split()
)
"""Types whose `collection-title` is what holds the work; that of the others is their series."""

OF_INSTITUTION = frozenset(["thesis", "report"])
"""Types of CSL whose publisher is an `institution`."""

RELEASED = frozenset(["software", "dataset"])
"""Types of CSL that are released, where others are published."""

TEXTS: dict[str, str] = {
    "abbreviation": "title-short",
    "abstract": "abstract",
    "database": "archive",
    "edition": "edition",
    "issue": "issue",
    "medium": "medium",
    "notes": "note",
    "number": "number",
    "number-volumes": "number-of-volumes",
    "pages": "number-of-pages",
    "section": "section",
    "status": "status",
    "title": "title",
    "version": "version",
    "volume": "volume",
    "volume-title": "volume-title",
}
"""Members that are one field's text."""

PEOPLE: dict[str, str] = {
    "authors": "author",
    "editors": "editor",
    "editors-series": "collection-editor",
    "recipients": "recipient",
    "translators": "translator",
}

NUMBERS: dict[str, str] = {"doi": "DOI", "isbn": "ISBN", "issn": "ISSN", "pmcid": "PMCID", "url": "URL"}
"""Identifiers with a member of their own."""

OTHERS: dict[str, str] = {**NUMBERS, "pmid": "PMID", "arxiv": "arxiv"}
"""Those that stand in `identifiers` with their name before them: `{type: other, value: "PMID:123"}`."""

NAME_PARTS: dict[str, str] = {
    "family-names": "family",
    "given-names": "given",
    "name-particle": "non-dropping-particle",
    "name-suffix": "suffix",
    "orcid": "orcid",
}

OF_ROOT = frozenset(
    "abstract authors commit contact date-released doi identifiers keywords license license-url message repository"
    " repository-artifact repository-code title type url version".split()
)
"""What the software or data itself may have; a reference has more."""

ADDRESSES = ("url", "repository-code", "repository", "repository-artifact")
"""Where a work is, that first which the record's URL is."""

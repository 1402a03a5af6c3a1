"""What is called how in JATS, by CSL's names."""

from __future__ import annotations

# The type of publication (JATS4R, "Citations"), the element of the title, and whether the type says it all.
TYPES: dict[str, tuple[str, str, bool]] = {
    "article": ("preprint", "article-title", True),
    "article-journal": ("journal", "article-title", True),
    "article-magazine": ("periodical", "article-title", True),
    "article-newspaper": ("newspaper", "article-title", True),
    "bill": ("other", "source", False),
    "book": ("book", "source", True),
    "broadcast": ("other", "source", False),
    "chapter": ("book", "chapter-title", True),
    "classic": ("book", "source", False),
    "collection": ("other", "source", False),
    "dataset": ("data", "data-title", True),
    "document": ("other", "source", True),
    "entry": ("book", "chapter-title", False),
    "entry-dictionary": ("book", "chapter-title", False),
    "entry-encyclopedia": ("book", "chapter-title", False),
    "event": ("other", "source", False),
    "figure": ("other", "source", False),
    "graphic": ("other", "source", False),
    "hearing": ("other", "source", False),
    "interview": ("other", "source", False),
    "legal_case": ("legal", "source", False),
    "legislation": ("legal", "source", False),
    "manuscript": ("unpublished", "source", True),
    "map": ("other", "source", False),
    "motion_picture": ("other", "source", False),
    "musical_score": ("other", "source", False),
    "pamphlet": ("book", "source", False),
    "paper-conference": ("confproc", "article-title", True),
    "patent": ("patent", "source", True),
    "performance": ("other", "source", False),
    "periodical": ("journal", "source", True),
    "personal_communication": ("personal-communication", "source", True),
    "post": ("web", "source", False),
    "post-weblog": ("web", "source", False),
    "regulation": ("legal", "source", False),
    "report": ("report", "source", True),
    "review": ("journal", "article-title", False),
    "review-book": ("journal", "article-title", False),
    "software": ("software", "source", True),
    "song": ("other", "source", False),
    "speech": ("confproc", "article-title", False),
    "standard": ("standard", "source", True),
    "thesis": ("thesis", "source", True),
    "treaty": ("legal", "source", False),
    "webpage": ("web", "source", True),
}
PEOPLE = {  # JATS 1.1, "person-group-type"
    "author": "author",
    "editor": "editor",
    "translator": "translator",
    "editor-translator": "transed",
    "compiler": "compiler",
    "curator": "curator",
    "director": "director",
}
TEXTS = {  # field -> element, behind titles, people and dates
    "collection-title": "series",
    "volume": "volume",
    "issue": "issue",
    "supplement-number": "supplement",
    "edition": "edition",
    "version": "version",
    "publisher": "publisher-name",
    "publisher-place": "publisher-loc",
    "event-place": "conf-loc",
    "part-title": "part-title",
    "note": "comment",
}
SIZES = {"number-of-pages": "pages", "dimensions": "other"}  # field -> units
IDENTIFIERS = {"DOI": "doi", "arxiv": "arxiv", "PMID": "pmid", "PMCID": "pmcid"}
NUMBERS = {"ISBN": "isbn", "ISSN": "issn"}
EPRINTS = {"ark": "ark", "hdl": "handle", "handle": "handle"}  # others are "other", named by who gave them
MARKUP = {"i": "italic", "b": "bold", "sup": "sup", "sub": "sub", "sc": "sc"}
WITH_FORMULAS = frozenset(["article-title", "supplement", "collab", "comment", *MARKUP.values()])
"""Elements that take formulas (DTD of JATS Publishing 1.1), of those that are written."""
WITH_RICH_TEXT = WITH_FORMULAS | {"source", "chapter-title", "data-title", "part-title", "series"}
"""Those that take italics and the like; all others take text alone."""

"""The types and fields of Hayagriva and those of records: the tables of both directions ("file-format.md").

Typst finds the CSL type from the type of an entry and that of its parent.
"""

from __future__ import annotations

TYPES: dict[
    str, tuple[str, str, bool]
] = {  # the type, its container's, and whether Typst sees the CSL type in it
    "article": ("article", "web", True),
    "article-journal": ("article", "periodical", True),
    "article-magazine": ("article", "periodical", False),
    "article-newspaper": ("article", "newspaper", True),
    "bill": ("legislation", "anthology", False),
    "book": ("book", "book", True),
    "broadcast": ("video", "video", True),
    "chapter": ("chapter", "book", True),
    "classic": ("book", "anthology", False),
    "collection": ("anthology", "anthology", True),
    "dataset": ("repository", "repository", False),
    "document": ("misc", "web", True),
    "entry": ("entry", "web", True),
    "entry-dictionary": ("entry", "reference", False),
    "entry-encyclopedia": ("entry", "reference", True),
    "event": ("exhibition", "exhibition", True),
    "figure": ("artwork", "book", False),
    "graphic": ("artwork", "book", True),
    "hearing": ("legislation", "anthology", False),
    "interview": ("misc", "web", False),
    "legal_case": ("case", "anthology", True),
    "legislation": ("legislation", "anthology", True),
    "manuscript": ("manuscript", "anthology", True),
    "map": ("artwork", "book", False),
    "motion_picture": ("video", "video", True),
    "musical_score": ("audio", "audio", False),
    "pamphlet": ("book", "anthology", False),
    "paper-conference": ("article", "proceedings", True),
    "patent": ("patent", "anthology", True),
    "performance": ("performance", "performance", False),
    "periodical": ("periodical", "anthology", False),
    "personal_communication": ("misc", "web", False),
    "post": ("post", "thread", True),
    "post-weblog": ("article", "blog", True),
    "regulation": ("legislation", "anthology", False),
    "report": ("report", "anthology", True),
    "review": ("article", "periodical", False),
    "review-book": ("article", "periodical", False),
    "software": ("repository", "repository", True),
    "song": ("audio", "audio", True),
    "speech": ("misc", "conference", False),
    "standard": ("report", "anthology", False),
    "thesis": ("thesis", "anthology", True),
    "treaty": ("legislation", "anthology", False),
    "webpage": ("web", "web", True),
}
ROLES = {
    "translator": "translator",
    "compiler": "compiler",
    "composer": "composer",
    "director": "director",
    "illustrator": "illustrator",
    "narrator": "narrator",
    "organizer": "organizer",
    "producer": "producer",
    "executive-producer": "executive-producer",
    "script-writer": "writer",
    "performer": "cast-member",
    "contributor": "collaborator",
}
HOUSED = ("thesis", "report")
"""Types whose organization is the house that published them, where no publisher is named."""
OWN_PROSE = {
    "genre": "genre",
    "note": "note",
    "abstract": "abstract",
    "authority": "organization",
    "archive": "archive",
    "archive_location": "archive-location",
    "call-number": "call-number",
}
NUMBERS = {"volume": "volume", "issue": "issue", "edition": "edition", "number-of-volumes": "volume-total"}
SERIAL = {
    "DOI": "doi",
    "arxiv": "arxiv",
    "ISBN": "isbn",
    "ISSN": "issn",
    "PMID": "pmid",
    "PMCID": "pmcid",
    "number": "serial",
}
READ: dict[str, str] = {
    "anthology": "collection",
    "anthos": "chapter",
    "article": "article",
    "artwork": "graphic",
    "audio": "song",
    "blog": "webpage",
    "book": "book",
    "case": "legal_case",
    "chapter": "chapter",
    "conference": "event",
    "entry": "entry",
    "exhibition": "event",
    "legislation": "legislation",
    "manuscript": "manuscript",
    "misc": "document",
    "newspaper": "periodical",
    "original": "document",
    "patent": "patent",
    "performance": "performance",
    "periodical": "periodical",
    "post": "post",
    "proceedings": "book",
    "reference": "book",
    "report": "report",
    "repository": "software",
    "scene": "motion_picture",
    "thesis": "thesis",
    "thread": "post",
    "video": "motion_picture",
    "web": "webpage",
}
"""The type of CSL for each type of an entry that stands in nothing."""

READ_IN: dict[tuple[str, str], str] = {
    ("article", "blog"): "post-weblog",
    ("article", "newspaper"): "article-newspaper",
    ("article", "periodical"): "article-journal",
    ("article", "proceedings"): "paper-conference",
    ("article", "conference"): "speech",
    ("misc", "conference"): "speech",
    ("entry", "reference"): "entry-encyclopedia",
    ("video", "video"): "broadcast",
}
"""The type of CSL for a type of an entry and that of its parent, where the two say more."""

DEFAULT_PARENTS: dict[str, str] = {
    "anthos": "anthology",
    "article": "periodical",
    "artwork": "exhibition",
    "audio": "audio",
    "chapter": "book",
    "entry": "reference",
    "legislation": "anthology",
    "post": "post",
    "scene": "video",
    "video": "video",
    "web": "web",
}
"""The type of a parent that says none ("Entry Type")."""

WHOLES = frozenset("book report thesis anthology proceedings reference".split())
"""What stands in no container: the parent of such an entry is its series, if it is a book or the like."""

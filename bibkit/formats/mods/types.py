"""Types, roles and identifiers of MODS, both ways."""

from __future__ import annotations

import re

GENRES = {
    "article": "preprint", "article-journal": "journal article", "article-magazine": "magazine article",
    "article-newspaper": "newspaper article", "bill": "bill", "book": "book", "broadcast": "broadcast",
    "chapter": "book chapter", "classic": "classical work", "collection": "collection", "dataset": "dataset",
    "document": "document", "entry": "entry", "entry-dictionary": "dictionary entry",
    "entry-encyclopedia": "encyclopedia entry", "event": "event", "figure": "figure", "graphic": "graphic",
    "hearing": "hearing", "interview": "interview", "legal_case": "legal case and case notes",
    "legislation": "legislation", "manuscript": "manuscript", "map": "map", "motion_picture": "motion picture",
    "musical_score": "musical score", "pamphlet": "pamphlet", "paper-conference": "conference paper",
    "patent": "patent", "performance": "performance", "periodical": "periodical",
    "personal_communication": "letter", "post": "post", "post-weblog": "blog post", "regulation": "regulation",
    "report": "report", "review": "review", "review-book": "book review", "software": "computer program",
    "song": "sound", "speech": "speech", "standard": "standard or specification", "thesis": "thesis",
    "treaty": "treaty", "webpage": "web page",
}  # fmt: skip
"""The genre that says a type of CSL: of the MARC Genre Term List where that has one, else of bibutils or our own."""

MARCGT = frozenset(
    ["book", "legislation", "map", "patent", "periodical", "letter", "interview", "thesis", "treaty", "motion picture",
     "legal case and case notes"]
)  # fmt: skip
"""The terms of the MARC Genre Term List among them."""

TYPES = {
    **{genre: csl_type for csl_type, genre in GENRES.items()},
    "academic journal": "periodical",
    "article": "article-journal",
    "atlas": "map",
    "blog": "post-weblog",
    "book part": "chapter",
    "bookpart": "chapter",
    "conference publication": "paper-conference",
    "conferenceobject": "paper-conference",
    "data set": "dataset",
    "diploma thesis": "thesis",
    "dissertation": "thesis",
    "doctoral thesis": "thesis",
    "electronic resource": "webpage",
    "email communication": "personal_communication",
    "encyclopedia": "entry-encyclopedia",
    "dictionary": "entry-dictionary",
    "essay": "chapter",
    "festschrift": "book",
    "film": "motion_picture",
    "government publication": "report",
    "globe": "map",
    "habilitation thesis": "thesis",
    "inbook": "chapter",
    "incollection": "chapter",
    "inproceedings": "paper-conference",
    "journal": "periodical",
    "lecture": "speech",
    "licentiate thesis": "thesis",
    "magazine": "periodical",
    "masters thesis": "thesis",
    "multivolume monograph": "book",
    "newspaper": "periodical",
    "novel": "book",
    "ph.d. thesis": "thesis",
    "picture": "graphic",
    "proceedings": "book",
    "slide": "graphic",
    "software": "software",
    "standard": "standard",
    "technical drawing": "graphic",
    "technical report": "report",
    "techreport": "report",
    "unpublished": "manuscript",
    "videorecording": "motion_picture",
    "web site": "webpage",
    "website": "webpage",
    "working paper": "report",
    "workingpaper": "report",
}
"""The type of CSL for each genre, in lower case."""

_THESIS = re.compile(r"thes[ei]s\b|dissertation")


def type_of_genre(genre: str) -> str:
    """The type of CSL that a genre in lower case means, or empty; repositories have terms of info:eu-repo."""
    term = genre.removeprefix("info:eu-repo/semantics/")
    return TYPES.get(term) or ("thesis" if _THESIS.search(term) else "")


SPECIFIC = frozenset(
    ["diploma thesis", "doctoral thesis", "habilitation thesis", "licentiate thesis", "masters thesis", "ph.d. thesis",
     "technical report", "working paper", "government publication", "proceedings", "novel", "atlas"]
)  # fmt: skip
"""Genres that say more than their type; they are the genre of a record, too."""

HOSTS = {
    "academic journal": "article-journal", "journal": "article-journal", "periodical": "article-journal",
    "magazine": "article-magazine", "newspaper": "article-newspaper", "book": "chapter",
    "conference publication": "paper-conference", "web site": "webpage", "encyclopedia": "entry-encyclopedia",
    "dictionary": "entry-dictionary",
}  # fmt: skip
"""The type of a work whose host is of that genre."""

HOST_GENRES = {csl_type: genre for genre, csl_type in HOSTS.items()}
"""The genre that is written of the host; of several for a type the last one."""

RESOURCES = {
    "cartographic": "map",
    "notated music": "musical_score",
    "sound recording": "song",
    "sound recording-musical": "song",
    "sound recording-nonmusical": "song",
    "still image": "graphic",
    "moving image": "motion_picture",
    "software, multimedia": "software",
}
"""The type of a work that has no genre, by its `typeOfResource`; a text is another."""

RESOURCE_OF = {
    **{csl_type: resource for resource, csl_type in reversed(RESOURCES.items())},
    "figure": "still image", "broadcast": "sound recording-nonmusical", "dataset": "software, multimedia",
}  # fmt: skip
"""What is no text."""

ROLES = {
    "author": "aut", "editor": "edt", "translator": "trl", "chair": "mod", "compiler": "com", "composer": "cmp",
    "contributor": "ctb", "curator": "cur", "director": "drt", "editorial-director": "pbd",
    "executive-producer": "exp", "guest": "spk", "host": "hst", "illustrator": "ill", "interviewer": "ivr",
    "narrator": "nrt", "organizer": "orm", "performer": "prf", "producer": "pro", "recipient": "rcp",
    "script-writer": "aus", "series-creator": "cre",
}  # fmt: skip
"""The code of MARC's relators for each field of people."""

ROLE_WORDS = {
    "aut": "author", "edt": "editor", "trl": "translator", "mod": "moderator", "com": "compiler", "cmp": "composer",
    "ctb": "contributor", "cur": "curator", "drt": "director", "pbd": "publishing director",
    "exp": "executive producer", "spk": "speaker", "hst": "host", "ill": "illustrator", "ivr": "interviewer",
    "nrt": "narrator", "orm": "organizer", "prf": "performer", "pro": "producer", "rcp": "recipient",
    "aus": "screenwriter", "cre": "creator",
}  # fmt: skip

ROLES_READ = {
    **{code: field for field, code in ROLES.items() if code != "exp"},
    **{ROLE_WORDS[code]: field for field, code in ROLES.items()},
    "creator": "author",
    "dis": "author",
    "dissertant": "author",
    "cre": "author",
    "joint author": "author",
    "fmd": "director",
    "fmp": "producer",
    "film director": "director",
    "film producer": "producer",
}
"""The field of people for each role, by code or word, in lower case."""

IDENTIFIERS = {
    "doi": "DOI", "isbn": "ISBN", "issn": "ISSN", "issn-l": "ISSN", "pmid": "PMID", "pubmed": "PMID",
    "pmc": "PMCID", "pmcid": "PMCID", "arxiv": "arxiv", "citekey": "id", "uri": "URL", "report number": "number",
}  # fmt: skip

"""What is called how in Citation Style 1 ("Help:Citation Style 1"), by CSL's names."""

from __future__ import annotations

from typing import NamedTuple


class Template(NamedTuple):
    """A template: what its title is called, and what holds the work; `is_exact` where it says the type."""

    name: str
    container: str = ""
    title: str = "title"
    is_exact: bool = True


_JOURNAL = Template("cite journal", "journal")
_WEB = Template("cite web", "website")
_BOOK = Template("cite book", "title", "chapter")
_ANY = Template("citation", "work", is_exact=False)
_FILM = Template("cite AV media", "work")
TEMPLATES: dict[str, Template] = {
    "article": Template("citation", "work"),  # a preprint of arXiv has a template of its own
    "article-journal": _JOURNAL,
    "article-magazine": Template("cite magazine", "magazine"),
    "article-newspaper": Template("cite news", "newspaper"),
    "book": Template("cite book"),
    "broadcast": Template("cite AV media", "work", is_exact=False),
    "chapter": _BOOK,
    "classic": Template("cite book", is_exact=False),
    "dataset": Template("cite web", "website", is_exact=False),
    "document": Template("citation", "work"),
    "entry": Template("cite encyclopedia", "encyclopedia", is_exact=False),
    "entry-dictionary": Template("cite encyclopedia", "encyclopedia", is_exact=False),
    "entry-encyclopedia": Template("cite encyclopedia", "encyclopedia"),
    "interview": Template("cite interview", "work"),
    "map": Template("cite map", "work"),
    "motion_picture": _FILM,
    "pamphlet": Template("cite book", is_exact=False),
    "paper-conference": Template("cite conference", "book-title"),
    "post": Template("cite web", "website", is_exact=False),
    "post-weblog": Template("cite web", "website", is_exact=False),
    "report": Template("cite report", "work"),
    "review": Template("cite journal", "journal", is_exact=False),
    "review-book": Template("cite journal", "journal", is_exact=False),
    "software": Template("cite web", "website", is_exact=False),
    "song": Template("cite AV media", "work", is_exact=False),
    "speech": Template("cite speech", "work"),
    "thesis": Template("cite thesis", "work"),
    "webpage": _WEB,
}
OTHER = _ANY
ARXIV = Template("cite arXiv")
"""For preprints: Citation Style 1 refuses all but a few parameters in it."""
OF_ARXIV = frozenset(["title", "author", "issued", "arxiv", "language", "page"])

PEOPLE = {"author": "", "editor": "editor-", "translator": "translator-", "interviewer": "interviewer-"}
SHOWN = {"author": "authors", "editor": "editors", "translator": "translators", "interviewer": "interviewers"}
TEXTS = {  # in the order of the template's manual, behind people, date and titles
    "collection-title": "series",
    "edition": "edition",
    "volume": "volume",
    "issue": "issue",
    "event-title": "conference",
    "publisher": "publisher",
    "publisher-place": "location",
    "genre": "type",
    "scale": "scale",
    "language": "language",
}
IDENTIFIERS = {
    "ISBN": "isbn",
    "ISSN": "issn",
    "DOI": "doi",
    "arxiv": "arxiv",
    "PMID": "pmid",
    "PMCID": "pmc",
}
EPRINTS = frozenset(
    ["bibcode", "biorxiv", "citeseerx", "eissn", "hdl", "ismn", "jfm", "jstor", "lccn", "medrxiv", "mr", "oclc", "ol",
     "osti", "rfc", "s2cid", "ssrn", "zbl"]
)  # fmt: skip

# Where the module takes them (Module:Citation/CS1/Configuration).
WITH_VOLUME = frozenset(
    ["citation", "cite AV media", "cite book", "cite conference", "cite encyclopedia", "cite interview",
     "cite journal", "cite magazine", "cite map", "cite news", "cite report", "cite thesis"]
)  # fmt: skip
WITH_ISSUE = frozenset(
    [
        "citation",
        "cite conference",
        "cite interview",
        "cite journal",
        "cite magazine",
        "cite map",
        "cite news",
    ]
)
WITHOUT_PAGES = frozenset(["cite AV media", "cite speech"])
WITH_ARTICLE_NUMBER = frozenset(["cite journal", "cite conference"])
SCRIPTS = frozenset(
    """am ar az be bg bn bo bs dv el fa gu he hi hy ja ka kk kn ko ku ky lo mk ml mn mr my ne or ota pa ps ru sa sd si
    sr ta te tg th ti uk ur uz yi zh""".split()
)
"""Languages with a script of their own, whose titles are a `script-title` (Help:Citation Style 1, "script-title")."""

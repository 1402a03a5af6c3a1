"""Which fields a child inherits, and under which names: biblatex's default rules (manual 3.18, appendix B, as
`biblatex.def` has them) and its data model (`blx-dm.def`), with the names of classic BibTeX in place."""

from __future__ import annotations

_IN_BOOKS = ("inbook", "bookinbook", "suppbook")
_IN_COLLECTIONS = ("incollection", "inreference", "suppcollection")
_MAIN = {"title": "maintitle", "subtitle": "mainsubtitle", "titleaddon": "maintitleaddon"}
_BOOK = {"title": "booktitle", "subtitle": "booksubtitle", "titleaddon": "booktitleaddon"}
_JOURNAL = {"title": "journaltitle", "subtitle": "journalsubtitle", "titleaddon": "journaltitleaddon"}

_RULES: tuple[tuple[tuple[str, ...], tuple[str, ...], dict[str, str]], ...] = (
    (("mvbook",), ("book", *_IN_BOOKS), _MAIN),
    (("mvcollection", "mvreference"), ("collection", "reference", *_IN_COLLECTIONS), _MAIN),
    (("mvproceedings",), ("proceedings", "inproceedings"), _MAIN),
    (("book",), _IN_BOOKS, _BOOK),
    (("collection", "reference"), _IN_COLLECTIONS, _BOOK),
    (("proceedings",), ("inproceedings",), _BOOK),
    (("periodical",), ("article", "suppperiodical"), _JOURNAL),
)
# (type of the parent, type of the child) -> field of the parent -> field of the child
RENAMED: dict[tuple[str, str], dict[str, str]] = {
    (parent, child): names for parents, children, names in _RULES for parent in parents for child in children
}

# Where the author of the parent is that of the book, too: types of the parent and the child.
BOOK_AUTHORS = frozenset((parent, child) for parent in ("mvbook", "book") for child in _IN_BOOKS)

# Where biblatex renames a title, these stay behind.
TITLES_OF_PARENT = frozenset(["shorttitle", "sorttitle", "indextitle", "indexsorttitle"])

# What is said of one entry alone, and so is never inherited.
_NEVER = frozenset(
    """
    ids crossref xref xdata entryset entrysubtype execute label options presort related relatedoptions relatedstring
    relatedtype shorthand shorthandintro sortkey key
    """.split()
)

# The fields that biber reads; it passes over all others, and so they are not inherited.
_OF_BIBLATEX = """
    abstract addendum afterword annotation annotator author authortype bookauthor bookpagination booksubtitle
    booktitle booktitleaddon chapter commentator date doi edition editor editora editoratype editorb editorbtype
    editorc editorctype editortype eid eprint eprintclass eprinttype eventdate eventtitle eventtitleaddon file
    foreword holder howpublished indexsorttitle indextitle institution introduction isan isbn ismn isrn issn issue
    issuesubtitle issuetitle issuetitleaddon iswc journalsubtitle journaltitle journaltitleaddon keywords langid
    language library lista listb listc listd liste listf location mainsubtitle maintitle maintitleaddon namea
    nameaddon nameb namec note number organization origdate origlanguage origlocation origpublisher origtitle pages
    pagetotal pagination part publisher pubstate reprinttitle series shortauthor shorteditor shortjournal shortseries
    shorttitle sortname sortshorthand sorttitle sortyear subtitle title titleaddon translator type url urldate usera
    userb userc userd usere userf venue verba verbb verbc version volume volumes
    """
_OF_BIBTEX = """
    address annote archiveprefix day hyphenation journal month pdf primaryclass school year articleno lccn numpages
    acmid price
    """
INHERITED = frozenset(f"{_OF_BIBLATEX} {_OF_BIBTEX}".split()) - _NEVER

# No style of BibTeX asks for these, so that they stay with their entry.
NOT_OF_STYLES = frozenset(["abstract", "annotation", "annote", "file", "keywords", "pdf"])

# What biber calls the types of classic BibTeX.
SAME_TYPE = {"conference": "inproceedings", "electronic": "online", "www": "online"}

# Types and fields that show biblatex at work.
TYPES_OF_BIBLATEX = frozenset(
    """
    bookinbook collection inreference mvbook mvcollection mvproceedings mvreference online periodical reference report
    suppbook suppcollection suppperiodical thesis
    """.split()
)
FIELDS_OF_BIBLATEX = frozenset(
    """
    bookauthor booksubtitle booktitleaddon date eprintclass eprinttype eventdate journalsubtitle journaltitle langid
    location mainsubtitle maintitle maintitleaddon origdate subtitle titleaddon
    """.split()
)

# Where the title of a parent is the title of a book, for classic entries whose style would print none.
PARTS = frozenset(["inproceedings", "conference", "incollection", "inbook", "inreference", "suppbook"])

"""The field table: every field that a record may have, what kind of text it is and what it means.

Names and meanings are CSL's (CSL 1.0.2, appendix IV); the few that CSL lacks are marked `ours`.
Everything that depends on a field's nature reads it here: the reader, the dump, the JSON Schema, the
escaping of the formats, sorting, grouping and selection. The order is the order of the dump.
"""

from collections.abc import Callable
from enum import Enum
from functools import partial
from typing import NamedTuple

from bibkit.model.ident import (
    ArxivId,
    parse_arxiv,
    parse_doi,
    parse_each,
    parse_isbn,
    parse_issn,
    parse_pmcid,
    parse_pmid,
)
from bibkit.model.malformed import Malformed


class Kind(Enum):
    """What a field holds, and so how it is read, escaped and compared."""

    PROSE = "prose"  # words; may hold $maths$ and CSL's rich text (<i>, <sup>, <span class="nocase">)
    NUMBER = "number"  # a number or a label that stands for one: "12", "IV-1", "2nd"
    PAGES = "pages"  # a page or ranges of pages
    NAMES = "names"
    DATE = "date"
    IDENTIFIER = "identifier"  # has a normal form; never escaped as prose
    VERBATIM = "verbatim"  # every character counts: URLs, language codes
    LIST = "list"  # short texts in the order given
    LINKS = "links"  # names with addresses
    VERSIONS = "versions"  # names with fields
    SOURCE = "source"  # where the record came from


class Field(NamedTuple):
    """One row of the table. `parse` gives an identifier's normal form; `ours` marks what CSL lacks."""

    name: str
    kind: Kind
    meaning: str
    ours: bool = False
    parse: Callable[[str], str | ArxivId | Malformed] | None = None


def _rows(kind: Kind, rows: dict[str, str], *, ours: bool = False) -> tuple[Field, ...]:
    return tuple(Field(name, kind, meaning, ours) for name, meaning in rows.items())


_ALL = (
    *_rows(
        Kind.PROSE,
        {"title": "Title of the work", "title-short": "Short form of the title"},
    ),
    *_rows(
        Kind.NAMES,
        {
            "author": "Authors, in the order printed",
            "editor": "Editors",
            "translator": "Translators",
            "editor-translator": "People who both edited and translated",
            "container-author": "Author of the book that holds a chapter",
            "collection-editor": "Editor of the series",
            "editorial-director": "Managing editor",
            "original-author": "Author of the original of a work that was adapted or republished",
            "reviewed-author": "Author of the work under review",
            "chair": "Chair of the session of a talk",
            "compiler": "Compiler of an anthology",
            "composer": "Composer",
            "contributor": "Minor contributor, cited after 'with'",
            "curator": "Curator of an exhibition or collection",
            "director": "Director of a film",
            "executive-producer": "Executive producer of a series",
            "guest": "Guest of a broadcast",
            "host": "Host of a broadcast",
            "illustrator": "Illustrator",
            "interviewer": "Interviewer",
            "narrator": "Narrator of a recorded book",
            "organizer": "Organizer of an event",
            "performer": "Performer",
            "producer": "Producer",
            "recipient": "Recipient of a letter",
            "script-writer": "Writer of a script",
            "series-creator": "Creator of a series",
        },
    ),
    *_rows(
        Kind.LIST,
        {"incomplete": "Name fields whose list goes on after the last name here ('et al.' in the source)"},
        ours=True,
    ),
    *_rows(
        Kind.DATE,
        {
            "issued": "Date of publication",
            "submitted": "Date of submission; of the first version of a preprint",
            "available-date": "Date of first availability, such as online before print",
            "original-date": "Date of the original edition",
            "event-date": "Date of the conference, hearing or performance",
            "accessed": "Date on which the URL was visited",
        },
    ),
    *_rows(Kind.DATE, {"updated": "Date of the version that this record describes"}, ours=True),
    *_rows(
        Kind.PROSE,
        {
            "container-title": "Title of the journal, book, proceedings or site that holds the work",
            "container-title-short": "Short form of the container's title",
            "collection-title": "Title of the series",
            "volume-title": "Title of the volume or special issue",
            "volume-title-short": "Short form of the volume's title",
            "part-title": "Title of the part cited",
            "original-title": "Title of the original edition",
            "reviewed-title": "Title of the work under review",
            "event-title": "Name of the conference or event",
            "event": "Older name of event-title",
        },
    ),
    *_rows(
        Kind.NUMBER,
        {
            "volume": "Volume",
            "issue": "Issue",
            "part-number": "Number of the part cited",
            "supplement-number": "Supplement",
            "chapter-number": "Chapter or track",
            "collection-number": "Number within the series",
            "edition": "Edition",
            "printing-number": "Printing",
            "number": "Number of a report, patent or standard",
            "version": "Version of a program or dataset",
            "section": "Section of a law or newspaper",
        },
    ),
    *_rows(
        Kind.PAGES,
        {"page": "Pages within the container", "page-first": "First page within the container"},
    ),
    *_rows(
        Kind.NUMBER,
        {"number-of-pages": "Count of pages", "number-of-volumes": "Count of volumes"},
    ),
    *_rows(
        Kind.PROSE,
        {
            "genre": "Class of the work, such as 'Doctoral dissertation'",
            "reviewed-genre": "Class of the work under review",
            "medium": "Physical or digital medium",
            "status": "State of publication, such as 'in press'",
            "publisher": "Publisher, university or institution",
            "publisher-place": "Place of publication",
            "original-publisher": "Publisher of the original edition",
            "original-publisher-place": "Place of the original edition",
            "event-place": "Place of the event",
            "authority": "Court or patent office",
            "division": "Division of a court",
            "jurisdiction": "Territory in which a law or patent holds",
            "references": "Procedural history of a legal case",
            "archive": "Archive that holds the item",
            "archive_collection": "Collection within the archive",
            "archive_location": "Box, folder or shelf within the archive",
            "archive-place": "Place of the archive",
            "dimensions": "Size or running time",
            "scale": "Scale of a map",
            "license": "Licence of the work",
        },
    ),
    Field("DOI", Kind.IDENTIFIER, "Digital Object Identifier", parse=parse_doi),
    Field("arxiv", Kind.IDENTIFIER, "arXiv identifier, '2212.08073v2 [cs.CL]'", ours=True, parse=parse_arxiv),
    Field("ISBN", Kind.IDENTIFIER, "Book number", parse=partial(parse_each, parse=parse_isbn)),
    Field("ISSN", Kind.IDENTIFIER, "Serial number", parse=partial(parse_each, parse=parse_issn)),
    Field("PMID", Kind.IDENTIFIER, "PubMed number", parse=parse_pmid),
    Field("PMCID", Kind.IDENTIFIER, "PubMed Central number", parse=parse_pmcid),
    *_rows(
        Kind.VERBATIM,
        {
            "eprint": "Identifier in an archive other than arXiv (BibLaTeX's eprint)",
            "eprinttype": "Name of that archive, such as 'hal' (BibLaTeX's eprinttype)",
            "eprintclass": "Class within that archive (BibLaTeX's eprintclass)",
        },
        ours=True,
    ),
    *_rows(
        Kind.VERBATIM,
        {
            "URL": "Address on the web",
            "call-number": "Shelf mark in a library",
            "language": "Language of the work (BCP 47), such as 'de-AT'",
            "citation-label": "Label that label styles print, such as 'Ferr78'",
            "year-suffix": "Letter that a style appends to the year",
        },
    ),
    *_rows(
        Kind.PROSE,
        {
            "keyword": "Keywords as the publisher gives them, in one text",
            "note": "Note that belongs to the reference",
            "annote": "Annotation of the reference",
            "abstract": "Abstract, as published",
        },
    ),
    *_rows(Kind.LIST, {"tags": "Our own tags"}, ours=True),
    Field(
        "links",
        Kind.LINKS,
        "Addresses of what else there is of the work, by name: code, slides, video; an award",
        ours=True,
    ),
    *_rows(
        Kind.PROSE,
        {"summary": "Our own summary", "notes": "Notes for the reading group"},
        ours=True,
    ),
    *_rows(
        Kind.LIST,
        {"aliases": "Older keys of this record", "ignore": "Codes of checks that this record answers for"},
        ours=True,
    ),
    Field(
        "versions",
        Kind.VERSIONS,
        "Other versions of the work, by name, with what they have of their own: preprint, published",
        ours=True,
    ),
    Field("source", Kind.SOURCE, "Where the record came from, and each field (CSL's `source` as its name)"),
)

FIELDS: dict[str, Field] = {field.name: field for field in _ALL}

NAME_FIELDS = tuple(field.name for field in _ALL if field.kind is Kind.NAMES)
DATE_FIELDS = tuple(field.name for field in _ALL if field.kind is Kind.DATE)

TYPES: dict[str, str] = {  # CSL 1.0.2, appendix III
    "article": "Preprint, working paper or other article outside a journal",
    "article-journal": "Journal article",
    "article-magazine": "Magazine article",
    "article-newspaper": "Newspaper article",
    "bill": "Bill before a legislature",
    "book": "Book",
    "broadcast": "Radio or television broadcast, podcast",
    "chapter": "Chapter or other part of a book",
    "classic": "Classical or ancient work",
    "collection": "Archival collection",
    "dataset": "Data set",
    "document": "Anything that no other type fits",
    "entry": "Entry of a database or reference work",
    "entry-dictionary": "Dictionary entry",
    "entry-encyclopedia": "Encyclopedia entry",
    "event": "Event, exhibition",
    "figure": "Figure within another work",
    "graphic": "Drawing, photograph, painting",
    "hearing": "Hearing by a government body",
    "interview": "Interview",
    "legal_case": "Court decision",
    "legislation": "Law",
    "manuscript": "Unpublished manuscript",
    "map": "Map",
    "motion_picture": "Film or video",
    "musical_score": "Score",
    "pamphlet": "Brochure",
    "paper-conference": "Paper in conference proceedings",
    "patent": "Patent",
    "performance": "Live performance",
    "periodical": "Whole issue or run of a periodical",
    "personal_communication": "Letter, e-mail, conversation",
    "post": "Post on a forum or social network",
    "post-weblog": "Post on a blog",
    "regulation": "Administrative rule",
    "report": "Report of an institution",
    "review": "Review",
    "review-book": "Review of a book",
    "software": "Program",
    "song": "Recording or song",
    "speech": "Talk, lecture, poster",
    "standard": "Technical standard",
    "thesis": "Thesis or dissertation",
    "treaty": "Treaty between nations",
    "webpage": "Web page or site",
}

TYPE_SYNONYMS: dict[str, str] = {  # what users of other formats write: offered in the complaint, never taken
    "inproceedings": "paper-conference",
    "conference": "paper-conference",
    "incollection": "chapter",
    "inbook": "chapter",
    "proceedings": "book",
    "phdthesis": "thesis",
    "mastersthesis": "thesis",
    "techreport": "report",
    "misc": "document",
    "online": "webpage",
    "web": "webpage",
    "website": "webpage",
    "www": "webpage",
    "electronic": "webpage",
    "unpublished": "manuscript",
    "preprint": "article",
    "journal": "article-journal",
    "journal-article": "article-journal",
    "journalarticle": "article-journal",
    "article-conference": "paper-conference",
    "conferencepaper": "paper-conference",
    "proceedings-article": "paper-conference",
    "book-chapter": "chapter",
    "booksection": "chapter",
    "dissertation": "thesis",
    "computerprogram": "software",
    "magazinearticle": "article-magazine",
    "newspaperarticle": "article-newspaper",
    "presentation": "speech",
    "blog": "post-weblog",
    "film": "motion_picture",
    "video": "motion_picture",
}

"""What sets the two dialects apart, as tables: entry types and field names.

Sources: BibTeXing, sections 3.1 and 3.2 (types and fields of the standard styles); biblatex manual 3.18, 2.1
(types) and 2.2 (fields). Both dialects share the names of what classic BibTeX has no field for (`urldate`,
`eventtitle`): its styles ignore unknown fields, and nothing is lost.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bibkit.formats.bibtex.write_dates import WrittenDate, edtf, year_month_day
from bibkit.formats.escape import ESCAPING, Escape, Escaping
from bibkit.model.date import Date

# CSL type -> entry type and whether the entry type says all that the CSL type does.
CLASSIC_TYPES: dict[str, tuple[str, bool]] = {
    "article": ("misc", False),  # a preprint; `compose` decides by its identifiers
    "article-journal": ("article", True),
    "article-magazine": ("article", False),
    "article-newspaper": ("article", False),
    "book": ("book", True),
    "chapter": ("incollection", True),
    "classic": ("book", False),
    "collection": ("misc", False),
    "document": ("misc", True),
    "entry": ("incollection", False),
    "entry-dictionary": ("incollection", False),
    "entry-encyclopedia": ("incollection", False),
    "manuscript": ("unpublished", True),
    "pamphlet": ("booklet", True),
    "paper-conference": ("inproceedings", True),
    "report": ("techreport", True),
    "review": ("article", False),
    "review-book": ("article", False),
    "thesis": ("phdthesis", True),
}

BIBLATEX_TYPES: dict[str, tuple[str, bool]] = {
    "article": ("online", False),
    "article-journal": ("article", True),
    "article-magazine": ("article", False),
    "article-newspaper": ("article", False),
    "bill": ("legislation", False),
    "book": ("book", True),
    "broadcast": ("audio", False),
    "chapter": ("incollection", True),
    "classic": ("book", False),
    "collection": ("misc", False),
    "dataset": ("dataset", True),
    "document": ("misc", True),
    "entry": ("inreference", True),
    "entry-dictionary": ("inreference", False),
    "entry-encyclopedia": ("inreference", False),
    "event": ("misc", False),
    "figure": ("image", False),
    "graphic": ("image", True),
    "hearing": ("legal", False),
    "interview": ("misc", False),
    "legal_case": ("jurisdiction", True),
    "legislation": ("legislation", True),
    "manuscript": ("unpublished", True),
    "map": ("misc", False),
    "motion_picture": ("movie", True),
    "musical_score": ("music", True),
    "pamphlet": ("booklet", True),
    "paper-conference": ("inproceedings", True),
    "patent": ("patent", True),
    "performance": ("performance", True),
    "periodical": ("periodical", True),
    "personal_communication": ("letter", True),
    "post": ("online", False),
    "post-weblog": ("online", False),
    "regulation": ("legislation", False),
    "report": ("report", True),
    "review": ("review", True),
    "review-book": ("review", False),
    "software": ("software", True),
    "song": ("audio", True),
    "speech": ("unpublished", False),
    "standard": ("standard", True),
    "thesis": ("thesis", True),
    "treaty": ("legal", True),
    "webpage": ("online", True),
}

# Entry types that a record's type says only in part -> that type. An entry that had one has it again.
OWN_TYPES: dict[str, str] = {
    "artwork": "graphic",
    "audio": "song",
    "bookinbook": "chapter",
    "codefragment": "software",
    "collection": "book",
    "commentary": "book",
    "conference": "paper-conference",
    "electronic": "webpage",
    "inbook": "chapter",
    "incollection": "chapter",
    "mvbook": "book",
    "mvcollection": "book",
    "mvproceedings": "book",
    "mvreference": "book",
    "online": "webpage",
    "patent": "patent",
    "periodical": "periodical",
    "reference": "book",
    "software": "software",
    "softwaremodule": "software",
    "softwareversion": "software",
    "standard": "standard",
    "suppbook": "chapter",
    "suppcollection": "chapter",
    "suppperiodical": "article-journal",
    "video": "motion_picture",
    "webpage": "webpage",
    "website": "webpage",
    "www": "webpage",
}

# Those of them that styles of BibTeX have: the standard ones, IEEEtran, and styles with addresses.
OWN_TYPES_OF_STYLES = frozenset(
    "conference electronic online patent periodical software standard webpage www".split()
)

# Fields whose name does not depend on the type: record field -> BibTeX field.
FIELD_NAMES: dict[str, str] = {
    "title": "title",
    "title-short": "shorttitle",
    "original-title": "origtitle",
    "event-title": "eventtitle",
    "event": "eventtitle",
    "event-place": "venue",
    "collection-title": "series",
    "volume": "volume",
    "part-number": "part",
    "chapter-number": "chapter",
    "edition": "edition",
    "version": "version",
    "page": "pages",
    "number-of-pages": "pagetotal",
    "number-of-volumes": "volumes",
    "genre": "type",
    "medium": "howpublished",
    "status": "pubstate",
    "original-publisher": "origpublisher",
    "original-publisher-place": "origlocation",
    "call-number": "library",
    "DOI": "doi",
    "ISBN": "isbn",
    "ISSN": "issn",
    "PMID": "pmid",
    "PMCID": "pmcid",
    "URL": "url",
    "keyword": "keywords",
    "note": "note",
    "abstract": "abstract",
}

NAME_FIELDS: dict[str, str] = {
    "author": "author",
    "editor": "editor",
    "translator": "translator",
    "container-author": "bookauthor",
}

DATE_FIELDS: dict[str, str] = {
    "event-date": "eventdate",
    "original-date": "origdate",
    "accessed": "urldate",
    # No style prints these, and none minds them: both programs pass over fields that a style does not ask for
    # ("BibTeXing", 3.2). So the history of a preprint stays with its entry.
    "submitted": "submitted",
    "available-date": "available-date",
    "updated": "updated",
}

# `editortype` of biblatex (manual, 2.3.6, and what styles add) -> the role in a record.
EDITOR_TYPES: dict[str, str] = {
    "compiler": "compiler",
    "director": "director",
    "narrator": "narrator",
    "organizer": "organizer",
    "performer": "performer",
    "producer": "producer",
}
EDITOR_FIELDS = ("editor", "editora", "editorb", "editorc")

LINKS = ("crossref", "xref", "xdata", "entryset", "related", "ids", "options", "execute")
"""Fields that speak of other entries or to biber, and not of the work."""

# In the source of a record: its fields that stood in braces as a whole, so that no style touches their case. CSL knows
# a word that keeps its case, and has nothing to say of a title; so it is kept beside the record.
BRACED = "braced"

# Likewise its titles in which somebody braced what keeps its case: there is less to guess.
TUNED = "tuned"

# In the source of a record: its fields that hold commands which bibkit does not know. They are written to TeX as they
# came, where a backslash in any other text is only a character.
TEX = "tex"

# In the source of a record: the TeX of its fields whose text says less than that, such as a link or a unit.
HELD = "held"

# In the source of a record: the fields in which its entry had the number of its eprint, where that was not `eprint`.
STAMP = "stamp"

# Likewise the TeX of a `howpublished` that is nothing but the record's address. Most styles of classic BibTeX print
# that field, and no `url`.
PUBLISHED = "published"

# Likewise, by the name of the .bib field: the TeX of its dates that stood in other words than those of `write_dates`
# ("juillet", "1924--50"), and of the note or field of another name that gave the date of access.
DATES = "dates"

# In the source of a record: the .bib field of a record's field, where writers would choose another by themselves.
NAMED = "named"
# In the source of a record: its fields that were a macro which no file defined.
MACROS = "macros"

# In the source of a record: its type, where it stood as `entrysubtype` in an entry of another type than bibkit chooses.
SUBTYPE = "subtype"

# Fields that biber splits at "and", as it does names (biblatex manual, 2.2.1, "literal lists").
LITERAL_LISTS = frozenset(
    ["publisher", "institution", "organization", "location", "origpublisher", "origlocation"]
)

# What an unknown field is called in a record where the record has a field of that name itself.
OWN_NAME = "bibtex-"

# The order of fields in an entry; others follow as the record has them.
_ORDER = """
    author bookauthor editor editortype editora editoratype editorb editorbtype editorc editorctype translator title
    subtitle titleaddon shorttitle booktitle booksubtitle booktitleaddon maintitle mainsubtitle maintitleaddon journal
    journaltitle journalsubtitle shortjournal issuetitle eventtitle eventdate venue series volume number eid part
    chapter pages edition version type howpublished institution school organization publisher address location
    pubstate date year month day origtitle origdate origpublisher origlocation volumes pagetotal isbn issn doi eprint
    eprinttype eprintclass archiveprefix primaryclass pmid pmcid url urldate langid language entrysubtype ids xref
    entryset related relatedtype relatedstring options library note addendum annote annotation keywords abstract
    """
ORDER = {name: rank for rank, name in enumerate(_ORDER.split())}

LANGUAGES: dict[str, str] = {  # BCP 47 -> babel's name, as `langid` wants it (biblatex manual, table 2)
    "ar": "arabic",
    "bg": "bulgarian",
    "ca": "catalan",
    "cs": "czech",
    "da": "danish",
    "de": "german",
    "de-AT": "austrian",
    "de-CH": "swissgerman",
    "el": "greek",
    "en": "english",
    "en-AU": "australian",
    "en-CA": "canadian",
    "en-GB": "british",
    "en-NZ": "newzealand",
    "en-US": "american",
    "es": "spanish",
    "et": "estonian",
    "eu": "basque",
    "fi": "finnish",
    "fr": "french",
    "fr-CA": "canadien",
    "he": "hebrew",
    "hr": "croatian",
    "hu": "hungarian",
    "is": "icelandic",
    "it": "italian",
    "ja": "japanese",
    "la": "latin",
    "lt": "lithuanian",
    "lv": "latvian",
    "nl": "dutch",
    "nb": "norsk",
    "nn": "nynorsk",
    "pl": "polish",
    "pt": "portuguese",
    "pt-BR": "brazilian",
    "ro": "romanian",
    "ru": "russian",
    "sk": "slovak",
    "sl": "slovene",
    "sr": "serbian",
    "sv": "swedish",
    "tr": "turkish",
    "uk": "ukrainian",
    "zh": "chinese",
}

# babel's other names for them; a file keeps the one that it has.
OTHER_LANGUAGES: dict[str, str] = {
    "ngerman": "de",
    "naustrian": "de-AT",
    "nswissgerman": "de-CH",
    "usenglish": "en-US",
    "ukenglish": "en-GB",
    "francais": "fr",
    "brazil": "pt-BR",
    "portuges": "pt",
    "norwegian": "nb",
    "magyar": "hu",
}

_PATENTS = (("German", "de"), ("European", "eu"), ("French", "fr"), ("British", "uk"), ("U.S.", "us"))

GENRE_KEYS: dict[str, str] = {  # genre -> biblatex's `type` key, and classic BibTeX's entry type for most
    "PhD thesis": "phdthesis",
    "Master's thesis": "mathesis",
    "Bachelor's thesis": "bathesis",
    "Candidate thesis": "candthesis",
    "Technical report": "techreport",
    "Research report": "resreport",
}

# genre -> other keys of `type`, which any entry may have (biblatex manual, 4.9.2.12)
TYPE_KEYS: dict[str, str] = {
    "computer software": "software",
    "CD-ROM": "datacd",
    "audio CD": "audiocd",
    **{f"{country} patent": f"patent{code}" for country, code in _PATENTS},
    **{f"{country} patent request": f"patreq{code}" for country, code in _PATENTS},
    "patent request": "patreq",
}

# status -> biblatex's `pubstate` key, where the two differ (biblatex manual, 4.9.2.11)
STATUS_KEYS: dict[str, str] = {
    "in preparation": "inpreparation",
    "in press": "inpress",
}


@dataclass(frozen=True, slots=True)
class Dialect:
    """One dialect: its rows of the escaping table, its types, its names for fields, its way with dates."""

    name: str
    title: str
    types: Mapping[str, tuple[str, bool]]
    ascii: Escaping
    unicode: Escaping
    encoding: str  # which of the two it is by default (`options.encoding`)
    is_classic: bool
    journal: str
    place: str
    school: str
    annotation: str
    archive: str  # the field for the name of an eprint's archive
    archive_class: str
    date: Callable[[Date, Escape], WrittenDate]


def _biblatex_date(date: Date, escape: Escape) -> WrittenDate:
    if date.literal:
        return WrittenDate({"year": f"{{{escape(date.literal)}}}"})
    return WrittenDate({"date": f"{{{edtf(date)}}}"})


CLASSIC = Dialect(
    name="bibtex",
    title="BibTeX",
    types=CLASSIC_TYPES,
    ascii=ESCAPING["bibtex"],
    unicode=ESCAPING["bibtex-utf-8"],
    encoding="source",
    is_classic=True,
    journal="journal",
    place="address",
    school="school",
    annotation="annote",
    archive="archiveprefix",
    archive_class="primaryclass",
    date=year_month_day,
)

BIBLATEX = Dialect(
    name="biblatex",
    title="BibLaTeX",
    types=BIBLATEX_TYPES,
    ascii=ESCAPING["bibtex"],
    unicode=ESCAPING["biblatex"],
    encoding="utf-8",
    is_classic=False,
    journal="journaltitle",
    place="location",
    school="institution",
    annotation="annotation",
    archive="eprinttype",
    archive_class="eprintclass",
    date=_biblatex_date,
)

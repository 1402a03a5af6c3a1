"""The names that CSL 1.0.2 knows (appendices II to IV): types, variables, terms, and what attributes may hold."""

from __future__ import annotations

from typing import Final

from bibkit.csl.vocab import DATE_VARIABLES, NAME_VARIABLES, NUMBER_VARIABLES

TYPES: Final = frozenset(
    (
        "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast",
        "chapter", "classic", "collection", "dataset", "document", "entry", "entry-dictionary",
        "entry-encyclopedia", "event", "figure", "graphic", "hearing", "interview", "legal_case",
        "legislation", "manuscript", "map", "motion_picture", "musical_score", "pamphlet",
        "paper-conference", "patent", "performance", "periodical", "personal_communication", "post",
        "post-weblog", "regulation", "report", "review", "review-book", "software", "song", "speech",
        "standard", "thesis", "treaty", "webpage",
    )
)  # fmt: skip

NUMBERS: Final = NUMBER_VARIABLES - {"call-number", "division"}
TITLES: Final = frozenset(
    (
        "collection-title", "container-title", "container-title-short", "original-title", "part-title",
        "reviewed-title", "title", "title-short", "volume-title",
    )
)  # fmt: skip
STRINGS: Final = frozenset(
    (
        "abstract", "annote", "archive", "archive-place", "archive_collection", "archive_location",
        "authority", "call-number", "citation-key", "citation-label", "dimensions", "division", "DOI",
        "event", "event-place", "event-title", "genre", "ISBN", "ISSN", "jurisdiction", "keyword",
        "language", "license", "medium", "note", "original-publisher", "original-publisher-place", "PMCID",
        "PMID", "publisher", "publisher-place", "references", "reviewed-genre", "scale", "source", "status",
        "URL", "year-suffix",
    )
)  # fmt: skip
STANDARD: Final = NUMBERS | TITLES | STRINGS
VARIABLES: Final = STANDARD | NAME_VARIABLES | DATE_VARIABLES

ORIGINALS: Final = frozenset(
    ("original-container-title", "original-event-place", "original-event-title", "original-genre")
)
"""What styles for works with a translation call parts of the original; data has them, though CSL 1.0.2 has not."""
CALLED_STANDARD: Final = STANDARD | ORIGINALS
CALLED: Final = VARIABLES | ORIGINALS
"""The variables that styles may call."""

_LOCATORS_THAT_ARE_NUMBERS = frozenset(
    ("issue", "page", "part", "section", "supplement", "version", "volume")
)
LOCATORS: Final = _LOCATORS_THAT_ARE_NUMBERS | frozenset(
    (
        "act", "appendix", "article-locator", "book", "canon", "chapter", "column", "elocation", "equation",
        "figure", "folio", "line", "note", "opus", "paragraph", "rule", "scene", "sub-verbo", "table",
        "timestamp", "title-locator", "verse",
    )
)  # fmt: skip

GENDERED_TERMS: Final = (
    frozenset(f"month-{number:02}" for number in range(1, 13))
    | _LOCATORS_THAT_ARE_NUMBERS
    | frozenset(
        (
            "chapter-number", "citation-number", "collection-number", "edition",
            "first-reference-note-number", "number", "number-of-pages", "number-of-volumes", "page-first",
            "printing",
        )
    )
)  # fmt: skip
ORDINALS: Final = frozenset(("ordinal", *(f"ordinal-{number:02}" for number in range(100))))
LONG_ORDINALS: Final = frozenset(f"long-ordinal-{number:02}" for number in range(1, 11))
TERMS: Final = (
    GENDERED_TERMS
    | ORDINALS
    | LONG_ORDINALS
    | LOCATORS
    | TYPES
    | NAME_VARIABLES
    | frozenset(f"season-{number:02}" for number in range(1, 5))
    | frozenset(
        (
            "editortranslator", "accessed", "ad", "advance-online-publication", "album", "and", "and others",
            "anonymous", "at", "audio-recording", "available at", "bc", "bce", "by", "ce", "circa",
            "citation-range-delimiter", "cited",
            "close-inner-quote", "close-quote", "colon", "comma", "et-al", "film", "forthcoming", "from",
            "henceforth", "ibid", "in", "in press", "internet", "interview", "letter", "loc-cit", "no date",
            "no-place", "no-publisher", "on", "online", "op-cit", "open-inner-quote", "open-quote",
            "original-work-published", "page-range-delimiter", "personal-communication", "podcast",
            "podcast-episode", "preprint", "presented at", "radio-broadcast", "radio-series",
            "radio-series-episode", "reference", "retrieved", "review-of", "scale", "semicolon",
            "special-issue", "special-section", "television-broadcast", "television-series",
            "television-series-episode", "video", "working-paper",
        )
    )
)  # fmt: skip
TERM_FORMS: Final = ("long", "verb", "short", "verb-short", "symbol")

CITATION_FORMATS: Final = ("author", "author-date", "label", "note", "numeric")
FIELDS: Final = frozenset(
    (
        "anthropology", "astronomy", "biology", "botany", "chemistry", "communications", "engineering",
        "generic-base", "geography", "geology", "history", "humanities", "law", "linguistics", "literature",
        "math", "medicine", "philosophy", "physics", "political_science", "psychology", "science",
        "social_science", "sociology", "theology", "zoology",
    )
)  # fmt: skip

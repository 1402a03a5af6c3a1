"""The words of CSL 1.0.2: variables, terms, languages, stop words (appendices II to IV)."""

from __future__ import annotations

from typing import Final

NAME_VARIABLES: Final = frozenset(
    (
        "author", "chair", "collection-editor", "compiler", "composer", "container-author", "contributor",
        "curator", "director", "editor", "editor-translator", "editorial-director", "executive-producer",
        "guest", "host", "illustrator", "interviewer", "narrator", "organizer", "original-author",
        "performer", "producer", "recipient", "reviewed-author", "script-writer", "series-creator",
        "translator",
    )
)  # fmt: skip
"""CSL 1.0.2, appendix IV, name variables."""

DATE_VARIABLES: Final = frozenset(
    ("accessed", "available-date", "event-date", "issued", "original-date", "submitted")
)
"""CSL 1.0.2, appendix IV, date variables."""

NUMBER_VARIABLES: Final = frozenset(
    (
        "chapter-number", "citation-number", "collection-number", "edition", "first-reference-note-number",
        "issue", "locator", "number", "number-of-pages", "number-of-volumes", "page", "page-first",
        "part-number", "printing-number", "section", "supplement-number", "version", "volume",
        "call-number", "division",
    )
)  # fmt: skip
"""CSL 1.0.2, appendix IV, number variables, and the two strings that hold numbers by nature."""

RANGE_VARIABLES: Final = frozenset(
    (
        "page", "chapter-number", "collection-number", "edition", "issue", "number", "number-of-pages",
        "number-of-volumes", "volume", "locator",
    )
)  # fmt: skip
"""Number variables whose hyphenated values are ranges."""

TITLE_CASED_VARIABLES: Final = frozenset(
    (
        "event", "event-title", "event-place", "publisher", "publisher-place", "title", "title-short",
        "container-title", "container-title-short", "collection-title", "authority", "genre", "medium",
        "jurisdiction", "archive", "archive-place", "volume-title", "volume-title-short", "part-title",
        "original-title", "reviewed-title", "section",
    )
)  # fmt: skip
"""Text variables in the item's own language: title case is for English items only."""

VERBATIM_VARIABLES: Final = frozenset(("URL", "DOI", "PMID", "PMCID", "ISBN", "ISSN", "call-number"))
"""Variables that are copied character by character: no mark in them is an apostrophe or a quotation mark."""

CITE_VARIABLES: Final = frozenset(("locator", "citation-number", "first-reference-note-number"))
"""Variables that belong to a cite or are made by the processor, whatever the item holds."""

PRIMARY_DIALECTS: Final = {
    "af": "af-ZA", "bg": "bg-BG", "bn": "bn-BD", "bs": "bs-BA", "ca": "ca-AD", "cs": "cs-CZ", "cy": "cy-GB",
    "da": "da-DK", "de": "de-DE", "el": "el-GR", "en": "en-US", "es": "es-ES", "et": "et-EE", "fa": "fa-IR",
    "fi": "fi-FI", "fr": "fr-FR", "gd": "gd-GB", "gl": "gl-ES", "he": "he-IL", "hi": "hi-IN", "hr": "hr-HR",
    "hu": "hu-HU", "id": "id-ID", "is": "is-IS", "it": "it-IT", "ja": "ja-JP", "ka": "ka-GE", "km": "km-KH",
    "ko": "ko-KR", "lt": "lt-LT", "lv": "lv-LV", "lij": "lij-IT", "mn": "mn-MN", "ms": "ms-MY", "nb": "nb-NO",
    "nl": "nl-NL", "nn": "nn-NO", "pl": "pl-PL", "pt": "pt-PT", "ro": "ro-RO", "ru": "ru-RU", "sk": "sk-SK",
    "sl": "sl-SI", "sr": "sr-Latn-RS", "sv": "sv-SE", "th": "th-TH", "tr": "tr-TR", "uk": "uk-UA", "vi": "vi-VN",
    "zh": "zh-CN", "bal": "bal-PK", "brh": "brh-PK", "hy": "hy-AM", "pa": "pa-PK", "tl": "tl-PH",
}  # fmt: skip
"""CSL 1.0.2, locale fallback: the dialect a bare language stands for."""

STOP_WORDS: Final = frozenset(
    (
        "a", "according to", "across", "afore", "after", "against", "ahead of", "along", "alongside", "amid",
        "amidst", "among", "amongst", "an", "and", "anenst", "apart from", "apropos", "apud", "around", "as",
        "as regards", "aside", "astride", "at", "athwart", "atop", "back to", "barring", "because of", "before",
        "behind", "below", "beneath", "beside", "besides", "between", "beyond", "but", "by", "c", "ca", "circa",
        "close to", "d'", "de", "despite", "down", "due to", "during", "et", "except", "far from", "for",
        "forenenst", "from", "given", "in", "inside", "instead of", "into", "lest", "like", "modulo", "near",
        "next", "nor", "notwithstanding", "of", "off", "on", "onto", "or", "out", "outside of", "over", "per",
        "plus", "prior to", "pro", "pursuant to", "qua", "rather than", "regardless of", "sans", "since", "so",
        "such as", "than", "that of", "the", "through", "throughout", "thru", "thruout", "till", "to", "toward",
        "towards", "under", "underneath", "until", "unto", "up", "upon", "v", "v.", "van", "versus", "via",
        "vis-à-vis", "von", "vs", "vs.", "where as", "with", "within", "without", "yet",
        "about", "above", "al",
    )
)  # fmt: skip
"""Words that title case leaves in lower case (CSL schema, stop-words; with "about", "above", "al" as in use)."""

LOCATOR_LABELS: Final = {
    "vrs": "verse", "sv": "sub-verbo", "op": "opus", "app": "appendix", "art": "article-locator",
    "bk": "book", "ch": "chapter", "col": "column", "fig": "figure", "fol": "folio", "n": "note",
    "l": "line", "no": "issue", "p": "page", "pp": "page", "para": "paragraph", "pt": "part",
    "r": "rule", "sec": "section", "supp": "supplement", "tbl": "table", "vol": "volume",
    "sc": "scene", "eq": "equation",
}  # fmt: skip
"""Abbreviations that name the kind of a locator when they are typed into it ("ch. 3")."""

LINK_TARGETS: Final = {
    "URL": "",
    "DOI": "https://doi.org/",
    "PMID": "https://www.ncbi.nlm.nih.gov/pubmed/",
    "PMCID": "https://www.ncbi.nlm.nih.gov/pmc/articles/",
}
"""CSL 1.0.2, appendix VI: identifiers that are links, and what stands before them in the target."""

"""Variables: short forms, abbreviations, links, labels that are made up, what a note holds, odd values."""

from __future__ import annotations

from typing import Any, Final

from tests.csl.grid.families.words import attribute
from tests.csl.grid.family import Family, Input, Item


def _named(*families: str) -> list[dict[str, Any]]:
    return [{"family": family, "given": "A."} for family in families]


_LABELLED: Final[list[Item]] = [
    {"id": "one", "author": _named("Doe"), "issued": {"date-parts": [[2005]]}},
    {"id": "two", "author": _named("Doe", "Roe"), "issued": {"date-parts": [[1998]]}},
    {"id": "three", "author": _named("Doe", "Roe", "Poe"), "issued": {"date-parts": [[1998]]}},
    {"id": "five", "author": _named("Doe", "Roe", "Poe", "Coe", "Noe"), "issued": {"date-parts": [[1998]]}},
    {"id": "short-name", "author": _named("Li"), "issued": {"date-parts": [[2005]]}},
    {"id": "particle", "author": [{"family": "Gogh", "given": "V.", "non-dropping-particle": "van"}]},
    {"id": "written-particle", "author": _named("van Gogh"), "issued": {"date-parts": [[2005]]}},
    {"id": "institution", "author": [{"literal": "The Big Agency"}], "issued": {"date-parts": [[2005]]}},
    {"id": "lower", "author": _named("de souza"), "issued": {"date-parts": [[2005]]}},
    {"id": "accents", "author": _named("Ångström", "Özil"), "issued": {"date-parts": [[2005]]}},
    {"id": "hyphen", "author": _named("O'Neill-Smith"), "issued": {"date-parts": [[2005]]}},
    {"id": "no-date", "author": _named("Doe")},
    {"id": "literal-date", "author": _named("Doe"), "issued": {"literal": "n.d."}},
    {"id": "title-only", "title": "The art of war", "issued": {"date-parts": [[2005]]}},
    {"id": "title-alone", "title": "On war"},
    {"id": "editor", "editor": _named("Eder"), "title": "War", "issued": {"date-parts": [[2005]]}},
    {"id": "given", "citation-label": "Own99", "author": _named("Doe")},
    {"id": "same", "author": _named("Doe"), "issued": {"date-parts": [[2005]]}, "title": "B"},
    {"id": "same-again", "author": _named("Doe"), "issued": {"date-parts": [[1905]]}, "title": "C"},
    {"id": "cyrillic", "author": _named("Толстой"), "issued": {"date-parts": [[2005]]}},
    {"id": "nothing", "publisher": "Press"},
    {"id": "ancient", "author": _named("Plato"), "issued": {"date-parts": [[-380]]}},
]  # fmt: skip

LABELS: Final = Family(
    'class="in-text"><citation{suffix}{collapse}>{sort}<layout delimiter="; "{affixes}>{cite}</layout></citation>'
    '<bibliography>{list_sort}<layout><text variable="citation-label" suffix=": "/><text variable="title"/></layout></bibliography>',
    {
        "suffix": attribute("disambiguate-add-year-suffix", "true"),
        "collapse": attribute("collapse", "year-suffix", "citation-number"),
        "sort": ("", '<sort><key variable="citation-label"/></sort>', '<sort><key variable="title"/></sort>'),
        "list_sort": (
            "",
            '<sort><key variable="citation-label"/></sort>',
            '<sort><key variable="title" sort="descending"/></sort>',
        ),
        "affixes": ("", ' prefix="[" suffix="]"'),
        "cite": (
            '<text variable="citation-label"/>',
            '<text variable="citation-label" prefix="(" suffix=")" font-weight="bold"/>',
            '<text variable="citation-label" text-case="uppercase"/>',
            '<group delimiter=", "><text variable="citation-label"/><text variable="locator"/></group>',
            '<text variable="citation-label"/><text variable="year-suffix" prefix="-"/>',
        ),
        "mode": ("citation", "bibliography"),
    },
    {
        "works": Input([{"type": "book", **item} for item in _LABELLED]),
        "together": Input(
            [{"type": "book", **item} for item in _LABELLED],
            cites=[[{"id": "one"}, {"id": "same"}, {"id": "same-again"}], [{"id": item["id"]} for item in _LABELLED]],
        ),
    },
)  # fmt: skip

_ODD: Final[list[Item]] = [
    {"id": "full", "title": "A Long Title: With a Subtitle", "title-short": "Short", "container-title": "Journal of X",
     "container-title-short": "J. X", "journalAbbreviation": "JX", "collection-title": "Series", "publisher": "Press",
     "publisher-place": "New York", "DOI": "10.1000/xyz", "URL": "https://example.org/a?b=c&d", "PMID": "123", "PMCID": "PMC9"},
    {"id": "short-title", "title": "A Long Title", "shortTitle": "Old Short", "container-title": "Journal of X", "journalAbbreviation": "JX"},
    {"id": "only-short", "title-short": "Short", "container-title-short": "J. X", "journalAbbreviation": "JX"},
    {"id": "colon", "title": "Title: subtitle", "container-title": "Journal. of X", "DOI": "https://doi.org/10.1000/xyz"},
    {"id": "question", "title": "Title? Subtitle", "container-title": "The Proceedings of Y", "DOI": "doi:10.1/x", "URL": "example.org"},
    {"id": "note", "title": "T", "note": "DOI: 10.5/note\nvolume: 7\nFree text"},
    {"id": "note-braces", "title": "T", "note": "{:volume: 8}{:issued: 2001-02-03} rest"},
    {"id": "note-type", "title": "T", "note": "type: thesis\noriginal-date: 1900"},
    {"id": "numbers", "title": 1984, "volume": 5, "page": 12, "publisher": 3},
    {"id": "nulls", "title": "T", "volume": "", "page": "", "publisher": " "},
    {"id": "markup", "title": "A <i>b</i> c", "title-short": "<b>B</b>", "publisher": "X & Y <z>", "publisher-place": "“P”"},
    {"id": "places", "title": "T", "publisher-place": "New York; London", "event-place": "Rome", "event": "Fair", "event-title": "Great Fair"},
    {"id": "jurisdiction", "title": "T", "jurisdiction": "us", "authority": "Supreme Court", "container-title": "Journal of X"},
    {"id": "archive", "title": "T", "archive": "Big Archive", "archive_location": "Box 1", "archive-place": "Paris", "call-number": "QA 76"},
    {"id": "ends", "title": "T.", "container-title": "J.", "publisher": "P.", "volume": "5."},
    {"id": "spaces", "title": " T x ", "container-title": "J ", "publisher": "\u00a0P"},
    {"id": "newline", "title": "T\nx", "abstract": "One.\n\nTwo."},
]  # fmt: skip
_VARIABLES: Final = (
    "title", "title-short", "container-title", "container-title-short", "collection-title", "publisher",
    "publisher-place", "DOI", "URL", "PMID", "PMCID", "volume", "note", "event", "event-title", "event-place", "archive",
    "archive-place", "archive_location", "authority", "jurisdiction", "call-number", "abstract", "journalAbbreviation",
    "shortTitle", "language", "page", "odd",
)  # fmt: skip
_ABBREVIATIONS: Final = {
    "default": {
        "title": {"A Long Title": "ALT"},
        "container-title": {"Journal of X": "Abbr. X"},
        "collection-title": {"Series": "Ser."},
        "institution-part": {"Press": "Pr."},
        "place": {"New York": "NY"},
        "number": {"5": "five"},
    }
}
FORMS: Final = Family(
    'class="in-text"{locale}><citation><layout><group delimiter="{delimiter}"><text variable="{variable}"{form}{quotes}{look}{strip}{affixes}/>'
    "{second}</group></layout></citation>",
    {
        "locale": attribute("default-locale", "de-DE", "fr-FR"),
        "delimiter": (", ", ". "),
        "variable": _VARIABLES,
        "form": attribute("form", "short", "long"),
        "quotes": attribute("quotes", "true"),
        "look": ("", ' font-style="italic"', ' text-case="title"'),
        "strip": attribute("strip-periods", "true"),
        "affixes": ("", ' prefix="(" suffix=")"', ' suffix="."'),
        "second": (
            "",
            *(f'<text variable="{variable}" form="short"/>' for variable in _VARIABLES[:12]),
            '<choose><if variable="title-short"><text value="has short"/></if></choose>',
            '<choose><if variable="container-title-short"><text value="has short"/></if></choose>',
            '<choose><if variable="DOI volume" match="any"><text value="has"/></if></choose>',
            '<choose><if type="thesis"><text value="thesis"/></if></choose><date variable="original-date" form="text"/>',
        ),
    },
    {
        "works": Input([{"type": "article-journal", **item} for item in _ODD]),
        "abbreviated": Input(
            [{"type": "article-journal", **item} for item in _ODD], more={"ABBREVIATIONS": _ABBREVIATIONS}
        ),
    },
)

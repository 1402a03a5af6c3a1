"""Numbers, pages, locators and their labels."""

from __future__ import annotations

from typing import Final

from tests.csl.grid.families.words import attribute
from tests.csl.grid.family import Family, Input, Item

_VALUES: Final = (
    "1", "2", "3", "11", "12", "21", "22", "23", "102", 7, "2nd", "3rd edition", "IV", "iv", "3a", "12a-14b",
    "A12", "1-3", "1\u20133", "1--3", "1, 3", "1,3", "1 & 3", "1-3, 5", "1-3; 5 & 7", "1 and 2", "second", "2 vols.",
    "1.2", "1/2", "VIII-X", "L5", "12th ser.", "II", "xii", "100 ", "1:2", "1 - 3", "\u0663",
    "1e", "3\\-4", "5*", "twenty", "2\u00aa",
)  # fmt: skip
_PAGES: Final = (
    "5", "5-9", "12-17", "100-104", "101-108", "107-8", "321-328", "321-8", "321-28", "1496-1500", "1496-500", "600-601",
    "1103-1104", "1103-4", "N12-N15", "N12-15", "12-N15", "2-a4", "ix-xii", "IX-XII",
    "5\u20139", "5\u20149", "5--9", "42-45, 60-62", "42-45, 60", "42 & 45", "42\u201345; 60\u201362", "e1-e10",
    "110-5", "71-72", "95-105", "3-10", "1002-1006", "1002-6", "200-250", "1100-1113", "12345-12349", "a-b",
    "N110-5N", "5 - 9", "100-100", "108-7", "42 ff.", "42f", "1\\-2",
)  # fmt: skip
_PLACES: Final = ("default-locale", "de-DE", "fr-FR", "es-ES", "ru-RU", "en-GB")


def _items(variable: str, values: tuple[str | int, ...]) -> list[Item]:
    return [{"id": f"{variable} {value}", "type": "book", variable: value} for value in values]


_LOOKS: Final = {
    "affixes": ("", ' prefix="(" suffix=")"', ' suffix="."', ' prefix=" " suffix=","'),
    "look": ("", ' font-style="italic"', ' vertical-align="sup"'),
    "case": attribute("text-case", "uppercase", "capitalize-first", "title"),
}
_GENDERED: Final = (
    '<locale><terms><term name="ordinal">th</term><term name="ordinal-01" gender-form="feminine">a</term>'
    '<term name="ordinal-01" gender-form="masculine">o</term><term name="ordinal-02" match="last-two-digits">nd</term>'
    '<term name="ordinal-11" match="whole-number">e</term><term name="edition" gender="feminine">'
    "<single>edition</single><multiple>editions</multiple></term>"
    '<term name="long-ordinal-01">first</term><term name="long-ordinal-02" gender-form="feminine">seconda</term>'
    "</terms></locale>"
)
_LABEL_FORMS: Final = attribute("form", "long", "short", "symbol", "verb", "verb-short")
_PLURALS: Final = attribute("plural", "contextual", "always", "never")
_VARIABLES: Final = (
    "volume",
    "edition",
    "number-of-pages",
    "issue",
    "number-of-volumes",
    "number",
    "chapter-number",
)


NUMBER: Final = Family(
    'class="in-text"{locale}>{terms}<citation><layout><group delimiter=" "><choose>'
    '<if is-numeric="{variable}"><text value="N"/></if></choose>{label}'
    '<number variable="{variable}"{form}{affixes}{look}{case}/>{after}</group></layout></citation>',
    {
        **_LOOKS,
        "locale": attribute(*_PLACES, "pt-PT", "it-IT"),
        "terms": ("", _GENDERED),
        "variable": _VARIABLES,
        "form": attribute("form", "numeric", "ordinal", "long-ordinal", "roman"),
        "label": (
            "",
            '<label variable="volume"/>',
            '<label variable="edition" form="short"/>',
            '<label variable="number-of-pages" form="short" plural="always"/>',
            '<label variable="issue" form="symbol" strip-periods="true"/>',
            '<label variable="number-of-volumes" plural="never" text-case="capitalize-first"/>',
            '<label variable="number" form="short" prefix="[" suffix="]"/>',
        ),
        "after": (
            "",
            '<text variable="volume" prefix="/"/>',
            '<text variable="edition" font-weight="bold"/>',
            '<text term="edition" form="short"/>',
            '<text term="volume" plural="true"/>',
        ),
    },
    {"numbers": Input([
        {"id": f"n{place}", "type": "book", **dict.fromkeys(_VARIABLES, value)} for place, value in enumerate(_VALUES)
    ])},
)  # fmt: skip

PAGES: Final = Family(
    'class="in-text"{locale}{format}>{terms}<citation><layout><group delimiter=" ">{label}{pages}</group>'
    "</layout></citation>",
    {
        "locale": attribute(*_PLACES, "pt-BR", "hu-HU", "nl-NL"),
        "format": attribute(
            "page-range-format", "minimal", "minimal-two", "expanded", "chicago", "chicago-15", "chicago-16"
        ),
        "terms": (
            "",
            '<locale><terms><term name="page-range-delimiter">&#8211;</term></terms></locale>',
            '<locale><terms><term name="page-range-delimiter">/</term></terms></locale>',
            '<locale><terms><term name="page-range-delimiter">-</term></terms></locale>',
        ),
        "label": (
            "",
            '<label variable="page"/>',
            '<label variable="page" form="short"/>',
            '<label variable="page" form="short" plural="never"/>',
            '<label variable="page" plural="always" text-case="capitalize-first"/>',
            '<label variable="number-of-pages"/>',
        ),
        "pages": (
            '<text variable="page"/>',
            '<number variable="page"/>',
            '<text variable="page" form="short"/>',
            '<text variable="page-first"/>',
            '<number variable="page-first" suffix="ff"/>',
            '<text variable="page" prefix="(" suffix=")" font-style="italic"/>',
            '<text variable="page" suffix="."/>',
            '<number variable="page" form="roman"/>',
            '<number variable="page" form="ordinal"/>',
        ),
    },
    {"pages": Input(_items("page", _PAGES))},
)

_LABELS: Final = (
    "page", "chapter", "section", "book", "volume", "verse", "sub verbo", "sub-verbo", "paragraph", "line", "figure",
    "folio", "note", "issue", "opus", "part", "column", "act", "appendix", "article-locator", "canon", "elocation",
    "equation", "rule", "scene", "table", "timestamp", "title-locator", "supplement", "odd", "location",
)  # fmt: skip
_LOCATORS: Final = (
    "5", "5-9", "12 & 14", "5, 9", "IV", "iv-vi", "A", "12a", "5-9, 11", "100-104", "p. 5", "pp. 5-9", "ch. 3",
    "chap. 3", "sec. 4, p. 9", "5 ff.", "passim", "5\u20139", "5--9", " 5 ", "100-4", "3a-b", "vol. 2", "1 and 2",
)  # fmt: skip
_CITES: Final = [
    *([{"id": "b", "locator": value}] for value in _LOCATORS),
    *([{"id": "b", "locator": value, "label": label}] for label in _LABELS for value in ("5", "5-9", "x")),
    *([{"id": "b", "locator": value, "label": "section"}] for value in _LOCATORS),
    [{"id": "b"}],
    [{"id": "b", "label": "page"}],
    [{"id": "b", "locator": "5", "prefix": "see ", "suffix": " and more"}],
    [{"id": "b", "locator": "5", "suffix": ", and more"}, {"id": "b", "locator": "6", "prefix": "also"}],
    [{"id": "b", "locator": "", "label": "page"}],
]
LOCATOR: Final = Family(
    'class="{class}"{locale}{format}>{terms}<citation><layout{affixes} delimiter="; "><group delimiter="{between}">'
    '<text variable="title"/>{locator}</group></layout></citation>',
    {
        "class": ("in-text", "note"),
        "locale": attribute(*_PLACES),
        "format": attribute("page-range-format", "minimal", "expanded", "chicago"),
        "terms": (
            "",
            (
                '<locale><terms><term name="page" form="short"><single>S.</single><multiple>SS.</multiple></term>'
                '<term name="section" form="symbol">$</term></terms></locale>'
            ),
        ),
        "affixes": ("", ' prefix="(" suffix=")"', ' suffix="."'),
        "between": (", ", " ", ""),
        "locator": (
            '<group delimiter=" "><label variable="locator"/><text variable="locator"/></group>',
            '<group delimiter=" "><label variable="locator" form="short"/><text variable="locator"/></group>',
            '<label variable="locator" form="symbol" suffix=" "/><number variable="locator"/>',
            (
                '<group><label variable="locator" form="short" plural="never" strip-periods="true" suffix="/"/>'
                '<text variable="locator"/></group>'
            ),
            (
                '<group><label variable="locator" plural="always" text-case="capitalize-first"/>'
                '<text variable="locator" prefix=" [" suffix="]"/></group>'
            ),
            '<text variable="locator"/>',
            '<number variable="locator" form="ordinal"/>',
            '<number variable="locator" form="roman" font-variant="small-caps"/>',
            (
                '<choose><if locator="page section" match="any"><text variable="locator"/></if>'
                '<else-if locator="chapter"><text value="chapter"/></else-if><else><text value="other"/></else></choose>'
            ),
            (
                '<choose><if locator="sub-verbo"><text term="sub-verbo" form="short"/></if>'
                '<else-if is-numeric="locator"><text value="numeric"/></else-if></choose>'
            ),
            '<choose><if variable="locator"><text variable="locator"/></if><else><text value="none"/></else></choose>',
            '<choose><if locator="page" match="none"><text variable="locator"/></if></choose>',
        ),
    },
    {"locators": Input([{"id": "b", "type": "book", "title": "Title"}], cites=_CITES)},
)

LABEL: Final = Family(
    'class="in-text"{locale}>{terms}<citation><layout><group delimiter="{between}">'
    '<label variable="{variable}"{form}{plural}{strip}{affixes}{look}{case}/>{after}</group></layout></citation>',
    {
        **_LOOKS,
        "locale": attribute(*_PLACES, "pl-PL"),
        "terms": (
            "",
            ('<locale><terms><term name="volume">Vol</term><term name="page" form="symbol"><single>@</single>'
            '<multiple>@@</multiple></term><term name="issue" form="short">no.</term></terms></locale>'),
            '<locale xml:lang="de"><terms><term name="volume"><single>B</single><multiple>BB</multiple></term></terms></locale>',
        ),
        "between": (" ", "", ", "),
        "variable": (
            "volume", "page", "number-of-pages", "number-of-volumes", "issue", "edition", "number", "section",
            "chapter-number", "locator", "collection-number", "version", "supplement-number", "part-number",
        ),
        "form": _LABEL_FORMS,
        "plural": _PLURALS,
        "strip": attribute("strip-periods", "true"),
        "after": (
            "",
            '<number variable="volume"/>',
            '<text variable="page"/>',
            '<text variable="title"/>',
            '<text value="x"/>',
        ),
    },
    {"numbers": Input([
        {
            "id": f"n{place}", "type": "book", "page": value, "title": "T",
            **(dict.fromkeys((*_VARIABLES, "section", "version", "collection-number", "part-number", "supplement-number"), value) if place % 5 else {}),
        }
        for place, value in enumerate(_VALUES)
    ])},
)  # fmt: skip

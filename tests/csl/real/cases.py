"""The small styles, by name, each with the field whose values it shows."""

from __future__ import annotations

from typing import Final, NamedTuple

from tests.csl.styles import style


class Case(NamedTuple):
    """A layout for the values of a field; `attributes` go on cs:style."""

    field: str
    layout: str
    attributes: str = 'default-locale="en-US"'

    @property
    def style(self) -> str:
        return style(self.layout, attributes=f'class="in-text" {self.attributes}')


def _names(attributes: str = "", parts: str = "", after: str = "") -> str:
    return f'<names variable="author"><name {attributes}>{parts}</name>{after}</names>'


def _in(locale: str) -> str:
    return f'default-locale="{locale}"'


_QUOTED = '<group delimiter=". "><text variable="title" quotes="true"/><text value="x"/></group>'
_OWN_DATE = (
    '<date variable="issued" prefix="(" suffix=")"><date-part name="day" form="ordinal" suffix=" "/>'
    '<date-part name="month" form="short" suffix=" " strip-periods="true"/><date-part name="year"/></date>'
)
_PARTS = (
    '<name-part name="family" text-case="uppercase"/>'
    '<name-part name="given" font-style="italic" prefix="[" suffix="]"/>'
)
_NUMBERS = ("volume", "issue", "edition", "number", "number-of-pages", "version", "page")
_TEXTS = (
    "container-title",
    "publisher",
    "publisher-place",
    "genre",
    "DOI",
    "URL",
    "event-title",
    "collection-title",
)

CASES: Final[dict[str, Case]] = {
    **{
        f"title {case}": Case("title", f'<text variable="title" text-case="{case}"/>')
        for case in ("title", "sentence", "capitalize-first", "capitalize-all", "lowercase", "uppercase")
    },
    **{
        f"title quoted {code}": Case("title", _QUOTED, _in(code))
        for code in ("en-US", "en-GB", "fr-FR", "de-DE")
    },
    "names long": Case("author", _names()),
    "names short": Case("author", _names('form="short"')),
    "names sorted": Case("author", _names('name-as-sort-order="all" initialize-with=". "')),
    "names first sorted": Case(
        "author",
        _names('name-as-sort-order="first" initialize-with="." and="text" delimiter-precedes-last="always"'),
    ),
    "names et al": Case(
        "author",
        _names('et-al-min="2" et-al-use-first="1"', after='<et-al term="and others" font-style="italic"/>'),
    ),
    "names et al last": Case(
        "author",
        _names('initialize-with=". " and="symbol" et-al-min="4" et-al-use-first="2" et-al-use-last="true"'),
    ),
    "names uninitialized": Case("author", _names('initialize="false" initialize-with="."')),
    "names unhyphenated": Case(
        "author", _names('initialize-with="."'), _in("en-US") + ' initialize-with-hyphen="false"'
    ),
    "names parts": Case("author", _names('name-as-sort-order="all" delimiter="; "', _PARTS)),
    "names particles": Case(
        "author", _names('name-as-sort-order="all"'), _in("en-US") + ' demote-non-dropping-particle="never"'
    ),
    "editors": Case(
        "editor",
        '<names variable="editor translator"><name and="symbol"/><label form="verb-short" prefix=" "/></names>',
    ),
    **{
        f"date {form} {code}": Case("issued", f'<date variable="issued" form="{form}"/>', _in(code))
        for form in ("text", "numeric")
        for code in ("en-US", "en-GB", "de-DE", "fr-FR", "es-ES")
    },
    "date of the style": Case("issued", _OWN_DATE),
    **{
        f"{field} as {name}": Case(field, layout.format(field))
        for field in _NUMBERS
        for name, layout in (
            ("text", '<text variable="{0}"/>'),
            ("label", '<label variable="{0}" form="short" suffix=" "/><number variable="{0}"/>'),
            ("ordinal", '<number variable="{0}" form="ordinal"/>'),
            ("last", '<group suffix="."><text variable="{0}" font-weight="bold" suffix=":"/></group>'),
        )
    },
    **{
        f"page {form}": Case("page", '<text variable="page"/>', _in("en-US") + f' page-range-format="{form}"')
        for form in ("expanded", "minimal", "minimal-two", "chicago-15", "chicago-16")
    },
    **{
        field: Case(field, f'<group delimiter=". "><text variable="{field}"/><text value="x"/></group>')
        for field in _TEXTS
    },
}

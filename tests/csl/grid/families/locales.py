"""Locales: what a style redefines for which language, and the language of an item."""

from __future__ import annotations

from typing import Any, Final

from tests.csl.grid.family import Family, Input, Item

_LANGUAGES: Final = (
    "",
    ' xml:lang="en"',
    ' xml:lang="en-US"',
    ' xml:lang="en-GB"',
    ' xml:lang="de"',
    ' xml:lang="de-AT"',
    ' xml:lang="fr"',
)
_BODIES: Final = (
    "<terms><term name=\"editor\">EDITOR</term></terms>",
    "<terms><term name=\"editor\"><single>One</single><multiple>Many</multiple></term></terms>",
    '<terms><term name="editor" form="short">Ed-</term><term name="page" form="short"></term></terms>',
    '<terms><term name="et-al"></term></terms>',
    '<terms><term name="et-al">&amp; co.</term><term name="and">plus</term><term name="and" form="symbol">+</term></terms>',
    '<terms><term name="open-quote">»</term><term name="close-quote">«</term></terms>',
    '<terms><term name="open-inner-quote">›</term><term name="close-inner-quote">‹</term></terms>',
    '<terms><term name="month-05">Fifth</term><term name="month-05" form="short">5th.</term></terms>',
    '<terms><term name="ordinal">th</term><term name="ordinal-01">st!</term><term name="ordinal-11">XI</term></terms>',
    '<terms><term name="page-range-delimiter">~</term><term name="ibid">same</term><term name="editortranslator">ET</term></terms>',
    '<style-options punctuation-in-quote="true"/>',
    '<style-options punctuation-in-quote="false"/>',
    '<style-options limit-day-ordinals-to-day-1="true"/>',
    '<date form="text"><date-part name="year"/><date-part name="month" prefix="/"/><date-part name="day" prefix="/"/></date>',
    '<date form="numeric"><date-part name="day" form="ordinal" suffix="."/><date-part name="month"/><date-part name="year"/></date>',
    '<date form="text" delimiter=" "><date-part name="month" form="short" text-case="uppercase"/><date-part name="year"/></date>',
    "",
)  # fmt: skip


def _locales(languages: tuple[str, ...]) -> tuple[str, ...]:
    return ("", *(f"<locale{language}>{body}</locale>" for language in languages for body in _BODIES))


_DATE: Final[dict[str, Any]] = {"date-parts": [[2001, 5, 11]]}
_FULL: Final[Item] = {
    "type": "book", "title": "the 'quoted' title of it", "edition": 2, "page": "10-20", "issued": _DATE,
    "author": [{"family": "Doe", "given": "J"}, {"family": "Roe", "given": "R"}], "editor": [{"family": "Foe"}, {"family": "Goe"}],
}  # fmt: skip

OVERRIDES: Final = Family(
    'class="in-text"{default}>{first}{second}{third}<citation><layout><group delimiter=" | ">{shown}</group></layout></citation>',
    {
        "default": ("", *(f' default-locale="{code}"' for code in ("en-US", "en-GB", "en", "de-DE", "de-AT", "de", "fr-FR"))),
        "first": _locales(_LANGUAGES[::3]),
        "second": _locales(_LANGUAGES[1::3]),
        "third": _locales(_LANGUAGES[2::3]),
        "shown": (
            ('<names variable="editor"><name/><label prefix=" "/></names><names variable="editor"><name/>'
            '<label form="short" prefix=" "/></names><text term="editor"/><text term="editor" plural="true"/>'
            '<names variable="author"><name and="text"/></names><names variable="author"><name and="symbol"/></names>'
            '<names variable="author"><name et-al-min="2" et-al-use-first="1"/></names><text term="ibid"/>'
            '<date variable="issued" form="text"/><date variable="issued" form="numeric"/><number variable="edition" form="ordinal"/>'
            '<date variable="issued"><date-part name="day" form="ordinal"/></date><text variable="title" quotes="true" suffix=","/>'
            '<text variable="title"/><label variable="page" form="short"/><text variable="page"/>'),
        ),
    },
    {
        "works": Input([
            {"id": "late", **_FULL},
            {"id": "first-day", **_FULL, "edition": 11, "issued": {"date-parts": [[2001, 5, 1]]}},
            {"id": "second-day", **_FULL, "edition": 21, "issued": {"date-parts": [[2001, 5, 2]]}},
            {"id": "range", **_FULL, "edition": 1, "issued": {"date-parts": [[2001, 5, 3], [2001, 6, 4]]}},
        ])
    },
)  # fmt: skip

LANGUAGES: Final = Family(
    'class="in-text"{default}><citation><layout><text variable="{variable}"{case}{look}/>{more}</layout></citation>',
    {
        "default": ("", *(f' default-locale="{code}"' for code in ("en-US", "en-GB", "en", "de-DE", "fr", "tr-TR", "el", "zh-CN", "xx"))),
        "variable": ("title", "container-title", "publisher", "publisher-place", "genre", "note", "collection-title"),
        "case": tuple(f' text-case="{case}"' for case in ("title", "sentence", "capitalize-all", "capitalize-first", "uppercase", "lowercase")),
        "look": ("", ' quotes="true"', ' font-style="italic"'),
        "more": ("", '<text term="in" text-case="title" prefix=" "/>', '<text value=" a value of it" text-case="title"/>'),
    },
    {
        "languages": Input([
            {
                "id": language or "none",
                "type": "book",
                **dict.fromkeys(
                    ("title", "container-title", "publisher", "publisher-place", "genre", "note", "collection-title"),
                    "the istanbul of “old” ißt",
                ),
                **({"language": language} if language != "absent" else {}),
            }
            for language in (
                "absent", "", "en", "en-US", "en-GB", "EN", "En-us", "eng", "English", "en_US", "en; de", "de; en", "de", "de-AT", "fr",
                "tr", "az", "el", "zh", "ja", "xx", "??", " en", "x", "123", "mul", "en-x-foo", "german", "e",
            )
        ])
    },
)  # fmt: skip

"""Dates: forms and parts, ranges, seasons, years before Christ, what is uncertain or no date at all; in sort keys."""

from __future__ import annotations

from typing import Any, Final

from tests.csl.grid.families.words import attribute
from tests.csl.grid.family import Family, Input, Item

_DATES: Final[dict[str, dict[str, Any]]] = {
    "day": {"date-parts": [[2003, 4, 1]]},
    "late-day": {"date-parts": [[1999, 12, 31]]},
    "month": {"date-parts": [[2010, 5]]},
    "year": {"date-parts": [[1989]]},
    "strings": {"date-parts": [["2004", "09", "02"]]},
    "season": {"date-parts": [[2001]], "season": 1},
    "season-word": {"date-parts": [[2001]], "season": "Michaelmas"},
    "season-month": {"date-parts": [[2001, 22]]},
    "circa": {"date-parts": [[1850]], "circa": 1},
    "circa-day": {"date-parts": [[1850, 2, 3]], "circa": "true"},
    "literal": {"literal": "Ming dynasty"},
    "three-digits": {"date-parts": [[321, 10, 22]]},
    "two-digits": {"date-parts": [[79]]},
    "before-christ": {"date-parts": [[-44, 3, 15]]},
    "range-days": {"date-parts": [[2005, 6, 1], [2005, 6, 12]]},
    "range-months": {"date-parts": [[2005, 6], [2005, 8]]},
    "range-month-days": {"date-parts": [[2005, 6, 28], [2005, 7, 3]]},
    "range-years": {"date-parts": [[1999], [2003]]},
    "range-year-months": {"date-parts": [[1999, 12], [2000, 1]]},
    "range-all": {"date-parts": [[1999, 12, 30], [2000, 1, 2]]},
    "range-open": {"date-parts": [[2005], [0]]},
    "range-seasons": {"date-parts": [[2005, 21], [2005, 23]]},
    "empty": {"date-parts": [[]]},
    "five-digits": {"date-parts": [[12005]]},
    "raw-iso": {"raw": "2006-07-08"},
    "raw-words": {"raw": "8 July 2006"},
    "raw-american": {"raw": "July 8, 2006"},
    "raw-month": {"raw": "July 2006"},
    "raw-slashes": {"raw": "7/8/2006"},
    "raw-range": {"raw": "2001-01-02/2003-04-05"},
    "raw-dashes": {"raw": "Jan 2001-Feb 2002"},
    "raw-season": {"raw": "Spring 2001"},
    "raw-circa": {"raw": "circa 1650"},
    "raw-question": {"raw": "1650?"},
    "raw-bc": {"raw": "BC 44"},
    "raw-years": {"raw": "1999-2003"},
    "raw-odd": {"raw": "in press"},
    "raw-dots": {"raw": "8.7.2006"},
    "raw-german": {"raw": "8 März 2006"},
    "raw-quoted": {"raw": '"forthcoming"'},
    "raw-bracketed": {"raw": "[1650]"},
    "raw-day-range": {"raw": "July 8-12, 2006"},
    "raw-short-range": {"raw": "2006-07"},
}
_ITEMS: Final[list[Item]] = [{"id": id_, "type": "book", "issued": date} for id_, date in _DATES.items()]
LOCALES: Final = attribute(
    "default-locale",
    "en-GB",
    "de-DE",
    "fr-FR",
    "es-ES",
    "ru-RU",
    "ja-JP",
    "zh-CN",
    "ar",
    "he-IL",
    "hu-HU",
    "pt-BR",
)
_CASES: Final = attribute("text-case", "lowercase", "uppercase", "capitalize-first", "title", "sentence")

LOCALIZED: Final = Family(
    'class="in-text"{locale}>{terms}<citation><layout>'
    '<date variable="issued" form="{form}"{parts}{affixes}>{children}</date></layout></citation>',
    {
        "locale": LOCALES,
        "terms": (
            "",
            ('<locale><style-options limit-day-ordinals-to-day-1="true"/><date form="text"><date-part name="day" '
            'form="ordinal" suffix=" "/><date-part name="month" suffix=" "/><date-part name="year"/></date></locale>'),
            ('<locale><terms><term name="month-06">Juno</term><term name="season-01">Primavera</term>'
            '<term name="ad">CE</term><term name="bc"> BCE</term></terms></locale>'),
            ('<locale xml:lang="en"><date form="text"><date-part name="year" suffix="/"/><date-part name="month" '
            'form="numeric"/></date><date form="numeric"><date-part name="year" form="short"/></date></locale>'),
        ),
        "form": ("text", "numeric"),
        "parts": attribute("date-parts", "year", "year-month", "year-month-day"),
        "affixes": ("", ' prefix="(" suffix=")"', ' suffix="."', ' prefix=", " suffix=", "'),
        "children": (
            "",
            '<date-part name="month" form="short"/>',
            '<date-part name="month" form="short" strip-periods="true"/>',
            '<date-part name="month" form="numeric-leading-zeros"/>',
            '<date-part name="month" form="numeric"/>',
            '<date-part name="month" text-case="uppercase"/>',
            '<date-part name="day" form="ordinal"/>',
            '<date-part name="day" form="numeric-leading-zeros"/>',
            '<date-part name="day" prefix="[" suffix="]"/>',
            '<date-part name="year" form="short"/>',
            '<date-part name="year" font-weight="bold"/>',
            '<date-part name="year" range-delimiter="/"/><date-part name="month" range-delimiter=" to "/>',
            '<date-part name="day" range-delimiter="/"/>',
        ),
    },
    {"dates": Input(_ITEMS)},
)  # fmt: skip

_YEARS: Final = (
    '<date-part name="year"{}/>',
    '<date-part name="year" form="short"{}/>',
    '<date-part name="year" range-delimiter="/"{}/>',
    '<date-part name="year" prefix="["{}/>',
    '<date-part name="year" font-weight="bold"{}/>',
    "",
)
_MONTHS: Final = (
    '<date-part name="month"{}/>',
    '<date-part name="month" form="short"{}/>',
    '<date-part name="month" form="short" strip-periods="true" text-case="uppercase"{}/>',
    '<date-part name="month" form="numeric"{}/>',
    '<date-part name="month" form="numeric-leading-zeros" range-delimiter="/"{}/>',
    '<date-part name="month" text-case="lowercase" font-style="italic"{}/>',
    '<date-part name="month" range-delimiter=" to "{}/>',
    "",
)
_DAYS: Final = (
    '<date-part name="day"{}/>',
    '<date-part name="day" form="numeric-leading-zeros"{}/>',
    '<date-part name="day" form="ordinal"{}/>',
    '<date-part name="day" range-delimiter="/"{}/>',
    '<date-part name="day" form="ordinal" font-weight="bold" prefix="("{}/>',
    "",
)


def _with(parts: tuple[str, ...], *affixes: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.format(affix) for affix in affixes for part in parts))


OWN: Final = Family(
    'class="in-text"{locale}><citation><layout>'
    '<date variable="issued"{delimiter}{affixes}{look}>{first}{second}{third}</date></layout></citation>',
    {
        "locale": LOCALES,
        "delimiter": attribute("delimiter", " ", "-", ", "),
        "affixes": ("", ' prefix="(" suffix=")"', ' suffix="."'),
        "look": ("", ' font-variant="small-caps"'),
        "first": _with(_DAYS, ' suffix=" "', "", ' suffix=". "'),
        "second": _with(_MONTHS, ' suffix=" "', "", ' suffix=", "'),
        "third": _with(_YEARS, "", ' suffix="."'),
    },
    {"dates": Input(_ITEMS)},
)

CONDITIONS: Final = Family(
    'class="in-text"{locale}><citation{suffixes}><layout{delimiter}><group delimiter="{between}"><choose>'
    '<if {test}><text value="yes"/></if><else><text value="no"/></else></choose>{more}'
    '<text variable="title"/></group></layout></citation>',
    {
        "locale": attribute("default-locale", "de-DE"),
        "suffixes": attribute("disambiguate-add-year-suffix", "true"),
        "delimiter": attribute("delimiter", "; "),
        "between": (" ", ", ", ". "),
        "test": (
            'is-uncertain-date="issued"',
            'is-uncertain-date="issued accessed" match="any"',
            'is-uncertain-date="issued accessed" match="none"',
            'variable="issued"',
            'variable="issued accessed"',
            'variable="issued accessed" match="any"',
            'variable="issued" is-uncertain-date="issued"',
            'is-numeric="issued"',
        ),
        "more": (
            '<text term="circa" form="short"/><date variable="issued" form="text"/>',
            '<date variable="original-date"><date-part name="year"/></date><date variable="issued" form="text"/>',
            '<date variable="issued" date-parts="year" form="text" prefix="(" suffix=")"/><text variable="year-suffix"/>',
            ('<group prefix="[" suffix="]" delimiter="/"><date variable="original-date" form="text"/>'
            '<date variable="issued" form="text"/></group>'),
            '<text variable="issued"/><number variable="issued"/>',
            '<group><text term="accessed" suffix=" "/><date variable="accessed" form="text"/></group>',
        ),
    },
    {
        "dates": Input([
            {
                **item,
                **({"accessed": _DATES["circa-day"], "original-date": _DATES["before-christ"]} if place % 2 else {}),
            }
            for place, item in enumerate(_ITEMS)
        ])
    },
)  # fmt: skip

SORTED: Final = Family(
    'class="in-text"{locale}><citation><layout/></citation><macro name="key">{macro}</macro>'
    '<macro name="other">{other}</macro><bibliography><sort>{first}{second}</sort><layout>'
    '<text variable="title" suffix=": "/><date variable="issued" form="text"/></layout></bibliography>',
    {
        "locale": attribute("default-locale", "de-DE", "fr-FR"),
        "macro": (
            '<date variable="issued" form="text"/>',
            '<date variable="issued" form="numeric" date-parts="year"/>',
            '<date variable="issued"><date-part name="year"/></date>',
            '<date variable="issued"><date-part name="month"/></date>',
            '<date variable="issued"><date-part name="day" form="ordinal"/><date-part name="month"/></date>',
            '<date variable="issued"><date-part name="year" form="short"/></date>',
            '<group><text value="x"/><date variable="issued" form="numeric"/></group>',
            '<date variable="issued" form="numeric" date-parts="year-month"/><text variable="title"/>',
            ('<choose><if variable="accessed"><date variable="accessed" form="text"/></if>'
            '<else><date variable="issued" form="text"/></else></choose>'),
        ),
        "other": ('<text variable="title"/>', '<date variable="accessed" form="numeric"/>', '<text value="x"/>'),
        "first": (
            '<key macro="key"/>',
            '<key variable="issued"/>',
            '<key variable="issued" sort="descending"/>',
            '<key macro="key" sort="descending"/>',
            '<key macro="other"/>',
            '<key variable="accessed"/>',
            '<key variable="type"/>',
        ),
        "second": (
            '<key variable="title"/>',
            '<key variable="title" sort="descending"/>',
            '<key variable="issued"/>',
            '<key macro="other" sort="descending"/>',
        ),
    },
    {
        "dates": Input([
            {
                **item,
                "type": ("book", "article", "chapter")[place % 3],
                "title": item["id"],
                **({"accessed": _ITEMS[-place]["issued"]} if place % 4 == 1 else {}),
            }
            for place, item in enumerate(_ITEMS)
        ])
    },
    mode="bibliography",
)  # fmt: skip

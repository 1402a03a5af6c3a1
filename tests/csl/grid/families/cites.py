"""Citations: grouping and collapsing, and what tells their cites apart."""

from __future__ import annotations

from typing import Any, Final

from tests.csl.grid.families.words import attribute
from tests.csl.grid.family import Family, Input, Item


def _people(names: str) -> list[dict[str, Any]]:
    return [dict(zip(("family", "given"), name.split(", "), strict=False)) for name in names.split("; ")]


def work(id_: str, names: str, year: int | None, title: str = "", **more: Any) -> Item:
    item: Item = {"id": id_, "type": "book", "title": title or f"Title {id_.upper()}", **more}
    if names:
        item["author"] = _people(names)
    if year:
        item["issued"] = {"date-parts": [[year]]}
    return item


def _clusters(*clusters: str) -> list[list[Item]]:
    """Cites of the works with these letters; "a:5" has a locator, "<a" a prefix, "a>" a suffix."""
    return [[cite(written) for written in cluster.split()] for cluster in clusters]


def cite(written: str) -> Item:
    id_, _, locator = written.strip("<>!+").partition(":")
    said: Item = {"id": id_}
    if locator:
        said["locator"] = locator
    if written.startswith("<"):
        said["prefix"] = "see "
    if written.endswith(">"):
        said["suffix"] = ", passim"
    if written.startswith("!"):
        said["suppress-author"] = True
    if written.startswith("+"):
        said["author-only"] = True
    return said


WORKS: Final = [
    work("a", "Doe, John", 2000),
    work("b", "Doe, John", 2000),
    work("c", "Doe, John", 2001),
    work("d", "Doe, John; Roe, Jane", 2000),
    work("e", "Roe, Jane", 1999),
    work("f", "Roe, Jane", 1999),
    work("g", "Roe, Jane", 1999),
    work("h", "Doe, John", 2000),
    work("i", "Poe, Edgar", 2003),
    work("j", "Doe, Adam", 2000),
    work("k", "", 2000),
    work("l", "Poe, Edgar", None),
]
_GROUPED: Final = _clusters(
    "a b", "a b c", "b a", "a c d", "a e b", "a b h", "e f g", "e f g a b h", "a:5 b", "a b:6", "a:5 b:6 c", "<a b", "a> b",
    "a <b c", "i a c", "c a e f", "a i b", "j a b", "k a", "l i", "a", "e f:3 g", "e g", "a h", "d a b", "!a b", "a !b",
    "a b c d e f g h i j k l",
)  # fmt: skip
COLLAPSE: Final = Family(
    'class="{class}"><citation{collapse}{suffix}{givenname}{group}{after}{year_suffix}{rule}>{sort}<layout delimiter="{delimiter}"{affixes}>'
    "{cite}</layout></citation>",
    {
        "class": ("in-text", "note"),
        "collapse": attribute("collapse", "citation-number", "year", "year-suffix", "year-suffix-ranged"),
        "suffix": attribute("disambiguate-add-year-suffix", "true"),
        "givenname": attribute("disambiguate-add-givenname", "true"),
        "rule": attribute("givenname-disambiguation-rule", "primary-name", "all-names"),
        "group": attribute("cite-group-delimiter", ", ", " + "),
        "after": attribute("after-collapse-delimiter", " | ", "; "),
        "year_suffix": attribute("year-suffix-delimiter", "/", ","),
        "sort": (
            "",
            '<sort><key variable="author"/><key variable="issued"/></sort>',
            '<sort><key variable="issued" sort="descending"/></sort>',
            '<sort><key variable="citation-number"/></sort>',
        ),
        "delimiter": ("; ", ", "),
        "affixes": ("", ' prefix="(" suffix=")"', ' prefix="[" suffix="]" font-style="italic"'),
        "cite": tuple(
            f'<group delimiter="{between}">{names}{year}{locator}</group>'
            for names in ('<names variable="author"><name form="short" and="symbol"/></names>',)
            for year in (
                '<date variable="issued"><date-part name="year"/></date>',
                '<date variable="issued" form="numeric" prefix="(" suffix=")"/>',
                ('<choose><if variable="issued"><date variable="issued"><date-part name="year"/></date></if>'
                '<else><text term="no date" form="short"/></else></choose><text variable="year-suffix" prefix="-"/>'),
            )
            for locator in ('<text variable="locator"/>', '<text variable="locator" prefix="p. "/>', "")
            for between in (", ", " ")
        )
        + tuple(
            f'<text variable="citation-number"{affixes}/>{locator}'
            for affixes in ("", ' prefix="[" suffix="]"', ' vertical-align="sup"')
            for locator in ("", '<text variable="locator" prefix=", p. "/>')
        ),
    },
    {"works": Input(WORKS, cites=_GROUPED), "reversed": Input(WORKS[::-1], cites=_GROUPED)},
)  # fmt: skip

NUMBERED: Final = Family(
    'class="in-text"><citation{collapse}{after}{group}>{sort}<layout delimiter="{delimiter}"{affixes}>{cite}</layout></citation>'
    "<bibliography>{list_sort}<layout><text variable=\"title\"/></layout></bibliography>",
    {
        "collapse": (' collapse="citation-number"', ""),
        "after": attribute("after-collapse-delimiter", "; ", " | "),
        "group": attribute("cite-group-delimiter", "+"),
        "sort": ("", '<sort><key variable="citation-number"/></sort>', '<sort><key variable="title" sort="descending"/></sort>'),
        "list_sort": (
            "",
            '<sort><key variable="title" sort="descending"/></sort>',
            '<sort><key variable="citation-number" sort="descending"/></sort>',
        ),
        "delimiter": (", ", ",", "; ", " "),
        "affixes": ("", ' prefix="[" suffix="]"', ' prefix="(" suffix=")" vertical-align="sup"'),
        "cite": tuple(
            f"{before}{number}{after}"
            for before in ("", '<text value="no. "/>')
            for number in (
                '<text variable="citation-number"/>',
                '<text variable="citation-number" prefix="[" suffix="]"/>',
                '<group delimiter=", "><text variable="citation-number"/><text variable="locator"/></group>',
                ('<group prefix="[" suffix="]" delimiter=" "><text variable="citation-number"/>'
                '<group><label variable="locator" form="short"/><text variable="locator"/></group></group>'),
                '<number variable="citation-number" form="roman"/>',
                '<text variable="citation-number" font-weight="bold"/>',
            )
            for after in ("", '<text value="."/>')
        ),
    },
    {
        "works": Input(
            WORKS,
            cites=_clusters(
                "a b c", "a b", "a", "c b a", "a c e", "a b c e f g", "a b d", "a b:5 c", "a:5 b c", "a b c:5", "<a b c",
                "a b> c", "a <b c", "a b c d e f g h i j", "a a b", "a c d e", "b c d a", "a b d e g h", "a d b e c",
            ),
        )
    },
)  # fmt: skip

_ALIKE: Final = [
    work("a", "Doe, John; Roe, Jane; Poe, Edgar", 2000),
    work("b", "Doe, John; Roe, Jane; Coe, Bo", 2000),
    work("c", "Doe, Jack; Roe, Jane; Poe, Edgar", 2000),
    work("d", "Doe, John; Foe, Ann", 2000),
    work("e", "Doe, John", 2000, "Same"),
    work("f", "Doe, John", 2000, "Same"),
    work("g", "Doe, Jim", 2000),
    work("h", "Roe, Jane", 2001),
    work("i", "Roe, Jack", 2002),
    work("j", "Loe, Bo; Moe, Cy; Noe, Di; Koe, Ed", 2003, "Fair"),
    work("k", "Loe, Bo; Moe, Cy; Noe, Di; Hoe, Ed", 2003, "Foul"),
    work("l", "Loe, Bo; Moe, Cyd; Noe, Di; Koe, Ed", 2003),
    work("m", "Zoe, A.", 2004),
    work("n", "Zoe, Ann", 2004),
    work("o", "Zoe, Amy", 2004),
    {
        "id": "p",
        "type": "book",
        "title": "P",
        "author": [{"literal": "Agency"}],
        "issued": {"date-parts": [[2005]]},
    },
    {
        "id": "q",
        "type": "book",
        "title": "Q",
        "author": [{"literal": "Agency"}],
        "issued": {"date-parts": [[2005]]},
    },
    work("r", "", 2006, "Untitled"),
    work("s", "", 2006, "Untitled"),
]
_AMONG: Final = {
    "all": Input(_ALIKE),
    "doe": Input(_ALIKE[:7]),
    "pairs": Input([*_ALIKE[4:6], *_ALIKE[7:9], *_ALIKE[15:]]),
    "four": Input(_ALIKE[9:12]),
    "initials": Input([*_ALIKE[12:15], _ALIKE[6], _ALIKE[4], _ALIKE[2]]),
    "reversed": Input(_ALIKE[::-1]),
}
AMBIGUOUS: Final = Family(
    'class="in-text"><citation{names}{givenname}{suffix}{rule}{et_al}{collapse}><layout{delimiter}><group delimiter=", ">'
    "{author}{year}{title}</group></layout></citation><bibliography{list_et_al}>{sort}<layout>"
    '<group delimiter=". ">{listed}{year}<text variable="title"/></group></layout></bibliography>',
    {
        "names": (' disambiguate-add-names="true"', ""),
        "givenname": attribute("disambiguate-add-givenname", "true"),
        "suffix": attribute("disambiguate-add-year-suffix", "true"),
        "rule": attribute(
            "givenname-disambiguation-rule",
            "all-names", "all-names-with-initials", "primary-name", "primary-name-with-initials", "by-cite",
        ),
        "et_al": (
            ' et-al-min="3" et-al-use-first="1"',
            "",
            ' et-al-min="2" et-al-use-first="1"',
            ' et-al-min="4" et-al-use-first="2"',
            ' et-al-min="4" et-al-use-first="1" et-al-use-last="true"',
        ),
        "list_et_al": ("", ' et-al-min="3" et-al-use-first="1"'),
        "collapse": attribute("collapse", "year", "year-suffix"),
        "delimiter": attribute("delimiter", "; "),
        "author": tuple(
            f'<names variable="author"><name{name}/>{more}</names>'
            for more in ("", '<substitute><text variable="title"/></substitute>', '<et-al font-style="italic"/>')
            for name in (
                ' form="short"',
                "",
                ' form="short" initialize-with="."',
                ' initialize-with=". "',
                ' initialize-with="" name-as-sort-order="all" sort-separator=" "',
                ' form="short" and="text" delimiter-precedes-last="never"',
            )
        ),
        "year": (
            '<date variable="issued"><date-part name="year"/></date>',
            '<date variable="issued" form="text" prefix="(" suffix=")"/>',
            '<group><date variable="issued"><date-part name="year"/></date><text variable="year-suffix" prefix="-"/></group>',
            "",
        ),
        "title": (
            "",
            '<choose><if disambiguate="true"><text variable="title"/></if></choose>',
            '<choose><if disambiguate="true"><text variable="title" font-style="italic"/></if><else><text value="x"/></else></choose>',
        ),
        "sort": ("", '<sort><key variable="author"/><key variable="issued"/></sort>', '<sort><key variable="title" sort="descending"/></sort>'),
        "listed": (
            '<names variable="author"/>',
            '<names variable="author"><name form="short"/></names>',
            '<names variable="author"><name initialize-with="." name-as-sort-order="all"/></names>',
        ),
        "mode": ("citation", "bibliography"),
    },
    _AMONG,
)  # fmt: skip

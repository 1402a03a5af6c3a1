"""Citations: collapsing, disambiguation, positions, and what a cite says beyond its item."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from tests.csl.grid.families.words import attribute
from tests.csl.grid.family import Family, Input, Item


def _people(names: str) -> list[dict[str, Any]]:
    return [dict(zip(("family", "given"), name.split(", "), strict=False)) for name in names.split("; ")]


def _work(id_: str, names: str, year: int | None, title: str = "", **more: Any) -> Item:
    item: Item = {"id": id_, "type": "book", "title": title or f"Title {id_.upper()}", **more}
    if names:
        item["author"] = _people(names)
    if year:
        item["issued"] = {"date-parts": [[year]]}
    return item


def _clusters(*clusters: str) -> list[list[Item]]:
    """Cites of the works with these letters; "a:5" has a locator, "<a" a prefix, "a>" a suffix."""
    return [[_cite(cite) for cite in cluster.split()] for cluster in clusters]


def _cite(written: str) -> Item:
    id_, _, locator = written.strip("<>!+").partition(":")
    cite: Item = {"id": id_}
    if locator:
        cite["locator"] = locator
    if written.startswith("<"):
        cite["prefix"] = "see "
    if written.endswith(">"):
        cite["suffix"] = ", passim"
    if written.startswith("!"):
        cite["suppress-author"] = True
    if written.startswith("+"):
        cite["author-only"] = True
    return cite


_WORKS: Final = [
    _work("a", "Doe, John", 2000),
    _work("b", "Doe, John", 2000),
    _work("c", "Doe, John", 2001),
    _work("d", "Doe, John; Roe, Jane", 2000),
    _work("e", "Roe, Jane", 1999),
    _work("f", "Roe, Jane", 1999),
    _work("g", "Roe, Jane", 1999),
    _work("h", "Doe, John", 2000),
    _work("i", "Poe, Edgar", 2003),
    _work("j", "Doe, Adam", 2000),
    _work("k", "", 2000),
    _work("l", "Poe, Edgar", None),
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
    {"works": Input(_WORKS, cites=_GROUPED), "reversed": Input(_WORKS[::-1], cites=_GROUPED)},
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
            _WORKS,
            cites=_clusters(
                "a b c", "a b", "a", "c b a", "a c e", "a b c e f g", "a b d", "a b:5 c", "a:5 b c", "a b c:5", "<a b c",
                "a b> c", "a <b c", "a b c d e f g h i j", "a a b", "a c d e", "b c d a", "a b d e g h", "a d b e c",
            ),
        )
    },
)  # fmt: skip

_ALIKE: Final = [
    _work("a", "Doe, John; Roe, Jane; Poe, Edgar", 2000),
    _work("b", "Doe, John; Roe, Jane; Coe, Bo", 2000),
    _work("c", "Doe, Jack; Roe, Jane; Poe, Edgar", 2000),
    _work("d", "Doe, John; Foe, Ann", 2000),
    _work("e", "Doe, John", 2000, "Same"),
    _work("f", "Doe, John", 2000, "Same"),
    _work("g", "Doe, Jim", 2000),
    _work("h", "Roe, Jane", 2001),
    _work("i", "Roe, Jack", 2002),
    _work("j", "Loe, Bo; Moe, Cy; Noe, Di; Koe, Ed", 2003, "Fair"),
    _work("k", "Loe, Bo; Moe, Cy; Noe, Di; Hoe, Ed", 2003, "Foul"),
    _work("l", "Loe, Bo; Moe, Cyd; Noe, Di; Koe, Ed", 2003),
    _work("m", "Zoe, A.", 2004),
    _work("n", "Zoe, Ann", 2004),
    _work("o", "Zoe, Amy", 2004),
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
    _work("r", "", 2006, "Untitled"),
    _work("s", "", 2006, "Untitled"),
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


def _document(notes: bool, *citations: str) -> list[Any]:
    """The steps of a document that grows by one citation at a time, all in notes or all in the text."""
    steps = []
    before: list[list[Any]] = []
    for number, written in enumerate(citations, 1):
        properties = {"noteIndex": number if notes else 0}
        cites = [_cite(cite) for cite in written.split()]
        steps.append(
            [{"citationID": f"C{number}", "citationItems": cites, "properties": properties}, list(before), []]
        )
        before.append([f"C{number}", number if notes else 0])
    return steps


_ORDERS: Final[dict[str, Sequence[str]]] = {
    "ibid": ("a", "a", "a:5", "a:5", "a:6", "a", "b", "a", "b:1", "b:1", "b"),
    "several": ("a b", "b", "b a", "a", "a a", "a:5 a:5", "a", "c", "a c", "c:2", "c:2 c:3", "c:3"),
    "near": ("a", "b", "a", "b", "c", "d", "e", "f", "a", "g", "a:3", "h i", "b", "i"),
    "affixed": ("a", "<a", "a>", "<a:5", "a:5>", "a:5", "!a", "+a", "a", "!a:5", "b !b", "b"),
}
POSITIONS: Final = Family(
    'class="{class}"><citation{distance}{et_al}{suffix}><layout delimiter="; "{affixes}>{cite}</layout></citation>'
    '<bibliography><layout><text variable="title"/></layout></bibliography><macro name="locator">'
    '<group prefix=", " delimiter=" "><label variable="locator" form="short"/><text variable="locator"/></group></macro>',
    {
        "class": ("note", "in-text"),
        "distance": attribute("near-note-distance", "1", "2", "10"),
        "et_al": ("", ' et-al-min="2" et-al-use-first="1"', ' et-al-subsequent-min="2" et-al-subsequent-use-first="1"'),
        "suffix": attribute("disambiguate-add-year-suffix", "true"),
        "affixes": ("", ' suffix="."', ' prefix="(" suffix=")"'),
        "cite": (
            ('<choose><if position="ibid-with-locator"><text term="ibid"/><text macro="locator"/></if>'
            '<else-if position="ibid"><text term="ibid"/></else-if>'
            '<else-if position="near-note"><text value="near "/><names variable="author"><name form="short"/></names></else-if>'
            '<else-if position="subsequent"><names variable="author"><name form="short"/></names>'
            '<text variable="first-reference-note-number" prefix=", n. "/><text macro="locator"/></else-if>'
            '<else><names variable="author"/><text variable="title" prefix=", "/><text macro="locator"/></else></choose>'),
            '<choose><if position="ibid"><text value="Ibid."/></if><else><names variable="author"/></else></choose><text macro="locator"/>',
            ('<choose><if position="ibid ibid-with-locator" match="any"><text term="ibid" text-case="capitalize-first"/>'
            '<text macro="locator"/></if><else-if position="first"><text value="first "/><text variable="title"/></else-if>'
            '<else><text value="later "/><text variable="title" form="short"/></else></choose>'),
            ('<choose><if position="first" match="none"><text value="again "/></if></choose><names variable="author"/>'
            '<date variable="issued" prefix=" "><date-part name="year"/></date><text macro="locator"/>'),
            ('<choose><if position="subsequent near-note"><text value="both"/></if><else-if position="subsequent">'
            '<text value="sub"/></else-if><else-if position="near-note"><text value="near"/></else-if><else><text value="first"/></else></choose>'),
            ('<group delimiter=" "><choose><if position="first"><text variable="title"/></if><else><text value="note"/>'
            '<text variable="first-reference-note-number"/><text value="see"/></else></choose><text macro="locator"/></group>'),
        ),
    },
    {
        f"{name} in {'notes' if notes else 'text'}": Input(
            [_work("a", "Doe, John; Roe, Jane; Poe, Edgar", 2000), *_WORKS[1:]], citations=_document(notes, *order)
        )
        for notes in (True, False)
        for name, order in _ORDERS.items()
    },
)  # fmt: skip


def _edited(notes: bool, *steps: str) -> list[Any]:
    """The steps of a document: "2: a b | 1 _ 3" writes citation 2 with two cites between 1 and 3, which stay."""
    return [_edit(notes, step) for step in steps]


def _edit(notes: bool, written: str) -> Any:
    content, _, order = written.partition("|")
    name, _, cites = content.partition(":")
    places = order.split() or ["_"]
    here = places.index("_")
    indices = {place: number if notes else 0 for number, place in enumerate(places, 1)}
    citation = {
        "citationID": f"C{name.strip()}",
        "citationItems": [_cite(cite) for cite in cites.split()],
        "properties": {"noteIndex": indices["_"]},
    }
    around = [
        [[f"C{place}", indices[place]] for place in part] for part in (places[:here], places[here + 1 :])
    ]
    return [citation, *around]


_EDITS: Final[dict[str, Sequence[str]]] = {
    "before": ("1: a", "2: c | 1 _", "3: a | _ 1 2"),
    "between": ("1: a", "2: a | 1 _", "3: e | 1 _ 2"),
    "after": ("1: a", "2: i | 1 _", "3: a:5 | 1 2 _"),
    "changed": ("1: a", "2: b | 1 _", "1: e | _ 2"),
    "changed later": ("1: a", "2: a | 1 _", "2: a:3 | 1 _", "1: a:3 | _ 2"),
    "deleted": ("1: a", "2: b | 1 _", "3: e | 2 _"),
    "deleted last": ("1: a", "2: b | 1 _", "3: e | 1 2 _", "4: i | 1 _"),
    "moved": ("1: a", "2: a | 1 _", "3: e | 1 2 _", "1: a | 2 _ 3"),
    "ambiguous": ("1: a", "2: e | 1 _", "3: b | 1 2 _", "3: i | 1 2 _"),
    "ambiguous name": ("1: a", "2: j | 1 _", "3: d | 1 2 _", "2: e | 1 _ 3"),
    "suffixes": ("1: b", "2: a | 1 _", "3: h | _ 1 2", "1: e | 3 _ 2"),
    "several": ("1: a b", "2: e f g | 1 _", "3: b c | 1 _ 2", "2: e | 1 3 _"),
    "same again": ("1: a a", "2: a | 1 _", "2: a | 1 _", "3: a | _ 1 2"),
    "grown": ("1: a", "1: a c", "1: a c e", "2: c | _ 1", "1: c | 2 _"),
    "near": ("1: a", "2: e | 1 _", "3: i | 1 2 _", "4: a | 1 2 3 _", "5: k | 1 _ 2 3 4", "2: a | 1 5 _ 3 4"),
}
EDITED: Final = POSITIONS._replace(
    places={
        **POSITIONS.places,
        "givenname": attribute("disambiguate-add-givenname", "true"),
        "collapse": attribute("collapse", "year", "year-suffix", "citation-number"),
        "cite": (
            *POSITIONS.places["cite"],
            (
                '<group delimiter=", "><names variable="author"><name form="short"/></names><date variable="issued">'
                '<date-part name="year"/></date><text variable="locator"/></group>'
            ),
            '<text variable="citation-number" prefix="[" suffix="]"/>',
        ),
        "sort": ("", '<sort><key variable="author"/></sort>'),
    },
    style=POSITIONS.style.replace("{suffix}>", "{suffix}{givenname}{collapse}>{sort}").replace(
        "<bibliography>", '<bibliography><sort><key variable="title" sort="descending"/></sort>'
    ),
    inputs={
        f"{name} in {'notes' if notes else 'text'}": Input(_WORKS, citations=_edited(notes, *steps))
        for notes in (True, False)
        for name, steps in _EDITS.items()
    },
)

"""Documents: positions, what a cite says beyond its item, and citations that come, change and go."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from tests.csl.grid.families.cites import WORKS, cite, work
from tests.csl.grid.families.words import attribute
from tests.csl.grid.family import Family, Input, Item


def _document(notes: bool, *citations: str) -> list[Any]:
    """The steps of a document that grows by one citation at a time, all in notes or all in the text."""
    return _grown(*((number if notes else 0, written) for number, written in enumerate(citations, 1)))


def _grown(*citations: tuple[int, str]) -> list[Any]:
    """The steps of a document that grows by one citation at a time, each in the note of that number."""
    steps = []
    before: list[list[Any]] = []
    for number, (note, written) in enumerate(citations, 1):
        cites = [cite(cited) for cited in written.split()]
        citation = {"citationID": f"C{number}", "citationItems": cites, "properties": {"noteIndex": note}}
        steps.append([citation, list(before), []])
        before.append([f"C{number}", note])
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
            [work("a", "Doe, John; Roe, Jane; Poe, Edgar", 2000), *WORKS[1:]], citations=_document(notes, *order)
        )
        for notes in (True, False)
        for name, order in _ORDERS.items()
    },
)  # fmt: skip


_NOTES: Final[dict[str, Sequence[int]]] = {
    "several in a note": (1, 1, 2, 2, 2, 3, 4, 4, 5, 5, 6, 6),
    "notes of others": (1, 3, 4, 7, 8, 12, 13, 14, 20, 21, 22, 30),
    "text and notes": (1, 0, 2, 0, 0, 3, 4, 0, 5, 0, 6, 6),
    "chapters": (1, 2, 3, 1, 2, 2, 3, 1, 1, 2, 3, 4),
}
NOTES: Final = POSITIONS._replace(
    inputs={
        f"{name} in {places}": Input(
            WORKS, citations=_grown(*zip(notes, (*order, *order)[: len(notes)], strict=True))
        )
        for places, notes in _NOTES.items()
        for name, order in _ORDERS.items()
    }
)


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
        "citationItems": [cite(cited) for cited in cites.split()],
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
        f"{name} in {'notes' if notes else 'text'}": Input(WORKS, citations=_edited(notes, *steps))
        for notes in (True, False)
        for name, steps in _EDITS.items()
    },
)


_SAID: Final[dict[str, Sequence[Any]]] = {
    "position": (0, 1, 2, 3),
    "near-note": (True, False),
    "first-reference-note-number": (2, "3"),
    "locator": ("5", 5, "5-6", "IV", "x", "", "12a", "p. 7", "ch. 2"),
    "label": ("page", "chapter", "sub verbo", "figure", "book", "odd"),
    "prefix": ("see ", "see", "See, ", "<i>see</i> ", "“see” ", "e.g. ", ", ", "; ", "See. "),
    "suffix": (" and more", ", more", ".", "?", " <b>end</b>", " “end”", "; ", ": x", "’s", "1"),
    "suppress-author": (True,),
    "author-only": (True,),
}


def _cites_that_say() -> list[list[Item]]:
    """Each thing that a cite may say, alone and with each other thing, alone and beside other cites."""
    single = [{name: value} for name, values in _SAID.items() for value in values]
    pairs = [
        {**first, **second}
        for place, first in enumerate(single)
        for second in single[place % 7 :: 7]
        if first.keys().isdisjoint(second)
    ]
    clusters = []
    for place, said in enumerate([*single, *pairs]):
        own = {"id": "ac"[place % 2], **said}
        clusters.append(
            [[own], [own, {"id": "i"}], [{"id": "e"}, own], [{"id": "e"}, own, {"id": "i"}]][
                place % (2 if "author-only" in said else 4)
            ]
        )
    return clusters


SAID: Final = Family(
    'class="{class}"{locale}><citation><layout{delimiter}{affixes}>{cite}</layout></citation>' + POSITIONS.style[POSITIONS.style.index("<macro") :],
    {
        "class": ("note", "in-text"),
        "locale": attribute("default-locale", "de-DE", "en-GB"),
        "delimiter": attribute("delimiter", "; ", ", ", ". "),
        "affixes": ("", ' suffix="."', ' prefix="(" suffix=")"', ' prefix="[" suffix="]" font-style="italic"', ' vertical-align="sup"'),
        "cite": (
            *POSITIONS.places["cite"],
            ('<group delimiter=", "><names variable="author"><name form="short"/></names><date variable="issued">'
            '<date-part name="year"/></date><group delimiter=" "><label variable="locator" form="short"/>'
            '<text variable="locator"/></group></group>'),
            '<text variable="citation-number" prefix="[" suffix="]"/>',
            '<text variable="title" quotes="true"/>',
            '<text variable="title" suffix="."/>',
            '<text term="ibid" text-case="capitalize-first"/><text variable="title" prefix=" "/>',
            '<text value="in" text-case="capitalize-first" suffix=" "/><text variable="title" font-style="italic"/>',
        ),
    },
    {"works": Input(WORKS, cites=_cites_that_say())},
)  # fmt: skip

"""The author in the sentence: citations of which only the author is shown, all but the author, or both apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from tests.csl.grid.families.cites import WORKS, cite, work
from tests.csl.grid.families.words import attribute
from tests.csl.grid.family import Family, Input

_MODES: Final[Mapping[str, Mapping[str, str]]] = {
    "": {},
    "A": {"mode": "author-only"},
    "S": {"mode": "suppress-author"},
    "C": {"mode": "composite"},
    "I": {"mode": "composite", "infix": "says in"},
    "P": {"mode": "composite", "infix": "’s"},
    "T": {"mode": "composite", "infix": ", <i>the</i> author, in"},
}


def _document(notes: bool, *citations: str) -> list[Any]:
    """The steps of a document that grows: "C a b:5" is a composite citation of two works, the second with a locator."""
    steps = []
    before: list[list[Any]] = []
    for number, written in enumerate(citations, 1):
        mode, _, cites = written.partition(" ")
        note = number if notes else 0
        citation = {
            "citationID": f"C{number}",
            "citationItems": [cite(cited) for cited in cites.split()],
            "properties": {"noteIndex": note, **_MODES[mode]},
        }
        steps.append([citation, list(before), []])
        before.append([f"C{number}", note])
    return steps


_ITEMS: Final = [
    *WORKS,
    work("m", "Doe, John; Roe, Jane; Poe, Edgar; Lee, Ann", 2004),
    {**work("n", "", 2005), "author": [{"literal": "Office of Weights"}]},
    {
        **work("o", "", 2006),
        "editor": [{"family": "Berg", "given": "Jan", "non-dropping-particle": "van den"}],
    },
    {**work("p", "Zoë, Émile", 2007), "type": "article-journal", "container-title": "Journal of Tides"},
]
_ORDERS: Final[dict[str, Sequence[str]]] = {
    "each mode": (" i", "A i", "S i", "C i", "I i", "P i", "T i", " m", "A m", "S m", "C m", "I m", "P n", "C n", "I o", "C p"),
    "locators": ("A i:5", "S i:5", "C i:5", "I i:6", "P i:6", "C m:7", "C m:7", "S m:7", "A m:7"),
    "affixes": ("C <i", "C i>", "C <i:5>", "A <i", "A i>", "S <i", "S i>", "I <m>", "P <m:5"),
    "several": ("C i m", "A i m", "S i m", "C e f", "I e f g", "C a c", "S a c i", "C a:5 b", "P i a:3 c"),
    "ambiguous": (" a", "C b", "A h", "S j", "I d", "C a", "C e", "P f", "A g", " a b h"),
    "without names": ("C k", "A k", "S k", "I k", "C k:5", "C l", "A l", "C k i", "C i k"),
    "again": ("C i", "C i", "S i", "A i", "C i:5", "C i:5", "I i:6", " i", "C m", "C i", " m", "A m"),
    "cites": (" +i", " !i", " +i:5", " !i:5", " !i m", " +i m", " i !m", " !i !m", " !a !c", " +n", " !n", " +k", " !k"),
}  # fmt: skip
_INTEXT: Final = (
    "",
    '<intext><layout><names variable="author"><name form="short" and="text"/></names></layout></intext>',
    '<intext><layout prefix="[" suffix="]"><names variable="author"/><text variable="title" prefix=", "/></layout></intext>',
    (
        '<intext et-al-min="2" et-al-use-first="1"><layout delimiter="; "><names variable="author"><name form="short"/>'
        '<substitute><names variable="editor"/><text variable="title"/></substitute></names></layout></intext>'
    ),
)
MODES: Final = Family(
    'class="{class}"{locale}><citation{et_al}{suffix}{givenname}{collapse}>{sort}<layout delimiter="; "{affixes}>{cite}</layout>'
    "</citation>{intext}<bibliography><sort>{key}</sort><layout><text variable=\"title\"/></layout></bibliography>"
    '<macro name="locator"><group delimiter=" "><label variable="locator" form="short"/><text variable="locator"/></group></macro>'
    '<macro name="names"><names variable="author"><name form="short" and="text"/><substitute><names variable="editor"/>'
    '<text variable="title" quotes="true"/></substitute></names></macro>',
    {
        "class": ("in-text", "note"),
        "locale": attribute("default-locale", "de-DE"),
        "et_al": ("", ' et-al-min="2" et-al-use-first="1"', ' et-al-subsequent-min="2" et-al-subsequent-use-first="1"'),
        "suffix": attribute("disambiguate-add-year-suffix", "true"),
        "givenname": attribute("disambiguate-add-givenname", "true"),
        "collapse": attribute("collapse", "year", "year-suffix", "citation-number"),
        "sort": ("", '<sort><key macro="names"/><key variable="issued"/></sort>', '<sort><key variable="citation-number"/></sort>'),
        "key": ('<key macro="names"/>', '<key variable="issued" sort="descending"/>'),
        "affixes": (' prefix="(" suffix=")"', "", ' suffix="."', ' vertical-align="sup"', ' prefix="[" suffix="]" font-style="italic"'),
        "cite": (
            ('<group delimiter=", "><text macro="names"/><date variable="issued"><date-part name="year"/></date>'
            '<text macro="locator"/></group>'),
            ('<group delimiter=" "><names variable="author" font-variant="small-caps" suffix=":"/><text variable="title" font-style="italic"/>'
            '<text macro="locator" prefix="at "/></group>'),
            '<text variable="citation-number"/><text macro="locator" prefix=", "/>',
            '<group prefix="[" suffix="]" delimiter=", "><text variable="citation-number"/><text macro="locator"/></group>',
            ('<choose><if position="ibid"><text term="ibid" text-case="capitalize-first"/><text macro="locator" prefix=", "/></if>'
            '<else-if position="subsequent"><group delimiter=", "><text macro="names"/><text variable="first-reference-note-number" '
            'prefix="n. "/><text macro="locator"/></group></else-if><else><group delimiter=", "><text macro="names"/>'
            '<text variable="title"/><text macro="locator"/></group></else></choose>'),
            '<text variable="title" quotes="true"/><text macro="locator" prefix=", "/>',
            ('<text variable="title" suffix=" by "/><text macro="names" font-weight="bold"/><date variable="issued" prefix=" (" suffix=")">'
            '<date-part name="year"/></date>'),
            '<text variable="citation-label"/>',
            ('<group delimiter=" "><text macro="names"/><date variable="issued" prefix="(" suffix=")"><date-part name="year"/></date>'
            '<names variable="editor" prefix="ed. "/></group>'),
        ),
        "intext": _INTEXT,
    },
    {
        f"{name} in {'notes' if notes else 'text'}": Input(_ITEMS, citations=_document(notes, *order))
        for notes in (False, True)
        for name, order in _ORDERS.items()
    },
)  # fmt: skip

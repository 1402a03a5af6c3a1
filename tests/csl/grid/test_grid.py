"""Small styles that mix the values of attributes read as in citeproc-js, but for what `disagreements.md` argues."""

from __future__ import annotations

from itertools import islice
from typing import Final

import pytest

from tests.csl.differential.reference import missing
from tests.csl.grid.compare import causes, compared
from tests.csl.grid.families import FAMILIES
from tests.csl.grid.family import INPUT, Family, Input, choices
from tests.programs import without

STYLES = 12
"""So many of each family, to which the numbers below belong."""

ARGUED: Final = {
    "date localized": 20,
    "date own": 9,
    "date conditions": 1,
    "number": 12,
    "page": 36,
    "locator": 26,
    "label": 108,
    "item language": 13,
    "groups": 23,
    "seams": 1,
    "quotes": 15,
    "sorted names": 84,
    "name": 12,
    "name levels": 11,
    "name roles": 10,
    "textcase": 4,
    "formats": 1,
    "numbered": 19,
    "ambiguous": 3,
    "cites that say more": 110,
    "modes": 17,
    "positions": 1,
    "notes": 2,
}
"""How many lines differ, of 500 or so.

Years before Christ with affixes, seasons in dates of numbers, roman citation numbers (which citeproc-js leaves out),
institutions under an inherited delimiter, marks after quotations, words in straight quotation marks, composite
citations in notes, authors alone whom later cites do not name, ibid after several cites in one note; labels of empty variables, groups
round a year-suffix that a work has not, ranges with other dashes and from a page to itself, terms for Turkish items,
"Rock ’n’ roll", an edition that says that it is one ("3rd edition ed."), lists of names that sort part by part, Latin names of
Japanese works, a language behind a space, the first word of a compound in title case, the space before a suffix that is a number.
"""


@pytest.mark.parametrize("name", FAMILIES)
def test_styles_of_a_family_read_as_citeproc_js_has_them(name: str) -> None:
    if reason := missing():
        without(reason)
    family = FAMILIES[name]
    found = compared(name, family, list(choices(name, family, STYLES)))
    different = [pair for case in found for pair in case.different.values()]
    assert len(different) <= ARGUED.get(name, 0), different


SMALL = Family(
    'class="in-text"><citation><layout{case}{suffix}><text variable="title"/>{more}</layout></citation>',
    {"case": ("",), "suffix": ("", ' suffix="."', ' suffix="!"'), "more": ("", '<text value="x"/>')},
    {
        "one": Input([{"id": "a", "title": "A"}]),
        "two": Input([{"id": "a", "title": "A"}, {"id": "b", "title": "B"}]),
    },
)


def test_the_choices_of_a_family_are_single_changes_and_then_mixed_ones_always_the_same() -> None:
    first = list(choices("small", SMALL, 9))
    assert sorted(map(len, first[:5])) == [0, 1, 1, 1, 1]
    assert all(len(choice) > 1 for choice in first[5:])
    assert first == list(choices("small", SMALL, 9))
    assert first[:3] == list(islice(choices("small", SMALL, 3), 3))


def test_a_choice_fills_the_places_of_the_style_and_takes_one_of_the_inputs() -> None:
    fixture = SMALL.fixture("small", {"suffix": ' suffix="."', INPUT: "two"})
    assert fixture.name == """small input='two', suffix='suffix="."'"""
    assert '<layout suffix="."><text variable="title"/></layout>' in fixture.sections["CSL"]
    assert fixture.json("CITATION-ITEMS") == [[{"id": "a"}], [{"id": "b"}]]


def test_a_difference_is_reduced_to_the_change_that_causes_it() -> None:
    if reason := missing():
        without(reason)
    # Years of three digits are argued in `disagreements.md`.
    year = '<date variable="issued" form="text"/>'
    item = {"id": "a", "title": "A", "issued": {"date-parts": [[600]]}}
    family = SMALL._replace(
        places={**SMALL.places, "more": ("", year, '<text value="x"/>')},
        inputs={"one": Input([item])},
    )
    found = compared("years", family, [{"suffix": ' suffix="!"', "more": year}])
    (cause,) = causes("years", family, found)
    assert cause.choice == {"more": year}
    assert list(cause.different.values()) == [("A600", "A600 AD")]

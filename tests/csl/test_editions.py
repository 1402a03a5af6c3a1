"""The word "edition" stands once, whoever says it: the data or the style.

Styles that do not ask `is-numeric` say "ed." of every edition; CSL 1.0.2 has `edition` as a number variable, which
"4th ed." is not (number). Elsevier's Harvard style is the first case of each kind.
"""

from __future__ import annotations

import pytest

from bibkit.lists.options import ListOptions
from bibkit.lists.reference_list import reference_list
from tests.csl.styles import book, cited, listed, style

_NUMBER = '<number variable="edition" form="ordinal"/>'


@pytest.mark.parametrize(
    ("edition", "shown"),
    [
        ("4", "4th ed"),
        ("4th", "4th ed"),
        ("4th ed.", "4th ed."),
        ("4th edn", "4th edn"),
        ("Second edition", "Second edition"),
        ("Rev. ed.", "Rev. ed."),
        ("2nd, revised and enlarged ed.", "2nd, revised and enlarged ed."),
        ("Kindle Edition", "Kindle Edition"),
        ("2. Aufl.", "2. Aufl."),
        ("2e éd.", "2e éd."),
        ("2ª ed.", "2<sup>a</sup> ed."),
        ("3. vyd.", "3. vyd."),
        ("изд. 2-е", "изд. 2-е ed"),
        ("2-е изд.", "2-е изд."),
        ("第2版", "第2版"),
        ("revised", "revised ed"),
        ("Red", "Red ed"),
        ("Med", "Med ed"),
    ],
)
@pytest.mark.parametrize(
    "word",
    ['<text value="ed"/>', '<text term="edition" form="short" strip-periods="true"/>', '<label variable="edition" form="short" strip-periods="true"/>'],
)  # fmt: skip
def test_an_edition_that_says_what_it_is_gets_no_other_word(edition: str, shown: str, word: str) -> None:
    source = style(f'<group delimiter=" ">{_NUMBER}{word}</group>')
    assert cited(source, book("a", edition=edition)) == shown


@pytest.mark.parametrize(
    ("layout", "shown"),
    [
        ('<text variable="edition" suffix=" ed"/>', "4th ed."),
        ('<text variable="edition" prefix="(" suffix=" ed.)"/>', "(4th ed.)"),
        ('<text variable="edition" prefix="(" suffix=" Auflage)"/>', "(4th ed.)"),
        ('<number variable="edition" suffix=" edn, "/><text value="Press"/>', "4th ed., Press"),
        ('<text variable="edition" prefix="("/><text value=" ed" suffix=")"/>', "(4th ed.)"),
        ('<text variable="edition"/><text term="edition" prefix=" " suffix=". "/><text value="Press"/>', "4th ed. Press"),
        ('<group delimiter=", "><group delimiter=" "><text variable="edition"/><text value="ed"/></group><text value="Press"/></group>', "4th ed., Press"),
        ('<text variable="edition" suffix="."/><text value=".ed."/>', "4th ed."),
        # "ed." that is not about the edition.
        ('<text variable="edition" suffix=" ed. by X"/>', "4th ed. by X"),
        ('<text variable="edition" suffix=", "/><text value="ed. by"/>', "4th ed., ed. by"),
        ('<group delimiter=" "><text variable="edition"/><text variable="title"/><text value="ed."/></group>', "4th ed. Title ed."),
        ('<text value="ed."/>', "ed."),
    ],
)  # fmt: skip
def test_what_stands_round_the_word_stays(layout: str, shown: str) -> None:
    assert cited(style(layout), book("a", edition="4th ed.")) == shown


def test_the_editor_of_a_work_with_an_edition_keeps_the_label() -> None:
    source = style('<names variable="editor"><name/><label form="short" prefix=" "/></names>')
    item = book("a", edition="4th ed.", editor=[{"family": "Doe"}])
    assert cited(source, item) == "Doe ed."


def test_in_a_list_as_in_a_citation() -> None:
    source = style(bibliography='<text variable="edition"/><text term="edition" form="short" prefix=" "/>')
    assert listed(source, book("a", edition="Rev. ed.")) == ["Rev. ed."]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("elsevier-harvard", "Doe, J., 2020. Owls, 4th ed. Nest, Rome.\n"),
        ("harvard-stellenbosch-university", "Doe, J. 2020. Owls. 4th ed. Rome: Nest.\n"),
        ("african-journal-of-marine-science", "Doe J 2020. Owls (4th ed.). Rome: Nest.\n"),
        ("mcgill-en", "Doe, Jane, Owls, 4th ed. (Rome: Nest, 2020).\n"),
        ("annual-reviews", "1. Doe J. 2020. Owls. Rome: Nest. 4th ed.\n"),
        ("apa", "Doe, J. (2020). Owls (4th ed.). Nest.\n"),
    ],
)
def test_in_styles(name: str, expected: str) -> None:
    item = book("a", "Owls", "Doe, Jane", year=2020, edition="4th ed.", publisher="Nest")
    item["publisher-place"] = "Rome"
    written = reference_list([item], "text", ListOptions(style=name))
    assert written.text.replace("\t", " ") == expected

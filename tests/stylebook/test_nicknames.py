"""Names that people type find the style that they mean."""

from __future__ import annotations

import pytest

from bibkit.stylebook.catalogue import catalogue, search
from bibkit.stylebook.find import find_style
from bibkit.stylebook.nicknames import NICKNAMES, meant

TYPED = {
    "chicago": "chicago-author-date",
    "harvard": "harvard-cite-them-right",
    "iso690": "iso690-author-date-en",
    "elsevier": "elsevier-with-titles",
    "springer": "springer-basic-author-date",
    "din": "din-1505-2",
    "turabian": "turabian-notes-bibliography",
    "vancouver": "nlm-citation-sequence",
    # Others of the kind.
    "Chicago": "chicago-author-date",
    "ISO 690": "iso690-author-date-en",
    "apa7": "apa",
    "APA 6": "apa-6th-edition",
    "mla": "modern-language-association",
    "acm": "association-for-computing-machinery",
    "gost": "gost-r-7-0-5-2008",
    "abnt": "associacao-brasileira-de-normas-tecnicas",
    "cse": "cse-name-year",
    "bluebook": "bluebook-law-review",
    "lncs": "springer-lecture-notes-in-computer-science",
}


@pytest.mark.parametrize(("typed", "name"), TYPED.items())
def test_a_name_that_people_type_finds_the_style(typed: str, name: str) -> None:
    assert find_style(typed).info.name == name
    assert search(catalogue().styles, typed)[0].name == name


def test_another_that_may_be_meant_is_named() -> None:
    (note,) = find_style("chicago").notes
    assert (note.code, note.message, note.help) == (
        "BK913",
        '"chicago" is taken for the style chicago-author-date',
        "write chicago-notes-bibliography if that is meant",
    )
    assert find_style("acm").notes == ()


@pytest.mark.parametrize("name", ["apa", "ieee", "nature", "jama", "chicago-notes-bibliography", "oscola"])
def test_a_style_of_that_very_name_is_itself(name: str) -> None:
    assert find_style(name).info.name == name
    assert search(catalogue().styles, name)[0].name == name


def test_every_style_of_the_table_is_there_and_in_none_is_a_style_of_its_own_name() -> None:
    names = {info.name for info in catalogue().styles}
    assert {style for styles in NICKNAMES.values() for style in styles} <= names
    assert set(NICKNAMES) & names == set()
    assert meant("") == meant("nature") == ()


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("chicago notes", "chicago-notes"),
        ("chicago author-date", "chicago-author-date"),
        ("elsevier harvard", "elsevier-harvard"),
        ("springer vancouver", "springer-vancouver"),
        ("turabian author", "turabian-author-date"),
        ("iso690 numeric", "iso690-numeric-cat"),
        ("mla notes", "modern-language-association-notes"),
    ],
)
def test_the_main_style_of_a_family_comes_before_its_variants(words: str, first: str) -> None:
    assert search(catalogue().styles, words)[0].name == first

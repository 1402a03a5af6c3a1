"""Words without a capital in title case: CSL's list, that of the style's guide, or one's own."""

from __future__ import annotations

import doctest

import pytest

from bibkit.csl.vocab import STOP_WORDS
from bibkit.engines import EngineOptions, Job, load_engine, small_words
from bibkit.engines.small_words import LISTS
from bibkit.errors import UsageError
from bibkit.text.write import text

STYLES = "http://www.zotero.org/styles/"


def listed(title: str, style: str = "ieee", asked: str = "") -> str:
    source = (
        '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">'
        f"<info><id>{STYLES}{style}</id></info>"
        '<citation><layout><text variable="title"/></layout></citation>'
        '<bibliography><layout><text variable="title" text-case="title"/></layout></bibliography></style>'
    )
    item = {"id": "a", "type": "book", "title": title, "language": "en"}
    rendered = load_engine("native").render(
        Job(source.encode(), "en-US", (item,), options=EngineOptions(small_words=asked))
    )
    assert rendered.bibliography is not None
    [entry] = rendered.bibliography.entries
    return text.inline(entry.runs)


TITLE = "talking with birds through a window, or between walls, about yet more"


@pytest.mark.parametrize(
    ("style", "shown"),
    [
        ("ieee", "Talking with Birds through a Window, or between Walls, about yet More"),
        # CMOS 18, 8.160: five letters and more
        ("chicago-author-date", "Talking with Birds Through a Window, or Between Walls, About Yet More"),
        (
            "chicago-notes-bibliography",
            "Talking with Birds Through a Window, or Between Walls, About Yet More",
        ),
        (
            "chicago-shortened-notes-bibliography",
            "Talking with Birds Through a Window, or Between Walls, About Yet More",
        ),
        # CMOS 17, 8.159: prepositions "regardless of length"
        (
            "chicago-author-date-17th-edition",
            "Talking with Birds through a Window, or between Walls, about yet More",
        ),
        (
            "chicago-note-bibliography-16th-edition",
            "Talking with Birds through a Window, or between Walls, about yet More",
        ),
        # APA 7, 6.17: four letters and more
        ("apa", "Talking With Birds Through a Window, or Between Walls, About yet More"),
        ("apa-single-spaced", "Talking With Birds Through a Window, or Between Walls, About yet More"),
        ("apa-6th-edition", "Talking with Birds through a Window, or between Walls, about yet More"),
        ("chicagoan-review", "Talking with Birds through a Window, or between Walls, about yet More"),
    ],
)
def test_a_style_has_the_list_of_its_guide(style: str, shown: str) -> None:
    assert listed(TITLE, style) == shown


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("csl", "Talking with Birds through a Window, or between Walls, about yet More"),
        ("apa", "Talking With Birds Through a Window, or Between Walls, About yet More"),
        ("a,or", "Talking With Birds Through a Window, or Between Walls, About Yet More"),
        ("A, With , or", "Talking with Birds Through a Window, or Between Walls, About Yet More"),
    ],
)
def test_a_list_can_be_asked_for_in_any_style(asked: str, shown: str) -> None:
    assert listed(TITLE, "chicago-author-date", asked) == shown


@pytest.mark.parametrize("asked", ["mla", "of", "of,,a", ","])
def test_what_is_no_list_is_refused(asked: str) -> None:
    with pytest.raises(UsageError, match="There is no list of small words"):
        small_words.small_words("", asked)


def test_each_list_says_where_it_comes_from_and_has_no_words_but_those_of_csl() -> None:
    assert all(row.source for row in LISTS.values())
    assert [sorted(row.words - STOP_WORDS) for row in LISTS.values()] == [[], [], ["if"]]


def test_a_list_has_all_words_that_its_guide_names() -> None:
    assert {name: sorted(row.named - row.words) for name, row in LISTS.items()} == {
        "csl": [],
        "chicago": [],
        "apa": [],
    }
    assert {name: max(map(len, row.words)) for name, row in LISTS.items() if row.named} == {
        "chicago": 4,
        "apa": 3,
    }


@pytest.mark.parametrize(
    ("typed", "chicago", "apa"),
    [
        # Conjunctions that Chicago does not name have capitals; APA names so, yet and if.
        ("small yet deep", "Small Yet Deep", "Small yet Deep"),
        ("early so late", "Early So Late", "Early so Late"),
        ("hush lest they wake", "Hush Lest They Wake", "Hush Lest They Wake"),
        ("birds if any", "Birds If Any", "Birds if Any"),
        ("birds and bees", "Birds and Bees", "Birds and Bees"),
        ("birds as signs", "Birds as Signs", "Birds as Signs"),
        # Prepositions by their letters: two, three, four, five.
        ("signs up in air", "Signs up in Air", "Signs up in Air"),
        ("rates per owl via air", "Rates per Owl via Air", "Rates per Owl via Air"),
        ("owls from above with love", "Owls from Above with Love", "Owls From Above With Love"),
        ("flight over land into woods", "Flight over Land into Woods", "Flight Over Land Into Woods"),
        ("flight under bridges", "Flight Under Bridges", "Flight Under Bridges"),
        # First words, also behind a colon.
        ("of owls: in flight", "Of Owls: In Flight", "Of Owls: In Flight"),
    ],
)
def test_titles_by_the_rules_of_both_guides(typed: str, chicago: str, apa: str) -> None:
    assert (listed(typed, "chicago-author-date"), listed(typed, "apa")) == (chicago, apa)


def test_the_examples_are_true() -> None:
    assert doctest.testmod(small_words).failed == 0

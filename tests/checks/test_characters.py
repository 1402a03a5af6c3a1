"""Characters that nobody sees are found where they do nothing; where they are part of a script they are left alone."""

from __future__ import annotations

import pytest

from bibkit.checks.characters import hidden_characters
from bibkit.diagnostics.fix import Fix, Put
from bibkit.model.date import Date
from bibkit.model.person import Name
from bibkit.model.record import Record
from bibkit.source import Safety


def titled(title: str) -> Record:
    return Record("a", "book", {"title": title})


@pytest.mark.parametrize(
    ("title", "sign", "plain", "safety"),
    [
        ("On \u202egnirps", "U+202E RIGHT-TO-LEFT OVERRIDE", "On gnirps", Safety.UNSAFE),
        ("On \u202dspring\u202c", "U+202D LEFT-TO-RIGHT OVERRIDE and 1 more", "On spring", Safety.UNSAFE),
        ("On \u202bspring", "U+202B RIGHT-TO-LEFT EMBEDDING", "On spring", Safety.SAFE),
        ("\u2066On spring\u2069", "U+2066 LEFT-TO-RIGHT ISOLATE and 1 more", "On spring", Safety.SAFE),
        ("\u200eOn spring", "U+200E LEFT-TO-RIGHT MARK", "On spring", Safety.SAFE),
        ("\ufeffOn spring", "U+FEFF ZERO WIDTH NO-BREAK SPACE", "On spring", Safety.SAFE),
        ("On\u200b spring", "U+200B ZERO WIDTH SPACE", "On spring", Safety.SAFE),
        ("On\u200bspring", "U+200B ZERO WIDTH SPACE", "Onspring", Safety.UNSAFE),
        ("On spr\u200ding", "U+200D ZERO WIDTH JOINER", "On spring", Safety.UNSAFE),
        ("On spring\u00ad", "U+00AD SOFT HYPHEN", "On spring", Safety.SAFE),
        ("On\u2060 spring", "U+2060 WORD JOINER", "On spring", Safety.SAFE),
        ("On spring\U000e0041", "U+E0041 TAG LATIN CAPITAL LETTER A", "On spring", Safety.SAFE),
        ("\u202b\u05e9\u05dc\u05d5\u05dd", "U+202B RIGHT-TO-LEFT EMBEDDING", "\u05e9\u05dc\u05d5\u05dd", Safety.SAFE),
    ],
)  # fmt: skip
def test_a_character_that_does_nothing_is_found(title: str, sign: str, plain: str, safety: Safety) -> None:
    (found,) = hidden_characters(titled(title))
    assert (found.code, found.message) == ("BK506", f"title holds {sign}, which can't be seen")
    assert found.fix == Fix("Remove what can't be seen", (Put(("title",), plain),), safety)


@pytest.mark.parametrize(
    "title",
    [
        "Ωmega, naïve and 北京",
        "\u0645\u06cc\u200c\u0634\u0648\u062f",  # Persian, with a joiner's opposite within the word
        "\u0915\u094d\u200d\u0937",  # Devanagari, half a letter
        "\u0d28\u0d4d\u200d",  # Malayalam, a letter of its own at the end of a word
        "\u0995\u09cd\u200c\u09b7",  # Bengali
        "\U0001f468\u200d\U0001f469\u200d\U0001f467 and others",  # a family
        "\u2764\ufe0f\u200d\U0001f525",  # a heart on fire
        "\u0e20\u0e32\u0e29\u0e32\u200b\u0e44\u0e17\u0e22",  # Thai
        "\u202b\u05e9\u05dc\u05d5\u05dd\u202c (Peace)",  # Hebrew, embedded and closed
        "\u2067\u0633\u0644\u0627\u0645\u2069 (Peace)",  # Arabic, isolated and closed
        "C++\u200e \u05d5-Java",  # a mark beside Hebrew
        "Donau\u00addampfschiff",  # where a word may be parted
        "Vi\u1ec7t, Vie\u0323\u0302t",  # marks of Vietnamese, joined and apart
        "\u05d1\u05bc\u05b0\u05e8\u05b5\u05d0\u05e9\u05b4\u05c1\u05d9\u05ea",  # pointed Hebrew
    ],
)
def test_a_character_with_a_purpose_is_left(title: str) -> None:
    assert list(hidden_characters(titled(title))) == []


@pytest.mark.parametrize(
    "marks", ["\u0301" * 4, "\u0300\u0301\u0302\u0303\u0304", "\u20dd" * 9, "\ufe20" * 5, "\u0363" * 6]
)
def test_stacked_marks_are_found(marks: str) -> None:
    (found,) = hidden_characters(titled(f"Za{marks}lgo"))
    assert (found.code, found.message) == ("BK507", f"title has {len(marks)} marks on one letter")


def test_every_text_is_looked_at() -> None:
    record = Record(
        "a",
        "book",
        {
            "author": (Name(family="Doe\u200b", given="Jane"), Name(literal="\u202eACME")),
            "tags": ("a", "b\ufeff"),
            "issued": Date(literal="in\u200b press"),
            "abstract": "We\u200b ask.",
        },
    )
    assert [one.field_text for one in hidden_characters(record)] == [
        "author[0].family", "author[1].literal", "tags[1]", "issued", "abstract",
    ]  # fmt: skip

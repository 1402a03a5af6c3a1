"""Names in cites and entries: how much of a given name is shown."""

from __future__ import annotations

import pytest

from bibkit.csl.ops.env import SUBSEQUENT
from tests.csl.styles import book, cited, listed, style

TWINS = book("a", "T", "Poe, Jack", "Poe, Jane")


def by_cite(cite: str, entry: str = "") -> str:
    names = '<names variable="author"><name {}/></names>'
    return style(names.format(cite), names.format(entry), options='disambiguate-add-givenname="true"')


def test_people_in_one_cite_are_not_told_apart_by_cite() -> None:
    assert cited(by_cite('initialize-with=". "'), TWINS) == "J. Poe, J. Poe"
    assert cited(by_cite('form="short"'), TWINS) == "Poe, Poe"


def test_they_are_in_a_first_cite_of_a_style_that_asks_for_positions() -> None:
    assert cited(by_cite('initialize-with=". "'), TWINS, position=0) == "Jack Poe, Jane Poe"
    assert cited(by_cite('initialize-with=". "'), TWINS, position=1) == "J. Poe, J. Poe"


def test_they_are_in_an_entry_that_shows_more_of_names_than_cites_do() -> None:
    assert listed(by_cite('form="short"', 'initialize-with=". "'), TWINS) == ["Jack Poe, Jane Poe"]
    assert listed(by_cite('initialize-with=". "', 'initialize-with=". "'), TWINS) == ["J. Poe, J. Poe"]


def test_names_before_an_ellipsis_are_told_apart_by_names_and_given_names_that_are_added() -> None:
    source = style(
        '<names variable="author"><name form="short"/></names>',
        options='disambiguate-add-names="true" disambiguate-add-givenname="true" '
        'et-al-min="4" et-al-use-first="1" et-al-use-last="true"',
        layout='delimiter="; "',
    )
    cy = book("a", "T", "Loe, Bo", "Moe, Cy", "Noe, Di", "Koe, Ed")
    cyd = book("b", "T", "Loe, Bo", "Moe, Cyd", "Noe, Di", "Koe, Ed")
    other = book("c", "T", "Loe, Bo", "Moe, Cy", "Noe, Di", "Hoe, Ed")
    assert cited(source, cy, cyd, other) == "Loe, Cy Moe, … Koe; Loe, Cyd Moe, … Koe; Loe … Hoe"
    without_givens = source.replace('disambiguate-add-givenname="true"', "")
    assert cited(without_givens, cy, cyd) == "Loe … Koe; Loe … Koe"


@pytest.mark.parametrize(
    ("options", "shown"),
    [
        ('et-al-min="2" et-al-use-first="1"', ["Doe, Roe", "Doe … Poe", "Doe … Coe"]),
        ('et-al-min="1" et-al-use-first="1"', ["Doe, Roe", "Doe … Poe", "Doe … Coe"]),
        ('et-al-min="4" et-al-use-first="2"', ["Doe, Roe", "Doe, Roe, Poe", "Doe, Roe, … Coe"]),
    ],
)
def test_the_first_name_is_never_among_those_that_an_ellipsis_leaves_out(
    options: str, shown: list[str]
) -> None:
    people = ("Doe, A", "Roe, B", "Poe, C", "Coe, D")
    source = style(f'<names variable="author"><name form="short" {options} et-al-use-last="true"/></names>')
    assert [cited(source, book("a", "T", *people[:count])) for count in (2, 3, 4)] == shown


def test_nor_in_later_cites() -> None:
    source = style(
        '<names variable="author"><name form="short" et-al-use-last="true"/></names>',
        options='et-al-subsequent-min="2" et-al-subsequent-use-first="1"',
    )
    three = book("a", "T", "Doe, A", "Roe, B", "Poe, C")
    assert cited(source, three, position=SUBSEQUENT) == "Doe … Poe"


def test_an_entry_shows_no_fewer_names_than_later_cites_that_show_more_to_tell_works_apart() -> None:
    names = '<names variable="author"><name form="short"/></names>'
    source = style(
        names,
        names.replace(' form="short"', ""),
        options='disambiguate-add-names="true" et-al-min="2" et-al-use-first="1" et-al-subsequent-min="4"',
    ).replace("<bibliography>", '<bibliography et-al-min="2" et-al-use-first="1">')
    works = (
        book("a", "A", "Doe, Jane", "Roe, Ann", "Poe, Edgar"),
        book("b", "B", "Doe, Jane", "Roe, Ann", "Poe, Edgar", "Lee, Kim"),
    )
    assert listed(source, *works) == ["Jane Doe, Ann Roe, et al.", "Jane Doe et al."]
    assert listed(source.replace('add-names="true"', 'add-names="false"'), *works) == ["Jane Doe et al."] * 2


@pytest.mark.parametrize("language", ["ja", "ja-JP", "zh", "zh-CN", "zh-TW"])
@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ({"family": "Doe", "given": "Jane"}, "Jane Doe"),
        ({"family": "Gogh", "given": "Vincent", "non-dropping-particle": "van"}, "Vincent van Gogh"),
        ({"family": "Соколов", "given": "Пётр"}, "Пётр Соколов"),
        ({"family": "Παπαδάκης", "given": "Νίκος"}, "Νίκος Παπαδάκης"),
        ({"family": "O’Neil", "given": "Ann", "suffix": "Jr."}, "Ann O’Neil Jr."),
        ({"family": "山田", "given": "太郎"}, "山田太郎"),
    ],
)
def test_the_script_of_a_name_decides_its_order_whatever_the_language_of_the_work(
    language: str, name: dict[str, str], expected: str
) -> None:
    item = {"id": "a", "type": "book", "title": "T", "language": language, "author": [name]}
    assert cited(style('<names variable="author"/>'), item) == expected


@pytest.mark.parametrize(
    "language", ["hu", "hu-HU", "hun", "Hungarian", "magyar", "vi", "vi-VN", "vie", "Vietnamese"]
)
def test_names_of_hungarian_and_vietnamese_works_begin_with_the_family(language: str) -> None:
    """Their script does not tell (CSL 1.0.2, name-part order); citeproc-js goes by "hu" and "vi" alone."""
    source = style('<names variable="author"><name/></names>')
    assert cited(source, book("a", "T", "Nguyễn, Văn Nam", language=language)) == "Nguyễn Văn Nam"
    assert cited(source, book("a", "T", "Nguyễn, Văn Nam", language="en")) == "Văn Nam Nguyễn"

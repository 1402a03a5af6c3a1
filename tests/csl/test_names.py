"""Names in cites and entries: how much of a given name is shown."""

from __future__ import annotations

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

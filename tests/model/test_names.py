"""Names from one string into CSL's parts, and never a guess."""

from __future__ import annotations

import pytest
from hypothesis import given

from bibkit.model.malformed import Malformed
from bibkit.model.odd_name import odd_name
from bibkit.model.parse_name import name_text, parse_name
from bibkit.model.person import Name
from tests.strategies.records import TEXT, names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Bai, Yuntao", Name("Bai", "Yuntao")),
        ("Bowman, Samuel R.", Name("Bowman", "Samuel R.")),
        ("El Showk, Sheer", Name("El Showk", "Sheer")),
        ("Lukošiūtė, Kamilė", Name("Lukošiūtė", "Kamilė")),
        ("Telleen-Lawton, Timothy", Name("Telleen-Lawton", "Timothy")),
        ("van der Berg, Jan", Name("Berg", "Jan", non_dropping_particle="van der")),
        ("Gogh, Vincent van", Name("Gogh", "Vincent", dropping_particle="van")),
        ("de Musset, Alfred", Name("Musset", "Alfred", non_dropping_particle="de")),
        ("King, Jr., Martin Luther", Name("King", "Martin Luther", suffix="Jr.")),
        ("King, Martin Luther, Jr.", Name("King", "Martin Luther", suffix="Jr.")),
        ("Davis, III, Sammy", Name("Davis", "Sammy", suffix="III")),
        ("bell hooks, x", Name("hooks", "x", non_dropping_particle="bell")),
        ("Smith,  J.", Name("Smith", "J.")),
    ],
)
def test_a_name_with_a_comma_is_split(text: str, name: Name) -> None:
    assert parse_name(text) == name


@pytest.mark.parametrize(
    ("text", "code", "help_text"),
    [
        ("Plato", "BK301", "write {family: Plato} or {literal: Plato}"),
        (
            "Open Science Collaboration",
            "BK302",
            'write "Collaboration, Open Science" if it is a person, {literal: Open Science Collaboration} if it is an organisation',
        ),
        ("others", "BK303", "take the item out and add the field's name to `incomplete`, for example `incomplete: [author]`"),
        ("et al.", "BK303", "take the item out and add the field's name to `incomplete`, for example `incomplete: [author]`"),
        ("Smith, John, London", "BK302", "write one name an item, or the parts by name: {family: ..., given: ..., suffix: ...}"),
        (", John", "BK302", 'write "Family, Given"'),
        ("Smith,", "BK302", 'write "Family, Given"'),
    ],
)  # fmt: skip
def test_a_doubtful_name_is_never_guessed(text: str, code: str, help_text: str) -> None:
    fault = parse_name(text)
    assert isinstance(fault, Malformed)
    assert (fault.code, fault.help) == (code, help_text)


@given(names())
def test_the_one_string_form_says_the_same_or_there_is_none(name: Name) -> None:
    text = name_text(name)
    if text is not None:
        assert parse_name(text) == name


@given(TEXT)
def test_any_text_gives_a_name_or_a_complaint(text: str) -> None:
    assert isinstance(parse_name(text), Name | Malformed)


def test_a_name_in_reading_order() -> None:
    assert Name("Berg", "Jan", non_dropping_particle="van der").display == "Jan van der Berg"
    assert Name("King", "Martin Luther", suffix="Jr.", comma_suffix=True).display == "Martin Luther King, Jr."
    assert Name(literal="Open Science Collaboration").display == "Open Science Collaboration"


def test_a_text_in_braces_is_an_organisation() -> None:
    assert parse_name("{Open Group}") == Name(literal="Open Group")
    for text in ("{}", "{ }", "{Open} Group", "{Open}{Group}", "{Open"):
        assert isinstance(parse_name(text), Malformed)


@pytest.mark.parametrize("piece", ["Doe, J. and ", "Doe, J. A. & ", "Doe, J., ", "Doe J, ", "Doe J and "])
def test_a_long_list_of_names_in_one_is_looked_at_in_linear_time(piece: str) -> None:
    assert odd_name(Name(literal=piece * 20_000 + "x")) is None

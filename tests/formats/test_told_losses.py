"""What a format has no way to say is told by name: cases that records drawn for the law of formats brought up."""

from __future__ import annotations

import pytest

import bibkit
from bibkit.model.person import Name
from bibkit.model.record import Record, Value
from bibkit.registry import load_format
from tests.formats.two_way import losses, write


def told(name: str, **values: Value) -> list[str]:
    fields = {field.replace("_", "-"): value for field, value in values.items()}
    return losses(write(load_format(name), Record("a", "book", {"title": "T", **fields})))


@pytest.mark.parametrize("name", ["ris", "mods", "hayagriva", "bibtex", "biblatex"])
def test_a_first_page_is_said_by_pages_that_begin_with_it_and_not_with_its_digits(name: str) -> None:
    assert told(name, page="12-15", page_first="12") == []
    (loss,) = told(name, page="12-15", page_first="1")
    assert loss.startswith("BK701 page-first: ")


@pytest.mark.parametrize("name", ["ris", "bibtex", "biblatex"])
def test_a_first_page_alone_is_written_as_page(name: str) -> None:
    (loss,) = told(name, page_first="12")
    assert loss.startswith("BK702 page-first: ")
    assert loss.endswith("; it is written as page")


@pytest.mark.parametrize(
    ("author", "message"),
    [
        (
            Name(family="King", given="M", suffix="Jr", comma_suffix=True),
            "can't say the comma before the suffix of M King, Jr",
        ),
        (
            Name(family="Mao", given="Zedong", static_ordering=True),
            "can't say that Zedong Mao always stands in this order",
        ),
    ],
)
@pytest.mark.parametrize(("name", "title"), [("bibtex", "BibTeX"), ("biblatex", "BibLaTeX")])
def test_how_a_name_is_to_be_printed_is_lost_in_bib(
    name: str, title: str, author: Name, message: str
) -> None:
    assert told(name, author=(author,)) == [f"BK702 author: {title} {message}"]


@pytest.mark.parametrize("sign", ["ĳ", "ſ"])
def test_a_sign_that_seven_bit_tex_only_imitates_is_lost_there(sign: str) -> None:
    (loss,) = told("bibtex", title=f"The {sign}")
    assert loss.startswith(f'BK704 title: 7-bit TeX has no sign of its own for "{sign}"')
    assert told("biblatex", title=f"The {sign}") == []


def test_a_command_for_a_family_name_leaves_a_person() -> None:
    (record,) = bibkit.read(r"@book{a, title={T}, author={family={\cmd}, given={J}}}", "biblatex").records
    assert record.author == (Name(family=r"\cmd", given="J"),)

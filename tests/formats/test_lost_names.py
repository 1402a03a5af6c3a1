"""What a format can't say of people is told by name, once for a list, however long it is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bibkit.formats.options import complete_options
from bibkit.formats.written import write_whole
from bibkit.model.person import Name
from bibkit.model.record import Record
from bibkit.registry import FORMATS, load_format
from tests.formats.losses import lines_of

ORCID = "0000-0002-1825-0097"
PEOPLE = [Name(family, "Jo", orcid=ORCID) for family in ("Ash", "Birch", "Cedar", "Dogwood", "Elm")]
CARRY_ORCIDS = {
    "csl-json",
    "csl-jsonl",
    "csl-yaml",
    "cff",
    "mods",
    "nbib",
    "pubmed-xml",
    "records-jsonl",
    "schema-org",
}
ALL = "Jo Ash, Jo Birch, Jo Cedar and 2 more"


def lost(name: str, *people: Name) -> list[str]:
    """What a format loses of the authors of a book."""
    form = load_format(name)
    record = Record("ash2020", "book", {"author": people, "title": "Trees", "publisher": "Wood"})
    written = write_whole(form.write, [record], complete_options(form, {}))
    return [line.partition("author: ")[2] for line in lines_of(written) if " author: " in line]


@pytest.mark.parametrize("name", [name for name, row in FORMATS.items() if row.writes])
def test_the_orcids_of_many_people_are_one_loss(name: str) -> None:
    told = lost(name, *PEOPLE)
    if name in CARRY_ORCIDS:
        assert told == []
    else:
        (message,) = told
        assert message.endswith(f"the ORCID of {ALL}")


@pytest.mark.parametrize(
    "name", ["bibtex", "hayagriva", "ris", "endnote-xml", "refer", "word-xml", "wikipedia", "jats"]
)
def test_each_kind_of_loss_is_named_with_those_whom_it_meets(name: str) -> None:
    ash, birch, cedar, *_ = PEOPLE
    wood = replace(birch, extra={"affiliation": "The Wood"})
    (message,) = lost(name, ash, wood, replace(cedar, orcid="", extra={"affiliation": "The Fen"}))
    assert message.endswith("the ORCID of Jo Ash, Jo Birch, affiliation of Jo Birch, Jo Cedar")


def test_a_part_that_biber_can_be_told_of_is_no_loss_in_biblatex() -> None:
    birch = replace(PEOPLE[1], orcid="", extra={"affiliation": "The Wood"})
    assert lost("biblatex", birch) == []
    assert lost("bibtex", birch) == ["BibTeX can't say affiliation of Jo Birch"]


def test_names_that_ris_has_otherwise_are_told_once_for_each_way() -> None:
    people = [Name(literal="Wood, Inc."), Name(given="Plato"), Name(literal="Fen, Ltd."), Name(given="Homer")]
    assert lost("ris", *people) == [
        'A reader of RIS will split "Wood, Inc.", "Fen, Ltd." at the comma',
        'A reader of RIS will take "Plato", "Homer" for an organisation',
    ]


def test_names_that_word_has_otherwise_are_told_once() -> None:
    king, ash = Name("King", "Martin", suffix="Jr."), Name("Ash", "Jo", non_dropping_particle="van")
    assert lost("word-xml", king, ash)[0].startswith("Word can't carry the parts of ")
    assert len(lost("word-xml", king, ash)) == 1


def test_an_unknown_field_is_named_with_what_is_kept_under_it() -> None:
    kept = {"message": "Cite us.", "commit": "1ff847d81f", "contact": "Jo", "keywords-other": "x"}
    record = Record("ash2020", "software", {"title": "Trees"}, {"cff": kept, "lab": "x"})
    for name in ("bibtex", "hayagriva", "ris", "mods", "jats", "refer"):
        form = load_format(name)
        lines = lines_of(write_whole(form.write, [record], complete_options(form, {})))
        (line,) = [line for line in lines if line.startswith("BK701 cff: ")]
        assert line.endswith(" cff (message, commit, contact and 1 more)"), name

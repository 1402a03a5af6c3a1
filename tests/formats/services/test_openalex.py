"""OpenAlex's JSON: names as printed, an abstract put in order, a date that is a year."""

from __future__ import annotations

import json

import pytest

from bibkit.formats.detect import format_of
from bibkit.model.record import Record
from bibkit.source import Source
from tests.formats.services.reading import codes, only, people, read, said, work

ARTICLE: dict[str, object] = {
    "id": "https://openalex.org/W1",
    "doi": "https://doi.org/10.1234/abc",
    "title": "On names",
    "display_name": "On names",
    "publication_year": 2020,
    "publication_date": "2020-03-05",
    "type": "article",
    "authorships": [
        {
            "author": {"display_name": "Jane Doe", "orcid": None},
            "raw_author_name": "J. Doe",
            "author_position": "first",
        }
    ],
    "primary_location": {
        "source": {"display_name": "Names", "type": "journal"},
        "raw_type": "journal-article",
    },
}


def article(**members: object) -> Record:
    return work("openalex", {**ARTICLE, **members})


def kept(record: Record) -> object:
    return record.extra.get("openalex", {})


FILES = [
    ("book_chapter", "diercks2015", "chapter", ["Ronald L. Diercks", "Tom Clement Ludvigsen"], "2015",
     "Clinical Symptoms and Physical Examinations", "10.1007/978-3-662-46370-3_13", "Shoulder Stiffness", "", "155-158"),
    ("dataset", "fermi1984", "dataset", ["G. Fermi", "M.F. Perutz"], "1984-03-07",
     "THE CRYSTAL STRUCTURE OF HUMAN DEOXYHAEMOGLOBIN AT 1.74 ANGSTROMS RESOLUTION", "10.2210/pdb4hhb/pdb", "",
     "Worldwide Protein Data Bank", ""),
    ("dissertation", "collingwood2020", "thesis", ["Patricia Maree Collingwood"], "2020-05-25",
     ("School truancy and financial independence during emerging adulthood: a longitudinal analysis of receipt of and "
     "reliance on cash transfers"), "10.14264/uql.2020.791", "", "The University of Queensland", ""),
    ("journal_article", "ralser2006", "article-journal",
     ["Markus Ralser", "Gino Heeren", "Michael Breitenbach", "Hans Lehrach", "Sylvia Krobitsch"], "2006-12-20",
     "Triose Phosphate Isomerase Deficiency Is Caused by Altered Dimerization–Not Catalytic Inactivity–of the Mutant Enzymes",
     "10.1371/journal.pone.0000030", "PLoS ONE", "Public Library of Science", "e30"),
    ("multipe_titles", "lehsnau2007", "article-journal", ["M. Lehsnau"], "2007-04-13",
     "Penisverletzung durch eine Moulinette", "10.1007/s00120-007-1345-2", "Der Urologe", "Springer Nature", "776-779"),
    ("posted_content", "fenner2016", "article",
     ["Martin Fenner", "Mercè Crosas", "Jeffrey Grethe", "David Kennedy", "Henning Hermjakob", "Philippe Rocca-Serra",
      "Gustavo Durand", "Robin Berjon", "Sebastian Karcher", "Maryann Martone", "Timothy Clark"], "2016-12-28",
     "A Data Citation Roadmap for Scholarly Data Repositories", "10.1101/097196", "", "bioRxiv", ""),
]  # fmt: skip


@pytest.mark.parametrize("row", FILES, ids=lambda row: row[0])
def test_works_of_all_kinds(row: tuple[str, str, str, list[str], str, str, str, str, str, str]) -> None:
    name, key, csl, authors, issued, title, doi, container, publisher, page = row
    record = only(f"openalex-json/{name}.json", "openalex")
    assert (record.key, record.type, people(record)) == (key, csl, authors)
    assert said(record, "issued", "title", "DOI", "container-title", "publisher", "page") == [
        issued, title, doi, container, publisher, page,
    ]  # fmt: skip


def test_an_article_with_its_numbers_and_who_paid_for_it() -> None:
    record = only("openalex-json/journal_article.json", "openalex")
    assert said(record, "volume", "issue", "ISSN", "PMID", "license", "language") == [
        "1", "1", "1932-6203", "17183658", "cc-by", "en",
    ]  # fmt: skip
    assert [one.orcid for one in record.author[:3]] == ["0000-0001-9535-7413", "", "0000-0003-0868-9036"]
    abstract = record.text("abstract")
    assert abstract.startswith(
        "Triosephosphate isomerase (TPI) deficiency is an autosomal recessive disorder caused by"
    )
    assert abstract.endswith("high allelic frequency of TPI null alleles detected among human populations.")
    extra = kept(record)
    assert isinstance(extra, dict)
    assert [one["display_name"] for one in extra["funders"]] == [
        "Wayne State University", "University of New South Wales", "Austrian Science Fund", "Max-Planck-Gesellschaft",
    ]  # fmt: skip
    assert extra["id"] == "https://openalex.org/W1982728624"
    assert record.source is not None
    assert "author" in record.source.inferred


def test_a_list_of_results() -> None:
    result = read(
        "openalex", {"meta": {"count": 2}, "results": [ARTICLE, {**ARTICLE, "doi": None}], "group_by": []}
    )
    assert [one.text("DOI") for one in result.records] == ["10.1234/abc", ""]


def test_a_printed_name_stands_before_the_one_that_openalex_knows() -> None:
    (name,) = article().author
    assert (name.family, name.given, name.extra) == ("Doe", "J.", {"display_name": "Jane Doe"})


NAMES = [
    ("Jan van der Berg", ("Berg", "Jan", "")), ("Doe, Jane", ("Doe", "Jane", "")), ("CERN", ("", "", "CERN")),
    ("The ATLAS Collaboration", ("", "", "The ATLAS Collaboration")), ("李明", ("", "", "李明")),
    ("Martin Luther King Jr.", ("King", "Martin Luther", "")),
]  # fmt: skip


@pytest.mark.parametrize(("printed", "parts"), NAMES)
def test_names_in_one_text(printed: str, parts: tuple[str, str, str]) -> None:
    (name,) = article(authorships=[{"raw_author_name": printed}]).author
    assert (name.family, name.given, name.literal) == parts


def test_the_first_of_january_is_a_year_and_kept() -> None:
    record = article(publication_date="2020-01-01")
    extra = kept(record)
    assert record.text("issued") == "2020"
    assert isinstance(extra, dict)
    assert extra["publication_date"] == "2020-01-01"


def test_a_retracted_work_says_so() -> None:
    assert article(is_retracted=True).text("status") == "retracted"
    assert article(is_retracted=False).text("status") == ""


def test_an_abstract_in_whatever_order() -> None:
    record = article(abstract_inverted_index={"names": [3, 1], "Of": [0], "and": [2]})
    assert record.text("abstract") == "Of names and names"


@pytest.mark.parametrize("places", [[-1], ["x"], [None], [1.5], [10**12], {"a": 1}])
def test_an_abstract_whose_places_are_none_is_kept(places: object) -> None:
    record = article(abstract_inverted_index={"Of": places, "names": [1]})
    extra = kept(record)
    assert record.text("abstract") == ""
    assert isinstance(extra, dict)
    assert "abstract_inverted_index" in extra


TYPES = [
    ("article", "proceedings-article", "conference", "paper-conference"), ("article", None, "journal", "article-journal"),
    ("article", None, "repository", "article"), ("preprint", "posted-content", "repository", "article"),
    ("book-chapter", None, "journal", "chapter"), ("review", "journal-article", "journal", "article-journal"),
]  # fmt: skip


@pytest.mark.parametrize(("word", "raw", "host", "csl"), TYPES)
def test_types_are_those_of_csl(word: str, raw: str | None, host: str, csl: str) -> None:
    location = {"source": {"display_name": "X", "type": host}, "raw_type": raw}
    assert article(type=word, primary_location=location).type == csl


def test_a_type_that_is_not_known_makes_a_document() -> None:
    result = read("openalex", {**ARTICLE, "type": "novelty", "primary_location": None})
    assert (result.records[0].type, codes(result)) == ("document", ["BK806"])


@pytest.mark.parametrize(
    "asked_for",
    [
        {"doi": "https://doi.org/10.1234/abc", "open_access": {"is_oa": True}},
        {"id": "https://openalex.org/W1", "title": "On names", "doi": "https://doi.org/10.1234/abc"},
        {"primary_location": {"source": None}, "title": "On names", "doi": "https://doi.org/10.1234/abc"},
    ],
)
def test_a_work_of_which_few_members_were_asked_for(asked_for: dict[str, object]) -> None:
    text = json.dumps({"meta": {"count": 1}, "results": [asked_for]})
    assert format_of(Source(text, "x.json")) == "openalex"
    record = work("openalex", {"results": [asked_for]})
    assert said(record, "title", "DOI") == [str(asked_for.get("title", "")), "10.1234/abc"]


def test_the_address_of_a_work_in_an_item_of_csl_is_an_address() -> None:
    item = [{"id": "a", "type": "book", "URL": "https://openalex.org/W1"}]
    assert format_of(Source(json.dumps(item), "x.json")) == "csl-json"

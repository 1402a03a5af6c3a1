"""The plain item that CSL processors take."""

from __future__ import annotations

import pytest

from bibkit.formats.csl_json import csl_item
from bibkit.model.date import Date
from bibkit.model.edtf import parse_date
from bibkit.model.ident import ArxivId
from bibkit.model.person import Name
from bibkit.model.record import Provenance, Record


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2022-12-15", {"date-parts": [[2022, 12, 15]]}),
        ("2022", {"date-parts": [[2022]]}),
        ("0000", {"date-parts": [[-1]]}),
        ("-0043-03-15", {"date-parts": [[-44, 3, 15]]}),
        ("0001", {"date-parts": [[1]]}),
        ("1723~", {"date-parts": [[1723]], "circa": True}),
        ("1723?", {"date-parts": [[1723]], "circa": True}),
        ("2020-21", {"date-parts": [[2020]], "season": 1}),
        ("2004-06/2006-08", {"date-parts": [[2004, 6], [2006, 8]]}),
        ("1999-22/2000-21", {"date-parts": [[1999, 22], [2000, 21]]}),
        ("2004/..", {"date-parts": [[2004], [0]]}),
        ("2004/", {"date-parts": [[2004]]}),
        ("2004-XX", {"date-parts": [[2004]]}),
        ("201X", {"literal": "201X"}),
        ("2004-01-01T10:10:10Z", {"date-parts": [[2004, 1, 1]]}),
    ],
)
def test_dates_have_csl_years_and_seasons(edtf: str, expected: dict[str, object]) -> None:
    date = parse_date(edtf)
    assert isinstance(date, Date)
    assert csl_item(Record("x", "book", {"issued": date}))["issued"] == expected


def test_names_have_csl_parts_only() -> None:
    berg = Name(family="Berg", given="Jan", non_dropping_particle="van der", orcid="0000-0001-5898-1911")
    king = Name(family="King", given="Martin Luther", suffix="Jr.", comma_suffix=True)
    item = csl_item(Record("x", "book", {"author": (berg, king, Name(literal="WHO"))}))
    assert item == {
        "id": "x",
        "type": "book",
        "author": [
            {"family": "Berg", "given": "Jan", "non-dropping-particle": "van der"},
            {"family": "King", "given": "Martin Luther", "suffix": "Jr.", "comma-suffix": True},
            {"literal": "WHO"},
        ],
    }


def test_incomplete_lists_and_person_ids_stand_under_custom() -> None:
    names = (Name(family="Bai", given="Yuntao"), Name(family="Brown", given="Tom", person="tom-brown-ml"))
    item = csl_item(Record("x", "book", {"author": names, "incomplete": ("author",)}))
    assert item["custom"] == {"incomplete": ["author"], "person": {"author": {"1": "tom-brown-ml"}}}


def test_fields_of_our_own_are_left_out_and_the_source_is_its_name() -> None:
    values = {"tags": ("a",), "notes": "n", "source": Provenance("Crossref", "bibtex"), "part-number": "2"}
    item = csl_item(Record("x", "book", values, {"x-lab": "y"}))  # type: ignore[arg-type]
    assert item == {"id": "x", "type": "book", "source": "Crossref", "part-number": "2"}


def test_a_preprint_is_written_as_zotero_writes_it() -> None:
    item = csl_item(Record("x", "article", {"title": "T", "arxiv": ArxivId("2212.08073", 2, "cs.CL")}))
    assert item == {
        "id": "x",
        "type": "article",
        "title": "T",
        "publisher": "arXiv",
        "number": "arXiv:2212.08073",
        "DOI": "10.48550/arXiv.2212.08073",
        "URL": "https://arxiv.org/abs/2212.08073v2",
    }


def test_what_a_preprint_says_itself_is_never_replaced() -> None:
    own = {"publisher": "P", "number": "7", "DOI": "10.1000/x", "URL": "https://example.org"}
    item = csl_item(Record("x", "article", {"arxiv": ArxivId("2212.08073"), **own}))
    assert item == {"id": "x", "type": "article", **own}


def test_a_published_paper_gains_nothing_from_its_arxiv_identifier() -> None:
    values = {"arxiv": ArxivId("2212.08073"), "container-title": "Nature"}
    item = csl_item(Record("x", "article-journal", values))  # type: ignore[arg-type]
    assert item == {"id": "x", "type": "article-journal", "container-title": "Nature"}


def test_an_event_stands_under_both_of_its_names() -> None:
    for name in ("event", "event-title"):
        item = csl_item(Record("x", "speech", {name: "Fair"}))
        assert (item["event"], item["event-title"]) == ("Fair", "Fair")

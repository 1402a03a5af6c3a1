"""The papers in records/: without a finding, all of them; the first 18 canonical and true to their listing."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
import yaml

from bibkit.checks.run import run_checks
from bibkit.library import Library
from bibkit.loading import load
from bibkit.model.fields import FIELDS
from bibkit.model.key import file_stem
from bibkit.model.person import Name
from bibkit.model.record import Record
from bibkit.store.dump import dump_record
from tests.seed import KEYS

ROOT = Path(__file__).parents[2]
LISTING = (ROOT / "tests/formats/listing/listing.txt").read_text(encoding="utf-8").splitlines()
LOADED: Library = load(ROOT / "records")
RECORDS = {record.key: record for record in LOADED.records if record.key in KEYS}
every_record = pytest.mark.parametrize("record", RECORDS.values(), ids=list(RECORDS))


def listing_lines(record: Record) -> list[str]:
    assert record.source is not None
    assert record.source.lines is not None
    first, last = record.source.lines
    return LISTING[first - 1 : last]


def browns(record: Record) -> list[Name]:
    return [name for name in record.author if name.family == "Brown"]


def test_loading_all_records_finds_nothing() -> None:
    assert LOADED.diagnostics == ()
    assert LOADED.found == len(LOADED.records)


def test_the_18_papers_are_there() -> None:
    assert tuple(RECORDS) == KEYS


def test_the_checks_find_nothing() -> None:
    assert run_checks(LOADED.records, LOADED.people) == []


@every_record
def test_the_file_is_canonical_and_named_by_its_key(record: Record) -> None:
    path = ROOT / "records" / f"{file_stem(record.key)}.yaml"
    assert path.read_bytes() == dump_record(record).encode()


@every_record
def test_the_raw_lines_are_those_of_the_listing(record: Record) -> None:
    assert record.source is not None
    assert (record.source.format, record.source.file) == ("listing", "listing.txt")
    assert list(record.source.raw) == listing_lines(record)


def test_the_records_cover_the_listing() -> None:
    lines = sorted(
        record.source.lines for record in RECORDS.values() if record.source and record.source.lines
    )
    assert lines == [(first, first + 2) for first in range(1, 55, 3)]


@every_record
def test_title_and_abstract_are_the_listings_character_for_character(record: Record) -> None:
    _, title_and_authors, abstract = listing_lines(record)
    assert title_and_authors.startswith(record.title + record.author[0].display)
    assert record.text("abstract") == abstract


@every_record
def test_the_date_of_the_listing_is_kept(record: Record) -> None:
    assert record.source is not None
    assert listing_lines(record)[0].endswith(str(record.source.extra["date"]))


@every_record
def test_the_names_that_the_listing_shows_open_the_list(record: Record) -> None:
    shown = listing_lines(record)[1].removeprefix(record.title).partition(" et al.")[0].split(", ")
    if record.key == "carlini2021extracting":
        shown[1] = "Florian Tramèr"  # the listing has no accent
    assert [name.display for name in record.author[: len(shown)]] == shown


@every_record
def test_every_field_says_where_it_came_from(record: Record) -> None:
    assert record.source is not None
    told = record.source.fields
    assert set(told) == {"id", "type", *record.values} - {"source"}
    assert {origin.source for origin in told.values()} <= {"listing.txt", "facts.yaml", "derived", "by hand"}
    assert list(told) == [name for name in ("id", "type", *FIELDS) if name in told]


@every_record
def test_the_author_list_is_whole(record: Record) -> None:
    assert not record.is_incomplete("author")
    assert not any(name.literal for name in record.author)


def test_a_family_name_of_two_words_is_one_name() -> None:
    name = next(name for name in RECORDS["bai2022constitutional"].author if name.given == "Sheer")
    assert (name.family, name.non_dropping_particle) == ("El Showk", "")


@pytest.mark.parametrize(
    ("key", "issued", "submitted", "updated", "arxiv"),
    [
        ("geis2026managing", "2026-04-01", "2026-04-01", "", "2604.00674 [physics.soc-ph]"),
        ("ganguli2022red", "2022-08-23", "2022-08-23", "", "2209.07858 [cs.CL]"),
        ("olsson2022context", "2022-03-08", "2022-09-24", "", "2209.11895 [cs.LG]"),
        ("perez2022discovering", "2023", "2022-12-19", "", "2212.09251 [cs.CL]"),
        ("carlini2021extracting", "2021", "2020-12-14", "", "2012.07805 [cs.CR]"),
        ("horsch2018linear", "2018", "2017-04", "2018-01-31", "1704.01881 [nlin.AO]"),
        ("ronellenfitsch2017dual", "2017", "2016-06", "2017-01-22", "1606.07276v2 [nlin.AO]"),
        ("kaufmann2019testing", "2023-10-30", "2019-08-21", "2023-10-30", "1908.08016v4 [cs.LG]"),
        ("papernot2016cleverhans", "2018", "2016-10-03", "2018", "1610.00768 [cs.LG]"),
    ],
)
def test_a_paper_with_several_dates_has_each_in_its_place(
    key: str, issued: str, submitted: str, updated: str, arxiv: str
) -> None:
    record = RECORDS[key]
    texts = [record.text(name) for name in ("issued", "submitted", "updated", "arxiv")]
    assert texts == [issued, submitted, updated, arxiv]


@every_record
def test_a_preprint_has_arxivs_doi_and_a_published_paper_never(record: Record) -> None:
    assert record.arxiv is not None
    if record.type == "article":
        assert record.text("DOI") == record.arxiv.doi
        assert "container-title" not in record.values
    else:
        assert record.text("DOI") != record.arxiv.doi
        assert record.text("container-title")


@every_record
def test_the_affiliations_that_the_site_guesses_stay_with_the_source(record: Record) -> None:
    assert record.source is not None
    tags = listing_lines(record)[1].partition(" · ")[2]
    assert record.source.extra.get("affiliations", []) == (tags.split(", ") if tags else [])
    assert not any(name.extra for name in record.author)


def test_the_two_tom_browns_stay_two() -> None:
    of_energy = {"horsch2018linear", "ronellenfitsch2017dual", "geis2026managing"}
    for key, record in RECORDS.items():
        expected = "tom-brown-energy" if key in of_energy else "tom-brown-ml"
        assert [name.person for name in browns(record)] == [expected], key


def test_the_people_file_tells_the_two_tom_browns_apart() -> None:
    modeller, engineer = LOADED.people["tom-brown-energy"], LOADED.people["tom-brown-ml"]
    assert (modeller.orcid, engineer.orcid) == ("0000-0001-5898-1911", "")
    assert "Tom Brown" in modeller.printed
    assert "Tom Brown" in engineer.printed
    assert LOADED.people["jonas-hoersch"].orcid == "0000-0001-9438-767X"


SHARED = Path(os.environ.get("BIBKIT_SHARED", ROOT.parent / "shared"))
FACTS_FILE = SHARED / "seed/facts.yaml"
FACTS: list[dict[str, Any]] = (
    yaml.safe_load(FACTS_FILE.read_text(encoding="utf-8"))["papers"] if FACTS_FILE.exists() else []
)
every_paper = pytest.mark.parametrize("paper", FACTS, ids=[paper["suggested_key"] for paper in FACTS])


@pytest.mark.skipif(not FACTS, reason="facts.yaml is not here; name its folder in BIBKIT_SHARED")
class TestAgainstTheFacts:
    @every_paper
    def test_the_authors_are_those_of_the_facts(self, paper: dict[str, Any]) -> None:
        authors = RECORDS[paper["suggested_key"]].author
        assert len(authors) == paper["facts"]["author_count"]
        assert [name.display for name in authors] == paper["facts"]["authors"]

    @every_paper
    def test_the_identifiers_are_those_of_the_facts(self, paper: dict[str, Any]) -> None:
        record, facts = RECORDS[paper["suggested_key"]], paper["facts"]
        assert record.arxiv is not None
        assert (record.arxiv.id, record.arxiv.primary_class) == (
            facts["arxiv"]["id"],
            facts["arxiv"]["primary_class"],
        )
        published = facts["published_as"] or {"doi": facts["arxiv"]["doi"]}
        assert record.text("DOI") == published.get("doi", "")

    @every_paper
    def test_the_place_of_publication_is_that_of_the_facts(self, paper: dict[str, Any]) -> None:
        record, published = RECORDS[paper["suggested_key"]], paper["facts"]["published_as"] or {}
        fields = {"container-title": "container", "volume": "volume", "issue": "issue", "page": "pages",
                  "publisher": "publisher", "ISSN": "issn"}  # fmt: skip
        assert {name: record.text(name) for name in fields} == {
            name: published.get(fact, "") for name, fact in fields.items()
        }
        assert record.type == published.get("type", "article")

    @every_paper
    def test_tom_brown_is_the_one_of_the_facts(self, paper: dict[str, Any]) -> None:
        record = RECORDS[paper["suggested_key"]]
        assert [name.person for name in browns(record)] == [paper["facts"]["tom_brown"]]

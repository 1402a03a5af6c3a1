"""Record -> CSL-JSON -> record changes nothing, and what is written is valid CSL data."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import bibkit
from bibkit.formats.csl_json import FORMAT
from bibkit.formats.csl_json.write import write_csl_json
from bibkit.formats.written import write_whole
from bibkit.model.date import Date, Edge, Moment
from bibkit.model.edtf import parse_date
from bibkit.model.ident import ArxivId
from bibkit.model.person import Name
from bibkit.model.record import Provenance, Record
from tests.shared_data import shared
from tests.strategies.records import records

CORPORA = ("deep-review", "fink-zotero-law", "meta-review", "scihub")


def read_back(text: str) -> tuple[Record, ...]:
    result = bibkit.read(text, "csl-json", path="x.json")
    assert not result.diagnostics
    return result.records


@cache
def validator() -> Any:
    schema = json.loads(shared("csl/schema/csl-data.json").read_text(encoding="utf-8"))
    return jsonschema.Draft7Validator(schema)


def corpus(name: str) -> str:
    return shared(f"corpora/csl-json/{name}.json").read_text(encoding="utf-8")


@given(records())
@settings(max_examples=300, deadline=None)
def test_a_record_survives_csl_json(record: Record) -> None:
    assert read_back(write_whole(write_csl_json, [record], {}).text) == (record,)


@given(records())
@settings(max_examples=150, deadline=None)
def test_every_item_is_valid_csl_data(record: Record) -> None:
    validator().validate(json.loads(write_whole(write_csl_json, [record], {}).text))


@pytest.mark.parametrize(
    "edtf",
    ["2022", "2022-12", "2022-12-15", "2020-21", "0000", "-0049", "Y-17000", "1723~", "1723?", "1723%", "201X",
     "2004-XX", "2004-06-XX", "1964/2008", "2004-06/2006-08", "2004~/2005", "2004/2005?", "2004/..", "../2004",
     "2004/", "/2004", "2004-21/2004-22", "2004-01-01T10:10:10Z", "201X/2022"],
)  # fmt: skip
def test_every_edtf_date_survives(edtf: str) -> None:
    date = parse_date(edtf)
    assert isinstance(date, Date)
    record = Record("doe2020", "book", {"issued": date, "event-date": date, "updated": date})
    assert read_back(write_whole(write_csl_json, [record], {}).text) == (record,)


def test_every_name_keeps_its_orcid_person_and_unknown_parts() -> None:
    tom = Name(family="Brown", given="Tom", person="tom-brown-ml")
    other = Name(family="Brown", given="Tom", orcid="0000-0001-5898-1911", extra={"role": "lead"})
    values = {"author": (tom, other), "editor-translator": (other,), "incomplete": ("author",)}
    record = Record("brown2020", "article", values)  # type: ignore[arg-type]
    assert read_back(write_whole(write_csl_json, [record], {}).text) == (record,)


@pytest.mark.parametrize("name", CORPORA)
def test_a_real_library_is_read_whole_and_survives_being_written(name: str) -> None:
    first = bibkit.read(corpus(name), "csl-json", path="library.json")
    again = bibkit.read(write_whole(write_csl_json, first.records, {}).text, "csl-json", path="other.json")
    assert again.records == first.records
    assert first.found == len(json.loads(corpus(name)))
    refused = {
        diagnostic.key or diagnostic.where.line for diagnostic in first.diagnostics if diagnostic.is_error
    }
    assert len(first.records) + len(refused) == first.found


@pytest.mark.parametrize("name", CORPORA)
def test_a_real_library_written_again_is_valid_csl_data(name: str) -> None:
    validator().validate(
        json.loads(write_whole(write_csl_json, bibkit.read(corpus(name), "csl-json").records, {}).text)
    )


def test_a_preprint_gains_members_in_the_file_but_not_in_the_record() -> None:
    record = Record(
        "bai2022", "article", {"title": "Constitutional AI", "arxiv": ArxivId("2212.08073", 1, "cs.CL")}
    )
    text = write_whole(write_csl_json, [record], {}).text
    item = json.loads(text)[0]
    assert (item["publisher"], item["number"]) == ("arXiv", "arXiv:2212.08073")
    assert item["DOI"] == "10.48550/arXiv.2212.08073"
    assert read_back(text) == (record,)


def test_a_derived_member_that_was_changed_since_is_a_value() -> None:
    record = Record("bai2022", "article", {"arxiv": ArxivId("2212.08073")})
    text = write_whole(write_csl_json, [record], {}).text.replace(
        '"publisher": "arXiv"', '"publisher": "Anthropic"'
    )
    assert read_back(text)[0].values["publisher"] == "Anthropic"


def test_a_date_that_was_changed_in_the_item_wins_over_what_bibkit_wrote_beside_it() -> None:
    record = Record("doe2004", "book", {"issued": Date(Moment(2004, mask="2004-XX"))})
    text = write_whole(write_csl_json, [record], {}).text.replace("[[2004]]", "[[2005]]")
    assert read_back(text)[0].values["issued"] == Date(Moment(2005))


def test_a_source_keeps_all_its_parts() -> None:
    source = Provenance("Crossref", "listing", "list.txt", (4, 6), ("a", "b"), {"year": "assumed"})
    record = Record("doe2004", "book", {"source": source})
    assert read_back(write_whole(write_csl_json, [record], {}).text) == (record,)


def test_the_format_loses_nothing_and_writes_an_empty_array_for_no_records() -> None:
    assert FORMAT.write is not None
    assert write_whole(FORMAT.write, [], {}).text == "[]\n"


@given(st.lists(records(), max_size=3, unique_by=lambda record: record.key.casefold()))
@settings(max_examples=30, deadline=None)
def test_the_same_records_give_the_same_bytes(library: list[Record]) -> None:
    assert write_whole(write_csl_json, library, {}) == write_whole(write_csl_json, [*library], {})
    assert [record.key for record in read_back(write_whole(write_csl_json, library, {}).text)] == [
        r.key for r in library
    ]


def test_open_ends_are_year_zero_as_citeproc_js_and_pandoc_read_them() -> None:
    record = Record("doe2004", "book", {"issued": Date(Moment(2004), Edge.OPEN)})
    assert json.loads(write_whole(write_csl_json, [record], {}).text)[0]["issued"] == {
        "date-parts": [[2004], [0]]
    }

"""CSL-JSON as other programs write it: read as it stands, and every fault with its place."""

from __future__ import annotations

import json

import pytest

import bibkit
from bibkit.diagnostics import Diagnostic
from bibkit.formats.written import write_whole
from bibkit.model.person import Name
from bibkit.model.record import Provenance, Record


def read(text: str) -> tuple[tuple[Record, ...], tuple[Diagnostic, ...]]:
    result = bibkit.read(text, "csl-json", path="library.json")
    return result.records, result.diagnostics


def record_of(**members: object) -> Record:
    (record,), _ = read(json.dumps([{"id": "doe2020", "type": "book", **members}]))
    return record


def faults(text: str) -> list[str]:
    return [f"{d.where.line}:{d.where.column} {d.code} {d.message}" for d in read(text)[1]]


@pytest.mark.parametrize(
    ("date", "edtf"),
    [
        ({"date-parts": [[2013, 9, 10]]}, "2013-09-10"),
        ({"date-parts": [["2013", "9", "10"]]}, "2013-09-10"),
        ({"date-parts": [["2016"], ["2017"]]}, "2016/2017"),
        ({"date-parts": [[2020]], "season": "4"}, "2020-24"),
        ({"date-parts": [[2020, 13]]}, "2020-21"),
        ({"date-parts": [[2020, 0, 0]]}, "2020"),
        ({"date-parts": [[-44, 3, 15]]}, "-0043-03-15"),
        ({"date-parts": [[-1]]}, "0000"),
        ({"date-parts": [[2003], [0]]}, "2003/.."),
        ({"date-parts": [[1723]], "circa": 1}, "1723~"),
        ({"raw": "2013-05"}, "2013-05"),
        ({"raw": "Tue, 06/12/2018"}, "Tue, 06/12/2018"),
        ({"literal": "2013-05"}, "2013-05"),
        ("2013-05/2014", "2013-05/2014"),
    ],
)
def test_dates_in_every_shape(date: object, edtf: str) -> None:
    assert record_of(issued=date).text("issued") == edtf


@pytest.mark.parametrize("date", [{}, {"date-parts": [[]]}, {"date-parts": [[None]]}, {"literal": ""}, ""])
def test_a_date_that_says_nothing_is_no_date(date: object) -> None:
    assert "issued" not in record_of(issued=date).values


@pytest.mark.parametrize("date", [{"date-parts": [[2021, 2, 31]]}, {"date-parts": [[2020, 17]]}, {"date-parts": [["x"]]},
                                  {"season": "1"}, {"date-parts": [[0]]}, [2020]])  # fmt: skip
def test_a_date_that_is_none_is_kept_aside_and_reported(date: object) -> None:
    text = json.dumps([{"id": "a", "type": "book", "issued": date}])
    (record,), (finding,) = read(text)
    assert "issued" not in record.values
    assert "issued" in record.extra["csl-json"]
    assert (finding.code, finding.field) == ("BK806", ("issued",))


def test_particles_are_split_only_where_parse_names_asks_for_it() -> None:
    plain = record_of(author=[{"family": "van der Berg", "given": "Jan"}])
    asked = record_of(author=[{"family": "van der Berg", "given": "Jan", "parse-names": True}])
    assert plain.author == (Name(family="van der Berg", given="Jan"),)
    assert asked.author == (Name(family="Berg", given="Jan", non_dropping_particle="van der"),)


def test_organisations_empty_parts_and_unknown_parts() -> None:
    author = [{"family": "Welfare Institute", "given": ""}, {"literal": "WHO"},
              {"family": "Doe", "given": "J", "ORCID": "http://orcid.org/0000-0001-5898-1911", "sequence": "first"}]  # fmt: skip
    assert record_of(author=author).author == (
        Name(family="Welfare Institute"),
        Name(literal="WHO"),
        Name(family="Doe", given="J", orcid="0000-0001-5898-1911", extra={"sequence": "first"}),
    )


@pytest.mark.parametrize("others", [{"literal": "et al."}, {"family": "others"}, {"literal": "others"}])
def test_others_at_the_end_of_a_list_mark_it_incomplete(others: dict[str, str]) -> None:
    text = json.dumps([{"id": "a", "type": "book", "author": [{"family": "Doe", "given": "J"}, others]}])
    (record,), (finding,) = read(text)
    assert record.author == (Name(family="Doe", given="J"),)
    assert record.is_incomplete("author")
    assert finding.code == "BK803"


def test_numbers_are_texts_and_markup_stays_as_it_is() -> None:
    record = record_of(volume=12, issue="3-4", version=1.10, title="A <i>B</i> <span class='x'>")
    assert record.values["volume"] == "12"
    assert record.values["issue"] == "3-4"
    assert record.title == "A <i>B</i> <span class='x'>"


def test_the_schemas_names_and_the_specifications_names_mean_one_field() -> None:
    assert record_of(part="2").values["part-number"] == "2"
    assert record_of(**{"part-number": "2"}).values["part-number"] == "2"
    assert record_of(journalAbbreviation="Nat.").values["container-title-short"] == "Nat."
    assert record_of(shortTitle="T").values["title-short"] == "T"


def test_an_older_name_that_says_something_else_is_kept() -> None:
    record = record_of(journalAbbreviation="Nat", **{"container-title-short": "Nat."})
    assert record.values["container-title-short"] == "Nat."
    assert record.extra == {"journalAbbreviation": "Nat"}


def test_identifiers_get_their_normal_form_and_the_source_is_named() -> None:
    record = record_of(DOI="https://doi.org/10.1000/x", ISSN=["1460-728X", "1757-8450"], source="Crossref")
    assert record.text("DOI") == "10.1000/x"
    assert record.text("ISSN") == "1460-728X 1757-8450"
    assert record.source == Provenance("Crossref", "csl-json", "library.json")


def test_a_bad_identifier_is_kept_and_written_back_where_it_was() -> None:
    from bibkit.formats.csl_json.write import write_csl_json

    record = record_of(DOI="see website")
    assert record.extra == {"csl-json": {"DOI": "see website"}}
    assert json.loads(write_whole(write_csl_json, [record], {}).text)[0]["DOI"] == "see website"


def test_one_item_alone_and_without_an_id_as_crossref_sends_it() -> None:
    item = {
        "type": "article-journal",
        "author": [{"family": "de Vries", "given": "A"}],
        "issued": {"date-parts": [[2020]]},
    }
    (record,), _ = read(json.dumps(item))
    assert record.key == "de2020"


def test_an_id_that_can_be_no_key_is_kept_aside() -> None:
    (record,), (finding,) = read('[{"id": "Aaron&Finkin 1998", "type": "book"}]')
    assert record.key == "Aaron&Finkin-1998"
    assert record.extra == {"csl-json": {"id": "Aaron&Finkin 1998"}}
    assert (finding.code, finding.where.line, finding.where.column) == ("BK806", 1, 9)


def test_two_items_with_one_id_get_two_keys() -> None:
    records, findings = read('[{"id": "a1", "type": "book"},\n {"id": "A1", "type": "map"}]')
    assert [record.key for record in records] == ["a1", "A1b"]
    assert [(finding.code, finding.where.line) for finding in findings] == [("BK808", 2)]


def test_an_item_given_twice_counts_once() -> None:
    records, findings = read('[{"id": "a1", "type": "book"},\n {"type": "book", "id": "a1"}]')
    assert [record.key for record in records] == ["a1"]
    assert [(finding.code, finding.where.line) for finding in findings] == [("BK809", 2)]


def test_an_item_that_is_refused_is_named_by_its_key() -> None:
    _, findings = read('[{"id": "a1", "type": "book", "title": "a\\u0007"}, {"id": "b1", "type": "bok"}]')
    assert [(finding.code, finding.key) for finding in findings] == [("BK115", "a1"), ("BK109", "b1")]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('[{"id": "a",\n  "type" "book"}]', "2:10 BK801 This is not JSON: Expecting ':' delimiter"),
        ("", "1:1 BK801 The input is empty"),
        ("12", "1:1 BK805 An item is no object"),
        ("[" * 100_000, "1:2 BK801 The JSON nests too deep"),
        ('[{"id": "a", "type": "book",\n "x": ' + "[" * 500 + "]" * 500 + "}]", "2:7 BK805 The item nests too deep"),
        ('[12,\n {"id": "a", "type": "book"}]', "1:2 BK805 An item is no object"),
        ('[{"id": "a",\n "type": "book", "title": "x", "title": "y"}]',
         "1:2 BK805 The member title is given twice in one object"),
        ('[{"id": "a", "type": "inproceedings"}]', '1:22 BK109 "inproceedings" is not a type of CSL'),
        ('[{"id": "a"}]', "1:2 BK109 The item has no type"),
        ('[{"id": "a", "type": "book",\n "author": [{"family": ["x"]}]}]', "2:12 BK805 The family of a name is no text"),
        ('[{"id": "a", "type": "book", "author": [{"literal": "et al."}]}]',
         '1:40 BK303 "et al." stands in the place of the only person'),
        ('[{"id": "a", "type": "book",\n "title": "a\\u0007"}]',
         "2:11 BK115 The text holds the control character U+0007"),
        ('[{"id": "a", "type": "book",\n "title": "a\\ud800"}]',
         "2:11 BK115 The text holds the control character U+D800"),
    ],
)  # fmt: skip
def test_every_fault_has_its_place(text: str, fault: str) -> None:
    assert faults(text) == [fault]


def test_the_good_items_around_a_bad_one_survive() -> None:
    items = '[{"id": "a", "type": "book"}, {"type": 3}, {"id": "c", "type": "map"}]'
    result = bibkit.read(items, "csl-json")
    assert [record.key for record in result.records] == ["a", "c"]
    assert result.found == 3


def test_foreign_custom_is_kept_beside_ours() -> None:
    from bibkit.formats.csl_json.write import write_csl_json

    record = record_of(custom={"short_id": "xyz", "other-ids": ["a"]})
    assert record.extra == {"custom": {"short_id": "xyz", "other-ids": ["a"]}}
    assert json.loads(write_whole(write_csl_json, [record], {}).text)[0]["custom"]["short_id"] == "xyz"


@pytest.mark.parametrize(
    "own", ['"x"', '{"tags": "x"}', '{"updated": "2020-13"}', '{"arxiv": "x"}', '{"source": []}']
)
def test_a_broken_custom_bibkit_refuses_the_item_with_its_place(own: str) -> None:
    (finding,) = read(f'[{{"id": "a", "type": "book", "custom": {{"bibkit": {own}}}}}]')[1]
    assert (finding.code, finding.field[:2]) == ("BK805", ("custom", "bibkit"))


def test_an_organisation_of_crossref_is_a_literal_name() -> None:
    record = record_of(
        author=[{"name": "X Consortium", "sequence": "first"}, {"family": "Doe", "name": "kept"}]
    )
    assert record.names("author") == (
        Name(literal="X Consortium", extra={"sequence": "first"}),
        Name(family="Doe", extra={"name": "kept"}),
    )

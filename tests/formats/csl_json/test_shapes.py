"""CSL-JSON and CSL-YAML as programs write them beside the schema."""

from __future__ import annotations

import json

import pytest

import bibkit
from bibkit.formats.csl_json.write import write_csl_json
from bibkit.formats.detect import format_of
from bibkit.formats.written import write_whole
from bibkit.loading import ReadResult
from bibkit.model.record import Record
from bibkit.source import Source
from tests.shared_data import shared

ITEM: dict[str, object] = {
    "id": "a",
    "type": "article-journal",
    "title": "T",
    "issued": {"date-parts": [[2020]]},
}


def read(**members: object) -> ReadResult:
    return bibkit.read(json.dumps([{**ITEM, **members}]), "csl-json", path="x.json")


def only(**members: object) -> Record:
    result = read(**members)
    (record,) = result.records
    assert [one for one in result.diagnostics if one.is_error] == []
    return record


DATES = [
    ({"year": 2020}, "2020"), ({"year": "2020", "month": "5", "day": 3}, "2020-05-03"),
    ([{"year": 2020}, {"year": 2021, "month": 2}], "2020/2021-02"), ({"year": 2020, "season": "1"}, "2020-21"),
    ({"year": 2020, "circa": True}, "2020~"), ({"other": "in press"}, "in press"), ([{"year": "-50"}], "-0049"),
    ([{"year": 1964, "season": 1}, {"year": "1965", "season": "4"}], "1964-21/1965-24"),
    ([{"year": 1966, "season": 22}, {"year": 1966, "month": 10}], "1966-22/1966-10"),
    ([{"year": 1966, "month": 3}, {"year": 1966, "season": 3}], "1966-03/1966-23"),
    ([{"year": 1966, "season": 2}, {"year": 1967}], "1966-22/1967"),
    (2020, "2020"), ("2020-05", "2020-05"), ("May 2020", "2020-05"), ({"raw": "3 March 2020"}, "2020-03-03"),
    ({"date-parts": [2020, 5]}, "2020-05"), ({"date-parts": [["2020", "05", None]]}, "2020-05"),
    ({"date-parts": [[2020, 5, 3]], "date-time": "2020-05-03T00:00:00Z", "timestamp": 1588464000000}, "2020-05-03"),
    ({"date-parts": [[2020, 5, 3]], "raw": "2020-05-03"}, "2020-05-03"), ({"date-parts": [[2020]], "literal": "2020"}, "2020"),
]  # fmt: skip


@pytest.mark.parametrize(("issued", "edtf"), DATES)
def test_dates(issued: object, edtf: str) -> None:
    assert only(issued=issued).text("issued") == edtf


@pytest.mark.parametrize(
    "issued",
    [
        {"year": 2020, "other": "in press"}, [{"year": 2020}, "x"], {"month": 5}, [2020, 5], {"year": [2020]}, {"date-parts": "2020"},
        [{"year": 2020, "season": "late"}, {"year": 2021}], [{"year": 2020, "month": 5, "season": 1}, {"year": 2021}],
        {"date-parts": [[2020]], "raw": "2021"}, [{"year": 1}] * 3, {"year": True},
    ],
)  # fmt: skip
def test_dates_that_can_not_be_told_are_kept(issued: object) -> None:
    record = only(issued=issued)
    assert record.text("issued") == ""
    assert "issued" in str(record.extra["csl-json"])


def test_pandocs_older_dates_in_yaml() -> None:
    text = "references:\n- id: a\n  type: book\n  title: T\n  issued:\n  - year: 2004\n    month: 1\n  accessed:\n    year: 2005\n"
    (record,) = bibkit.read(text, "csl-yaml").records
    assert (record.text("issued"), record.text("accessed")) == ("2004-01", "2005")


TEXTS = [
    ("publisher", {"name": "DataCite"}, "DataCite"), ("container-title", ["J"], "J"), ("URL", ["https://a.org"], "https://a.org"),
    ("keyword", ["a", "b"], "a; b"), ("language", ["en"], "en"), ("ISSN", ["0378-5955", "1234-5679"], "0378-5955 1234-5679"),
    ("volume", 12, "12"), ("issue", 0, "0"), ("title", [], ""),
]  # fmt: skip


@pytest.mark.parametrize(("name", "value", "text"), TEXTS)
def test_texts_in_lists_and_objects(name: str, value: object, text: str) -> None:
    assert only(**{name: value}).text(name) == text


TYPES = [
    ("journal-article", "article-journal"), ("proceedings-article", "paper-conference"), ("book-chapter", "chapter"),
    ("posted-content", "article"), ("dissertation", "thesis"), ("journalArticle", "article-journal"), ("preprint", "article"),
    ("monograph", "book"), ("tvBroadcast", "broadcast"),
]  # fmt: skip


@pytest.mark.parametrize(("word", "csl"), TYPES)
def test_types_in_crossrefs_and_zoteros_words_are_taken_and_told(word: str, csl: str) -> None:
    result = read(type=word)
    assert result.records[0].type == csl
    assert [(one.code, one.message) for one in result.diagnostics] == [
        ("BK806", f'"{word}" is taken for {csl}, which is CSL\'s word for it')
    ]


@pytest.mark.parametrize("word", ["paper", "component", "other", "misc", "article_journal"])
def test_other_words_are_asked_about(word: str) -> None:
    assert [one.code for one in read(type=word).diagnostics] == ["BK109"]


@pytest.mark.parametrize(
    "item",
    [
        {"id": "a", "title": "T"}, {"id": "a", "type": "", "URL": "https://a.org"},
        {"title": "T", "author": [{"family": "Doe"}]}, {"citation-key": "a", "editor": [{"literal": "X"}]},
        {"id": "a", "issued": {"date-parts": [[2020]]}}, {"id": "a", "DOI": "10.1234/abc"},
    ],
)  # fmt: skip
@pytest.mark.parametrize("format_name", ["csl-json", "csl-yaml"])
def test_a_work_without_a_type_is_a_document(item: dict[str, object], format_name: str) -> None:
    result = bibkit.read(json.dumps([item]), format_name, path="x.json")
    assert [one.type for one in result.records] == ["document"]
    assert [(one.code, one.message) for one in result.diagnostics] == [
        ("BK806", "The item has no type; it is taken for a document")
    ]


@pytest.mark.parametrize(
    "item",
    [
        {"id": "a"}, {"id": "a", "publisher": "P"}, {"error": "Title match not found"}, {"author": "Jane", "name": "package"},
        {"URL": "https://a.org"}, {"id": "a", "title": ""},
    ],
)  # fmt: skip
def test_what_says_nothing_of_a_work_is_none(item: dict[str, object]) -> None:
    result = bibkit.read(json.dumps([item]), "csl-json", path="x.json")
    assert (result.records, [one.code for one in result.diagnostics if one.is_error]) == ((), ["BK109"])


IDENTIFIERS = [
    ("doi", "10.1234/abc", "DOI", "10.1234/abc"), ("url", "https://a.org", "URL", "https://a.org"),
    ("Url", "https://a.org", "URL", "https://a.org"), ("isbn", "978-0-19-989262-4", "ISBN", "9780199892624"),
    ("issn", ["0378-5955"], "ISSN", "0378-5955"), ("pmid", 123, "PMID", "123"), ("pmcid", "PMC77", "PMCID", "PMC77"),
]  # fmt: skip


@pytest.mark.parametrize(("member", "value", "field", "text"), IDENTIFIERS)
def test_identifiers_are_known_in_any_case(member: str, value: object, field: str, text: str) -> None:
    record = only(**{member: value})
    assert (record.text(field), record.extra) == (text, {})


def test_an_identifier_that_is_none_and_one_that_is_there_twice_are_kept() -> None:
    assert only(doi="10.x").extra == {"csl-json": {"doi": "10.x"}}
    record = only(DOI="10.1234/abc", doi="10.1234/other")
    assert (record.text("DOI"), record.extra) == ("10.1234/abc", {"doi": "10.1234/other"})


NAMES = [
    ([{"name": "CERN"}], ["CERN"]), ([{"lastName": "Doe", "firstName": "Jane"}], ["Jane Doe"]), ([None, {"family": "Doe"}], ["Doe"]),
    ([{"family": "Doe", "given": "Jane", "literal": "Jane Doe"}], ["Jane Doe"]), ([{"literal": "X"}, {"literal": "Y"}], ["X", "Y"]),
    ([{"family": "Doe", "given": ["Jane"]}], ["Jane Doe"]), ({"family": "Doe", "given": ["Jane", "Q."]}, ["Jane Q. Doe"]),
]  # fmt: skip


@pytest.mark.parametrize(("author", "shown"), NAMES)
def test_names(author: object, shown: list[str]) -> None:
    assert [one.display for one in only(author=author).author] == shown


NOTES = [
    ("PMID: 123\nPMCID: PMC77\nA dedication", {"PMID": "123", "PMCID": "PMC77", "note": "A dedication"}),
    ("Original Date: 1950-03\nevent-place: Rome\nStatus: in press", {"original-date": "1950-03", "event-place": "Rome", "status": "in press"}),
    ("{:original-date: 1950}{:genre: Ph.D.}", {"original-date": "1950", "genre": "Ph.D."}),
    ("Words. {:genre: Essay} More.", {"genre": "Essay", "note": "Words.  More."}),
    ("arXiv: 1706.03762 [cs]\ntex.foo: x", {"arxiv": "1706.03762 [cs]", "note": "tex.foo: x"}),
    ("PMID: none\nOriginal Date: long ago\nGenre:", {"note": "PMID: none\nOriginal Date: long ago\nGenre:"}),
    ("volume: 3", {"note": "volume: 3"}),
    ("See: the other one", {"note": "See: the other one"}),
    ("note: this", {"note": "note: this"}),
]  # fmt: skip


@pytest.mark.parametrize(("note", "fields"), NOTES)
def test_fields_in_a_note(note: str, fields: dict[str, str]) -> None:
    record = only(note=note, volume=7)
    names = ("PMID", "PMCID", "original-date", "event-place", "status", "genre", "arxiv", "note")
    assert {name: record.text(name) for name in names if name in record.values} == fields
    assert record.text("volume") == "7"


def test_people_in_a_note() -> None:
    record = only(note="director: Welles || Orson\neditor: A Team")
    assert [(one.family, one.given) for one in record.names("director")] == [("Welles", "Orson")]
    assert [one.literal for one in record.names("editor")] == ["A Team"]


def test_the_key_of_better_bibtex_in_a_note() -> None:
    record = only(id="http://zotero.org/users/1/items/ABCD", note="Citation Key: doe2020")
    assert (record.key, record.text("note")) == ("doe2020", "")
    assert record.extra["csl-json"] == {"id": "http://zotero.org/users/1/items/ABCD"}
    assert only(note="Citation Key: no key").key == "a"
    assert only(note="Citation Key: doe2020", **{"citation-key": "roe2020"}).key == "roe2020"


def test_what_bibkit_wrote_is_read_as_it_was() -> None:
    record = Record("a", "book", {"title": "T", "note": "PMID: 123"})
    (again,) = bibkit.read(write_whole(write_csl_json, [record], {}).text, "csl-json").records
    assert again.text("note") == "PMID: 123"


@pytest.mark.parametrize(
    ("name", "key", "authors"),
    [("citeproc", "4k3m-nyvg", ["Martin Fenner"]), ("citeproc-no-author", "4k3m-nyvg", [])],
)
def test_an_item_of_datacite(name: str, key: str, authors: list[str]) -> None:
    path = shared(f"corpora/formats/csl-json/{name}.json")
    source = Source(path.read_text(encoding="utf-8"), path.name)
    assert format_of(source) == "csl-json"
    result = bibkit.read(source.text, "csl-json")
    (record,) = result.records
    assert (record.type, [one.display for one in record.author]) == ("post-weblog", authors)
    assert [record.text(field) for field in ("title", "issued", "container-title", "publisher", "DOI", "URL")] == [
        "Eating your own Dog Food", "2016-12-20", "DataCite Blog", "DataCite", "10.5438/4k3m-nyvg",
        "https://blog.datacite.org/eating-your-own-dog-food",
    ]  # fmt: skip
    assert record.extra["categories"] == [
        "Phylogeny", "Malaria", "Parasites", "Taxonomy", "Mitochondrial genome", "Africa", "Plasmodium",
    ]  # fmt: skip
    assert result.diagnostics == ()


def test_a_library_of_zotero() -> None:
    result = bibkit.read(
        shared("corpora/formats/csl-json/csl-list.json").read_text(encoding="utf-8"), "csl-json"
    )
    assert (result.found, len(result.records)) == (17, 16)
    assert [(one.code, one.key) for one in result.diagnostics if one.is_error] == [
        ("BK115", "schoenemannMinisculeSystemSailing2016")
    ]
    by_key = {one.key: one for one in result.records}
    rambo = by_key["ramboModelingMacromolecularMotions2015"]
    assert [rambo.text(field) for field in ("PMID", "note", "volume", "issue", "page", "issued", "accessed")] == [
        "25992719", "", "108", "10", "2421-2423", "2015-05-19", "2016-12-22",
    ]  # fmt: skip
    assert [one.display for one in rambo.author] == ["Robert P. Rambo", "John A. Tainer"]
    assert by_key["jonesRacetrackPlayaRocks2015"].text("volume") == "19, Part A"
    assert (
        by_key["whitlockDataArchivingEcology2011"].text("container-title") == "Trends in Ecology & Evolution"
    )
    assert [one.family for one in by_key["lorenzTrailFormationIceshoved2014"].author] == [
        "Lorenz", "Norris", "Jackson", "Norris", "Chadbourne", "Ray",
    ]  # fmt: skip

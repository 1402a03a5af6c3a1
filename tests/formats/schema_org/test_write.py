"""JSON-LD of schema.org, written: what a graph says, the law, and who takes it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from pyld import jsonld

from bibkit.formats.schema_org import FORMAT
from bibkit.model.ident import ArxivId
from bibkit.model.person import Name
from bibkit.model.record import Record, Value
from tests.formats.two_way import check_law, edtf, losses, read_back, write
from tests.strategies.records import records

JANE = (Name(family="Berg", given="Jane", non_dropping_particle="van der", orcid="0000-0001-5898-1911"),)
SCHEMA = "http://schema.org/"


@given(record=records())
@settings(max_examples=200, deadline=None)
def test_reading_gives_back_what_was_written_but_for_the_losses(record: Record) -> None:
    check_law(FORMAT, record)


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("article-journal", {"title": "T", "author": JANE, "container-title": "J", "volume": "1", "page": "2-9"}),
        ("article-journal", {"container-title": "J", "volume": "1", "issue": "2", "ISSN": "0378-5955"}),
        ("article", {"title": "T", "arxiv": ArxivId("2212.08073", 2, "cs.CL")}),
        ("chapter", {"author": JANE, "container-title": "B", "editor": JANE, "publisher": "P", "ISBN": "9780306406157"}),
        ("paper-conference", {"container-title": "Proc", "volume": "12", "collection-title": "LNCS", "publisher": "ACM"}),
        ("article-journal", {"title": "T", "volume": "1", "collection-title": "3rd series"}),
        ("paper-conference", {"title": "T", "volume": "2"}),
        ("chapter", {"title": "T", "ISBN": "9780306406157", "collection-title": "LNCS", "volume": "3"}),
        ("report", {"title": "T", "number": "TR-7", "publisher": "P", "ISSN": "0378-5955"}),
        ("post-weblog", {"title": "T", "container-title": "The Blog"}),
        ("webpage", {"title": "T", "container-title": "The Site"}),
        ("book", {"collection-title": "LNCS", "edition": "2", "publisher": "P", "publisher-place": "Wien"}),
        ("article-newspaper", {"container-title": "The Daily", "issued": edtf("2020-01-02")}),
        ("software", {"version": "1.2.0", "license": "MIT", "DOI": "10.1000/a", "keyword": "a; b"}),
        ("dataset", {"version": "v7", "PMID": "123456", "PMCID": "PMC123456"}),
        ("webpage", {"URL": "https://x.org/", "author": (Name(literal="The Group"),), "language": "en"}),
        ("motion_picture", {"title": "M", "director": JANE, "producer": JANE}),
        ("speech", {"title": "M", "abstract": "First.\n\nSecond."}),
    ],
)  # fmt: skip
def test_what_a_work_has_is_carried(kind: str, values: dict[str, Value]) -> None:
    record = Record("doe2020", kind, values)
    written = write(FORMAT, record)
    assert losses(written) == []
    (again,) = read_back(FORMAT, written.text)
    assert (again.key, again.type) == ("doe2020", kind)
    assert {name: again.values[name] for name in values} == values


def test_losses_are_named() -> None:
    values: dict[str, Value] = {"title": "On <i>E. coli</i>", "issued": edtf("2001-21"), "jurisdiction": "AT"}
    assert losses(write(FORMAT, Record("a", "patent", values))) == [
        "BK703 type: schema.org has no type for patent; it is read as document",
        "BK702 title: schema.org can't carry the rich text in title",
        'BK702 issued: schema.org can\'t carry issued as it is; it is read as "2001"',
        "BK701 jurisdiction: schema.org has no place for jurisdiction here",
    ]


def test_the_text_of_a_graph() -> None:
    values: dict[str, Value] = {
        "title": 'A "b" & c',
        "author": JANE,
        "issued": edtf("2020-03"),
        "DOI": "10.1000/a",
    }
    assert write(FORMAT, Record("doe2020", "book", values), Record("roe", "webpage", {"title": "W"})).text == """\
{
"@context": "https://schema.org",
"@graph": [
{
 "@type": "Book",
 "name": "A \\"b\\" & c",
 "author": [
  {
   "@type": "Person",
   "name": "Jane van der Berg",
   "familyName": "van der Berg",
   "givenName": "Jane",
   "@id": "https://orcid.org/0000-0001-5898-1911"
  }
 ],
 "datePublished": "2020-03",
 "identifier": [
  {
   "@type": "PropertyValue",
   "propertyID": "citation-key",
   "value": "doe2020"
  },
  {
   "@type": "PropertyValue",
   "propertyID": "doi",
   "value": "10.1000/a"
  }
 ]
},
{
 "@type": "WebPage",
 "name": "W",
 "identifier": [
  {
   "@type": "PropertyValue",
   "propertyID": "citation-key",
   "value": "roe"
  }
 ]
}
]
}
"""  # fmt: skip


def test_nothing_is_an_empty_text() -> None:
    assert write(FORMAT).text == ""


def test_pages_and_works_in_one_graph_all_come_back() -> None:
    works = [
        Record("a", "webpage", {"title": "A"}),
        Record("b", "book", {"title": "B"}),
        Record("c", "webpage", {}),
    ]
    assert [one.key for one in read_back(FORMAT, write(FORMAT, *works).text)] == ["a", "b", "c"]


@pytest.mark.parametrize(
    "came",
    [
        {"@type": "Book", "name": "N", "alternateName": ["M"], "award": "A"},
        {"@type": ["Book", "Product"], "gtin13": "9780306406157"},
        {"@type": ["FancyThing", "CreativeWork"], "audience": {"@type": "Audience", "name": "All"}, "identifier": "x"},
        {"@type": "Dataset", "identifier": ["10.1000/a", {"@type": "PropertyValue", "propertyID": "md5", "value": "6"}]},
        {"@type": "Book", "publisher": [{"@type": "Organization", "name": "P"}, {"@type": "Organization", "name": "Q"}]},
        {"@type": "Article", "isPartOf": [{"@type": "Blog", "name": "B"}, {"@type": "WebSite", "name": "S"}]},
        {"@type": "Article", "license": ["MIT", "CC0-1.0"], "url": ["https://x.org/", "https://y.org/"]},
        {"@type": "Book", "isbn": ["9780306406157", "12"], "issn": "x"},
    ],
)  # fmt: skip
def test_what_is_read_and_has_no_field_comes_back(came: dict[str, object]) -> None:
    (record,) = read_back(FORMAT, json.dumps({"name": "N", **came}))
    written = write(FORMAT, record)
    assert losses(written) == []
    (again,) = read_back(FORMAT, written.text)
    assert (again.values, again.extra) == (record.values, record.extra)


def expanded(text: str) -> list[dict[str, Any]]:
    """The nodes of a graph as a JSON-LD processor has them, the context given and not fetched."""

    def loaded(url: str, _options: object) -> dict[str, Any]:
        assert url == "https://schema.org"
        context = {"@context": {"@vocab": SCHEMA}}
        return {
            "contextUrl": None,
            "documentUrl": url,
            "document": context,
            "contentType": "application/ld+json",
        }

    found: list[dict[str, Any]] = jsonld.expand(json.loads(text), {"documentLoader": loaded})
    return found


def test_a_processor_of_json_ld_takes_it() -> None:
    values: dict[str, Value] = {
        "title": "A",
        "author": JANE,
        "container-title": "J",
        "volume": "3",
        "DOI": "10.1000/a",
    }
    first, second = expanded(
        write(FORMAT, Record("a", "article-journal", values), Record("b", "book", {"title": "B"})).text
    )
    assert (first["@type"], first[f"{SCHEMA}name"]) == ([f"{SCHEMA}ScholarlyArticle"], [{"@value": "A"}])
    assert first[f"{SCHEMA}author"][0]["@id"] == "https://orcid.org/0000-0001-5898-1911"
    (volume,) = first[f"{SCHEMA}isPartOf"]
    assert volume[f"{SCHEMA}isPartOf"][0][f"{SCHEMA}name"] == [{"@value": "J"}]
    assert second["@type"] == [f"{SCHEMA}Book"]


@given(record=records())
@settings(max_examples=25, deadline=None)
def test_a_processor_finds_a_node_for_any_work(record: Record) -> None:
    assert len(expanded(write(FORMAT, record).text)) == 1

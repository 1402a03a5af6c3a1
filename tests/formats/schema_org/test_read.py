"""schema.org's JSON-LD, by itself, in graphs and in pages."""

from __future__ import annotations

import json
import time

import pytest

import bibkit
from bibkit.formats.detect import format_of
from bibkit.loading import ReadResult
from bibkit.model.record import Record
from bibkit.source import Source
from tests.formats.services.reading import codes, only, people, said
from tests.formats.services.test_hostile import OTHER, ways, with_other
from tests.shared_data import shared

ARTICLE: dict[str, object] = {
    "@context": "https://schema.org", "@type": "ScholarlyArticle", "@id": "https://doi.org/10.1234/abc", "headline": "On names",
    "author": [{"@type": "Person", "givenName": "Jan", "familyName": "van der Berg", "@id": "https://orcid.org/0000-0002-1825-0097",
                "affiliation": {"@type": "Organization", "name": "University X"}},
               {"@type": "Organization", "name": "A Team"}, "Jane Doe"],
    "datePublished": "2020-03-05", "pageStart": "1", "pageEnd": "9",
    "isPartOf": {"@type": "PublicationIssue", "issueNumber": "2", "datePublished": "2020-03", "isPartOf": {
        "@type": ["PublicationVolume", "Periodical"], "volumeNumber": "7", "name": "Names", "issn": ["0378-5955"],
        "publisher": {"@type": "Organization", "name": "Harbour Press"}}},
}  # fmt: skip


def read(data: object) -> ReadResult:
    text = data if isinstance(data, str) else json.dumps(data, indent=1)
    assert format_of(Source(text, "x.html" if text.startswith("<") else "x.json")) == "schema-org"
    return bibkit.read(text, "schema-org", path="x")


def work(data: object) -> Record:
    (record,) = read(data).records
    return record


def test_a_blog_post() -> None:
    record = only("schema-org/schema_org.json", "schema-org")
    assert (record.key, record.type, people(record)) == ("fenner2016", "post-weblog", ["Martin Fenner"])
    assert record.author[0].orcid == "0000-0003-1419-2405"
    assert said(record, "title", "issued", "container-title", "publisher", "DOI", "URL", "language", "version", "license") == [
        "Eating your own Dog Food", "2016-12-20", "DataCite Blog", "DataCite", "10.5438/4K3M-NYVG",
        "https://blog.datacite.org/eating-your-own-dog-food/", "en", "1.0", "https://creativecommons.org/licenses/by/4.0/",
    ]  # fmt: skip
    assert record.text("keyword") == "datacite, doi, metadata, featured"
    extra = record.extra["schema-org"]
    assert isinstance(extra, dict)
    assert sorted(extra) == ["alternateName", "citation", "encoding", "isPartOf.Blog"]
    assert len(extra["citation"]) == 2


def test_a_data_set_of_a_consortium() -> None:
    record = only("schema-org/schema_org_gtex.json", "schema-org")
    assert (record.key, record.type, people(record)) == ("the2017", "dataset", ["The GTEx Consortium"])
    assert said(record, "issued", "publisher", "DOI", "URL", "version", "keyword") == [
        "2017", "GTEx", "10.25491/d50j-3083", "https://ors.datacite.org/doi:/10.25491/d50j-3083", "v7",
        "gtex, annotation, phenotype, gene regulation, transcriptomics",
    ]  # fmt: skip
    extra = record.extra["schema-org"]
    assert isinstance(extra, dict)
    assert len(extra["funder"]) == 7
    assert extra["includedInDataCatalog"] == {"@type": "DataCatalog", "name": "GTEx"}


def test_an_article_in_an_issue_of_a_volume_of_a_journal() -> None:
    record = work(ARTICLE)
    assert (record.type, people(record)) == ("article-journal", ["Jan van der Berg", "A Team", "Jane Doe"])
    first = record.author[0]
    assert (first.family, first.non_dropping_particle, first.orcid) == (
        "Berg",
        "van der",
        "0000-0002-1825-0097",
    )
    assert first.extra == {"affiliation": [{"name": "University X"}]}
    assert said(record, "title", "issued", "container-title", "volume", "issue", "page", "ISSN", "publisher", "DOI") == [
        "On names", "2020-03-05", "Names", "7", "2", "1-9", "0378-5955", "Harbour Press", "10.1234/abc",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "wrapped",
    [
        [ARTICLE],
        {"@context": "https://schema.org", "@graph": [ARTICLE, {"@type": "Organization", "name": "X"}]},
        {
            "@context": "https://schema.org",
            "@graph": [{"@type": "WebPage", "name": "Page", "mainEntity": ARTICLE}],
        },
        {
            "@context": {"@vocab": "https://schema.org/"},
            "@type": "ItemList",
            "itemListElement": [{"@type": "ListItem", "item": ARTICLE}],
        },
    ],
)
def test_a_work_in_whatever_it_comes(wrapped: object) -> None:
    assert work(wrapped).title == "On names"


def test_what_is_named_by_its_id_stands_elsewhere_in_the_graph() -> None:
    record = work(
        {"@context": "http://schema.org", "@graph": [
            {"@type": "schema:Article", "schema:name": {"@value": "On names", "@language": "en"}, "author": {"@id": "#jane"}, "isPartOf": {"@id": "#j"}},
            {"@id": "#jane", "@type": "Person", "name": "Jane Doe"}, {"@id": "#j", "@type": "Periodical", "name": "Names"}]}
    )  # fmt: skip
    assert (record.type, record.title, people(record), record.text("container-title")) == (
        "article-journal",
        "On names",
        ["Jane Doe"],
        "Names",
    )


PAGE = f"""<!DOCTYPE html><html><head><title>x</title>
<script type="application/ld+json">{{"@context": "https://schema.org", "@type": "BreadcrumbList"}}</script>
<script type='application/ld+json' id="a"><!--
{json.dumps(ARTICLE)}
--></script><script>var a = "application/ld+json"</script>
<script type="application/ld+json">{{"@type": "Book", "name": }}</script>
<script type="application/ld+json">{{"@context": "https://schema.org", "@type": "Book", "name": "Harbours", "isbn": "978-0-306-40615-7",
 "author": "Roe, Ann", "bookEdition": "2", "numberOfPages": 12, "identifier": [{{"propertyID": "https://x.org/arxiv", "value": "2212.08073"}}, 7]}}</script>
</head></html>"""


def test_the_scripts_of_a_page() -> None:
    result = read(PAGE)
    article, book = result.records
    assert article.title == "On names"
    assert (book.type, people(book)) == ("book", ["Ann Roe"])
    assert said(book, "title", "ISBN", "edition", "number-of-pages", "arxiv") == [
        "Harbours",
        "9780306406157",
        "2",
        "12",
        "2212.08073",
    ]
    assert [(one.code, one.where.line) for one in result.diagnostics if one.code != "BK829"] == [
        ("BK805", 2),
        ("BK801", 6),
    ]


@pytest.mark.parametrize("text", ["<html><p>No script</p></html>", "", "  "])
def test_a_page_without_any_is_refused(text: str) -> None:
    assert [one.code for one in bibkit.read(text, "schema-org").diagnostics] == ["BK801"]


TYPES = [
    ("Thesis", "thesis"), ("SoftwareSourceCode", "software"), ("NewsArticle", "article-newspaper"), ("Chapter", "chapter"),
    (["CreativeWork", "Dataset"], "document"), ("https://schema.org/Report", "report"), ("WebPage", "webpage"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "csl"), TYPES)
def test_types_are_those_of_csl(kind: object, csl: str) -> None:
    assert work({"@context": "https://schema.org", "@type": kind, "name": "T"}).type == csl


def test_a_page_beside_works_is_none() -> None:
    result = read(
        {"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "Site"}, ARTICLE]}
    )
    assert [one.title for one in result.records] == ["On names"]
    assert "WebSite" in next(one.message for one in result.diagnostics if one.code == "BK829")


def test_what_no_list_of_works_has_is_told() -> None:
    result = read({"@context": "https://schema.org", "@type": "Organization", "name": "X"})
    assert (result.found, codes(result)) == (1, ["BK805"])


@pytest.mark.parametrize("name", ["schema_org.json", "schema_org_gtex.json", ""])
def test_whatever_stands_in_the_place_of_a_value_is_read_or_named(name: str) -> None:
    data = (
        json.loads(shared(f"corpora/formats/schema-org/{name}").read_text(encoding="utf-8"))
        if name
        else ARTICLE
    )
    for way in ways(data):
        for other in OTHER:
            result = bibkit.read(json.dumps(with_other(data, way, other)), "schema-org")
            assert result.found or result.diagnostics


@pytest.mark.parametrize(
    "text",
    [
        "[" * 900 + "]" * 900, '{"@graph":' * 900 + "1" + "}" * 900, "<script type=application/ld+json>" * 20_000,
        '{"@context": "https://schema.org", "@type": "Book", "name": "T", "@id": "#a", "author": ['
        + ",".join(['{"@id": "#a"}'] * 20_000) + "]}",
    ],
)  # fmt: skip
def test_texts_that_nobody_sends_end_soon(text: str) -> None:
    started = time.process_time()
    result = bibkit.read(text, "schema-org")
    assert result.found or result.diagnostics
    assert time.process_time() - started < 10


CODEMETA = [
    "https://w3id.org/codemeta/3.0",
    "https://doi.org/10.5063/schema/codemeta-2.0",
    "https://raw.githubusercontent.com/codemeta/codemeta/2.0/codemeta.jsonld",
    ["https://w3id.org/codemeta/3.0", "https://w3id.org/software-types"],
    ["https://w3id.org/software-types", "https://schema.org"],
    [{"x": "https://x.org/"}, "http://schema.org/"],
]


@pytest.mark.parametrize("context", CODEMETA)
def test_what_software_says_of_itself_in_codemeta(context: object) -> None:
    said = {
        "@context": context, "@type": "SoftwareSourceCode", "name": "bibkit", "version": "1.0", "license": "https://spdx.org/licenses/MIT",
        "author": [{"@type": "Person", "givenName": "Jan", "familyName": "van der Berg", "@id": "https://orcid.org/0000-0002-1825-0097"}],
        "codeRepository": "https://github.com/x/bibkit", "identifier": "https://doi.org/10.5281/zenodo.1",
    }  # fmt: skip
    assert format_of(Source(json.dumps(said), "codemeta.json")) == "schema-org"
    record = work(said)
    assert (record.type, record.title, people(record)) == ("software", "bibkit", ["Jan van der Berg"])
    assert [record.text(name) for name in ("version", "DOI", "URL")] == [
        "1.0", "10.5281/zenodo.1", "https://github.com/x/bibkit",
    ]  # fmt: skip

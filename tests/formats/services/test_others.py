"""Semantic Scholar, INSPIRE, PubMed's summaries, Zenodo and arXiv's feed, as they are written in their documents."""

from __future__ import annotations

import json

import pytest

import bibkit
from bibkit.formats.detect import format_of
from bibkit.source import Source
from tests.formats.services.reading import codes, only, people, read, said, work

PAPER: dict[str, object] = {
    "paperId": "649d", "corpusId": 2, "externalIds": {"ArXiv": "1706.03762", "DBLP": "journals/corr/abs-1706-03762"},
    "title": "Attention is All you Need", "venue": "Neural Information Processing Systems", "year": 2017,
    "publicationVenue": {"name": "Neural Information Processing Systems", "type": "conference"},
    "publicationTypes": ["JournalArticle", "Conference"], "publicationDate": "2017-06-12",
    "journal": {"pages": "5998-6008"}, "authors": [{"authorId": "1", "name": "Ashish Vaswani"}, {"name": "Llion Jones"}],
    "tldr": {"model": "tldr@v2.0.0", "text": "A new network."}, "citationCount": 7,
}  # fmt: skip
ARTICLE: dict[str, object] = {
    "control_number": 451647, "texkeys": ["Maldacena:1997re", "Old:1997"], "document_type": ["article"],
    "titles": [{"source": "arXiv", "title": "The large $N$ limit", "subtitle": "A start"}],
    "authors": [{"full_name": "Maldacena, Juan Martin", "ids": [{"schema": "ORCID", "value": "0000-0002-9127-1687"}],
                 "affiliations": [{"value": "Harvard U."}]},
                {"full_name": "Roe, Ann", "inspire_roles": ["editor"]}],
    "dois": [{"value": "10.4310/ATMP.1998.v2.n2.a1"}, {"value": "10.1023/A:1026654312961"}],
    "arxiv_eprints": [{"value": "hep-th/9711200", "categories": ["hep-th"]}],
    "publication_info": [{"journal_title": "Adv.Theor.Math.Phys.", "journal_volume": "2", "page_start": "231",
                          "page_end": "252", "year": 1998}, {"journal_title": "Int.J.Theor.Phys."}],
    "abstracts": [{"value": "We show that"}], "report_numbers": [{"value": "HUTP-97-A097"}],
    "collaborations": [{"value": "H1"}],
}  # fmt: skip
SUMMARY: dict[str, object] = {
    "uid": "11850928", "pubdate": "2002 Jul", "epubdate": "2002 May 14", "source": "Arch Virol",
    "authors": [{"name": "Doe JA", "authtype": "Author"}, {"name": "WHO Group", "authtype": "CollectiveName"}],
    "title": "On <i>E. coli</i> viruses.", "volume": "147", "issue": "7", "pages": "1303-13", "lang": ["eng"],
    "issn": "0304-8608", "essn": "1432-8798", "pubtype": ["Journal Article", "Review", "Comparative Study"],
    "articleids": [{"idtype": "pubmed", "value": "11850928"}, {"idtype": "doi", "value": "10.1007/s00705-002-0813-6"},
                   {"idtype": "pmc", "value": "PMC123"}, {"idtype": "pii", "value": "S1"}],
    "fulljournalname": "Archives of virology", "elocationid": "doi: 10.1007/s00705-002-0813-6", "sorttitle": "on",
}  # fmt: skip
RDM: dict[str, object] = {
    "id": "abc", "pids": {"doi": {"identifier": "10.5281/zenodo.1"}}, "links": {"self_html": "https://zenodo.org/records/1"},
    "metadata": {
        "resource_type": {"id": "publication-thesis"}, "title": "On names", "publication_date": "2020-03",
        "additional_titles": [{"title": "A history", "type": {"id": "subtitle"}}],
        "creators": [{"person_or_org": {"type": "personal", "name": "Doe, Jane", "given_name": "Jane", "family_name": "Doe",
                      "identifiers": [{"scheme": "orcid", "identifier": "0000-0002-1825-0097"}]},
                      "affiliations": [{"name": "University X"}]},
                     {"person_or_org": {"type": "organizational", "name": "CERN, Geneva"}}],
        "contributors": [{"person_or_org": {"type": "personal", "name": "Roe, Ann"}, "role": {"id": "supervisor"}}],
        "rights": [{"id": "cc-by-4.0", "title": {"en": "CC BY"}}], "publisher": "Zenodo",
        "languages": [{"id": "eng"}], "description": "<p>One.</p><p>Two.</p>", "subjects": [{"subject": "names"}],
    },
    "custom_fields": {"thesis:university": "University X", "journal:journal": {"title": "Names", "volume": "3"}},
}  # fmt: skip


def test_a_paper_of_semantic_scholar() -> None:
    record = work("semantic-scholar", {"total": 1, "offset": 0, "data": [PAPER]})
    assert (record.key, record.type, people(record)) == (
        "vaswani2017",
        "paper-conference",
        ["Ashish Vaswani", "Llion Jones"],
    )
    assert said(record, "title", "issued", "container-title", "page", "arxiv") == [
        "Attention is All you Need", "2017-06-12", "Neural Information Processing Systems", "5998-6008", "1706.03762",
    ]  # fmt: skip
    assert record.extra["semantic-scholar"] == {
        "publicationTypes": ["JournalArticle"],
        "tldr.text": "A new network.",
        "paperId": "649d",
        "externalIds.DBLP": "journals/corr/abs-1706-03762",
    }


@pytest.mark.parametrize(
    ("members", "csl", "place"),
    [
        (
            {
                "venue": "arXiv.org",
                "journal": {"name": "ArXiv", "volume": "abs/1706.03762"},
                "publicationVenue": None,
            },
            "article",
            "ArXiv",
        ),
        (
            {"publicationTypes": None, "journal": {"name": "Names"}, "venue": "", "publicationVenue": None},
            "article-journal",
            "Names",
        ),
        ({"publicationTypes": ["Book"], "venue": "", "publicationVenue": None, "journal": None}, "book", ""),
    ],
)
def test_types_of_semantic_scholar(members: dict[str, object], csl: str, place: str) -> None:
    record = work("semantic-scholar", {**PAPER, "publicationTypes": ["JournalArticle"], **members})
    assert record.type == csl
    assert record.text("publisher" if csl == "article" else "container-title") == place
    assert record.text("volume") == ""


def test_papers_that_cite_another() -> None:
    records = read(
        "semantic-scholar", {"data": [{"citingPaper": PAPER}, {"citingPaper": {**PAPER, "title": "Another"}}]}
    ).records
    assert len(records) == 2


def test_a_record_of_inspire() -> None:
    record = work("inspire", {"hits": {"total": 1, "hits": [{"id": "451647", "metadata": ARTICLE}]}})
    assert (record.key, record.type, people(record)) == (
        "Maldacena:1997re",
        "article-journal",
        ["Juan Martin Maldacena"],
    )
    assert (record.author[0].orcid, people(record, "editor")) == ("0000-0002-9127-1687", ["Ann Roe"])
    assert said(record, "title", "issued", "container-title", "volume", "page", "DOI", "arxiv", "number", "abstract") == [
        "The large $N$ limit: A start", "1998", "Adv.Theor.Math.Phys.", "2", "231-252", "10.4310/ATMP.1998.v2.n2.a1",
        "hep-th/9711200 [hep-th]", "", "We show that",
    ]  # fmt: skip
    assert record.extra["inspire"] == {
        "texkeys": ["Old:1997"], "dois.1": "10.1023/A:1026654312961", "report_numbers.0": "HUTP-97-A097",
        "publication_info": [{"journal_title": "Int.J.Theor.Phys."}], "collaborations": [{"value": "H1"}],
    }  # fmt: skip


def test_a_preprint_of_inspire_and_one_of_a_collaboration_alone() -> None:
    record = work("inspire", {**ARTICLE, "publication_info": [], "authors": []})
    assert (record.type, people(record), record.list("incomplete")) == ("article", ["H1 Collaboration"], ())


def test_summaries_of_pubmed() -> None:
    answer = {"header": {"type": "esummary"}, "result": {"uids": ["11850928", "25"], "11850928": SUMMARY,
              "25": {"uid": "25", "error": "cannot get document summary"}}}  # fmt: skip
    result = read("pubmed-json", answer)
    (record,) = result.records
    assert (result.found, codes(result)) == (2, ["BK805"])
    assert (record.key, record.type, people(record)) == (
        "doe2002",
        "article-journal",
        ["J. A. Doe", "WHO Group"],
    )
    assert said(record, "title", "issued", "available-date", "container-title", "container-title-short", "volume", "page") == [
        "On <i>E. coli</i> viruses", "2002-07", "2002-05-14", "Archives of virology", "Arch Virol", "147", "1303-13",
    ]  # fmt: skip
    assert said(record, "DOI", "PMID", "PMCID", "ISSN", "genre", "language") == [
        "10.1007/s00705-002-0813-6", "11850928", "PMC123", "0304-8608 1432-8798", "Review", "eng",
    ]  # fmt: skip
    assert record.extra["pubmed-json"] == {
        "pubtype": ["Comparative Study"],
        "articleids": [{"idtype": "pii", "value": "S1"}],
    }


def test_software_of_zenodo_in_the_older_form() -> None:
    record = only("datacite-json/inveniordm-software.json", "zenodo")
    assert (record.key, record.type, people(record)) == ("fenner2023", "software", ["Martin Fenner"])
    assert record.author[0].orcid == "0000-0003-1419-2405"
    assert said(record, "title", "issued", "version", "license", "DOI", "URL", "keyword", "note") == [
        "commonmeta-ruby", "2023-03-20", "v3.0.1", "MIT", "10.5281/zenodo.7752775", "https://zenodo.org/records/7752775",
        "ruby; metadata; software citation; research software",
        "If you use ruby-cff in your work, please cite it using the following metadata",
    ]  # fmt: skip
    assert record.extra["zenodo"] == {
        "conceptdoi": "10.5281/zenodo.5785518",
        "metadata.related_identifiers": [
            {"identifier": "https://github.com/front-matter/commonmeta-ruby/tree/v3.0.1", "relation": "isSupplementTo",
             "scheme": "url"},
        ],
    }  # fmt: skip


def test_a_thesis_of_inveniordm() -> None:
    record = work("zenodo", {"hits": {"hits": [RDM], "total": 1}})
    assert (record.type, people(record)) == ("thesis", ["Jane Doe", "CERN, Geneva"])
    assert (record.author[0].orcid, record.author[0].extra) == (
        "0000-0002-1825-0097",
        {"affiliation": [{"name": "University X"}]},
    )
    assert said(record, "title", "issued", "publisher", "license", "language", "abstract", "keyword", "volume") == [
        "On names: A history", "2020-03", "University X", "cc-by-4.0", "eng", "One.\n\nTwo.", "names", "3",
    ]  # fmt: skip
    assert record.extra["zenodo"] == {
        "metadata.contributors": [
            {"person_or_org": {"type": "personal", "name": "Roe, Ann"}, "role": {"id": "supervisor"}}
        ],
        "metadata.publisher": "Zenodo",
    }


DEPOSIT: dict[str, object] = {
    "title": "bibkit",
    "creators": [
        {"affiliation": "Univ. X", "name": "Doe, Jane", "orcid": "0000-0002-1825-0097"},
        {"name": "ACME"},
    ],
    "description": "<p>A tool.</p>",
    "license": {"id": "Apache-2.0"},
    "keywords": ["names"],
    "communities": [{"identifier": "x"}],
    "grants": [{"id": "777541"}],
}


def test_what_a_repository_says_of_itself_to_zenodo() -> None:
    assert format_of(Source(json.dumps(DEPOSIT), ".zenodo.json")) == "zenodo"
    record = work("zenodo", DEPOSIT)
    assert (record.type, people(record), record.author[0].orcid) == (
        "software", ["Jane Doe", "ACME"], "0000-0002-1825-0097",
    )  # fmt: skip
    assert said(record, "title", "abstract", "license", "keyword") == [
        "bibkit",
        "A tool.",
        "Apache-2.0",
        "names",
    ]
    assert record.extra["zenodo"] == {"grants": [{"id": "777541"}]}


@pytest.mark.parametrize(
    ("members", "csl"),
    [
        ({"upload_type": "dataset"}, "dataset"), ({"upload_type": "poster"}, "speech"),
        ({"upload_type": "publication", "publication_type": "article"}, "article-journal"),
        ({"upload_type": "publication", "publication_type": "conferencepaper"}, "paper-conference"),
        ({"upload_type": "image", "image_type": "figure"}, "figure"), ({"upload_type": "publication"}, "document"),
    ],
)  # fmt: skip
def test_what_is_deposited(members: dict[str, object], csl: str) -> None:
    for shape in ({**DEPOSIT, **members}, {"metadata": {**DEPOSIT, **members}}):
        assert work("zenodo", shape).type == csl


def test_where_what_is_deposited_was_published() -> None:
    members = {
        "upload_type": "publication", "publication_type": "article", "doi": "10.1234/abc", "publication_date": "2020-03-05",
        "journal_title": "Names", "journal_volume": "3", "journal_issue": "2", "journal_pages": "1-9",
        "conference_title": "ICN", "conference_place": "Rome", "thesis_university": "Univ. X",
        "thesis_supervisors": [{"name": "Roe, Ann"}],
    }  # fmt: skip
    record = work("zenodo", {**DEPOSIT, **members})
    assert said(record, "DOI", "issued", "container-title", "volume", "issue", "page", "event-title", "event-place", "publisher") == [
        "10.1234/abc", "2020-03-05", "Names", "3", "2", "1-9", "ICN", "Rome", "Univ. X",
    ]  # fmt: skip
    assert record.extra["zenodo"] == {
        "grants": [{"id": "777541"}], "thesis_supervisors": [{"name": "Roe, Ann"}],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("service", "data"),
    [("semantic-scholar", PAPER), ("inspire", ARTICLE), ("pubmed-json", SUMMARY), ("zenodo", RDM)],
)
def test_a_service_is_known_by_its_text(service: str, data: object) -> None:
    for shape in (data, [data], {"data": [data]}):
        for path in ("x.json", "", "x.jsonl"):
            assert format_of(Source(json.dumps(shape), path)) == service


FEED = """\
<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom">
<title>ArXiv Query</title>
<entry>
<id>http://arxiv.org/abs/hep-ex/0307015v2</id>
<updated>2003-08-07T13:46:39-04:00</updated><published>2003-07-07T13:46:39-04:00</published>
<title>Multi-Electron Production
  at High $p_T$</title>
<summary>  We look &lt; twice.
 Then again. </summary>
<author><name>H1 Collaboration</name></author>
<author><name>Jan van der Berg</name><arxiv:affiliation>Univ. X</arxiv:affiliation></author>
<arxiv:comment>23 pages</arxiv:comment>
<arxiv:doi>10.1140/epjc/s2003-01326-x</arxiv:doi>
<link title="doi" href="http://dx.doi.org/10.1140/epjc/s2003-01326-x" rel="related"/>
<link href="http://arxiv.org/abs/hep-ex/0307015v2" rel="alternate" type="text/html"/>
<arxiv:journal_ref>Eur.Phys.J. C31 (2003) 17-29</arxiv:journal_ref>
<arxiv:primary_category term="hep-ex"/><category term="hep-ex"/><category term="hep-ph"/>
</entry>
<entry><title>Error</title></entry>
<entry><id>http://arxiv.org/abs/2212.08073</id><title>Two</title><author><name>Doe</name></author></entry>
</feed>
"""


def feed(text: str) -> bibkit.loading.ReadResult:
    return bibkit.read(text, "arxiv-atom", path="feed.xml")


def test_a_feed_of_arxiv() -> None:
    assert format_of(Source(FEED, "feed.xml")) == "arxiv-atom"
    result = feed(FEED)
    record, two = result.records
    assert (record.type, people(record)) == ("article", ["H1 Collaboration", "Jan van der Berg"])
    assert record.author[1].extra == {"affiliation": [{"name": "Univ. X"}]}
    assert said(record, "title", "issued", "updated", "arxiv", "DOI", "abstract") == [
        "Multi-Electron Production at High $p_T$", "2003-07-07", "2003-08-07", "hep-ex/0307015v2 [hep-ex]",
        "10.1140/epjc/s2003-01326-x", "We look < twice. Then again.",
    ]  # fmt: skip
    assert record.extra["arxiv-atom"] == {
        "category": ["hep-ph"],
        "comment": "23 pages",
        "journal_ref": "Eur.Phys.J. C31 (2003) 17-29",
    }
    assert said(two, "title", "arxiv") == ["Two", "2212.08073"]
    assert [(one.code, one.where.line) for one in result.diagnostics] == [("BK806", 17), ("BK805", 20)]


@pytest.mark.parametrize(
    "text", ["", "<feed", "<feed></feed>", FEED[:700], FEED.replace("<entry>", "<entry><x>"), "{}"]
)
def test_a_feed_that_is_broken_is_named(text: str) -> None:
    assert feed(text).diagnostics


def test_no_value_of_these_is_taken_for_what_it_is_not() -> None:
    from tests.formats.services.test_hostile import OTHER, ways, with_other

    for service, data in (
        ("semantic-scholar", PAPER),
        ("inspire", ARTICLE),
        ("pubmed-json", SUMMARY),
        ("zenodo", RDM),
    ):
        for way in ways(data):
            assert read(service, [with_other(data, way, other) for other in OTHER]).found == len(OTHER)

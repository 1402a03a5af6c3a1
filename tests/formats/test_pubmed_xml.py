"""PubMed XML as E-utilities and PubMed's own files have it."""

from __future__ import annotations

import pytest

import bibkit
from bibkit.formats.detect import format_of
from bibkit.loading import ReadResult
from bibkit.model.record import Record
from bibkit.source import Source
from tests.formats.test_endnote_xml import people, said
from tests.fuzz.seeds import PUBMED_XML
from tests.shared_data import shared
from tests.sources import shown


def read(text: str) -> ReadResult:
    return bibkit.read(text, "pubmed-xml", path="pubmed.xml")


def file(name: str) -> ReadResult:
    """What is read from a file that JabRef tests its reader with."""
    path = shared(f"corpora/formats/pubmed-xml/MedlineImporterTest{name}.xml")
    source = Source(path.read_text(encoding="utf-8"), path.name)
    assert format_of(source) == "pubmed-xml"
    result = read(source.text)
    assert result.found == 1
    return result


def only(name: str) -> Record:
    (record,) = file(name).records
    return record


def article(inner: str, beside: str = "") -> Record:
    (record,) = read(
        f"<PubmedArticle><MedlineCitation><Article>{inner}</Article>{beside}</MedlineCitation></PubmedArticle>"
    ).records
    return record


def kept(record: Record) -> object:
    return record.extra.get("pubmed-xml", {})


def test_an_article_with_a_team_among_its_authors() -> None:
    record = only("ArticleID")
    assert (record.key, record.type) == ("rhein2015", "article-journal")
    assert people(record, "author") == [
        "Joshua Rhein", "Nathan C Bahr", "Andrew C Hemmert", "Joann L Cloud", "Satya Bellamkonda", "Cody Oswald",
        "Eric Lo", "Henry Nabeta", "Reuben Kiggundu", "Andrew Akampurira", "Abdu Musubire", "Darlisha A Williams",
        "David B Meya", "David R Boulware", "ASTRO-CM Team",
    ]  # fmt: skip
    assert record.names("author")[2].extra == {
        "affiliation": [{"name": "BioFire Diagnostics, LLC, Salt Lake City, UT, USA."}]
    }
    assert said(record, "title", "container-title", "container-title-short", "issued", "available-date", "page") == [
        "Diagnostic performance of a multiplex PCR assay for meningitis in an HIV-infected population in Uganda",
        "Diagnostic microbiology and infectious disease", "Diagn. Microbiol. Infect. Dis.", "2015-12-01", "2015-12-01",
        "1234",
    ]  # fmt: skip
    assert said(record, "DOI", "PMID", "ISSN", "abstract", "keyword") == [
        "10.1016/j.diagmicrobio.2015.11.017", "26711635", "1879-0070 0732-8893", "This abstract is a dummy.",
        "Cryptococcal meningitis; Diagnostics; HIV; Immunocompromised; Meningitis; PCR",
    ]  # fmt: skip
    assert kept(record) == {
        "STAT": "Publisher",
        "OWN": "NLM",
        "DA": "20151229",
        "LR": "20151230",
        "Article@PubModel": "Print-Electronic",
        "JournalIssue@CitedMedium": "Internet",
        "LID": "S0732-8893(15)00432-0 [pii]",
        "TA": "Diagn Microbiol Infect Dis",
        "JID": "8305899",
        "KeywordList@Owner": "NOTNLM",
        "PHST": [
            "2015/07/21 [received]", "2015/11/17 [revised]", "2015/11/18 [accepted]", "2015/12/30 06:00 [entrez]",
            "2015/12/30 06:00 [pubmed]", "2015/12/30 06:00 [medline]",
        ],
        "PST": "aheadofprint",
        "AID": ["S0732-8893(15)00432-0 [pii]", "https://pubmed.ncbi.nlm.nih.gov/26711635/ [url]"],
    }  # fmt: skip


def test_an_article_without_an_issn() -> None:
    record = only("ArticleNoISSN")
    assert people(record, "author") == ["Eric C Prichard", "Stephen D Christman"]
    assert said(record, "title", "container-title", "volume", "issue", "page", "issued", "available-date") == [
        "Need for cognition moderates paranormal beliefs and magical ideation in inconsistent-handers", "Laterality",
        "21", "3", "228-42", "2016-05", "2016-02-17",
    ]  # fmt: skip
    assert said(record, "DOI", "PMID", "ISSN", "abstract") == [
        "10.1080/1357650X.2015.1125914",
        "26886152",
        "",
        "",
    ]


def test_an_article_of_a_season_with_pages_in_two_elements() -> None:
    record = only("KeywordSingleEntry")
    assert said(record, "title", "container-title", "volume", "issue", "page", "issued", "ISSN", "PMID") == [
        "Formate assay in body fluids: application in methanol poisoning", "Biochemical medicine", "13", "2", "25-138",
        "1999-21", "0006-2944", "1",
    ]  # fmt: skip
    assert record.text("keyword") == "apnea syndrome; cardiovascular disease; self management"
    extra = kept(record)
    assert isinstance(extra, dict)
    assert (extra["PMID"], extra["RN"][1]) == ("10097079", "142M471B3J (Carbon Dioxide)")


def test_an_article_with_mathml_and_orcids() -> None:
    result = file("MathML")
    (record,) = result.records
    assert [(name.display, name.orcid) for name in record.names("author")] == [
        ("Michael Clerx", "0000-0003-4062-3061"), ("Michael T Cooling", "0000-0002-3417-0177"),
        ("Jonathan Cooper", "0000-0001-6009-3542"), ("Alan Garny", "0000-0001-7606-5888"),
        ("Keri Moyle", "0000-0002-7178-2631"), ("David P Nickerson", "0000-0003-4667-9779"),
        ("Poul M F Nielsen", "0000-0002-4704-0179"), ("Hugh Sorby", "0000-0001-8991-4703"),
    ]  # fmt: skip
    assert said(record, "title", "issued", "volume", "issue", "DOI", "PMID", "PMCID") == [
        "CellML 2.0", "2020-07-24", "17", "2-3", "10.1515/jib-2020-0021", "32759406", "PMC7756617",
    ]  # fmt: skip
    extra = kept(record)
    assert isinstance(extra, dict)
    assert extra["MH"] == ["Computer Simulation", "*Models, Biological", "Models, Theoretical", "*Software"]
    assert extra["math"][1] == '<math xmlns="http://www.w3.org/1998/Math/MathML"> <infinity/> </math>'
    assert [shown(one) for one in result.diagnostics] == [
        "38:25 BK806 MathML is read as its signs alone, and kept beside them as it stands"
    ]


def test_a_book() -> None:
    record = only("PubmedBook")
    assert record.type == "book"
    assert people(record, "author") == [
        "National Collaborating Centre for Chronic Conditions (UK)", "Darlisha A Williams",
    ]  # fmt: skip
    assert said(record, "title", "collection-title", "publisher", "publisher-place", "issued", "ISBN", "PMID") == [
        "Rheumatoid Arthritis: National Clinical Guideline for Management and Treatment in Adults",
        "National Institute for Health and Clinical Excellence: Guidance", "Royal College of Physicians (UK)", "London",
        "2009-02", "9781860163593", "21413195",
    ]  # fmt: skip
    assert said(record, "genre", "abstract") == ["Review", "just a dummy."]


def test_an_article_that_says_nothing() -> None:
    result = file("MinimalEntry")
    assert ([shown(one) for one in result.diagnostics], list(result.records)) == (
        ["2:1 BK805 The PubmedArticle says nothing"],
        [],
    )


def test_all_that_is_said_of_a_person_and_of_a_list() -> None:
    result = read(PUBMED_XML)
    (record,) = result.records
    (person, team) = record.names("author")
    assert (person.non_dropping_particle, person.family, person.given, person.suffix) == (
        "van der",
        "Berg",
        "Jan",
        "Jr",
    )
    assert (person.orcid, person.marks, team.literal) == ("0000-0001-5898-1911", ("equal",), "A team")
    assert record.values["incomplete"] == ("author",)
    assert said(record, "title", "page", "abstract") == ["On <i>E. coli</i> & x", "1-9", "AIM: To see."]
    assert sorted(one.code for one in result.diagnostics) == ["BK803", "BK806"]


@pytest.mark.parametrize(
    ("date", "issued"),
    [
        ("<Year>2009</Year>", "2009"),
        ("<Year>2009</Year><Month>May</Month><Day>4</Day>", "2009-05-04"),
        ("<Year>2009</Year><Month>05</Month>", "2009-05"),
        ("<Year>2009</Year><Season>Winter</Season>", "2009-24"),
        ("<MedlineDate>2008 Nov-Dec</MedlineDate>", "2008-11/2008-12"),
        ("<MedlineDate>2008</MedlineDate>", "2008"),
    ],
)
def test_dates(date: str, issued: str) -> None:
    record = article(
        f"<Journal><JournalIssue><PubDate>{date}</PubDate></JournalIssue><Title>J</Title></Journal>"
    )
    assert record.text("issued") == issued


@pytest.mark.parametrize(
    ("pages", "page"),
    [
        ("<MedlinePgn>228-42</MedlinePgn>", "228-42"),
        ("<StartPage>228</StartPage><EndPage>242</EndPage><MedlinePgn>228-42</MedlinePgn>", "228-242"),
        ("<StartPage>e12</StartPage><MedlinePgn>e12</MedlinePgn>", "e12"),
        (
            "<StartPage>1</StartPage><EndPage>9</EndPage><MedlinePgn>1-3; discussion 9</MedlinePgn>",
            "1-3; discussion 9",
        ),
        ("<StartPage>7</StartPage><EndPage>7</EndPage>", "7"),
    ],
)
def test_pages(pages: str, page: str) -> None:
    assert article(f"<Pagination>{pages}</Pagination>").text("page") == page


def test_identifiers_that_are_wrong_and_names_that_were_printed_wrong_are_kept_only() -> None:
    record = article(
        '<ELocationID EIdType="doi" ValidYN="N">10.1000/b</ELocationID><AuthorList CompleteYN="Y">'
        '<Author ValidYN="N"><LastName>Do</LastName></Author><Author><LastName>Doe</LastName><Initials>J</Initials>'
        "</Author></AuthorList>"
    )
    assert (record.text("DOI"), people(record, "author")) == ("", ["J Doe"])
    assert kept(record) == {"ELocationID": "10.1000/b [doi]", "Author@ValidYN=N": "LastName: Do"}


def test_a_retraction_is_kept_by_the_types_of_publication() -> None:
    types = "".join(
        f"<PublicationType>{one}</PublicationType>"
        for one in ("Journal Article", "Review", "Retracted Publication")
    )
    record = article(f"<PublicationTypeList>{types}</PublicationTypeList>")
    assert (record.type, record.text("genre"), kept(record)) == (
        "article-journal", "Review", {"PT": "Retracted Publication"},
    )  # fmt: skip


def test_a_chapter_has_its_own_authors_and_the_book_has_its() -> None:
    def person(name: str) -> str:
        return f"<Author><LastName>{name}</LastName><ForeName>A</ForeName></Author>"

    (record,) = read(
        f'<PubmedBookArticle><BookDocument><Book><BookTitle>B</BookTitle><AuthorList Type="editors">{person("Roe")}'
        f'</AuthorList><AuthorList Type="authors">{person("Moe")}</AuthorList></Book><ArticleTitle>C</ArticleTitle>'
        f'<AuthorList Type="authors">{person("Doe")}</AuthorList></BookDocument></PubmedBookArticle>'
    ).records
    assert [record.type, *said(record, "title", "container-title")] == ["chapter", "C", "B"]
    assert [people(record, field) for field in ("author", "editor", "container-author")] == [
        ["A Doe"], ["A Roe"], ["A Moe"],
    ]  # fmt: skip


def test_a_broken_article_costs_itself_alone() -> None:
    good = "<PubmedArticle><MedlineCitation><PMID>1</PMID></MedlineCitation></PubmedArticle>"
    result = read(
        f"<PubmedArticleSet>\n<PubmedArticle><PMID>2</PubmedArticle>\n{good}\n<PubmedArticle><PMID>3"
    )
    assert [record.text("PMID") for record in result.records] == ["1"]
    assert [shown(one) for one in result.diagnostics] == [
        "2:25 BK805 This is not XML: mismatched tag",
        "4:1 BK805 The file ends in the middle of this PubmedArticle",
    ]
    assert result.found == 3

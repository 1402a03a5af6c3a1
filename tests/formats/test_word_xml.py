"""Word's sources, read and written: real files, the law, and the schema's vocabulary."""

from __future__ import annotations

import re

import pytest

import bibkit
from bibkit.formats.detect import format_of
from bibkit.formats.word_xml import FORMAT
from bibkit.model.date import Date
from bibkit.model.person import Name
from bibkit.model.record import Record, Value
from bibkit.source import Source
from tests.formats.two_way import edtf, losses, read_back, write
from tests.shared_data import shared
from tests.sources import shown

# The elements of a source in shared-bibliography.xsd, and DOI, which Word has since.
VOCABULARY = frozenset(
    "AbbreviatedCaseNumber AlbumTitle Author BookTitle Broadcaster BroadcastTitle CaseNumber ChapterNumber City Comments"
    " ConferenceName CountryRegion Court Day DayAccessed Department Distributor Edition Guid Institution"
    " InternetSiteTitle Issue JournalName LCID Medium Month MonthAccessed NumberVolumes Pages PatentNumber"
    " PeriodicalTitle ProductionCompany PublicationTitle Publisher RecordingNumber RefOrder Reporter ShortTitle"
    " SourceType StandardNumber StateProvince Station Tag Theater ThesisType Title Type URL Version Volume Year"
    " YearAccessed DOI Sources Source Artist BookAuthor Compiler Composer Conductor Counsel Director Editor Interviewee"
    " Interviewer Inventor Performer ProducerName Translator Writer NameList Corporate Person Last First Middle".split()
)
JANE = (Name(family="Doe", given="Jane Mary"),)


def file(name: str) -> Record:
    """The record of a file that JabRef tests its reader with."""
    text = shared(f"corpora/formats/word-xml/{name}.xml").read_text(encoding="utf-8")
    assert format_of(Source(text, "x.xml")) == "word-xml"
    (record,) = read_back(FORMAT, text)
    return record


def said(record: Record, *names: str) -> list[str]:
    return [record.text(name) for name in names]


def kept(record: Record) -> object:
    return record.extra.get("word-xml")


def one(inner: str) -> Record:
    (record,) = read_back(FORMAT, f'<b:Sources xmlns:b="x"><b:Source>{inner}</b:Source></b:Sources>')
    return record


def test_a_chapter_with_its_labelled_number() -> None:
    record = file("MsBibImporterTest4")
    assert (record.key, record.type, kept(record)) == ("raey", "chapter", {"LCID": "0"})
    assert said(record, "title", "container-title", "volume", "issue", "page", "publisher", "issued", "ISSN", "URL") == [
        "Agile Entwicklung Web-basierter Systeme", "Wirtschaftsinformatik", "44", "3", "237-248", "Gabler Verlag",
        "2002", "0937-6429", "http://dx.doi.org/10.1007/BF03250842",
    ]  # fmt: skip
    assert record.text("keyword").startswith(
        "software development processes; agile software development environments;"
    )


def test_a_site_with_a_number_that_is_no_standard_number() -> None:
    record = file("MsBibImporterTest6")
    assert (record.type, kept(record)) == ("webpage", {"LCID": "0", "StandardNumber": ":MRN:0937-6429"})


def test_a_source_with_its_translator_and_days() -> None:
    record = file("MsBibImporterTestTranslator")
    assert (record.key, record.type, record.title) == ("Nac16", "document", "MeinArtikel")
    assert record.author == (Name(literal="Nachname, Vorname MIddleName; Nachname2, Vorname2 MiddleName21"),)
    assert record.names("translator") == (Name(literal="TestÜbersetzer"),)
    assert said(record, "issued", "accessed", "container-title", "page") == [
        "2016-07-01", "2018-07-01", "MeineZeitung", "17"
    ]  # fmt: skip
    assert kept(record) == {"Guid": "{BD524449-102F-470B-951F-CFE852BA526D}", "RefOrder": "1"}


def test_an_article_with_elements_of_other_types() -> None:
    record = file("MsBibImporterMsBibFieldsTest")
    assert said(record, "container-title", "authority", "event-place", "medium", "number-of-volumes", "genre") == [
        "Besondere Turingmaschinen", "court", "th", "med", "10", "type"
    ]  # fmt: skip
    assert kept(record) == {
        "BIBTEX_Price": "10", "BIBTEX_Series": "ser", "BIBTEX_Entry": "article", "Reporter": "rep",
        "Accessed": "July 3, 2010", "Station": "stat", "Department": "Gymnasium Unterrieden", "Distributor": "dist",
        "CaseNumber": "case", "Broadcaster": "broad", "AbbreviatedCaseNumber": "abb", "BIBTEX_Size": "1000",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "kind", "field", "text"),
    [
        ("MsBibExportFormatUmlauts", "thesis", "title", "Umläuts are fünny"),
        ("MsBibMultiLocationAddressTest", "paper-conference", "publisher-place", "Stroudsburg, PA, USA"),
        ("MsBibShorttitle", "article-journal", "title-short", "Title"),
        ("MsBibLCID", "article-journal", "title", ""),
    ],
)
def test_smaller_files(name: str, kind: str, field: str, text: str) -> None:
    record = file(name)
    assert (record.type, record.text(field), losses(write(FORMAT, record))) == (kind, text, [])


@pytest.mark.parametrize(
    ("inner", "field", "value"),
    [
        ("<b:Year>2019</b:Year><b:Month>July</b:Month><b:Day>4</b:Day>", "issued", "2019-07-04"),
        ("<b:Year>2019</b:Year><b:Month>07</b:Month>", "issued", "2019-07"),
        ("<b:Year>2019</b:Year><b:Day>4</b:Day>", "issued", "2019"),
        ("<b:Year>2019</b:Year><b:Month>Spring</b:Month>", "issued", "2019-21"),
        ("<b:LCID>1031</b:LCID>", "language", "de-DE"),
        ("<b:LCID>en-US</b:LCID>", "language", "en-US"),
        ("<b:DOI>10.1000/a</b:DOI>", "DOI", "10.1000/a"),
        ("<b:StandardNumber>978-0-306-40615-7</b:StandardNumber>", "ISBN", "9780306406157"),
        ("<b:SourceType>Report</b:SourceType><b:StandardNumber>TR-1</b:StandardNumber>", "number", "TR-1"),
        ("<b:SourceType>Case</b:SourceType><b:Reporter>U.S.</b:Reporter>", "container-title", "U.S."),
    ],
)
def test_what_an_element_means(inner: str, field: str, value: str) -> None:
    assert one(inner).text(field) == value


PERSON = "<b:NameList><b:Person><b:Last>Doe</b:Last><b:First>Jane</b:First><b:Middle>M.</b:Middle></b:Person></b:NameList>"


@pytest.mark.parametrize(
    ("role", "field"),
    [("Author", "author"), ("Inventor", "author"), ("Interviewee", "author"), ("Artist", "author"), ("Editor", "editor"),
     ("BookAuthor", "container-author"), ("ProducerName", "producer"), ("Writer", "script-writer")],
)  # fmt: skip
def test_people(role: str, field: str) -> None:
    record = one(f"<b:Author><b:{role}>{PERSON}</b:{role}></b:Author>")
    assert record.names(field) == (Name(family="Doe", given="Jane M."),)


def test_people_without_a_field_come_back() -> None:
    record = one(f"<b:Author><b:Counsel>{PERSON}</b:Counsel></b:Author>")
    assert kept(record) == {"Author.Counsel": f"<Counsel>{PERSON.replace('b:', '')}</Counsel>"}
    assert (
        one(re.findall(r"(?s)<b:Author>.*</b:Author>", write(FORMAT, record).text)[0]).extra == record.extra
    )


@pytest.mark.parametrize(
    ("kind", "source_type", "values"),
    [
        ("article-journal", "JournalArticle", {"title": "T", "author": JANE, "container-title": "J", "issue": "3",
                                               "page": "1-9", "DOI": "10.1000/a", "issued": edtf("2019-07-04")}),
        ("article-magazine", "ArticleInAPeriodical", {"container-title": "J", "issued": edtf("2019-21")}),
        ("book", "Book", {"publisher": "P", "publisher-place": "C", "ISBN": "9780306406157", "editor": JANE}),
        ("chapter", "BookSection", {"container-title": "B", "container-author": JANE, "chapter-number": "3"}),
        ("paper-conference", "ConferenceProceedings", {"container-title": "Proc", "author": JANE}),
        ("report", "Report", {"publisher": "NASA", "number": "TR-1", "genre": "Memo"}),
        ("thesis", "Report", {"publisher": "TU Wien", "genre": "PhD thesis"}),
        ("song", "SoundRecording", {"container-title": "Album", "author": JANE, "composer": JANE}),
        ("performance", "Performance", {"event-place": "Burgtheater", "performer": (Name(literal="The Cast"),)}),
        ("graphic", "Art", {"author": JANE, "language": "de-AT"}),
        ("webpage", "InternetSite", {"URL": "https://x.org", "accessed": edtf("2020-01-02"), "container-title": "X"}),
        ("motion_picture", "Film", {"director": JANE, "publisher": "MGM"}),
        ("interview", "Interview", {"author": JANE, "interviewer": JANE}),
        ("patent", "Patent", {"author": JANE, "number": "US 1"}),
        ("software", "ElectronicSource", {"version": "1.2"}),
        ("legal_case", "Case", {"authority": "Supreme Court", "number": "1-2", "container-title": "U.S."}),
        ("document", "Misc", {"author": (Name(literal="WHO"), *JANE), "issued": Date(literal="in press")}),
    ],
)  # fmt: skip
def test_each_type_of_source_carries_what_such_works_have(
    kind: str, source_type: str, values: dict[str, Value]
) -> None:
    written = write(FORMAT, Record("a", kind, values))
    assert losses(written) == []
    assert f"<b:SourceType>{source_type}</b:SourceType>" in written.text
    assert set(re.findall(r"<b:(\w+)", written.text)) <= VOCABULARY
    (again,) = read_back(FORMAT, written.text)
    assert (again.type, {name: again.values.get(name) for name in values}) == (kind, values)


def test_what_an_article_looks_like() -> None:
    record = Record(
        "doe2020", "article-journal", {"title": "A & <i>B</i>", "author": JANE, "issued": edtf("2020-05")}
    )
    written = write(FORMAT, record)
    assert losses(written) == ["BK702 title: Word can't carry the rich text in title"]
    assert (
        written.text
        == """\
<?xml version="1.0" encoding="UTF-8"?>
<b:Sources SelectedStyle="" xmlns:b="http://schemas.openxmlformats.org/officeDocument/2006/bibliography" \
xmlns="http://schemas.openxmlformats.org/officeDocument/2006/bibliography">
<b:Source>
  <b:Tag>doe2020</b:Tag>
  <b:SourceType>JournalArticle</b:SourceType>
  <b:Guid>{CD2E6114-BFC9-58BF-B4E7-638CC5B5DA9D}</b:Guid>
  <b:Author>
    <b:Author>
      <b:NameList>
        <b:Person>
          <b:Last>Doe</b:Last>
          <b:First>Jane</b:First>
          <b:Middle>Mary</b:Middle>
        </b:Person>
      </b:NameList>
    </b:Author>
  </b:Author>
  <b:Title>A &amp; B</b:Title>
  <b:Year>2020</b:Year>
  <b:Month>May</b:Month>
</b:Source>
</b:Sources>
"""
    )


def test_python_docx_takes_it() -> None:
    oxml = pytest.importorskip("docx.oxml")
    text = write(FORMAT, Record("a", "book", {"title": "T", "author": JANE})).text
    root = oxml.parse_xml(text.encode())
    space = "{http://schemas.openxmlformats.org/officeDocument/2006/bibliography}"
    assert [one.tag for one in root] == [f"{space}Source"]
    assert root.findtext(f"{space}Source/{space}Title") == "T"


@pytest.mark.parametrize(
    ("text", "keys", "faults"),
    [
        ("<b:Sources><b:Source><b:Tag>a</b:Tag></b:Source><b:Source><b:Tag>b</b:Source></b:Sources>", ["a"],
         ["1:69 BK805 This is not XML: mismatched tag"]),
        ("<!DOCTYPE m [<!ENTITY a 'b'>]><b:Sources/>", [],
         ["1:14 BK801 The file declares entities, which no library exports"]),
        ("<b:Sources/>", [], ["1:1 BK801 The text holds no reference"]),
        ("<b:Sources><b:Source><b:SourceType>Novel</b:SourceType></b:Source></b:Sources>", ["item"],
         ["1:22 BK806 Novel is no type of Word; the work is a document"]),
    ],
)  # fmt: skip
def test_faults_cost_one_entry(text: str, keys: list[str], faults: list[str]) -> None:
    result = bibkit.read(text, "word-xml", path="x.xml")
    assert ([one.key for one in result.records], [shown(one) for one in result.diagnostics]) == (keys, faults)

"""MODS, read and written: real files, the law, and who takes it."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

import bibkit
from bibkit.formats.detect import format_of
from bibkit.formats.mods import FORMAT
from bibkit.model.date import Date
from bibkit.model.ident import ArxivId
from bibkit.model.person import Name
from bibkit.model.record import Record, Value
from bibkit.source import Source
from tests.formats.two_way import edtf, losses, read_back, write
from tests.programs import require
from tests.shared_data import shared
from tests.sources import shown


def file(name: str) -> list[Record]:
    """The records of a file that JabRef tests its reader with; the same come back when they are written."""
    path = shared(f"corpora/formats/mods/MODSImporterTest{name}.xml")
    text = path.read_bytes().decode("latin-1" if name == "ModsCollection" else "utf-8")
    assert format_of(Source(text, "x.xml")) == "mods"
    found = read_back(FORMAT, text)
    written = write(FORMAT, *found)
    assert losses(written) == []
    assert [(one.key, one.type, one.extra) for one in read_back(FORMAT, written.text)] == [
        (one.key, one.type, one.extra) for one in found
    ]
    return found


def said(record: Record, *names: str) -> list[str]:
    return [record.text(name) for name in names]


def people(record: Record, field: str) -> list[str]:
    return [name.sort_text for name in record.names(field)]


HOST = '<relatedItem type="host"><titleInfo><title>J</title></titleInfo>'
FAMILY, GIVEN = '<namePart type="family">', '<namePart type="given">'


def one(inner: str) -> Record:
    (record,) = read_back(FORMAT, f'<mods xmlns="http://www.loc.gov/mods/v3">{inner}</mods>')
    return record


def test_an_article_of_a_collection() -> None:
    record = file("ModsCollection")[0]
    assert (record.key, record.type) == ("Mock++2003", "article-journal")
    assert people(record, "author") == ["Mock, T", "Kruse, M", "Dieckmann, GS"]
    assert said(record, "title", "container-title", "container-title-short", "volume", "issue", "page", "ISSN") == [
        "A new microcosm to investigate oxygen dynamics at the sea ice water interface", "Aquatic Microbial Ecology",
        "Aquat Microb Ecol", "30", "2", "197-205", "0948-3055",
    ]  # fmt: skip
    assert said(record, "issued", "publisher", "publisher-place", "language", "URL", "note", "archive") == [
        "2003", "Inter-Research", "Oldendorf/Luhe", "English", "http://int-res.com/abstracts/ame/v30/n2/p197-205.html",
        "Marine", "Indiana University, Bloomington. University Archives P07803",
    ]  # fmt: skip
    keywords = record.text("keyword").split("; ")
    assert (len(keywords), keywords[0], keywords[-1]) == (
        21,
        "_Fragilariopsis cylindrus_",
        "Bacillariophyceae",
    )
    assert record.extra == {
        "mods": {"identifier@local": '<identifier type="local">IPÖ @ msteffens @ 713</identifier>'}
    }


def test_another_article_of_a_collection() -> None:
    record = file("ModsCollection")[1]
    assert people(record, "author") == ["Schewe, I", "Soltwedel, T"]
    assert said(record, "title", "DOI", "container-title", "volume", "issue", "page", "issued", "ISSN") == [
        "Benthic response to ice-edge-induced particle flux in the Arctic Ocean", "10.1007/s00300-003-0526-8",
        "Polar Biology", "26", "9", "610-620", "2003", "0722-4060",
    ]  # fmt: skip


def test_a_book_of_a_collection() -> None:
    record = file("ModsCollection")[2]
    assert (record.key, record.type) == ("Thomas+Dieckmann2003", "book")
    assert (people(record, "author"), people(record, "editor")) == ([], ["Thomas, DN", "Dieckmann, GS"])
    assert said(record, "title", "issued", "publisher", "publisher-place", "number-of-pages", "ISBN", "keyword") == [
        "Sea ice - an introduction to its physics, chemistry, biology and geology", "2003", "Blackwell Science Ltd",
        "Oxford", "402", "0632058080", "zoology; sea ice",
    ]  # fmt: skip


def test_a_record_with_all_fields() -> None:
    (record,) = file("AllFields")
    assert (record.key, record.type) == ("TelPeak", "article-journal")
    assert record.author == (Name(family="Telescope", extra={"affiliation": [{"name": "an affiliation"}]}),)
    assert said(record, "title", "issued", "container-title", "edition", "number-of-pages", "URL", "abstract") == [
        "Telescope Peak from Zabriskie Point", "1955-03-22", "Cell", "2", "50",
        "http://purl.dlib.indiana.edu/iudl/archives/cushman/P07803", "an abstract",
    ]  # fmt: skip
    kept = record.extra["mods"]
    assert isinstance(kept, dict)
    assert kept["titleInfo@alternative"] == (
        '<titleInfo type="alternative"><title>Telescope PK from Zabriskie Pt.</title></titleInfo>'
    )
    assert kept["originInfo.dateCaptured"] == "<dateCaptured>1955-11-30</dateCaptured>"
    assert set(kept) >= {"subject", "identifier@local", "recordInfo", "accessCondition", "typeOfResource"}


def test_a_record_that_says_nothing_is_one() -> None:
    (record,) = file("Minimal")
    assert (record.type, set(record.values)) == ("document", {"source"})


@pytest.mark.parametrize(
    ("inner", "field", "value"),
    [
        ("<titleInfo><nonSort>The</nonSort><title>Book</title><subTitle>A tale</subTitle></titleInfo>", "title",
         "The Book: A tale"),
        ("<titleInfo><nonSort>L’</nonSort><title>amour ?</title><subTitle>Oui</subTitle></titleInfo>", "title",
         "L’amour ? Oui"),
        ("<titleInfo><title>T</title><partNumber>2</partNumber></titleInfo>", "part-number", "2"),
        ('<originInfo><dateIssued encoding="marc">199903</dateIssued></originInfo>', "issued", "1999-03"),
        ('<originInfo><dateIssued encoding="iso8601">20150312</dateIssued></originInfo>', "issued", "2015-03-12"),
        ('<originInfo><dateIssued encoding="edtf">2004~/2006</dateIssued></originInfo>', "issued", "2004~/2006"),
        ('<originInfo><dateIssued point="start">2004</dateIssued><dateIssued point="end">2006</dateIssued></originInfo>',
         "issued", "2004/2006"),
        ("<titleInfo><nonSort>[</nonSort><title>Brief]</title></titleInfo>", "title", "[Brief]"),
        ("<titleInfo><nonSort>Al-</nonSort><title>Andalus</title></titleInfo>", "title", "Al-Andalus"),
        ('<originInfo><dateIssued encoding="marc">1835^^^^</dateIssued></originInfo>', "issued", "1835"),
        ('<originInfo><dateIssued encoding="marc">19uu</dateIssued></originInfo>', "issued", "19XX"),
        ('<originInfo><dateIssued encoding="marc" point="start">1998</dateIssued>'  # noqa: ISC004
         '<dateIssued encoding="marc" point="end">9999</dateIssued></originInfo>', "issued", "1998/.."),
        ('<originInfo><dateIssued>c2003.</dateIssued><dateIssued encoding="marc">2003</dateIssued></originInfo>', "issued",
         "2003"),
        ("<originInfo><dateIssued>[1850?]</dateIssued></originInfo>", "issued", "1850?"),
        ("<originInfo><dateIssued>[ca. 1850]</dateIssued></originInfo>", "issued", "1850~"),
        ("<originInfo><dateIssued>1998-99</dateIssued></originInfo>", "issued", "1998/1999"),
        ("<originInfo><dateIssued>in the spring, perhaps</dateIssued></originInfo>", "issued", "in the spring, perhaps"),
        ('<originInfo><dateCreated>1999</dateCreated><dateIssued encoding="w3cdtf">2001</dateIssued></originInfo>', "issued",
         "2001"),
        ('<relatedItem type="host"><originInfo><dateIssued>1980</dateIssued></originInfo><part><date>2004-05</date></part>'  # noqa: ISC004
         "</relatedItem>", "issued", "2004-05"),
        ('<originInfo><place><placeTerm type="code" authority="marccountry">nyu</placeTerm></place>'  # noqa: ISC004
         '<place><placeTerm type="text">Ithaca</placeTerm></place></originInfo>', "publisher-place", "Ithaca"),
        ('<originInfo><place><placeTerm type="code" authority="marccountry">xx^</placeTerm></place></originInfo>',
         "publisher-place", ""),
        ('<part><detail type="volume"><number>vol. 3</number></detail></part>', "volume", "3"),
        ('<part><detail type="issue"><caption>Heft 3a</caption></detail></part>', "issue", "3a"),
        ('<part><detail type="volume"><number>Notes</number></detail></part>', "volume", "Notes"),
        ("<part><extent><start>7</start><end>9</end></extent></part>", "page", "7-9"),
        ('<part><extent unit="pp."><list>7, 9</list></extent></part>', "page", "7, 9"),
        ('<part><extent unit="minutes"><start>7</start><end>9</end></extent></part>', "page", ""),
        ("<physicalDescription><extent>xii, 345 p. : ill. ; 24 cm</extent></physicalDescription>", "number-of-pages",
         "xii, 345 p."),
        ("<physicalDescription><extent>xii, 345 p. : ill. ; 24 cm</extent></physicalDescription>", "dimensions",
         "ill. ; 24 cm"),
        ('<originInfo><dateIssued qualifier="approximate">1850</dateIssued></originInfo>', "issued", "1850~"),
        ("<originInfo><copyrightDate>2003</copyrightDate></originInfo>", "issued", "2003"),
        ('<language><languageTerm type="code" authority="iso639-2b">ger</languageTerm></language>', "language", "ger"),
        ('<relatedItem type="series"><titleInfo><title>LNCS</title><partNumber>12</partNumber></titleInfo></relatedItem>',
         "collection-number", "12"),
        ('<relatedItem type="host"><part><extent unit="pages"><list>1-3, 9</list></extent></part></relatedItem>', "page",
         "1-3, 9"),
        ('<part><extent unit="page"><start>7</start><end>7</end></extent></part>', "page", "7"),
        ('<identifier type="doi">https://doi.org/10.1000/a</identifier>', "DOI", "10.1000/a"),
        ('<identifier type="isbn" invalid="yes">123</identifier>', "ISBN", ""),
        ('<name type="conference"><namePart>ICML 2020</namePart></name>', "event-title", "ICML 2020"),
        ("<abstract>One\n two.\n \n Three.</abstract>", "abstract", "One two.\n\nThree."),
        ("<genre>Ph.D. thesis</genre>", "genre", "Ph.D. thesis"),
        ('<location><url dateLastAccessed="2020-05-06">http://x.org</url></location>', "accessed", "2020-05-06"),
    ],
)  # fmt: skip
def test_what_an_element_means(inner: str, field: str, value: str) -> None:
    assert one(inner).text(field) == value


@pytest.mark.parametrize(
    ("inner", "kind"),
    [
        ('<genre authority="marcgt">book</genre>', "book"),
        ("<genre>Masters thesis</genre>", "thesis"),
        (f"{HOST}<genre>newspaper</genre></relatedItem>", "article-newspaper"),
        (f'{HOST}<identifier type="issn">0378-5955</identifier></relatedItem>', "article-journal"),
        (f"{HOST}</relatedItem>", "chapter"),
        ("<typeOfResource>cartographic</typeOfResource>", "map"),
        ("<originInfo><issuance>monographic</issuance></originInfo>", "book"),
        ("<typeOfResource>text</typeOfResource>", "document"),
        ("<genre>Academic dissertations</genre>", "thesis"),
        ("<genre>Inaugural-Dissertation</genre>", "thesis"),
        ("<genre>Master's thesis</genre>", "thesis"),
        ("<genre>info:eu-repo/semantics/doctoralThesis</genre>", "thesis"),
        ("<genre>info:eu-repo/semantics/bookPart</genre>", "chapter"),
        ("<genre>inproceedings</genre>", "paper-conference"),
        ("<genre>techreport</genre>", "report"),
    ],
)  # fmt: skip
def test_what_type_a_record_is_of(inner: str, kind: str) -> None:
    assert one(inner).type == kind


@pytest.mark.parametrize(
    ("inner", "field", "names"),
    [
        (f"{GIVEN}M</namePart>{GIVEN}L</namePart>{FAMILY}King</namePart>"  # noqa: ISC004
         '<namePart type="termsOfAddress">Jr.</namePart>', "author", [Name(family="King", given="M L", suffix="Jr.")]),
        ("<namePart>King, Martin</namePart><role><roleTerm>edt</roleTerm></role>", "editor",
         [Name(family="King", given="Martin")]),
        ('<namePart type="family">van der Berg</namePart><namePart type="given">Jan</namePart>', "author",
         [Name(family="Berg", given="Jan", non_dropping_particle="van der")]),
        ("<namePart>WHO</namePart>", "author", [Name(literal="WHO")]),
        (f"{FAMILY}A</namePart>{GIVEN}B</namePart>"  # noqa: ISC004
         '<nameIdentifier type="orcid">0000-0001-5898-1911</nameIdentifier>', "author",
         [Name(family="A", given="B", orcid="0000-0001-5898-1911")]),
        ("<namePart>X, Y</namePart><role><roleTerm>translator</roleTerm></role>", "translator",
         [Name(family="X", given="Y")]),
        ("<namePart>X, Y</namePart><role><roleTerm>dancer</roleTerm></role>", "author", []),
        ("<namePart>X, Y</namePart><role><roleTerm>dissertant</roleTerm></role>", "author",
         [Name(family="X", given="Y")]),
        ("<displayForm>X, Y</displayForm>", "author", [Name(family="X", given="Y")]),
        ("<namePart>Alleman, Tillie Pierce, 1848-1914</namePart>", "author",
         [Name(family="Alleman", given="Tillie Pierce",
               extra={"mods": ['<namePart type="date">1848-1914</namePart>']})]),
        ("<namePart>Doe, Jane (b. 1950)</namePart>", "author",
         [Name(family="Doe", given="Jane", extra={"mods": ['<namePart type="date">b. 1950</namePart>']})]),
        ('<namePart>Doe, Jane</namePart><nameIdentifier type="gnd">1</nameIdentifier>', "author",
         [Name(family="Doe", given="Jane", extra={"mods": ['<nameIdentifier type="gnd">1</nameIdentifier>']})]),
        (f'{FAMILY}A</namePart>{GIVEN}B</namePart><namePart type="termsOfAddress">Dr.</namePart>', "author",
         [Name(family="A", given="B", extra={"mods": ['<namePart type="termsOfAddress">Dr.</namePart>']})]),
        ("<namePart>Class of 1950</namePart>", "author", [Name(literal="Class of 1950")]),
    ],
)  # fmt: skip
def test_people(inner: str, field: str, names: list[Name]) -> None:
    assert list(one(f"<name>{inner}</name>").names(field)) == names


def test_a_person_of_two_roles_stands_in_both_fields() -> None:
    roles = "".join(f"<role><roleTerm type='code'>{code}</roleTerm></role>" for code in ("edt", "trl", "dnc"))
    record = one(f"<name><namePart>Doe, Jane</namePart>{roles}</name>")
    assert (people(record, "editor"), people(record, "translator")) == (["Doe, Jane"], ["Doe, Jane"])
    (editor,) = record.names("editor")
    assert editor.extra == {"mods": ['<role><roleTerm type="code">dnc</roleTerm></role>']}


def test_the_parts_of_an_organisation_have_a_full_stop_between_them() -> None:
    parts = "<namePart>Harvard University.</namePart><namePart>Department of Law</namePart>"
    assert one(f'<name type="corporate">{parts}</name>').author == (
        Name(literal="Harvard University. Department of Law"),
    )


def test_a_name_in_another_script_is_no_second_person() -> None:
    record = one(
        '<name altRepGroup="01"><namePart>Li, Bai</namePart></name>'
        '<name altRepGroup="01" script="Hani"><namePart>李白</namePart></name>'
    )
    assert people(record, "author") == ["Li, Bai"]
    kept = '<name altRepGroup="01" script="Hani"><namePart>李白</namePart></name>'
    assert record.extra == {"mods": {"name@script": kept}}


def test_elements_with_nothing_in_them_are_not_kept() -> None:
    assert one("<originInfo/><typeOfResource/><part><detail></detail><date/></part>").extra == {}


def test_what_is_kept_of_a_name_comes_back_to_where_it_stood() -> None:
    xml = (
        "<name><affiliation>A</affiliation><role><roleTerm>editor</roleTerm></role></name>"
        '<name><namePart>Doe, J.</namePart><namePart type="date">1950-</namePart></name>'
    )
    written = write(FORMAT, one(xml))
    assert losses(written) == []
    (again,) = read_back(FORMAT, written.text)
    assert (again.extra, again.author) == (one(xml).extra, one(xml).author)


JANE = (Name(family="Doe", given="Jane", orcid="0000-0001-5898-1911"),)


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("article-journal", {"title": "T", "author": JANE, "container-title": "J", "volume": "1", "page": "2-9"}),
        ("chapter", {"author": JANE, "container-title": "B", "editor": JANE, "publisher": "P", "ISBN": "9780306406157"}),
        ("book", {"collection-title": "LNCS", "collection-number": "12", "collection-editor": JANE}),
        ("book", {"original-title": "O", "original-author": JANE, "original-date": edtf("1899")}),
        ("review-book", {"reviewed-title": "O", "reviewed-author": JANE, "container-title": "J"}),
        ("paper-conference", {"container-title": "Proc", "event-title": "X", "publisher": "ACM"}),
        ("article", {"arxiv": ArxivId("2212.08073", 2, "cs.CL")}),
        ("thesis", {"genre": "Ph.D. thesis", "publisher": "TU Wien"}),
        ("report", {"genre": "Research note", "number": "12", "issued": edtf("2004~/2006-05")}),
        ("webpage", {"URL": "https://x.org", "accessed": edtf("2020-01-02"), "issued": Date(literal="in press")}),
        ("software", {"version": "1.2.0"}),
        ("event", {"title": "Exhibition"}),
        ("motion_picture", {"director": JANE, "producer": JANE}),
        ("interview", {"author": JANE, "interviewer": JANE, "incomplete": ("author",)}),
    ],
)  # fmt: skip
def test_what_a_work_has_is_carried(kind: str, values: dict[str, Value]) -> None:
    record = Record("a", kind, values)
    written = write(FORMAT, record)
    assert losses(written) == []
    (again,) = read_back(FORMAT, written.text)
    assert (again.type, {name: again.values.get(name) for name in values}) == (kind, values)


def test_what_an_article_looks_like() -> None:
    record = Record(
        "doe2020",
        "article-journal",
        {"title": "A & B", "author": JANE, "container-title": "J", "volume": "3"},
    )
    assert (
        write(FORMAT, record).text
        == """\
<?xml version="1.0" encoding="UTF-8"?>
<modsCollection xmlns="http://www.loc.gov/mods/v3">
<mods ID="doe2020">
  <typeOfResource>text</typeOfResource>
  <genre authority="local">journal article</genre>
  <relatedItem type="host">
    <genre authority="local">periodical</genre>
    <titleInfo>
      <title>J</title>
    </titleInfo>
    <part>
      <detail type="volume">
        <number>3</number>
      </detail>
    </part>
  </relatedItem>
  <titleInfo>
    <title>A &amp; B</title>
  </titleInfo>
  <name type="personal">
    <namePart type="family">Doe</namePart>
    <namePart type="given">Jane</namePart>
    <role>
      <roleTerm type="text" authority="marcrelator">author</roleTerm>
      <roleTerm type="code" authority="marcrelator">aut</roleTerm>
    </role>
    <nameIdentifier type="orcid">0000-0001-5898-1911</nameIdentifier>
  </name>
</mods>
</modsCollection>
"""
    )


def test_bibutils_takes_it(tmp_path: Path) -> None:
    values: dict[str, Value] = {
        "title": "A & B", "author": JANE, "container-title": "J", "volume": "3", "page": "12-34",
        "issued": edtf("2018-05"), "DOI": "10.1000/a",
    }  # fmt: skip
    path = tmp_path / "library.xml"
    path.write_text(write(FORMAT, Record("doe2020", "article-journal", values)).text)
    bib = subprocess.run([require("xml2bib"), path], capture_output=True, text=True, check=True).stdout
    fields = dict(re.findall(r'(\w+)="([^"]*)"', bib))
    assert bib.lstrip("\ufeff").startswith("@Article{doe2020,")
    assert fields == {
        "author": "Doe, Jane", "title": "A {\\&} B", "journal": "J", "year": "2018", "month": "May", "volume": "3",
        "pages": "12--34", "doi": "10.1000/a", "url": "https://doi.org/10.1000/a",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "keys", "faults"),
    [
        ("<mods:mods xmlns:mods='x' ID='a'><mods:titleInfo/></mods:mods>", ["a"], []),
        ("<modsCollection><mods ID='a'/><mods ID='b'><x></mods><mods ID='c'/></modsCollection>", ["a", "c"],
         ["1:49 BK805 This is not XML: mismatched tag"]),
        ("<!DOCTYPE m [<!ENTITY a 'b'>]><mods ID='a'/>", [],
         ["1:14 BK801 The file declares entities, which no library exports"]),
        ("<modsCollection><mods ID='a'><titleInfo>", [], ["1:17 BK805 The file ends in the middle of this mods"]),
    ],
)  # fmt: skip
def test_faults_cost_one_entry(text: str, keys: list[str], faults: list[str]) -> None:
    result = bibkit.read(text, "mods", path="x.xml")
    assert ([one.key for one in result.records], [shown(one) for one in result.diagnostics]) == (keys, faults)

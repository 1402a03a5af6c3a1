"""The text of PubMed (NBIB), of Web of Science, and EndNote's refer, read: real files and what their manuals say."""

from __future__ import annotations

import pytest

from bibkit.formats.detect import format_of
from bibkit.formats.format import Sourced
from bibkit.formats.tagged.writing import name_line
from bibkit.model.date import Date
from bibkit.model.record import Record
from bibkit.registry import load_format
from bibkit.source import Source
from tests.shared_data import shared


def read(text: str, name: str) -> list[Sourced]:
    return list(load_format(name).read([Source(text, "x")], {}))


def records(text: str, name: str) -> list[Record]:
    return [entry.record for entry in read(text, name) if entry.record is not None]


def of_file(path: str, name: str) -> list[Record]:
    return records(shared(f"corpora/formats/{path}").read_text(encoding="utf-8"), name)


def said(record: Record, *names: str) -> list[str]:
    return [record.text(name) for name in names]


def test_an_article_of_pubmed() -> None:
    (record,) = of_file("nbib/NbibImporterTest.nbib", "nbib")
    assert record.type == "article-journal"
    assert [name.display for name in record.author] == [
        "Basavaradhya Sahukar Shruthi", "Palani Vinodhkumar", "Selvamani", "corporater"
    ]  # fmt: skip
    assert said(record, "title", "issued", "available-date", "volume", "page", "DOI", "PMID", "ISSN", "ISBN") == [
        "Proteomics: A new perspective for cancer", "2016", "2016-04-19", "5", "67", "10.4103/2277-9175.180636",
        "27169098", "2277-9175", "9783866801929",
    ]  # fmt: skip
    assert record.text("keyword") == "Biomarkers; electrophoresis; neoplasia; spectrometry; translation"
    kept = record.extra["nbib"]
    assert isinstance(kept, dict)
    assert kept["PHST"] == [
        "2016 [ecollection]", "2013/02/18 [received]", "2013/04/09 [accepted]", "2016/04/19 [epublish]"
    ]  # fmt: skip


def test_several_citations_of_pubmed_and_a_line_that_is_none() -> None:
    text = shared("corpora/formats/medline-plain/MedlinePlainImporterTestMultipleEntries.txt").read_text()
    entries = read(text, "nbib")
    assert [entry.record.type for entry in entries if entry.record] == [
        "article-journal", "article-journal", "book", "report", "article-journal", "document", "document"
    ]  # fmt: skip
    (stray,) = (entry for entry in entries if not entry.is_entry)
    assert stray.diagnostics[0].code == "BK805"
    first = entries[0].record
    assert first is not None
    assert first.title.startswith("From danger and motherhood to health and beauty: ")
    assert first.title.endswith(" factory girl in early twentieth-century Britain")
    assert said(first, "PMCID", "page", "issued") == ["PMC4513071", "454-81", "2009"]


def test_a_citation_of_eric() -> None:
    lines = ("OWN - ERIC", "AU  - Smith, Tom", "JT  - Journal", "AID - http://dx.doi.org/10.1000/1234", "OID - EJ1131633",
             "LID - http://eric.ed.gov/?id=EJ1131633", "ISSN - ISSN-0378-5955", "PT  - Journal Articles")  # fmt: skip
    (record,) = records("\n" + "\n".join(lines) + "\n", "nbib")
    assert record.type == "article-journal"
    assert said(record, "DOI", "URL", "ISSN") == [
        "10.1000/1234",
        "http://eric.ed.gov/?id=EJ1131633",
        "0378-5955",
    ]


def test_the_number_of_pubmed_may_come_late() -> None:
    assert [
        record.text("PMID") for record in records("OWN - NLM\nPMID- 1\n\nOWN - NLM\nPMID- 2\n", "nbib")
    ] == ["1", "2"]
    assert len(records("%0 Book\n%T A\n%0 Book\n%T B\n", "refer")) == 2


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2009", "2009"), ("2016 Apr 19", "2016-04-19"), ("2006 May-Jun", "2006-05/2006-06"), ("2013 06 10", "2013-06-10"),
        ("2004 Winter", "2004-24"), ("1999 Dec-2000 Jan", "1999-12/2000-01"), ("1998 Aug 31-Sep 4", "1998-08-31/1998-09-04"),
        ("1998 Dec 30-1999 Jan 2", "1998-12-30/1999-01-02"), ("2000 Summer-Fall", "2000-22/2000-23"),
    ],
)  # fmt: skip
def test_dates_of_pubmed(written: str, date: str) -> None:
    (record,) = records(f"PMID- 1\nDP  - {written}\n", "nbib")
    assert record.text("issued") == date


@pytest.mark.parametrize(
    ("line", "name"),
    [("AU  - Long V", "V. Long"), ("AU  - van der Berg JH", "J. H. van der Berg"), ("AU  - Selvamani", "Selvamani"),
     ("CN  - The Foo Group", "The Foo Group")],
)  # fmt: skip
def test_short_names_of_pubmed(line: str, name: str) -> None:
    (record,) = records(f"PMID- 1\n{line}\n", "nbib")
    assert record.author[0].display == name


def test_articles_of_web_of_science() -> None:
    first, second = of_file("web-of-science/IsiImporterTestMedline.isi", "web-of-science")
    assert said(first, "container-title", "volume", "issue", "page", "issued") == [
        "Curr Pharm Des", "12", "20", "2457-71", "2006"
    ]  # fmt: skip
    assert [name.display for name in second.author] == [
        "Hadine Joffe", "Janet E Hall", "Staci Gruber", "Ingrid A Sarmiento", "Lee S Cohen", "Deborah Yurgelun-Todd",
        "Kathryn A Martin",
    ]  # fmt: skip
    assert second.text("issued") == "2006-05/2006-06"


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        ("AU Wang, Y\nAF Wang Ying", ["Wang, Ying"]),
        ("AU Nguyen, CD\n   Doe, J\nAF Chi Dinh Nguyen\n   Doe, Jane", ["Nguyen, Chi Dinh", "Doe, Jane"]),
        ("AU van der Berg, J\nAF Jan van der Berg", ["van der Berg, Jan"]),
        ("AU Doe, J\nAF Roe, Jane\n   Chi Dinh Nguyen", ["Roe, Jane", "Chi Dinh Nguyen,"]),
        ("AU [Anonymous]\nAF World Health Organization", ["World Health Organization,"]),
    ],
)
def test_the_short_name_tells_the_family_name_of_the_full_one(lines: str, names: list[str]) -> None:
    (record,) = records(f"PT J\n{lines}\nTI T\nER\n", "web-of-science")
    assert [name_line(name) for name in record.author] == names


@pytest.mark.parametrize(
    ("lines", "field", "names"),
    [
        ("PT B\nAU Roe, R\nBA Doe, J\nBF Doe, Jane\nSO Book\nBP 1", "author", ["Roe, R."]),
        ("PT B\nAU Roe, R\nBA Doe, J\nBF Doe, Jane\nSO Book\nBP 1", "container-author", ["Doe, Jane"]),
        ("PT B\nAU Roe, R\nBA Doe, J\nSO Book\nBP 1", "container-author", ["Doe, J."]),
        ("PT B\nBA Doe, J\nBF Doe, Jane\nSO Book", "author", ["Doe, Jane"]),
        ("PT S\nAU Roe, R\nGP IEEE\nDT Proceedings Paper\nSO Proc\nBP 1", "author", ["Roe, R."]),
        ("PT B\nGP IEEE\nSO Proc", "author", ["IEEE,"]),
        (
            "PT J\nAU Roe, R\nCA WHO Study Grp\n   Other Consortium",
            "author",
            ["Roe, R.", "WHO Study Grp,", "Other Consortium,"],
        ),
        ("PT P\nAU SMITH J\n   DOE JK", "author", ["SMITH, J.", "DOE, J. K."]),
        ("PT J\nAF Doe, Jane; Roe, Richard", "author", ["Doe, Jane", "Roe, Richard"]),
    ],
)
def test_whose_names_web_of_science_has(lines: str, field: str, names: list[str]) -> None:
    (record,) = records(f"{lines}\nTI T\nER\n", "web-of-science")
    assert [name_line(name) for name in record.names(field)] == names


@pytest.mark.parametrize(
    ("lines", "field", "text"),
    [
        ("PT J\nPD WIN\nPY 2022", "issued", "2022-24"),
        ("PT J\nPD SPR-SUM\nPY 2022", "issued", "2022-21/2022-22"),
        ("PT J\nPD FAL\nPY 2022", "issued", "2022-23"),
        ("PT P\nPN US1234567-A1", "number", "US1234567-A1"),
        ("PT J\nBP 5755\nEP +", "page", "5755+"),
        ("PT J\nBP 5755\nEP 5760", "page", "5755-5760"),
        ("PT J\nBP 12\nEP 12", "page", "12"),
        ("PT J\nCY OCT 30-30, 2011", "event-date", "2011-10-30"),
        ("PT J\nCY OCT 30-NOV 02, 2011", "event-date", "2011-10-30/2011-11-02"),
    ],
)
def test_pages_days_and_seasons_of_web_of_science(lines: str, field: str, text: str) -> None:
    (record,) = records(f"{lines}\nTI T\nER\n", "web-of-science")
    assert str(record.values[field]) == text


def test_an_article_of_inspec() -> None:
    (record,) = of_file("web-of-science/IsiImporterTest1.isi", "web-of-science")
    assert said(record, "title", "container-title-short", "page", "issued") == [
        "Optical properties of MgO doped LiNbO/sub 3/ single crystals", "Opt. Mater. (Netherlands)", "467-472", "2006-04"
    ]  # fmt: skip
    assert len(record.author) == 6
    assert record.extra["web-of-science"] == {"PS": "467-72", "UT": "INSPEC:8863438"}


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        ("PT J\nDT Article; Proceedings Paper", "article-journal"),
        ("PT S\nDT Proceedings Paper\nTI T\nSO Proc", "paper-conference"),
        ("PT B\nDT Article; Book Chapter\nTI T\nSO B", "chapter"),
        ("PT B\nTI T", "book"),
        ("PT P\nTI T", "patent"),
    ],
)
def test_types_of_web_of_science(lines: str, kind: str) -> None:
    (record,) = records(f"FN Clarivate\nVR 1.0\n{lines}\nER\nEF\n", "web-of-science")
    assert record.type == kind


@pytest.mark.parametrize(
    ("lines", "pmid", "kept"),
    [
        ("UT MEDLINE:16842170", "16842170", {}),
        ("UT Medline: 16842170", "16842170", {}),
        ("PM 16842170\nUT MEDLINE:16842170", "16842170", {}),
        ("UT MEDLINE:16842170\nPM 16735938", "16735938", {"UT": "MEDLINE:16842170"}),
        ("UT WOS:000242133400001\nPM 16735938", "16735938", {"UT": "WOS:000242133400001"}),
        ("UT INSPEC:8863438", "", {"UT": "INSPEC:8863438"}),
        ("UT MEDLINE:", "", {"UT": "MEDLINE:"}),
        ("UT MEDLINE:123456789", "", {"UT": "MEDLINE:123456789"}),
    ],
)
def test_the_number_of_medline_is_that_of_pubmed(lines: str, pmid: str, kept: dict[str, str]) -> None:
    (record,) = records(f"FN Clarivate\nVR 1.0\nPT J\nTI T\n{lines}\nER\nEF\n", "web-of-science")
    assert (record.text("PMID"), record.extra.get("web-of-science", {})) == (pmid, kept)


def test_a_book_of_endnote() -> None:
    (record,) = of_file("refer/Endnote.book.example.enw", "refer")
    assert (record.type, *said(record, "issued", "edition", "number-of-pages", "ISBN", "publisher-place")) == (
        "book", "2016", "3., aktualisierte und erweiterte Auflage", "XX, 327", "9783864903113", "Heidelberg"
    )  # fmt: skip
    assert [name.display for name in record.author] == ["René Preißel", "Bjørn Stachmann"]
    assert record.extra["refer"] == {
        "%[": "20151028", "%=": "20151125", "%1": "UB Vaihingen (geschlossen: 24.12.15 - 3.1.16)"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("lines", "kind", "field", "text"),
    [
        ("%0 Journal Article\n%N 3", "article-journal", "issue", "3"),
        ("%0 Report\n%N 3", "report", "number", "3"),
        ("%0 Book Section\n%B The Book", "chapter", "container-title", "The Book"),
        ("%0 Book\n%B Series", "book", "collection-title", "Series"),
        ("%0 Journal Article\n%R 10.1000/a", "article-journal", "DOI", "10.1000/a"),
        ("%J Journal\n%D 2019\n%8 June 5", "article-journal", "issued", "2019-06-05"),
        ("%R TR-12\n%I Bell", "report", "number", "TR-12"),
        ("%0 Sculpture\n%T X", "document", "title", "X"),
        ("%T X\n%0 Journal Article\n%B Journal", "article-journal", "title", "X"),
        ("%A Doe, J.\n%T X\n%0 Book\n%D 2019", "book", "issued", "2019"),
        ("%T X\n%B Quarterly\n%N 3", "article-journal", "container-title", "Quarterly"),
        ("%T X\n%B The Book", "chapter", "container-title", "The Book"),
        ("%0 Book\n%K Animals\nCell Line", "book", "keyword", "Animals; Cell Line"),
    ],
)
def test_the_type_says_what_a_tag_of_refer_means(lines: str, kind: str, field: str, text: str) -> None:
    (record,) = records(lines, "refer")
    issued = record.values.get(field)
    assert (record.type, str(issued) if isinstance(issued, Date) else record.text(field)) == (kind, text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("\nTY  - JOUR\nER  - \n", "ris"),
        ("Provider: JSTOR\n\n  TY  - JOUR\n", "ris"),
        ("ty  - JOUR\n", "ris"),
        ("TY\t- JOUR\n", "ris"),
        ("\nOWN - ERIC\nTI  - T\n", "nbib"),
        ("PMID- 123\n", "nbib"),
        ("FN Clarivate Analytics Web of Science\nVR 1.0\nPT J\n", "web-of-science"),
        ("%0 Book\n%A X\n", "refer"),
        ("\n%T A title that\ngoes on\n%A Doe, J.\n%D 2019\n", "refer"),
    ],
)
def test_a_text_tells_its_format(text: str, name: str) -> None:
    assert format_of(Source(text, "x.txt")) == name


@pytest.mark.parametrize("name", ["nbib", "web-of-science", "refer"])
def test_a_text_without_references_is_said_to_have_none(name: str) -> None:
    assert [found.code for entry in read("\n", name) for found in entry.diagnostics] == ["BK801"]


@pytest.mark.parametrize("dash", ["-", "--", "–", "—", "−", "‐", " – "])
@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("refer", "%0 Journal Article\n%P 321{}328\n"),
        ("ris", "TY  - JOUR\nSP  - 321{}328\nER  - \n"),
        ("nbib", "PMID- 1\nJT  - J\nPG  - 321{}328\n"),
        ("web-of-science", "FN Clarivate\nVR 1.0\nPT J\nTI T\nPS 321{}328\nER\nEF\n"),
        ("endnote-xml", "<xml><records><record><pages>321{}328</pages></record></records></xml>"),
        ("mods", "<mods><part><extent unit='page'><list>321{}328</list></extent></part></mods>"),
        ("word-xml", "<Sources><Source><Pages>321{}328</Pages></Source></Sources>"),
        ("csl-json", '[{{"id": "a", "type": "article-journal", "page": "321{}328"}}]'),
        ("csl-yaml", "- id: a\n  type: article-journal\n  page: 321{}328\n"),
    ],
)
def test_whatever_dash_stands_between_two_pages_they_are_one_range(form: str, text: str, dash: str) -> None:
    (record,) = records(text.format(dash), form)
    assert record.text("page") == "321-328"


@pytest.mark.parametrize("pages", ["A-1–A-9", "1–3, 7–9", "e1001", "10.1–10.9", "S1"])
def test_pages_that_are_no_range_of_two_numbers_stay(pages: str) -> None:
    (record,) = records(f"%0 Journal Article\n%P {pages}\n", "refer")
    assert record.text("page") == pages

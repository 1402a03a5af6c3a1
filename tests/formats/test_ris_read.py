"""RIS as it comes: from publishers, from other programs, and from bibkit itself."""

from __future__ import annotations

import time

import pytest

from bibkit.diagnostics.fix import Put
from bibkit.formats.format import Sourced
from bibkit.formats.ris import FORMAT
from bibkit.formats.written import write_whole
from bibkit.model.date import Date
from bibkit.model.person import Name
from bibkit.model.record import Record
from bibkit.source import Source
from bibkit.source.edit import spliced
from tests.shared_data import shared

# What never leaves a library, and `event` where it says again what `event-title` says.


def read_all(text: str) -> list[Sourced]:
    assert FORMAT.read is not None
    return list(FORMAT.read([Source(text, "x.ris")], {}))


def read(*lines: str) -> Record:
    (entry,) = read_all("\r\n".join(["TY  - JOUR", *lines, "ER  - ", ""]))
    assert entry.record is not None, entry.diagnostics
    return entry.record


def of_file(name: str) -> Record:
    path = shared(f"corpora/formats/ris/{name}")
    (entry,) = read_all(path.read_text(encoding="utf-8-sig"))
    assert entry.record is not None
    return entry.record


def messages(text: str) -> list[str]:
    return [
        f"{found.place.where.line}:{found.place.where.column} {found.code} {found.message}"
        for entry in read_all(text)
        for found in entry.diagnostics
        if found.place is not None
    ]


def said(record: Record, *names: str) -> list[str]:
    return [record.text(name) for name in names]


def test_an_article_of_scifinder() -> None:
    record = of_file("RisImporterTest5a.ris")
    assert (record.key, record.type) == ("salustio2012", "article-journal")
    assert [name.display for name in record.author] == [
        "P. J. Salustio", "G. Feio", "J. L. Figueirinhas", "H. M. Cabral-Marques", "P. C. Costa", "J. F. Pinto"
    ]  # fmt: skip
    assert said(record, "issued", "container-title", "container-title-short", "volume", "page", "DOI", "ISSN") == [
        "2012", "Powder Technology", "Powder Technol.", "221", "245-251", "10.1016/j.powtec.2012.01.008", "0032-5910"
    ]  # fmt: skip
    assert record.extra["ris"] == {
        "M1": "Copyright (C) 2016 American Chemical Society (ACS). All Rights Reserved."
    }


def test_an_article_of_pubmed() -> None:
    record = of_file("RisImporterTestDOI.ris")
    assert said(record, "issued", "available-date", "PMID", "PMCID", "ISSN", "keyword") == [
        "2016-01", "2016-01-30", "26957754", "PMC4756000", "0915-5287 2187-5626", "Posture; Respiratory function; Smartphone"
    ]  # fmt: skip
    assert set(record.extra["ris"]) == {"L2", "U4"}


def test_an_article_of_pubmed_central_says_when_it_came_and_was_taken() -> None:
    record = of_file("RisImporterTest6.ris")
    assert said(record, "issued", "PMID", "PMCID", "container-title-short") == [
        "2013-04-18", "23690738", "PMC3654245", "ScientificWorldJournal"
    ]  # fmt: skip
    assert record.extra["ris"] == {"PY": ["2013/02/15/received", "2013/03/14/accepted"]}


def test_a_thesis_with_its_series() -> None:
    record = of_file("pure.ris")
    assert (record.type, *said(record, "issued", "collection-title", "publisher", "publisher-place", "ISBN")) == (
        "thesis", "2018-04-25", "Bouwstenen", "Technische Universiteit Eindhoven", "Eindhoven", "9789038645032"
    )  # fmt: skip


def test_a_book_with_a_key() -> None:
    record = of_file("RisImporterTest4b.ris")
    assert (record.key, record.type, len(record.names("editor"))) == ("robinson", "book", 2)


@pytest.mark.parametrize(
    ("file", "date"),
    [
        ("RisImporterTest8_date.ris", "2005-07-15"),
        ("RisImporterTestDate1.2.ris", "2005-07-15"),
        ("RisImporterTestScience.ris", "2016-12"),
        ("RisImporterTestWithEmptyER.ris", "2013-07-22"),
        ("RisImporterTest3.ris", "2015-09-10"),
        ("crossref.ris", "2014"),
    ],
)
def test_of_several_dates_the_one_that_says_most(file: str, date: str) -> None:
    assert of_file(file).text("issued") == date


@pytest.mark.parametrize(
    ("lines", "date"),
    [
        (("PY  - 2003///Spring",), "2003-21"),
        (("PY  - 2003///Mar 5",), "2003-03-05"),
        (("DA  - Sep 5", "PY  - 2019"), "2019-09-05"),
        (("PY  - 2019", "DA  - 2019/05/"), "2019-05"),
        (("Y1  - 2019/5/7/",), "2019-05-07"),
        (("PY  - ///in press",), "in press"),
        (("PY  - 1999/2000",), "1999/2000"),
        (("DA  - 2020/10/02/T11:30:00Z",), "2020-10-02T11:30:00Z"),
        (("DA  - 2020/10/02/11:30:00", "PY  - 2020"), "2020-10-02T11:30:00"),
        (("DA  - 2020/10/02/T11:30:00+02:00",), "2020-10-02T11:30:00+02:00"),
        (("PY  - 2019", "DA  - 2019/10//undefined"), "2019-10"),
        (("DA  - 2019///undefined",), "2019"),
        (("DA  - 2019/10/05/null",), "2019-10-05"),
        (("PY  - 1999/06//Jun",), "1999-06"),
        (("Y1  - 2010/03//Mar/Apr2010",), "2010-03/2010-04"),
        (("Y1  - 2010/03//Spring2010",), "2010-21"),
        (("Y1  - 2010///Spring 2010",), "2010-21"),
        (("Y1  - 2010/01//Jan2010",), "2010-01"),
        (("Y1  - 2010/01/01/1/1/2010",), "2010-01-01"),
        (("Y1  - 2010/12/24/24Dec2010",), "2010-12-24"),
        (("Y1  - 2010/03/15/Spring2010",), "2010-03-15"),
        (("PY  - 2010", "Y1  - 2009/03//received"), "2010"),
        (("PY  - 1999/03//Mar-Apr",), "1999-03/1999-04"),
        (("PY  - 2020", "Y1  - 4-8 Aug. 2020"), "2020-08-04/2020-08-08"),
    ],
)
def test_dates(lines: tuple[str, ...], date: str) -> None:
    issued = read(*lines).values["issued"]
    assert isinstance(issued, Date)
    assert (issued.literal or str(issued)) == date


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("JF  - Nature Physics", "JO  - Nat. Phys."), ("Nature Physics", "Nat. Phys.")),
        (("JO  - Acta Materialia",), ("Acta Materialia", "")),
        (("T2  - Science", "JA  - Science"), ("Science", "Science")),
        (("J2  - Cell",), ("Cell", "")),
    ],
)
def test_what_is_the_journal_and_what_its_short_form(
    lines: tuple[str, ...], expected: tuple[str, str]
) -> None:
    record = read(*lines)
    assert (record.text("container-title"), record.text("container-title-short")) == expected


@pytest.mark.parametrize(
    ("kind", "lines", "field", "text"),
    [
        ("BOOK", ("SP  - xx, 327 p.",), "number-of-pages", "xx, 327 p."),
        ("BOOK", ("T2  - Springer Texts",), "collection-title", "Springer Texts"),
        ("CHAP", ("T2  - The Book",), "container-title", "The Book"),
        ("CHAP", ("SE  - 3",), "chapter-number", "3"),
        ("CONF", ("C3  - Proc", "T2  - ICML 2020"), "event-title", "ICML 2020"),
        ("CONF", ("T2  - Proc",), "container-title", "Proc"),
        ("RPRT", ("SN  - NASA/CR-2001",), "number", "NASA/CR-2001"),
        ("COMP", ("ET  - 1.2.0",), "version", "1.2.0"),
        ("COMP", ("M1  - Linux, macOS",), "medium", "Linux, macOS"),
        ("COMP", ("M1  - 17",), "number", "17"),
        ("COMP", ("LA  - Python",), "genre", "Python"),
        ("COMP", ("LA  - English",), "language", "English"),
        ("BOOK", ("M1  - 158",), "collection-number", "158"),
        ("CHAP", ("SV  - 158",), "collection-number", "158"),
        ("CONF", ("C1  - Cham", "CY  - Lisbon"), "publisher-place", "Cham"),
        ("CONF", ("C1  - Cham", "CY  - Lisbon"), "event-place", "Lisbon"),
        ("CONF", ("CY  - Lisbon",), "publisher-place", "Lisbon"),
        ("CASE", ("A2  - U.S.",), "container-title", "U.S."),
        ("CASE", ("SV  - No. 1",), "number", "No. 1"),
        ("CASE", ("PB  - U.S. Supreme Court",), "authority", "U.S. Supreme Court"),
        ("PAT", ("M1  - 09/123", "SN  - US 6285999"), "number", "US 6285999"),
        ("PAT", ("M1  - 09/123",), "number", "09/123"),
        ("PAT", ("C1  - 1879-11-04", "C3  - United States"), "submitted", "1879-11-04"),
        ("PAT", ("C3  - United States",), "container-title", ""),
        ("SLIDE", ("T2  - Vassar College",), "event-title", "Vassar College"),
        ("VIDEO", ("C5  - DVD",), "medium", "DVD"),
        ("NEWS", ("SP  - A1,", "EP  - A4-A5"), "page", "A1, A4-A5"),
        ("JOUR", ("M3  - doi: 10.1063/1.1954747",), "DOI", "10.1063/1.1954747"),
        ("JOUR", ("N1  - doi: 10.1063/1.1954747",), "DOI", "10.1063/1.1954747"),
        ("JOUR", ("SP  - 1", "EP  - 9"), "page", "1-9"),
        ("GRANT", (), "type", ""),
    ],
)  # fmt: skip
def test_the_type_of_reference_says_what_a_tag_means(
    kind: str, lines: tuple[str, ...], field: str, text: str
) -> None:
    (entry,) = read_all("\n".join([f"TY  - {kind}", "TI  - T", *lines, "ER  - "]))
    assert entry.record is not None
    assert entry.record.text(field) == text


@pytest.mark.parametrize(
    ("kind", "lines", "field"),
    [
        ("BOOK", ("A3  - Doe, Jane",), "editor"),
        ("BOOK", ("A2  - Doe, Jane",), "editor"),
        ("BOOK", ("ED  - Roe, Richard", "A3  - Doe, Jane"), "collection-editor"),
        ("BOOK", ("A2  - Doe, Jane", "A3  - Roe, Richard"), "collection-editor"),
        ("CHAP", ("A2  - Roe, Richard", "A3  - Doe, Jane"), "collection-editor"),
        ("VIDEO", ("A3  - Doe, Jane",), "producer"),
        ("PCOMM", ("A2  - Doe, Jane",), "recipient"),
        ("SLIDE", ("A2  - Doe, Jane",), "author"),
        ("SOUND", ("A2  - Doe, Jane",), "performer"),
    ],
)
def test_the_type_of_reference_says_what_a_person_did(kind: str, lines: tuple[str, ...], field: str) -> None:
    (entry,) = read_all("\n".join([f"TY  - {kind}", "TI  - T", *lines, "ER  - "]))
    assert entry.record is not None
    assert entry.record.names(field) == (Name(family="Doe", given="Jane"),)


@pytest.mark.parametrize("tag", ["N1", "M2"])
def test_extra_of_zotero_says_a_field_a_line(tag: str) -> None:
    record = read(
        f"{tag}  - Citation Key: doe2020", "PMID: 29123456", "arXiv:2301.01234 [cs]", "Original Date: 1781", "Of note."
    )  # fmt: skip
    assert (record.key, record.text("PMID"), record.text("note")) == ("doe2020", "29123456", "Of note.")
    assert (str(record.values["arxiv"]), str(record.values["original-date"])) == ("2301.01234 [cs]", "1781")


def test_a_note_that_is_not_extra_stays_a_note() -> None:
    record = read("N1  - Place: see the map", "N1  - Two lines", "of a note: the second")
    assert record.text("note") == "Place: see the map\n\nTwo lines of a note: the second"


def test_a_type_that_csl_has_not_leaves_as_it_came() -> None:
    (entry,) = read_all("TY  - GOVDOC\nTI  - T\nER  - \n")
    assert entry.record is not None
    assert entry.record.type == "report"
    assert write_whole(FORMAT.write, [entry.record], {}).text.startswith("TY  - GOVDOC\r\n")  # type: ignore[arg-type]


def test_names() -> None:
    record = read(
        "AU  - van der Berg, Jan", "AU  - King, M. L., Jr.", "AU  - WHO", "AU  - World Health Organization,", "AU  - et al."
    )  # fmt: skip
    assert record.author == (
        Name(family="Berg", given="Jan", non_dropping_particle="van der"),
        Name(family="King", given="M. L.", suffix="Jr."),
        Name(literal="WHO"),
        Name(literal="World Health Organization"),
    )
    assert record.list("incomplete") == ("author",)


def test_a_text_goes_on_in_the_next_line() -> None:
    assert read("AB  - One", "  two", "three  ").text("abstract") == "One two three"


def test_findings_have_their_places() -> None:
    assert messages(
        "rubbish\nTY  - XYZ\nTI  - T\nAU  - Jane Doe\nDO  - 10.1/x\nER  - \nmore\nAU  - Doe, J.\nER  - \n"
    ) == [
        "1:1 BK805 The line belongs to no reference",
        "2:7 BK806 XYZ is no type of RIS; the work is a document",
        '4:7 BK806 "Jane Doe" has no comma, so it is taken for the name of an organisation',
        '5:7 BK806 "10.1/x" is not a DOI; it is kept as it is',
        "7:1 BK805 The line belongs to no reference",
        "8:7 BK806 The reference has no TY, its type; it is taken for document",
    ]


@pytest.mark.parametrize("text", ["", "\n\n", "ER  - \n"])
def test_a_text_without_references_is_said_to_have_none(text: str) -> None:
    assert [found.code for entry in read_all(text) for found in entry.diagnostics] == ["BK801"]


def test_a_correction_of_a_text_changes_its_line_alone() -> None:
    text = "TY  - JOUR\r\nTI  -   A title. \r\nVL  - 3\r\nER  - \r\n"
    (entry,) = read_all(text)
    assert entry.origin is not None
    assert spliced(text, entry.origin.edits(Put(("title",), "A title"))) == text.replace(
        "A title.", "A title"
    )
    assert entry.origin.edits(Put(("title",), "two\nlines")) == ()
    assert entry.origin.edits(Put(("author", 0), "x")) == ()


def test_a_long_field_and_many_references_take_linear_time() -> None:
    many = "TY  - JOUR\nAB  - x\n" + "line\n" * 200_000 + "ER  - \n" + "TY  - BOOK\nER  - \n" * 2_000
    assert len(read_all(many)) == 2_001


@pytest.mark.parametrize(
    "line", ["KW  - a{}", "DA  - Sep 5", "T2  - x{}", "AB  - a{}", "AN  - {}", "SN  - a{}"]
)
def test_one_tag_again_and_again_takes_linear_time(line: str) -> None:
    lines = "\n".join(line.format(number) for number in range(50_000))
    started = time.process_time()
    read_all(f"TY  - CONF\nTI  - T\nPY  - 2019\n{lines}\nER  - \n")
    assert time.process_time() - started < 10


def test_paragraphs_are_kept_and_one_that_says_it_all_again_is_not() -> None:
    assert read("AB  - a", "N2  - a", "AB  - b", "AB  - a").text("abstract") == "a\n\nb\n\na"

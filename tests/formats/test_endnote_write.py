"""Records for EndNote, in its XML and in refer: what stands in the files, and who takes them."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from bibkit.formats.endnote_xml import FORMAT as XML
from bibkit.formats.format import Format
from bibkit.formats.refer import FORMAT as REFER
from bibkit.model.date import Date
from bibkit.model.ident import ArxivId
from bibkit.model.person import Name
from bibkit.model.record import Record, Value
from tests.formats.two_way import edtf, losses, read_back, write
from tests.programs import require
from tests.shared_data import shared

ARTICLE = Record(
    "horsch2018",
    "article-journal",
    {
        "title": "Linear <i>Power</i> Flow of CO<sub>2</sub>: 100 % & more",
        "author": (
            Name(family="Hörsch", given="Jonas"),
            Name(family="King", given="M. L.", suffix="Jr."),
            Name(family="Berg", given="Jan", non_dropping_particle="van der"),
            Name(literal="World Health Organization"),
        ),
        "issued": edtf("2018-05-03"),
        "container-title": "Electric Power Systems Research",
        "container-title-short": "EPSR",
        "volume": "158",
        "issue": "3",
        "page": "126-135",
        "ISSN": "0378-5955 1873-2046",
        "DOI": "10.1016/j.epsr.2017.12.034",
        "URL": "https://x.org/a_b",
        "accessed": edtf("2020-01-02"),
        "keyword": "grid; power flow",
        "PMID": "123456",
        "PMCID": "PMC123",
        "abstract": "One.\n\nTwo.",
    },
)


def elements(record: Record) -> str:
    """The record without the styles that say nothing, an element a line."""
    text = write(XML, record).text.replace(' font="default" size="100%"', "")
    return re.sub(r'<style face="normal">([^<]*)</style>', r"\1", text)


def test_an_article_in_xml() -> None:
    assert losses(write(XML, ARTICLE)) == []
    assert elements(ARTICLE) == (
        '<?xml version="1.0" encoding="UTF-8"?>\n<xml><records>\n'
        '<record><ref-type name="Journal Article">17</ref-type><contributors><authors><author>Hörsch, Jonas</author>'
        "<author>King, M. L., Jr.</author><author>van der Berg, Jan</author>"
        "<author>World Health Organization,</author></authors></contributors>"
        '<titles><title>Linear <style face="italic">Power</style> Flow of CO<style face="subscript">2</style>'
        ": 100 % &amp; more</title><secondary-title>Electric Power Systems Research</secondary-title></titles>"
        "<periodical><full-title>Electric Power Systems Research</full-title><abbr-1>EPSR</abbr-1></periodical>"
        "<pages>126-135</pages><volume>158</volume><number>3</number>"
        "<keywords><keyword>grid</keyword><keyword>power flow</keyword></keywords>"
        "<dates><year>2018</year><pub-dates><date>May 3</date></pub-dates></dates>"
        "<isbn>0378-5955&#xD;1873-2046</isbn><accession-num>123456</accession-num>"
        "<electronic-resource-num>10.1016/j.epsr.2017.12.034</electronic-resource-num>"
        "<abstract>One.&#xD;Two.</abstract><label>horsch2018</label>"
        "<urls><related-urls><url>https://x.org/a_b</url></related-urls></urls><access-date>2020-01-02</access-date>"
        "<custom2>PMC123</custom2></record>\n</records></xml>\n"
    )


def test_an_article_in_refer() -> None:
    written = write(REFER, ARTICLE)
    assert written.text.splitlines() == [
        "%0 Journal Article", "%F horsch2018", "%A Hörsch, Jonas", "%A King, M. L., Jr.", "%A van der Berg, Jan",
        "%A World Health Organization,", "%T Linear Power Flow of CO2: 100 % & more",
        "%J Electric Power Systems Research", "%P 126-135", "%V 158", "%N 3", "%K grid", "%K power flow", "%D 2018",
        "%8 May 3", "%@ 0378-5955", "%@ 1873-2046", "%M 123456", "%R 10.1016/j.epsr.2017.12.034",
        "%X One. Two.", "%U https://x.org/a_b", "%[ 2020-01-02", "%2 PMC123", "",
    ]  # fmt: skip
    assert losses(written) == [
        "BK702 title: refer can't carry the rich text in title",
        "BK701 container-title-short: refer has no place for container-title-short here",
        "BK702 abstract: refer can't carry the line ends in abstract",
    ]


JANE = (Name(family="Doe", given="Jane"),)
RICHARD = (Name(family="Roe", given="Richard"),)


@pytest.mark.parametrize("format_", [XML, REFER], ids=["xml", "refer"])
@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("book", {"editor": JANE}),
        ("book", {"author": JANE, "editor": RICHARD, "collection-editor": JANE, "translator": RICHARD}),
        ("book", {"collection-title": "Springer Texts", "number-of-pages": "327", "edition": "2nd"}),
        ("chapter", {"container-title": "The Book", "editor": JANE, "chapter-number": "3", "page": "1-9"}),
        ("paper-conference", {"container-title": "Proc. X", "event-title": "X 2020"}),
        ("paper-conference", {"container-title": "Proc. X", "collection-title": "LNCS", "volume": "12"}),
        ("report", {"number": "TR-12", "publisher": "NASA", "ISBN": "9780306406157"}),
        ("thesis", {"genre": "Doctoral dissertation", "publisher": "TU Wien", "number-of-pages": "xx, 327"}),
        ("software", {"version": "1.2.0", "publisher": "X"}),
        ("article-newspaper", {"container-title": "The Times", "issued": edtf("2019-12-24"), "section": "A"}),
        ("article-journal", {"issued": edtf("2003-21"), "volume": "12", "available-date": edtf("2002-12-24")}),
        ("article-journal", {"issued": Date(literal="in press")}),
        ("article", {"arxiv": ArxivId("2212.08073", 2, "cs.CL"), "author": JANE}),
        ("patent", {"number": "US 123", "issued": edtf("1999-01")}),
        ("motion_picture", {"title": "T", "issued": edtf("1999")}),
        ("webpage", {"URL": "https://example.org", "accessed": edtf("2024-02-29"), "author": JANE}),
    ],
)  # fmt: skip
def test_what_a_work_of_each_type_has_is_carried(
    format_: Format, kind: str, values: dict[str, Value]
) -> None:
    record = Record("a", kind, values)
    written = write(format_, record)
    (again,) = read_back(format_, written.text)
    assert losses(written) == []
    assert (again.type, {name: again.values.get(name) for name in values}) == (kind, values)


@pytest.mark.parametrize("format_", [XML, REFER], ids=["xml", "refer"])
@pytest.mark.parametrize(
    "name", ["endnote-xml/EndnoteXmlImporterTestArticle.xml", "endnote-xml/EndnoteXmlImporterTestLabelAndMultiTitle.xml",
             "refer/Endnote.book.example.enw"],
)  # fmt: skip
def test_a_file_of_others_comes_back_with_all_that_it_holds(format_: Format, name: str) -> None:
    text = shared(f"corpora/formats/{name}").read_text(encoding="utf-8")
    came = XML if name.startswith("endnote") else REFER
    if came is not format_:
        return
    found = read_back(came, text)
    again = read_back(came, write(came, *found).text)
    assert [(one.type, one.values.keys(), one.extra) for one in again] == [
        (one.type, one.values.keys(), one.extra) for one in found
    ]


def test_a_type_that_csl_has_not_leaves_as_it_came() -> None:
    (record,) = read_back(
        XML, '<xml><records><record><ref-type name="Electronic Book">44</ref-type></record></records></xml>'
    )
    assert '<ref-type name="Electronic Book">44</ref-type>' in write(XML, record).text
    (record,) = read_back(REFER, "%0 Electronic Book\n%T T\n")
    assert write(REFER, record).text.startswith("%0 Electronic Book\n")


def test_no_records_are_no_file() -> None:
    assert (write(XML).text, write(REFER).text) == ("", "")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\x85"])
def test_a_text_can_not_begin_another_reference(end: str) -> None:
    record = Record(
        "a",
        "book",
        {"title": f"One{end}%0 Book{end}{end}%T <record>", "author": (Name(literal=f"X{end}%A Y"),)},
    )
    for format_ in (XML, REFER):
        (again,) = read_back(format_, write(format_, record).text)
        assert (again.title, again.author) == ("One %0 Book %T <record>", (Name(literal="X %A Y"),))


def test_bibutils_takes_all_of_it(tmp_path: Path) -> None:
    for format_, program in ((XML, "endx2xml"), (REFER, "end2xml")):
        path = tmp_path / "library"
        path.write_text(write(format_, ARTICLE, Record("b", "book", {"title": "B", "editor": JANE})).text)
        mods = subprocess.run([require(program), path], capture_output=True, text=True, check=True).stdout
        assert re.findall(r'<mods ID="(\w+)">', mods) == ["horsch2018", "b"]
        names = re.findall(r'"family">([^<]*)<', mods)
        assert names[:3] == ["Hörsch", "King", "van der Berg"]
        assert {"<date>2018</date>", "<date>2018-05-3</date>"} & set(re.findall("<date>.*", mods))
        assert "<title>Electric Power Systems Research</title>" in mods
        assert re.findall(r"<roleTerm[^>]*>(\w+)</", mods)[-1] == "editor"

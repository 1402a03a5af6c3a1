"""MARC 21 as catalogues give it: real records in MARCXML, the same in ISO 2709, and what each field means."""

from __future__ import annotations

import re

import pytest

import bibkit
from bibkit.formats.detect import format_of
from bibkit.model.date import Date
from bibkit.model.person import Name
from bibkit.model.record import Record
from bibkit.source import Source
from tests.shared_data import shared
from tests.sources import shown


def marcxml(name: str) -> str:
    return shared(f"corpora/formats/marcxml/{name}.xml").read_text(encoding="utf-8")


def file(name: str) -> Record:
    """The record of a file that JabRef tests its reader with; in ISO 2709 it is the same."""
    text = marcxml(name)
    assert format_of(Source(text, "x.xml")) == "marcxml"
    (record,) = read(text, "marcxml")
    exchanged = iso2709(text)
    assert format_of(Source(exchanged, "x")) == "marc"
    (again,) = read(exchanged, "marc")
    assert {**again.values, "source": None} == {**record.values, "source": None}
    return record


def read(text: str, form: str) -> list[Record]:
    result = bibkit.read(text, form, path="x")
    assert not result.diagnostics
    return list(result.records)


def iso2709(text: str) -> str:
    """The record of a MARCXML in the exchange format (ISO 2709), with lengths in bytes."""
    fields = re.findall(
        r'(?s)<(?:controlfield|datafield) tag="(\d+)"(?: ind1="(.)" ind2="(.)")?>(.*?)</(?:control|data)f',
        text,
    )
    parts, directory, at = [], [], 0
    for tag, one, two, inner in fields:
        subfields = re.findall(r'(?s)<subfield code="(.)">(.*?)</subfield>', inner)
        plain = "".join(f"\x1f{code}{said.strip()}" for code, said in subfields) or inner
        part = f"{one}{two}{plain}\x1e".replace("&amp;", "&")
        length = len(part.encode())
        directory.append(f"{tag}{length:04}{at:05}")
        at += length
        parts.append(part)
    head = re.findall("<leader>(.*?)</leader>", text)[0]
    base = 25 + 12 * len(fields)
    leader = f"{base + at + 1:05}{head[5:12]}{base:05}{head[17:24].ljust(7)}"
    return f"{leader}{''.join(directory)}\x1e{''.join(parts)}\x1d"


def said(record: Record, *names: str) -> list[str]:
    return [record.text(name) for name in names]


def people(record: Record, field: str) -> list[str]:
    return [name.sort_text for name in record.names(field)]


def one(*fields: str, leader: str = "01080nam a2200265 c 4500") -> Record:
    """The record of fields as catalogues print them: `245 10$aTitle :$bsubtitle`."""
    inner = ""
    for field in fields:
        tag, rest = field[:3], field[4:]
        parts = "".join(
            f'<subfield code="{part[0]}">{part[1:]}</subfield>' for part in rest[2:].split("$")[1:]
        )
        inner += f'<datafield tag="{tag}" ind1="{rest[0]}" ind2="{rest[1]}">{parts}</datafield>'
    result = bibkit.read(f"<record><leader>{leader}</leader>{inner}</record>", "marcxml", path="x")
    (record,) = result.records
    return record


def test_proceedings() -> None:
    record = file("MarcXMLParserTestInProceedings")
    assert (record.type, people(record, "editor"), people(record, "author")) == ("book", ["Adams, Frank"], [])
    assert said(record, "title", "issued", "publisher", "publisher-place", "ISBN", "language") == [
        ("VI International Congress on Experimental Mechanics: [proceedings of the VI International Congress on "
         "Experimental Mechanics ... held on June 5 - 10, 1988 in Portland, Oregon, U.S.A.]"), "1988",
        "Elsevier [u.a.]", "London", "1851662529 0912053208", "eng",
    ]  # fmt: skip
    assert said(record, "event-title", "event-place", "event-date") == [
        "International Congress on Experimental Mechanics (6)", "Portland, Or.", "1988"
    ]  # fmt: skip
    kept = record.extra["marc"]
    assert isinstance(kept, dict)
    assert kept["245"] == "10$ced. by Frank Adams ..."
    assert kept["710"] == "2 $aSociety for Experimental Mechanics (USA)$eSonstige$0(DE-588)308357-3$4oth"
    assert kept["001"] == "BV049029404"


def test_a_book() -> None:
    record = file("MarcXmlParserTestBook")
    assert (record.type, people(record, "author")) == ("book", ["Caraballo, Margarita J."])
    assert said(record, "title", "edition", "publisher", "publisher-place", "issued", "number-of-pages", "ISBN") == [
        ("Marketing Automation with Mailchimp: Expert Tips, Techniques, and Best Practices for Scaling Marketing "
         "Strategies and ROI for Your Business"), "1st ed", "Packt Publishing, Limited", "Birmingham", "2023", "304",
        "9781800567566",
    ]  # fmt: skip
    assert record.text("note") == "Description based on publisher supplied metadata and other sources"


def test_an_article() -> None:
    record = file("MarcXmlParserTestNotes")
    assert (record.type, people(record, "author")) == (
        "article-journal",
        ["Sarda, Marie-Anne", "Eude-Devaux, Caroline"],
    )
    assert said(record, "container-title", "volume", "issued", "DOI", "ISSN", "language", "number-of-pages", "URL") == [
        "In situ", "50", "2023-06-26", "10.4000/insitu.38769", "1630-7305", "fre", "26",
        "https://journals.openedition.org/insitu/pdf/38769",
    ]  # fmt: skip
    assert record.title.startswith(
        "Livres de secrets, traités de teinture, journaux de laboratoire ou carnets de notes: quelles"
    )


def test_a_thesis_is_of_its_university_and_not_of_who_printed_it() -> None:
    record = file("MarcXmlParserTestThesis")
    assert (record.type, people(record, "author")) == ("thesis", ["Blake, Carl LeRoy"])
    assert said(record, "title", "genre", "publisher", "publisher-place", "issued", "number-of-pages", "keyword") == [
        "Tempo rubato in the eigteenth century: a thesis", "Dissertation", "Cornell University", "", "1991", "xii, 127",
        "Geschichte 1700-1800",
    ]  # fmt: skip
    kept = record.extra["marc"]
    assert isinstance(kept, dict)
    assert (kept["264"], kept["502"]) == (" 1$aAnn Arbor, Mich.$bUMI Dissertation Services", "  $d1988")


@pytest.mark.parametrize(
    ("field", "member", "text"),
    [
        ("245 10$aThe cats :$ba tale /$cby J. Doe.", "title", "The cats: a tale"),
        ("245 10$aLe chat =$bThe cat /", "title", "Le chat = The cat"),
        ("245 10$aWho?$bNobody", "title", "Who? Nobody"),
        ("260   $aNew York :$bSpringer,$cc2003.", "issued", "2003"),
        ("260   $aNew York :$bSpringer,$cc2003.", "publisher-place", "New York"),
        ("260   $aNew York :$bSpringer,$cc2003.", "publisher", "Springer"),
        ("264  1$a[Wien] :$bVerlag,$c[2003?]", "publisher-place", "Wien"),
        ("264  1$a[Wien] :$bVerlag,$c[2003?]", "issued", "2003?"),
        ("260   $a[S.l.] :$bX,$c[ca. 1850].", "issued", "1850~"),
        ("260   $aParis,$c1954-&lt;1959 &gt;", "issued", "1954/1959"),
        ("260   $aParis,$c1998-", "issued", "1998/.."),
        ("260   $aTokyo :$bX,$cShōwa 43 [1968]", "issued", "1968"),
        ("260   $aLondon,$c18--?", "issued", "18XX?"),
        ("260   $cbetween 1973 and 1991.", "issued", "between 1973 and 1991"),
        ("269   $c2015-01-14", "issued", "2015-01-14"),
        ("300   $axv, 345 p. :$bill. ;$c24 cm.", "number-of-pages", "xv, 345"),
        ("490 1 $aLecture notes in mathematics ;$v12", "collection-title", "Lecture notes in mathematics"),
        ("490 1 $aLecture notes in mathematics ;$v12", "collection-number", "12"),
        ("502   $aThesis (Ph.D.)--Cornell University, 1988.", "publisher", "Cornell University"),
        ("502   $aThesis (Ph.D.)--Cornell University, 1988.", "genre", "Thesis (Ph.D.)"),
        ("650  0$aCats$zAustria$vFiction.", "keyword", "Cats--Austria--Fiction"),
        ("520   $aOn cats.", "abstract", "On cats."),
        ("020   $a0306406152 (pbk.) :", "ISBN", "0306406152"),
        ("022   $a0378-5955", "ISSN", "0378-5955"),
        ("773 0 $tJ$gVol. 12, no. 3 (May 2001), p. 45-67", "page", "45-67"),
        ("773 0 $tJ$gVol. 12, no. 3 (May 2001), p. 45-67", "issue", "3"),
        ("773 0 $tJ$gVol. 12, no. 3 (May 2001), p. 45-67", "issued", "2001-05"),
        ("773 0 $tJ$q12:3&lt;45", "volume", "12"),
        (
            "773   $pNucl.Phys.Proc.Suppl.$v54B$n2$c105-110$y1997",
            "container-title-short",
            "Nucl.Phys.Proc.Suppl.",
        ),
        ("773   $pNucl.Phys.Proc.Suppl.$v54B$n2$c105-110$y1997", "volume", "54B"),
        ("773   $pNucl.Phys.Proc.Suppl.$v54B$n2$c105-110$y1997", "issue", "2"),
        ("773   $pNucl.Phys.Proc.Suppl.$v54B$n2$c105-110$y1997", "page", "105-110"),
        ("773   $pNucl.Phys.Proc.Suppl.$v54B$n2$c105-110$y1997", "issued", "1997"),
        ("037   $9arXiv$aarXiv:1501.03555$chep-ex", "arxiv", "1501.03555 [hep-ex]"),
        ("037   $aCERN-PH-EP-2014-278", "arxiv", ""),
        ("856 40$uhttps://doi.org/10.1000/a", "DOI", "10.1000/a"),
        ("024 7 $a2212.08073$2arxiv", "arxiv", "2212.08073"),
    ],
)
def test_what_a_field_means(field: str, member: str, text: str) -> None:
    value = one(field).values.get(member)
    assert (str(value) if isinstance(value, Date) else str(value or "")) == text


@pytest.mark.parametrize(
    ("field", "member", "names"),
    [
        ("100 1 $aKing, Martin Luther,$cJr.,$d1929-1968.", "author", [Name(family="King", given="Martin Luther", suffix="Jr.")]),
        ("100 0 $aPlato.", "author", [Name(literal="Plato")]),
        ("110 2 $aWorld Health Organization.$bRegional Office.", "author",
         [Name(literal="World Health Organization. Regional Office")]),
        ("700 1 $aDoe, J. R.,$eeditor.", "editor", [Name(family="Doe", given="J. R.")]),
        ("700 1 $aDoe, Jane$4trl", "translator", [Name(family="Doe", given="Jane")]),
        ("700 1 $aDoe, Jane$eHerausgeber", "editor", [Name(family="Doe", given="Jane")]),
        ("700 1 $aDoe, Jane", "contributor", [Name(family="Doe", given="Jane")]),
        ("700 1 $aDoe, Jane$eeditor$etranslator", "editor", [Name(family="Doe", given="Jane")]),
        ("700 1 $aDoe, Jane$eeditor$etranslator", "translator", [Name(family="Doe", given="Jane")]),
        ("700 1 $aDoe, Jane$uBern U.$1https://orcid.org/0000-0001-5898-1911", "contributor",
         [Name(family="Doe", given="Jane", orcid="0000-0001-5898-1911",
               extra={"affiliation": [{"name": "Bern U."}]})]),
        ("700 12$aDoe, Jane.$tOther work", "contributor", []),
    ],
)  # fmt: skip
def test_people_by_their_relators(field: str, member: str, names: list[Name]) -> None:
    assert list(one(field).names(member)) == names


@pytest.mark.parametrize(
    ("leader", "fields", "kind"),
    [
        ("nam", (), "book"), ("nas", (), "periodical"), ("ncm", (), "musical_score"), ("nem", (), "map"),
        ("ngm", (), "motion_picture"), ("njm", (), "song"), ("nkm", (), "graphic"), ("nab", (), "chapter"),
        ("nam", ("502   $aDiss.",), "thesis"), ("nab", ("773 0 $tJ$x0378-5955",), "article-journal"),
        ("naa", ("773 0 $tB$z0306406152",), "chapter"), ("nam", ("773   $wC10-09-06.10",), "book"),
        ("nmm", ("336   $btxt",), "book"), ("nai", (), "webpage"),
    ],
)  # fmt: skip
def test_types(leader: str, fields: tuple[str, ...], kind: str) -> None:
    assert one(*fields, leader=f"01080{leader} a2200265 c 4500").type == kind


FIXED = "910710{}nyu           000 0 eng  "


@pytest.mark.parametrize(
    ("dates", "member", "text"),
    [
        ("s1991    ", "issued", "1991"), ("s19uu    ", "issued", "19XX"), ("e19910705", "issued", "1991-07-05"),
        ("e199107  ", "issued", "1991-07"), ("m19911995", "issued", "1991/1995"), ("c19919999", "issued", "1991/.."),
        ("d19911995", "issued", "1991/1995"), ("t19911990", "issued", "1991"), ("r19911901", "issued", "1991"),
        ("r19911901", "original-date", "1901"), ("q19701991", "issued", ""), ("nuuuuuuuu", "issued", ""),
        ("|||||||||", "issued", ""),
    ],
)  # fmt: skip
def test_dates_of_field_008(dates: str, member: str, text: str) -> None:
    xml = f'<record><leader>01080nam a2200265 c 4500</leader><controlfield tag="008">{FIXED.format(dates)}</controlfield></record>'
    (record,) = bibkit.read(xml, "marcxml", path="x").records
    assert (str(record.values.get(member, "")), record.text("language")) == (text, "eng")


def exchanged(*fields: tuple[str, str], between: str = "") -> str:
    """A record of ISO 2709 whose directory is right, behind what stands between records."""
    directory, at = "", 0
    for tag, text in fields:
        directory += f"{tag}{len(text) + 1:04}{at:05}"
        at += len(text) + 1
    return (
        f"{between}00100nam a2200049 a 4500{directory}\x1e{''.join(text + chr(30) for _, text in fields)}\x1d"
    )


TITLE = ("245", "10\x1faA")


@pytest.mark.parametrize(
    "text",
    [
        exchanged(TITLE, ("CAT", "  \x1fa1")),  # Aleph's own tags are words
        exchanged(("FMT", "BK"), TITLE),
        exchanged(TITLE, ("500", "  \x1faone\x1etwo")),  # the end of a field within one
        exchanged(TITLE, between="\0\0 \n"),
        exchanged(TITLE) + "\x1a",
    ],
)
def test_odd_files_of_iso_2709_are_read(text: str) -> None:
    result = bibkit.read(text, "marc", path="x")
    assert [record.title for record in result.records] == ["A"]
    assert [one.code for one in result.diagnostics if one.code != "BK830"] == []


def test_unimarc_is_not_taken_for_marc_21() -> None:
    result = bibkit.read(exchanged(("200", "1 \x1faTitre"), ("700", " 1\x1faDoe\x1fbJane")), "marc", path="x")
    (record,) = result.records
    assert (record.title, record.author, record.type) == ("", (), "book")
    assert record.extra["marc"] == {
        "000": "00100nam a2200049 a 4500", "200": "1 $aTitre", "700": " 1$aDoe$bJane",
    }  # fmt: skip
    assert [shown(one) for one in result.diagnostics] == [
        "1:1 BK806 This is UNIMARC, whose fields mean other things than those of MARC 21; all are kept as they are"
    ]


@pytest.mark.parametrize(
    ("text", "form", "found", "faults"),
    [
        ("", "marc", 0, ["1:1 BK801 The text holds no record"]),
        ("01080nam a22", "marc", 0, ["1:1 BK805 This is not a record of MARC, or it is cut off"]),
        ("00100nam a2200049 a 4500245000900000\x1e10\x1faA\x1e\x1d\n00100nam a22\x1d", "marc", 1,
         ["2:1 BK805 This is not a record of MARC, or it is cut off"]),
        ("<collection/>", "marcxml", 0, ["1:1 BK801 The text holds no record"]),
        ("<!DOCTYPE m [<!ENTITY a 'b'>]><record/>", "marcxml", 0,
         ["1:14 BK801 The file declares entities, which no library exports"]),
        ("<collection><record><leader>x</leader></record><record><leader>", "marcxml", 1,
         ["1:48 BK805 The file ends in the middle of this record"]),
    ],
)  # fmt: skip
def test_faults_cost_one_record(text: str, form: str, found: int, faults: list[str]) -> None:
    result = bibkit.read(text, form, path="x")
    assert (len(result.records), [shown(one) for one in result.diagnostics]) == (found, faults)


def test_records_within_the_answer_of_a_catalogue_are_all_read() -> None:
    inner = '<record><leader>00000nam</leader><datafield tag="245"><subfield code="a">{}</subfield></datafield></record>'
    wrapped = "".join(
        f"<zs:record><zs:recordData>{inner.format(name)}</zs:recordData></zs:record>" for name in "ABC"
    )
    records = read(f"<zs:response><zs:records>{wrapped}</zs:records></zs:response>", "marcxml")
    assert [record.title for record in records] == ["A", "B", "C"]

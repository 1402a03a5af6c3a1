"""CITATION.cff as projects have it, and as bibkit writes it."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

import bibkit
from bibkit.formats.cff import write_cff
from bibkit.formats.written import Written, write_whole
from bibkit.loading import ReadResult
from bibkit.model.date import Date, Moment
from bibkit.model.person import Name
from bibkit.model.record import Record, Value
from bibkit.source import Source
from tests.cli.run import bibkit as bibkit_command
from tests.formats.cff_schema import is_valid
from tests.programs import require
from tests.shared_data import shared, shared_files, shared_name
from tests.sources import shown
from tests.strategies.records import records

NO_CFF = "CffImporterTestInvalid2.cff"
FILES = [path for path in shared_files("corpora/formats/cff/*.cff") if path.name != NO_CFF]


def read(text: str) -> ReadResult:
    return bibkit.read(text, "cff", path="CITATION.cff")


def of_file(name: str) -> list[Record]:
    result = read(shared(f"corpora/formats/cff/{name}").read_text(encoding="utf-8"))
    assert result.found == len(result.records)
    return list(result.records)


def root(*lines: str) -> Record:
    (record,) = read("\n".join(["cff-version: 1.2.0", *lines, ""])).records
    return record


def reference(*lines: str) -> Record:
    text = "\n".join(
        ["cff-version: 1.2.0", "title: T", "references:", "-", *(f"  {line}" for line in lines), ""]
    )
    return read(text).records[-1]


def written(*works: Record) -> Written:
    return write_whole(write_cff, works, {})


def told(one: Written) -> list[str]:
    return [f"{loss.code} {loss.field[0]}: {loss.message}" for loss in one.losses]


def said(record: Record, *fields: str) -> list[str]:
    return [record.text(field) for field in fields]


def people(record: Record, field: str = "author") -> list[str]:
    return [name.display for name in record.names(field)]


def test_a_program_and_the_paper_that_is_cited_instead() -> None:
    program, paper = of_file("CITATION.cff")
    assert (program.key, program.type, program.title) == ("kopp", "software", "JabRef")
    assert people(program) == [
        "Oliver Kopp", "Tobias Diez", "Christoph Schwentker", "Carl Christian Snethlage", "Jonatan Asketorp",
        "Benedikt Tutzer", "Thilo Ertel", "Houssem Nasri",
    ]  # fmt: skip
    assert [name.orcid for name in program.author][:3] == ["0000-0001-6962-4290", "0000-0002-1407-7696", ""]
    assert said(program, "URL", "license", "keyword", "abstract") == [
        "https://www.jabref.org", "MIT", "reference manager; bibtex; biblatex",
        "JabRef is an open-source, cross-platform citation and reference management tool.",
    ]  # fmt: skip
    assert (paper.key, paper.type) == ("kopp2023", "article-journal")
    assert paper.title == "JabRef: BibTeX-based literature management software"
    assert people(paper) == ["Oliver Kopp", "Carl Christian Snethlage", "Christoph Schwentker"]
    assert said(paper, "container-title", "volume", "issue", "number", "page", "issued", "DOI") == [
        "TUGboat", "44", "138", "3", "441-447", "2023-11", "10.47397/tb/44-3/tb138kopp-jabref",
    ]  # fmt: skip
    assert paper.extra == {"cff": {"preferred-citation": "true"}}


def test_a_program_with_a_reference_and_what_has_no_field() -> None:
    program, reference = of_file("commonmeta-CITATION.cff")
    assert people(program) == ["Robert Haines", "The Ruby Citation File Format Developers"]
    assert program.author[0].extra == {"affiliation": "The University of Manchester, UK"}
    assert program.author[1].literal == "The Ruby Citation File Format Developers"
    assert said(program, "title", "version", "DOI", "issued", "license", "URL") == [
        "Ruby CFF Library", "0.9.0", "10.5281/zenodo.1184077", "2021-08-18", "Apache-2.0",
        "https://github.com/citation-file-format/ruby-cff",
    ]  # fmt: skip
    assert program.extra == {
        "cff": {
            "message": "If you use ruby-cff in your work, please cite it using the following metadata",
            "repository-artifact": "https://rubygems.org/gems/cff",
            "repository-code": "https://github.com/citation-file-format/ruby-cff",
        }
    }
    assert people(reference) == [
        "Stephan Druskat", "Jurriaan H. Spaaks", "Neil Chue Hong", "Robert Haines", "James Baker", "Spencer Bliven",
        "Egon Willighagen", "David Pérez-Suárez", "Alexander Konovalov",
    ]  # fmt: skip
    assert reference.author[5].extra == {"email": "spencer.bliven@gmail.com"}
    assert said(reference, "title", "version", "DOI", "issued", "license") == [
        "Citation File Format", "1.2.0", "10.5281/zenodo.1003149", "2021-08-09", "CC-BY-4.0",
    ]  # fmt: skip


def test_references_of_other_types() -> None:
    program, paper, manual = of_file("CffImporterReferences.cff")
    assert people(program) == ["Joe van Smith", "Bob Jones Jr."]
    assert said(program, "issued", "version", "DOI", "URL") == [
        "2000-07-02",
        "1.0",
        "10.0000/TEST",
        "www.google.com",
    ]
    assert (paper.type, *said(paper, "issued", "DOI")) == ("paper-conference", "2007", "10.0001/TEST")
    assert people(paper) == ["Jonathan von Duke", "Jim Kingston Jr."]
    assert (manual.type, manual.extra) == ("report", {"cff": {"type": "manual"}})
    assert people(manual) == ["Arthur Clark Jr.", "Luca von Diamond"]


@pytest.mark.parametrize(
    ("name", "extra"),
    [
        ("CffImporterTestDoiSelect.cff", {}),
        ("CffImporterTestUnknownFields.cff", {"commit": "10ad"}),
        ("CffImporterTestValidMultAuthors.cff", {}),
        ("CffImporterTestValidSwhIdSelect2.cff",
         {"identifiers": [{"type": "swh", "value": "swh:1:cnt:94a9ed024d3859793618152ea559a168bbcbb5e2"}]}),
    ],
)  # fmt: skip
def test_identifiers_in_all_their_places(name: str, extra: dict[str, Any]) -> None:
    (record,) = of_file(name)
    assert said(record, "title", "DOI", "version", "license", "abstract", "issued") == [
        "Test", "10.0000/TEST", "1.0", "MIT", "Test abstract.", "2000-07-02",
    ]  # fmt: skip
    assert people(record) == ["Joe van Smith", "Bob Jones Jr."]
    assert record.extra == {"cff": {"message": "Test entry.", "repository": "www.github.com", **extra}}


@pytest.mark.parametrize("path", FILES, ids=shared_name)
def test_what_is_read_is_written_as_the_schema_has_it_and_read_again(path: Path) -> None:
    before = read(path.read_text(encoding="utf-8")).records
    again = written(*before)
    assert is_valid(again.text)
    for one, other in zip(before, read(again.text).records, strict=True):
        assert (other.key, other.type) == (one.key, one.type)
        needed = {} if one.title else {"title": "Untitled"}  # as the papers in JabRef's file have none
        assert {**other.values, "source": None} == {**one.values, "source": None, **needed}
    assert set(told(again)) <= {
        "BK701 cff: CFF can't take repository as it came",  # www.github.com is no address
        'BK702 title: CFF needs a title; "Untitled" stands in its place',
    }


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["type: book", "title: T", "publisher: {name: P, city: Rome, country: IT}", "isbn: 9780306406157"],
         {"publisher": "P", "publisher-place": "Rome", "ISBN": "9780306406157"}),
        (["type: thesis", "title: T", "institution: {name: U}", "thesis-type: PhD"], {"publisher": "U", "genre": "PhD"}),
        (["type: conference-paper", "title: T", "collection-title: Proc", "conference: {name: C, city: Rome,",
          "  date-start: 2020-01-01, date-end: 2020-01-03}"],
         {"container-title": "Proc", "event-title": "C", "event-place": "Rome", "event-date": "2020-01-01/2020-01-03"}),
        (["type: book", "title: T", "collection-title: Series", "editors-series: [{name: E}]"],
         {"collection-title": "Series"}),
        (["type: article", "title: T", "journal: J", "year: 2020", "month: 5", "date-published: 2020-05-06"],
         {"issued": "2020-05-06"}),
        (["type: article", "title: T", "year: in press"], {"issued": "in press"}),
        (["type: article", "title: T", "status: in-press", "start: 12"], {"status": "in-press", "page": "12"}),
        (["type: article", "title: T", "identifiers: [{type: other, value: 'arXiv:2212.08073'}]"],
         {"arxiv": "2212.08073"}),
        (["type: article", "title: T", "identifiers: [{type: other, value: 'pmid: 123'}]", "pmcid: PMC1234567"],
         {"PMID": "123", "PMCID": "PMC1234567"}),
        (["type: software", "title: T", "license: [MIT, Apache-2.0]"], {"license": "MIT OR Apache-2.0"}),
        (["type: software", "title: T", "repository-code: https://example.org/x"], {"URL": "https://example.org/x"}),
        (["type: website", "title: T", "date-accessed: 2020-01-02", "languages: [de]"],
         {"accessed": "2020-01-02", "language": "de"}),
        (["type: book", "title: T", "keywords: ['Aged, 80 and over']"], {"keyword": "Aged, 80 and over;"}),
    ],
)  # fmt: skip
def test_members_of_a_reference(lines: list[str], expected: dict[str, str]) -> None:
    record = reference(*lines)
    assert {field: record.text(field) for field in expected} == expected


@pytest.mark.parametrize(
    ("person", "shown"),
    [
        ("{family-names: Smith, given-names: Joe, name-particle: van}", "Joe van Smith"),
        ("{family-names: King, given-names: Martin, name-suffix: Jr.}", "Martin King Jr."),
        ("{name: The Team, website: 'https://example.org'}", "The Team"),
        ("{given-names: Madonna}", "Madonna"),
        ("{alias: jdoe}", "jdoe"),
    ],
)
def test_people_and_entities(person: str, shown: str) -> None:
    assert people(root("title: T", f"authors: [{person}]")) == [shown]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("words\n", ["1:1 BK801 The YAML is no CITATION.cff"]),
        ("- a\n", ["1:1 BK801 The YAML is no CITATION.cff"]),
        ("a: b\n", ["1:1 BK801 The YAML is no CITATION.cff"]),
        ("title: T\nreferences:\n- words\n", ["3:3 BK805 The reference has no members"]),
        ("title: T\nreferences: words\n", ["2:13 BK805 The reference has no members"]),
        ("title: T\nreferences:\n- type: novel\n  title: U\n",
         ["3:9 BK806 novel is no type of CFF; it is taken for document"]),
        ("title: T\nreferences:\n- title: U\n", ["3:3 BK806 The reference has no type; it is taken for document"]),
        ("title: T\ndate-released: May 2020\n", ['2:16 BK806 "May 2020" is no date of CFF, and is kept as it is']),
        ("title: T\nauthors: [{affiliation: U}]\n", ["2:11 BK806 This is no person or entity of CFF"]),
        ("title: T\ndoi: none\n", ['2:6 BK806 "none" is not a DOI; it is kept under "csl-json" as it is']),
        ("title: T\nauthors: [x\n", ["2:10 BK103 This is not YAML: the bracket that opens here is not closed"]),
    ],
)  # fmt: skip
def test_faults_have_their_places(text: str, found: list[str]) -> None:
    assert [shown(one) for one in read(text).diagnostics] == found


def test_a_file_of_words_is_refused() -> None:
    result = read(shared(f"corpora/formats/cff/{NO_CFF}").read_text(encoding="utf-8"))
    assert ([one.code for one in result.diagnostics], result.found) == (["BK801"], 0)


def test_a_bad_reference_does_not_stand_in_the_way_of_the_next() -> None:
    result = read("title: T\nreferences:\n- words\n- {type: book, title: U}\n")
    assert ([record.title for record in result.records], result.found) == (["T", "U"], 3)


@pytest.mark.parametrize("name", ["CITATION.cff", "citation.yml", "x"])
def test_a_file_is_known_by_its_name_or_its_text(name: str) -> None:
    from bibkit.formats.detect import format_of

    assert format_of(Source("cff-version: 1.2.0\ntitle: T\nreferences:\n- type: book\n", name)) == "cff"


DOE = (Name(family="Doe", given="Jane"),)
PAPER: dict[str, Value] = {
    "title": "A paper",
    "author": DOE,
    "issued": Date(Moment(2020, 5)),
    "container-title": "J",
}


def test_a_program_is_what_the_file_is_of_and_the_paper_a_reference() -> None:
    program = Record("doe", "software", {"title": "Tool", "author": DOE, "version": "012"})
    one = written(Record("doe2020", "article-journal", PAPER), program)
    assert one.text == (
        'cff-version: "1.2.0"\n'
        "message: If you use this software, please cite it using the metadata from this file.\n"
        "type: software\n"
        "title: Tool\n"
        "authors:\n"
        "  - family-names: Doe\n"
        "    given-names: Jane\n"
        'version: "012"\n'
        "references:\n"
        "  - type: article\n"
        "    title: A paper\n"
        "    authors:\n"
        "      - family-names: Doe\n"
        "        given-names: Jane\n"
        '    year: "2020"\n'
        '    month: "5"\n'
        "    journal: J\n"
    )
    assert told(one) == []


def test_without_program_or_data_the_first_work_is_cited_and_nothing_is_invented() -> None:
    paper = Record("doe2020", "article-journal", PAPER)
    book = Record("doe", "book", {"title": "B", "author": DOE})
    one = written(paper, book)
    assert is_valid(one.text)
    assert one.text.startswith(
        'cff-version: "1.2.0"\nmessage: Please cite the work that is the preferred citation.\ntitle: A paper\n'
    )
    assert [record.title for record in read(one.text).records] == ["A paper", "B"]


def test_what_the_schema_does_not_take_is_said_by_name() -> None:
    values: dict[str, Value] = {
        "title": "The <i>E. coli</i> tool", "issued": Date(Moment(2020)), "license": "my own", "publisher": "P",
        "DOI": "10.1002/(SICI)1<1::AID>3.0.CO;2-2",
    }  # fmt: skip
    one = written(Record("tool", "software", values))
    assert is_valid(one.text)
    assert told(one) == [
        "BK702 title: CFF can't carry the markup of title",
        "BK702 author: CFF needs an author; anonymous stands in their place",
        "BK701 issued: CFF has no place for issued of the software or data itself",
        "BK701 license: CFF has no place for license of the software or data itself",
        "BK701 publisher: CFF has no place for publisher of the software or data itself",
        "BK705 id: CFF has no keys; tool will be cited by another",
    ]
    assert read(one.text).records[0].text("DOI") == values["DOI"]


def test_a_loss_has_the_place_of_its_record(tmp_path: Path) -> None:
    (tmp_path / "a.bib").write_text(
        "@book{roe2019, author={Roe, R.}, title={B}, year=2019, chapter=3}\n"
        "@software{doe, author={Doe, J.}, title={T}, year=2020}\n"
    )
    told = bibkit_command("convert", "a.bib", "-f", "cff", "--loss-report", cwd=tmp_path).err.splitlines()
    assert [line for line in told if line.startswith("a.bib")] == [
        "a.bib:1:64: BK701 [roe2019: chapter-number] CFF has no place for chapter-number here",
        "a.bib:2:50: BK701 [doe: issued] CFF has no place for issued of the software or data itself",
    ]


@pytest.mark.parametrize(
    ("pages", "start", "end"),
    [("1-9", "1", "9"), ("321--328", "321", "328"), ("12—34", "12", "34"), ("1−9", "1", "9"), ("e12", "e12", None),
     ("-", "-", None), ("7-7", "7", None), ("1-3, 9", "1-3, 9", None)],
)  # fmt: skip
def test_pages_in_all_their_forms(pages: str, start: str, end: str | None) -> None:
    cited = yaml.safe_load(written(Record("doe", "book", {"page": pages})).text)["preferred-citation"]
    assert (cited["start"], cited.get("end")) == (start, end)


def test_nothing_is_written_for_no_records() -> None:
    assert written().text == ""


@pytest.mark.parametrize("path", FILES, ids=shared_name)
def test_cffconvert_takes_what_is_written(path: Path, tmp_path: Path) -> None:
    program = require("cffconvert")  # its needs are older than those of the tests: install it with pipx
    before = read(path.read_text(encoding="utf-8")).records
    target = tmp_path / "CITATION.cff"
    target.write_text(written(*before).text, encoding="utf-8")
    done = subprocess.run([program, "--validate", "-i", target], capture_output=True, text=True, check=False)
    assert "Citation metadata are valid" in done.stdout, done.stderr


@given(st.lists(records(), min_size=1, max_size=3))
@settings(max_examples=200, deadline=None)
def test_what_is_written_is_valid_by_the_schema(works: list[Record]) -> None:
    assert is_valid(written(*works).text)

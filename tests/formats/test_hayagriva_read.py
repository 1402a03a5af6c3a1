"""Hayagriva YAML as Typst's users keep it, and as bibkit writes it."""

from __future__ import annotations

import pytest

import bibkit
from bibkit.formats.hayagriva import write_hayagriva
from bibkit.formats.written import write_whole
from bibkit.loading import ReadResult
from bibkit.model.person import Name
from bibkit.model.record import Record, Value
from bibkit.registry import load_format
from bibkit.source import Source
from bibkit.text.escape.hayagriva import prose_of
from tests.formats.two_way import check_law
from tests.shared_data import shared
from tests.sources import shown


def read(text: str) -> ReadResult:
    return bibkit.read(text, "hayagriva", path="works.yml")


def one(*lines: str) -> Record:
    (record,) = read("\n".join(["a:", *(f"  {line}" for line in lines), ""])).records
    return record


def basic() -> dict[str, Record]:
    """Hayagriva's own example."""
    text = shared("corpora/formats/hayagriva/basic.yml").read_text(encoding="utf-8")
    result = read(text)
    assert result.found == len(result.records)
    return {record.key: record for record in result.records}


def said(record: Record, *fields: str) -> list[str]:
    return [record.text(field) for field in fields]


def people(record: Record, field: str) -> list[str]:
    return [name.display for name in record.names(field)]


def test_a_paper_in_proceedings() -> None:
    record = basic()["zygos"]
    assert record.type == "paper-conference"
    assert record.title == (
        '<span class="nocase">ZygOS: Achieving Low Tail Latency for Microsecond-Scale Networked Tasks</span>'
    )
    assert people(record, "author") == ["George Prekas", "Marios Kogias", "Edouard Bugnion"]
    assert said(record, "issued", "page", "DOI", "ISBN", "container-title", "publisher", "publisher-place") == [
        "2017", "325-341", "10.1145/3132747.3132780", "9781450350853",
        "Proceedings of the 26th Symposium on Operating Systems Principles",
        "Association for Computing Machinery", "New York, NY, USA",
    ]  # fmt: skip


def test_a_talk_has_its_conference_and_where_it_was_seen() -> None:
    record = basic()["wwdc-network"]
    assert said(record, "type", "event-title", "event-place", "URL", "accessed") == [
        "", '<span class="nocase">World Wide Developer Conference 2020</span>', "Mountain View, CA",
        "https://developer.apple.com/videos/play/wwdc2020/10111/", "2020-09-17",
    ]  # fmt: skip
    assert record.extra == {
        "hayagriva": {
            "type": "article",
            "conference.title.short": "WWDC 2020",
            "conference.organization": "Apple Inc.",
            "parent.type": "Video",
            "parent.runtime": "00:13:42",
        }
    }


@pytest.mark.parametrize(
    ("key", "kind", "expected"),
    [
        ("omarova-libra", "article-newspaper", {"container-title": '<span class="nocase">The New York Times</span>',
                                                "publisher-place": "New York, NY, USA", "issued": "2019-11-04"}),
        ("donne", "book", {"collection-title": "The Variorum Edition of the Poetry of John Donne", "volume": "6",
                           "publisher": "Indiana University Press", "publisher-place": "Bloomington"}),
        ("swedish", "article-journal", {"title-short": "Swedish Traveller", "volume": "61-62", "issued": "1978",
                                        "container-title": "Wisconsin Magazine of History"}),
        ("harry", "chapter", {"container-title": "Harry Potter and the Order of the Phoenix", "page": "135-139",
                              "issued": "2003-06-21~", "number-of-volumes": "7", "ISBN": "9780747551003"}),
        ("science-e-issue", "webpage", {"URL": "https://github.com/typst/typstc/issues/3", "number": "3"}),
        ("interior", "broadcast", {"container-title": "Community", "volume": "2", "issue": "9"}),
        ("kinetics", "article-journal", {"DOI": "10.1103/PhysRevB.102.165126", "number-of-pages": "13",
                                         "volume": "102", "issue": "16", "publisher": "American Physical Society"}),
        ("house", "article-journal", {"DOI": "10.1371/journal.pone.0193972", "number": "e0193972"}),
    ],
)  # fmt: skip
def test_what_the_example_of_hayagriva_says(key: str, kind: str, expected: dict[str, str]) -> None:
    record = basic()[key]
    assert record.type == kind
    assert {field: record.text(field) for field in expected} == expected


def test_the_example_comes_back_as_it_was() -> None:
    before = basic()
    written = write_whole(write_hayagriva, list(before.values()), {})
    after = {record.key: record for record in read(written.text).records}
    assert before.keys() == after.keys()
    for key, record in before.items():
        assert {**after[key].values, "source": None} == {**record.values, "source": None}, key
        assert after[key].extra == record.extra, key
    assert [loss.message for loss in written.losses] == []


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("author: Doe, Janet", ["Janet Doe"]),
        ("author: Luther King, Jr., Martin", ["Martin Luther King Jr."]),
        ("author: UNICEF", ["UNICEF"]),
        ("author: von der Leyen, Ursula", ["Ursula von der Leyen"]),
        ("author: [{name: Watkins, given-name: Gloria Jean, alias: bell hooks}]", ["Gloria Jean Watkins"]),
        ('author: ["Doe, J.", {name: The Team}]', ["J. Doe", "The Team"]),
        ("author: {name: Berg, prefix: van der, given-name: Jan}", ["Jan van der Berg"]),
    ],
)
def test_people_in_all_their_forms(line: str, shown: list[str]) -> None:
    assert people(one("type: book", "title: T", line), "author") == shown


@pytest.mark.parametrize(
    ("role", "field"),
    [("CastMember", "performer"), ("cast-member", "performer"), ("Translator", "translator"), ("writer", "script-writer")],
)  # fmt: skip
def test_roles_in_any_case(role: str, field: str) -> None:
    record = one("type: video", "title: T", f"affiliated: [{{role: {role}, names: 'Doe, J.'}}]")
    assert people(record, field) == ["J. Doe"]


def test_a_role_that_records_do_not_have_is_kept() -> None:
    record = one("type: book", "title: T", "affiliated: [{role: foreword, names: 'Doe, J.'}]")
    assert record.extra == {"hayagriva": {"affiliated.0": {"role": "foreword", "names": "Doe, J."}}}


@pytest.mark.parametrize(
    ("own", "parent", "kind"),
    [
        ("Article", "Periodical", "article-journal"), ("article", "newspaper", "article-newspaper"),
        ("article", "blog", "post-weblog"), ("article", "proceedings", "paper-conference"),
        ("article", "web", "article"), ("entry", "reference", "entry-encyclopedia"), ("anthos", "anthology", "chapter"),
        ("chapter", "book", "chapter"), ("thesis", "", "thesis"), ("repository", "", "software"),
        ("proceedings", "", "book"), ("thread", "", "post"), ("Original", "", "document"),
    ],
)  # fmt: skip
def test_the_type_comes_from_the_entry_and_its_parent(own: str, parent: str, kind: str) -> None:
    lines = [f"type: {own}", "title: T", *([f"parent: {{type: {parent}, title: P}}"] if parent else [])]
    assert one(*lines).type == kind


@pytest.mark.parametrize(
    ("own", "parents", "kind"),
    [
        ("article", ("conference",), "speech"), ("Misc", ("Conference",), "speech"),
        ("article", ("conference", "video"), "speech"), ("article", ("audio", "conference"), "speech"),
        ("article", ("proceedings", "conference"), "paper-conference"),
        ("article", ("conference", "proceedings"), "paper-conference"),
        ("article", ("web", "conference"), "article"), ("article", ("periodical", "conference"), "article-journal"),
        ("book", ("conference",), "book"), ("article", ("video",), "article"),
    ],
)  # fmt: skip
def test_what_was_at_a_conference_itself_is_a_talk(own: str, parents: tuple[str, ...], kind: str) -> None:
    listed = ", ".join(f"{{type: {parent}, title: P}}" for parent in parents)
    assert one(f"type: {own}", "title: T", f"parent: [{listed}]").type == kind


@pytest.mark.parametrize("kind", ["article", "document", "interview", "paper-conference", "speech"])
def test_what_is_written_with_an_event_is_a_talk_only_if_it_was_one(kind: str) -> None:
    before = Record("doe2020", kind, {"title": "T", "event-title": "ICML"})
    (after,) = read(write_whole(write_hayagriva, [before], {}).text).records
    assert (after.type == "speech", after.text("event-title")) == (kind == "speech", "ICML")


@pytest.mark.parametrize(
    ("written", "text", "lost"),
    [
        ("plain words", "plain words", ""),
        (
            "The {GPU} of {{NASA}}",
            'The <span class="nocase">GPU</span> of <span class="nocase">NASA</span>',
            "",
        ),
        (r"5 \$ and \{a\}", "5 $ and {a}", ""),
        ("$x^2$ and $10^(− 3)$", "$x^2$ and $10^{-3}$", ""),
        ('CO$""_"2"$', "CO<sub>2</sub>", ""),
        ("$alpha + sqrt(2)$", r"$\alpha + \sqrt{2}$", ""),
        ("$mat(1, 2)$ of", "mat(1, 2) of", "$mat(1, 2)$"),
    ],
)
def test_formattable_strings(written: str, text: str, lost: str) -> None:
    assert prose_of(written) == (text, lost)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("- a\n- b\n", ["1:1 BK801 The YAML is no mapping of keys to entries"]),
        ("a: words\n", ["1:4 BK805 The entry has no fields"]),
        ("a:\n  type: novel\n  title: T\n", ["2:9 BK806 novel is no type of Hayagriva; the work is a document"]),
        ("a:\n  type: book\n  date: last week\n",
         ['3:9 BK806 "last week" is no date of Hayagriva, and is kept as it is']),
        ("a:\n  type: book\n  title: [x\n", ["3:10 BK103 This is not YAML: the bracket that opens here is not closed"]),
    ],
)  # fmt: skip
def test_faults_have_their_places(text: str, found: list[str]) -> None:
    assert [shown(one) for one in read(text).diagnostics] == found


def test_a_bad_entry_does_not_stand_in_the_way_of_the_next() -> None:
    result = read("a: words\nb:\n  type: book\n  title: T\n")
    assert ([record.key for record in result.records], result.found) == (["b"], 2)


def test_a_yml_file_is_known_by_its_text() -> None:
    from bibkit.formats.detect import format_of

    hayagriva = "# works\ndoe:\n  # a book\n  type: book\n  title: T\n"
    assert format_of(Source(hayagriva, "works.yml")) == "hayagriva"
    assert format_of(Source("references:\n- id: doe\n  type: book\n", "works.yml")) == "csl-yaml"


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("-0411-02", "-0411-02"), ("~-0049", "-0049~"), ("0000", "0000"), ("-0001-12-31", "-0001-12-31"),
        ("0001", "0001"), ("+2020", "2020"),
    ],
)  # fmt: skip
def test_years_are_counted_as_astronomers_do(written: str, date: str) -> None:
    (record,) = bibkit.read(f'a:\n  type: book\n  date: "{written}"\n', "hayagriva").records
    assert str(record.values["issued"]) == date


@pytest.mark.parametrize("type_", ["thesis", "report", "book"])
@pytest.mark.parametrize(
    "values",
    [
        {"container-author": (Name(family="Doe", given="Jane"),), "publisher-place": "Berlin"},
        {"container-author": (Name(literal="WHO"),), "publisher": "Springer"},
        {"container-author": (Name(literal="WHO"),), "publisher": "Springer", "publisher-place": "Berlin"},
        {"container-author": (Name(literal="WHO"),)},
        {"collection-title": "A series", "publisher-place": "Berlin"},
    ],
)
def test_a_parent_without_a_name_is_no_series(type_: str, values: dict[str, Value]) -> None:
    check_law(load_format("hayagriva"), Record("a", type_, {"title": "T", **values}))


@pytest.mark.parametrize(
    ("serial", "title", "arxiv", "number"),
    [
        ("2301.00001", "arXiv", "2301.00001", ""), ("arXiv:2301.00001v2", "arXiv.org", "2301.00001v2", ""),
        ("hep-th/9603067", "{value: arXiv}", "hep-th/9603067", ""), ("2301.00001", "bioRxiv", "", "2301.00001"),
        ("TR-7", "arXiv", "", "TR-7"), ("2301.00001", "On arXiv and others", "", "2301.00001"),
    ],
)  # fmt: skip
def test_a_bare_number_of_a_work_in_arxiv_is_arxivs(serial: str, title: str, arxiv: str, number: str) -> None:
    text = f"a:\n  type: article\n  title: T\n  serial-number: '{serial}'\n  parent:\n    type: repository\n    title: {title}\n"
    (record,) = bibkit.read(text, "hayagriva").records
    assert (record.text("arxiv"), record.text("number")) == (arxiv, number)


@pytest.mark.parametrize("kind", ["case", "manuscript", "patent"])
def test_what_holds_a_case_a_manuscript_or_a_patent_is_no_series(kind: str) -> None:
    text = f"a:\n  type: {kind}\n  title: T\n  parent:\n    type: anthology\n    title: Reports\n"
    (record,) = bibkit.read(text, "hayagriva").records
    assert (record.text("container-title"), record.text("collection-title")) == ("Reports", "")

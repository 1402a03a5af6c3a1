"""Crossref's JSON: what a person reads in a work, and nothing else, is in the record."""

from __future__ import annotations

import json

import pytest

from bibkit.formats.detect import format_of
from bibkit.model.record import Record
from bibkit.source import Source
from tests.formats.services.reading import codes, file, only, people, read, said, work
from tests.sources import shown

ARTICLE: dict[str, object] = {
    "type": "journal-article",
    "DOI": "10.1234/abc",
    "title": ["On names"],
    "container-title": ["Names"],
    "author": [{"given": "Jane", "family": "Doe", "sequence": "first", "affiliation": []}],
    "issued": {"date-parts": [[2020, 3, 5]]},
}


def article(**members: object) -> Record:
    return work("crossref", {**ARTICLE, **{name.replace("_", "-"): value for name, value in members.items()}})


def kept(record: Record) -> object:
    return record.extra.get("crossref", {})


def test_an_article_with_all_that_is_said_of_it() -> None:
    record = only("crossref-json/crossref.json", "crossref")
    assert (record.key, record.type) == ("sankar2014", "article-journal")
    assert people(record) == [
        "Martial Sankar", "Kaisa Nieminen", "Laura Ragni", "Ioannis Xenarios", "Christian S Hardtke",
    ]  # fmt: skip
    assert record.author[3].extra == {
        "affiliation": [{"name": "Vital-IT, Swiss Institute of Bioinformatics, Lausanne, Switzerland"}]
    }
    assert said(record, "title", "container-title", "volume", "issued", "publisher", "language", "license") == [
        "Automated quantitative histology reveals vascular morphodynamics during Arabidopsis hypocotyl secondary growth",
        "eLife", "3", "2014-02-11", "eLife Sciences Publications, Ltd", "en", "http://creativecommons.org/licenses/by/3.0/",
    ]  # fmt: skip
    assert said(record, "DOI", "ISSN", "URL", "source") == [
        "10.7554/elife.01567", "2050-084X", "https://elifesciences.org/articles/01567", str(record.source),
    ]  # fmt: skip
    assert record.source is not None
    assert record.source.name == "Crossref"
    assert record.text("abstract").startswith("Among various advantages, their small size makes")
    extra = kept(record)
    assert isinstance(extra, dict)
    assert sorted(extra) == ["archive", "assertion", "funder", "relation", "subject"]
    assert extra["relation"] == {
        "is-supplemented-by": [{"id-type": "doi", "id": "10.5061/dryad.b835k", "asserted-by": "subject"}]
    }
    assert len(extra["funder"]) == 8


LIST = [
    ("campbell1987", ["Newell P. Campbell"], "1987", "71", "", "", "10.1306/703c7c64-1707-11d7-8645000102c1865d"),
    ("morse1996", ["David G. Morse"], "1996", "80", "", "", "10.1306/64ed9fd8-1724-11d7-8645000102c1865d"),
    ("hasbenli2000", ["Abdullah Hasbenli", "Vadim F. Zaitzev"], "2000-06-26", "47", "1", "105-108", "10.1002/mmnd.4800470110"),
    ("2011", [], "2011", "", "", "", "10.1007/bf00293751"),
    ("elton1968", ["Elton E. Rodgers, Bill B. Belt, Ed"], "1968", "52", "", "", "10.1306/5d25c2ab-16c1-11d7-8645000102c1865d"),
    ("2000", [], "2000", "1", "", "", "10.5424/http://dx.doi.org/10.5424/sjar/20110903-330-10"),
    ("kraatz1896", ["G. Kraatz"], "1896-05", "1896", "1", "154-156", "10.1002/mmnd.48018960128"),
    ("michael1979", ["Michael E. Hohn, Donald W. Neal"], "1979", "63", "", "", "10.1306/2f918644-16ce-11d7-8645000102c1865d"),
    ("1968", [], "1968-10-01", "15", "4-5", "475-477", "10.1002/mmnd.4810150416"),
    ("2000b", [], "2000", "1", "", "", "10.31030/2559175"),
    ("2000c", [], "2000", "1", "", "", "10.1037/e564942010-002"),
    ("2000d", [], "2000", "1", "", "", "10.1037/e592742007-008"),
    ("hughes1946", ["Aden W. Hughes"], "1946", "30", "", "", "10.1306/3d9338ea-16b1-11d7-8645000102c1865d"),
    ("2000e", [], "2000", "1", "", "", "10.1037/e522382012-001"),
    ("dvořák1966", ["František Dvořák"], "1966", "73", "1", "27-34", "10.1002/fedr.4910730105"),
    ("1903", [], "1903", "2", "3", "178-180", "10.1002/mmnz.4830020367"),
    ("2000f", [], "2000", "1", "", "", "10.1037/e547312009-001"),
    ("mey1999", ["Wolfram Mey"], "1999-11-30", "46", "2", "263-264", "10.1002/mmnd.4800460214"),
    ("karen1986", ["Karen Grove Provine"], "1986", "70", "", "", "10.1306/9488588b-1704-11d7-8645000102c1865d"),
    ("browne1999", ["CAROLYN S. BROWNE"], "1999", "83 (1999)", "", "", "10.1306/00aa9ad4-1730-11d7-8645000102c1865d"),
]  # fmt: skip


def test_a_list_of_twenty() -> None:
    result = file("crossref-json/crossref-list.json", "crossref")
    assert [
        (one.key, people(one), *said(one, "issued", "volume", "issue", "page", "DOI"))
        for one in result.records
    ] == LIST
    assert {one.type for one in result.records} == {"article-journal"}
    assert result.found == 20
    titles = [one.title for one in result.records]
    assert titles[17].startswith(
        "Naumann, C. M., Tarmann, G. M. & W. G. Tremewan (1999): The western palaearctic"
    )
    assert titles[19].endswith("through Adaptation of Risk Analysis")
    assert result.records[15].text("container-title").endswith("für Spezielle Zoologie 〈Berlin〉")
    assert sorted(codes(result)) == ["BK307", "BK307", "BK314"]


def test_a_work_of_a_page_that_crossref_took_down_has_no_address() -> None:
    first = file("crossref-json/crossref-list.json", "crossref").records[0]
    assert first.text("URL") == ""
    extra = kept(first)
    assert isinstance(extra, dict)
    assert extra["resource.primary.URL"] == "http://www.crossref.org/deleted_DOI.html"


@pytest.mark.parametrize(
    "wrapped",
    [
        ARTICLE,
        [ARTICLE],
        {"status": "ok", "message-type": "work", "message": ARTICLE},
        {"status": "ok", "message-type": "work-list", "message": {"total-results": 1, "items": [ARTICLE]}},
        {"items": [ARTICLE]},
        [{"message": ARTICLE}],
        [{"message": {"items": [ARTICLE]}}],
    ],
)
def test_a_work_in_whatever_it_comes(wrapped: object) -> None:
    assert work("crossref", wrapped).title == "On names"


def test_what_is_printed_later_has_the_date_of_its_issue() -> None:
    record = article(
        issued={"date-parts": [[2019, 12, 5]]},
        published_online={"date-parts": [[2019, 12, 5]]},
        published_print={"date-parts": [[2020, 3]]},
        published={"date-parts": [[2019, 12, 5]]},
        accepted={"date-parts": [[2019, 11, 1]]},
    )
    assert said(record, "issued", "available-date") == ["2020-03", "2019-12-05"]
    assert kept(record) == {"accepted": {"date-parts": [["2019", "11", "1"]]}}


def test_a_date_of_nothing_is_none() -> None:
    record = article(issued={"date-parts": [[None]]}, published_online={"date-parts": [[2021]]})
    assert said(record, "issued", "available-date") == ["2021", ""]
    assert kept(record) == {}


def test_titles_are_rich_text() -> None:
    record = article(
        title=["  Binding of <i>E.\n   coli</i> &amp;amp; H<sub>2</sub>O, <scp>DNA</scp>: p &lt; 0.05 "],
        abstract="<jats:title>Abstract</jats:title><jats:sec><jats:title>Aim</jats:title><jats:p>To <jats:italic>see</jats:italic>."
        "</jats:p></jats:sec>\n   <jats:p>Two &amp; three.</jats:p>",
    )
    assert record.title == (
        'Binding of <i>E. coli</i> & H<sub>2</sub>O, <span style="font-variant:small-caps;">DNA</span>: p < 0.05'
    )
    assert record.text("abstract") == "Aim: To <i>see</i>.\n\nTwo & three."


def test_mathml_is_its_signs_and_kept() -> None:
    html = "On <mml:math><mml:msub><mml:mi>x</mml:mi><mml:mn>2</mml:mn></mml:msub></mml:math> waves"
    result = read("crossref", {**ARTICLE, "title": [html]})
    assert result.records[0].title == "On x2 waves"
    assert kept(result.records[0]) == {"title": html}
    assert codes(result) == ["BK806"]


def test_of_a_formula_in_two_forms_the_tex_is_taken() -> None:
    record = article(
        abstract="<jats:p>For <jats:inline-formula><jats:alternatives><jats:tex-math>$$x^2$$</jats:tex-math>"
        "<mml:math><mml:mi>x</mml:mi></mml:math></jats:alternatives></jats:inline-formula> only.</jats:p>"
    )
    assert record.text("abstract") == "For $x^2$ only."


def test_people_of_all_kinds() -> None:
    record = article(
        author=[
            {"given": "Jan", "family": "van der Berg", "ORCID": "http://orcid.org/0000-0002-1825-0097",
             "authenticated-orcid": False, "sequence": "first", "suffix": "Jr.", "affiliation": [{"name": "A"}]},
            {"name": "ATLAS Collaboration", "sequence": "additional", "affiliation": []},
            {"family": "Suharto", "sequence": "additional"},
            {"family": "European Union", "sequence": "additional"},
            {"family": "World Health Organization"},
            {"family": "de la Cruz"},
            {"family": "et al."},
        ]
    )  # fmt: skip
    jan, *rest = record.author
    assert (jan.family, jan.non_dropping_particle, jan.suffix, jan.orcid) == (
        "Berg", "van der", "Jr.", "0000-0002-1825-0097",
    )  # fmt: skip
    assert jan.extra == {"affiliation": [{"name": "A"}]}
    assert [(one.family, one.literal) for one in rest] == [
        ("", "ATLAS Collaboration"), ("Suharto", ""), ("", "European Union"), ("", "World Health Organization"), ("Cruz", ""),
    ]  # fmt: skip
    assert record.list("incomplete") == ("author",)


def test_a_chapter_of_a_book_in_a_series() -> None:
    record = article(
        type="book-chapter",
        container_title=["Lecture Notes in Computer Science", "Computer Vision"],
        ISBN=["http://id.crossref.org/isbn/9780306406157"],
        isbn_type=[{"type": "print", "value": "9780306406157"}],
        event={"name": "ECCV", "location": "Zurich", "start": {"date-parts": [[2014, 9, 6]]},
               "end": {"date-parts": [[2014, 9, 12]]}, "acronym": "ECCV'14"},
        editor=[{"given": "A.", "family": "Roe"}],
    )  # fmt: skip
    assert record.type == "chapter"
    assert said(record, "container-title", "collection-title", "ISBN", "event-title", "event-place", "event-date") == [
        "Computer Vision", "Lecture Notes in Computer Science", "9780306406157", "ECCV", "Zurich", "2014-09-06/2014-09-12",
    ]  # fmt: skip
    assert people(record, "editor") == ["A. Roe"]
    assert kept(record) == {"event": {"acronym": "ECCV'14"}}


def test_two_containers_of_which_none_is_a_series() -> None:
    record = article(container_title=["Nature", "Natur"])
    assert (record.text("container-title"), kept(record)) == ("Nature", {"container-title": ["Natur"]})


TYPES = [
    ("proceedings-article", "paper-conference"), ("posted-content", "article"), ("dissertation", "thesis"),
    ("monograph", "book"), ("reference-entry", "entry"), ("peer-review", "review"), ("report-component", "chapter"),
]  # fmt: skip


@pytest.mark.parametrize(("word", "csl"), TYPES)
def test_types_are_those_of_csl(word: str, csl: str) -> None:
    assert article(type=word).type == csl


def test_a_word_for_a_type_that_says_more_is_kept() -> None:
    assert kept(article(type="monograph")) == {"type": "monograph"}


@pytest.mark.parametrize("word", ["novel-thing", ""])
def test_a_type_that_is_not_known_makes_a_document(word: str) -> None:
    result = read("crossref", {**ARTICLE, "type": word})
    assert (result.records[0].type, codes(result)) == ("document", ["BK806"])


def test_a_preprint() -> None:
    record = article(
        type="posted-content", subtype="preprint", container_title=[], institution=[{"name": "bioRxiv"}],
        posted={"date-parts": [[2020, 3, 5]]}, relation={"is-preprint-of": [{"id-type": "doi", "id": "10.1/x"}]},
    )  # fmt: skip
    assert said(record, "genre", "publisher", "issued") == ["preprint", "bioRxiv", "2020-03-05"]
    assert kept(record) == {"relation": {"is-preprint-of": [{"id-type": "doi", "id": "10.1/x"}]}}


def test_a_subtitle_stands_behind_its_title_once() -> None:
    assert article(subtitle=["A history"]).title == "On names: A history"
    assert article(title=["On names: a history"], subtitle=["A history"]).title == "On names: a history"
    assert article(title=["Names?"], subtitle=["A history", "Again"]).title == "Names? A history"


def test_licences_of_which_one_is_for_the_published_version() -> None:
    licences = [
        {"URL": "https://a.org/tdm", "content-version": "tdm"}, {"URL": "https://a.org/by", "content-version": "vor"},
    ]  # fmt: skip
    record = article(license=licences)
    assert record.text("license") == "https://a.org/by"
    assert kept(record) == {"license": licences}


@pytest.mark.parametrize(
    ("licences", "text"),
    [
        ([{"URL": "https://a.org/tdm", "content-version": "tdm"}], ""),
        ([{"URL": "https://creativecommons.org/licenses/by/4.0", "content-version": "tdm"}],
         "https://creativecommons.org/licenses/by/4.0"),
        ([{"URL": "https://a.org/tdm", "content-version": "tdm"}, {"URL": "https://a.org/x", "content-version": "unspecified"}],
         "https://a.org/x"),
        ([{"URL": "https://a.org/x", "content-version": "am"}], "https://a.org/x"),
        ([{"URL": "https://a.org/x"}], "https://a.org/x"),
    ],
)  # fmt: skip
def test_a_licence_to_mine_the_text_is_none_to_read_it(licences: list[object], text: str) -> None:
    assert article(license=licences).text("license") == text


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("145-145", "145"), ("e20-e20", "e20"), ("12 - 12", "12"), ("1-10", "1-10"), ("7", "7"), ("1-5, 7", "1-5, 7"), ("A1-A12", "A1-A12"),
        ("-", "-"),
    ],
)  # fmt: skip
def test_a_range_of_one_page_is_that_page(page: str, text: str) -> None:
    assert article(page=page).text("page") == text


def test_the_version_of_a_preprint_stands_in_an_object() -> None:
    assert article(version={"version": "v1"}).text("version") == "v1"
    assert article(version="2").text("version") == "2"
    version = {"version": "v2", "version_description": "One more table"}
    record = article(version=version)
    assert (record.text("version"), kept(record)) == (
        "v2", {"version": {"version_description": "One more table"}},
    )  # fmt: skip
    assert kept(article(version={"other": "v1"})) == {"version": {"other": "v1"}}


def test_what_a_dataset_is_of() -> None:
    assert (
        work("crossref", {**ARTICLE, "type": "dataset", "description": "<p>A plot.</p>"}).text("abstract")
        == "A plot."
    )
    record = article(abstract="One.", description="Two.")
    assert (record.text("abstract"), kept(record)) == ("One.", {"description": "Two."})


def test_a_journal_as_the_list_of_journals_has_it() -> None:
    record = work("crossref", {"message": {"title": "Names", "publisher": "P", "ISSN": ["0378-5955"]}})
    assert (record.type, *said(record, "title", "publisher", "ISSN")) == (
        "periodical",
        "Names",
        "P",
        "0378-5955",
    )


@pytest.mark.parametrize("kind", ["work", "work-list", "journal-list", "work-agency"])
def test_an_answer_of_few_members_is_known_by_its_frame(kind: str) -> None:
    text = {
        "status": "ok",
        "message-type": kind,
        "message": {"items": [{"DOI": "10.1234/abc", "title": ["On names"]}]},
    }
    assert format_of(Source(json.dumps(text), "x.json")) == "crossref"


def test_one_bad_work_is_refused_and_the_others_are_read() -> None:
    result = read(
        "crossref", {"message": {"items": [ARTICLE, 7, {"x": 1}, None, {**ARTICLE, "DOI": "10.1234/two"}]}}
    )
    assert [one.text("DOI") for one in result.records] == ["10.1234/abc", "10.1234/two"]
    assert result.found == 5
    assert [shown(one) for one in result.diagnostics if one.code != "BK829"] == [
        "31:4 BK805 An item is no object",
        "32:4 BK805 This is no work of Crossref",
        "35:4 BK805 An item is no object",
    ]


def test_a_text_that_breaks_off_is_named() -> None:
    import bibkit

    result = bibkit.read('{"message": {"items": [{"DOI": "10.1', "crossref", path="x.json")
    assert [one.code for one in result.diagnostics] == ["BK801"]


def test_what_crossref_says_of_itself_is_named_once() -> None:
    works = [
        {**ARTICLE, "score": 1, "indexed": {"timestamp": 1}},
        {**ARTICLE, "DOI": "10.1/x", "score": 2, "reference": [{"key": "a"}]},
    ]
    result = read("crossref", {"status": "ok", "message": {"total-results": 2, "items": works}})
    assert [one.message for one in result.diagnostics if one.code == "BK829"] == [
        "What Crossref says of itself is left out: status, total-results, score, indexed, reference"
    ]


@pytest.mark.parametrize(
    "reference",
    [
        "x\u0007",
        [{"key": "a", "unstructured": "x\u0007"}],
        json.loads("[" * 60 + "]" * 60),
        {"a": {"b": [None, ""]}},
    ],
)
def test_what_crossref_says_of_itself_refuses_no_work(reference: object) -> None:
    result = read("crossref", {**ARTICLE, "reference": reference})
    assert [one.title for one in result.records] == ["On names"]
    assert [one.message for one in result.diagnostics] == [
        "What Crossref says of itself is left out: reference"
    ]


@pytest.mark.parametrize("nothing", [None, "", " ", [], {}, [None, ""], {"a": None}])
def test_what_says_nothing_is_not_named(nothing: object) -> None:
    assert read("crossref", {**ARTICLE, "reference": nothing, "score": nothing}).diagnostics == ()

"""Works as templates of the English Wikipedia: in full, one template each whatever stands in a record, nothing lost unsaid."""

from __future__ import annotations

import mwparserfromhell
import pytest
from hypothesis import given, settings

from bibkit.formats.wikipedia import write_wikipedia
from bibkit.formats.written import Written, write_whole
from bibkit.model.date import Date, Moment
from bibkit.model.edtf import parse_date
from bibkit.model.fields import TYPES
from bibkit.model.ident import ArxivId
from bibkit.model.person import Name
from bibkit.model.record import Record
from tests.formats.losses import lines_of, lost_fields, public_fields
from tests.strategies.records import records

DOE = (Name(family="Doe", given="Jane"),)


def written(record: Record, within: str = "none") -> Written:
    return write_whole(write_wikipedia, [record], {"within": within})


def of(record_type: str, **values: object) -> str:
    named = {name.replace("_", "-"): value for name, value in values.items()}
    return written(Record("k", record_type, named)).text  # type: ignore[arg-type]


def test_an_article() -> None:
    record = Record(
        "doe2020",
        "article-journal",
        {
            "title": "On <i>E. coli</i> and $x^2$: a|b",
            "author": (
                Name(family="Berg", given="Jan", non_dropping_particle="van der", suffix="Jr."),
                Name(literal="Doe, Roe and Sons"),
                Name(literal="CERN"),
            ),
            "incomplete": ("author",),
            "issued": Date(Moment(2020, 3, 5)),
            "container-title": "Journal of X",
            "volume": "12",
            "issue": "3",
            "page": "321--328",
            "ISSN": "0378-5955",
            "DOI": "10.1000/182<x>",
            "PMID": "123456",
            "PMCID": "PMC7654321",
            "arxiv": ArxivId("2212.08073", 2, "cs.CL"),
            "URL": "https://example.org/?a=1|2&b=[3]",
            "accessed": Date(Moment(2021, 1, 2)),
            "language": "en",
        },
    )
    assert written(record, "ref").text == (
        '<ref name="doe2020">{{cite journal |last1=van der Berg |first1=Jan Jr. |author2=((Doe, Roe and Sons)) '
        "|author3=CERN |display-authors=etal |date=2020-03-05 "
        "|title=On ''E. coli'' and <math>x^2</math>: a{{!}}b |journal=Journal of X |volume=12 |issue=3 |language=en "
        "|pages=321–328 |issn=0378-5955 |doi=10.1000/182%3Cx%3E |arxiv=2212.08073v2 |pmid=123456 |pmc=7654321 "
        "|url=https://example.org/?a=1%7C2&b=%5B3%5D |access-date=2021-01-02}}</ref>\n"
    )
    assert lines_of(written(record)) == [
        "BK702 arxiv: Citation Style 1 has no place for the class cs.CL of arXiv"
    ]


def test_a_template_may_stand_in_a_list_or_alone() -> None:
    record = Record("k", "book", {"title": "B"})
    assert written(record, "list").text == "* {{cite book |title=B}}\n"
    assert written(record).text == "{{cite book |title=B}}\n"


def test_works_of_a_type() -> None:
    assert of("book", title="B", edition="2", publisher="P", publisher_place="Ulm", ISBN="9780306406157") == (
        "{{cite book |title=B |edition=2nd |publisher=P |location=Ulm |isbn=9780306406157}}\n"
    )
    assert of("chapter", title="C", container_title="B", editor=DOE, page="7") == (
        "{{cite book |editor-last1=Doe |editor-first1=Jane |chapter=C |title=B |page=7}}\n"
    )
    assert of("paper-conference", title="T", container_title="Proc.", event_title="Conf") == (
        "{{cite conference |title=T |book-title=Proc. |conference=Conf}}\n"
    )
    assert (
        of("thesis", title="T", genre="PhD", publisher="U")
        == "{{cite thesis |title=T |publisher=U |type=PhD}}\n"
    )
    assert of("report", title="R", number="TR-7") == "{{cite report |title=R |id=TR-7}}\n"
    assert of("article-journal", title="T", container_title="J", number="e12") == (
        "{{cite journal |title=T |journal=J |article-number=e12}}\n"
    )
    assert of("webpage", title="T", container_title="Site", URL="https://a.org") == (
        "{{cite web |title=T |website=Site |url=https://a.org}}\n"
    )
    assert of("speech", title="T", event_title="Conf") == "{{cite speech |title=T |event=Conf}}\n"
    assert of("article-newspaper", title="T", container_title="N") == "{{cite news |title=T |newspaper=N}}\n"


def test_what_a_template_would_show_as_an_error_is_not_written_into_it() -> None:
    assert of("webpage", title="T") == "{{citation |title=T}}\n"  # `cite web` wants an address
    assert of("article-journal", title="T") == "{{citation |title=T}}\n"  # `cite journal` wants a journal
    thesis = written(Record("k", "thesis", {"title": "T", "issue": "3"}))
    assert (thesis.text, lines_of(thesis)) == (
        "{{cite thesis |title=T}}\n",
        ["BK701 issue: Citation Style 1 has no parameter for issue"],
    )


def test_a_preprint_of_arxiv_has_a_template_that_takes_little_else() -> None:
    preprint = written(
        Record(
            "k",
            "article",
            {
                "title": "T",
                "author": DOE,
                "arxiv": ArxivId("2212.08073", 0, "cs.CL"),
                "DOI": "10.48550/arXiv.2212.08073",
                "URL": "https://arxiv.org/abs/2212.08073",
                "publisher": "arXiv",
                "note": "N",
            },
        )
    )
    assert (
        preprint.text == "{{cite arXiv |last1=Doe |first1=Jane |title=T |eprint=2212.08073 |class=cs.CL}}\n"
    )
    assert lines_of(preprint) == ["BK701 note: Citation Style 1 has no parameter for note"]


def test_a_title_in_a_script_of_its_own_says_its_language() -> None:
    assert (
        of("book", title="源氏物語", language="ja")
        == "{{cite book |script-title=ja:源氏物語 |language=ja}}\n"
    )
    assert of("book", title="Genji 源氏", language="ja") == "{{cite book |title=Genji 源氏 |language=ja}}\n"
    assert of("article-journal", title="A", container_title="物理", language="zh-TW") == (
        "{{cite journal |title=A |script-journal=zh:物理 |language=zh-TW}}\n"
    )


@pytest.mark.parametrize(
    ("date", "expected", "lost"),
    [
        ("2020-03-05", "2020-03-05", False), ("1500-03-05", "5 March 1500", False), ("2020-03", "March 2020", False),
        ("2020-24", "Winter 2020", False), ("2019/2020", "2019–2020", False), ("1900~", "c. 1900", False),
        ("2020-03-01/2020-03-05", "1–5 March 2020", False), ("2020?", "2020", True), ("2020-03~", "March 2020", True),
        ("2020/..", "2020", True), ("2020-03-05T10:00:00Z", "2020-03-05", True), ("2020-03/2021", "March 2020", True),
    ],
)  # fmt: skip
def test_dates_as_the_module_takes_them(date: str, expected: str, lost: bool) -> None:
    issued = parse_date(date)
    assert isinstance(issued, Date)
    made = written(Record("k", "book", {"issued": issued}))
    assert made.text == f"{{{{cite book |date={expected}}}}}\n"
    assert [loss.code for loss in made.losses] == ["BK702"] * lost


@pytest.mark.parametrize(
    "issued", [Date(Moment(50)), Date(Moment(-49)), Date(literal="in press"), Date(Moment(2010, mask="201X"))]
)
def test_a_date_that_the_module_takes_for_an_error_is_a_loss(issued: Date) -> None:
    made = written(Record("k", "book", {"issued": issued}))
    assert (made.text, lost_fields(made)) == ("{{cite book}}\n", {"issued"})


HOSTILE = [
    "a|b=c}} d", "{{evil|x}}", "[[File:x.png]]", "<ref>x</ref>", "]]>", "<!-- x", "'''b'''", "~~~~", "__NOTOC__",
    "https://example.org", "&nbsp;&lt;", "$\\sum|</math>$", "\u202eevil\u202c", "a\x00\x1bb", "x\n* y\n{|", "{{{1}}}",
    "<nowiki>", "|title=x", "[http://a.org b]", "-{zh}-",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_one_parameter(text: str) -> None:
    values = {"title": text, "container-title": text, "volume": text, "URL": text, "DOI": text, "page": text}
    made = written(Record("k", "article-journal", {**values, "author": (Name(family=text, given=text),)}))
    code = mwparserfromhell.parse(made.text)
    (template, *inner) = code.filter_templates()
    assert str(template.name).strip() == "cite journal"
    assert {str(one) for one in inner} <= {"{{!}}"}
    names = [str(parameter.name).replace("pages", "page") for parameter in template.params]
    assert names == ["last1", "first1", "title", "journal", "volume", "page", "doi", "url"]
    assert not code.filter_wikilinks()
    assert not code.filter_comments()
    assert {str(tag.tag) for tag in code.filter_tags()} <= {"math"}
    assert made.text.count("\n") == 1


def test_every_type_of_csl_has_a_template() -> None:
    for record_type in TYPES:
        code = mwparserfromhell.parse(of(record_type, title="T", container_title="C", URL="https://a.org"))
        assert len(code.filter_templates()) == 1


@settings(deadline=None)
@given(records())
def test_any_record_is_one_template_and_each_field_written_or_lost_by_name(record: Record) -> None:
    made = written(record)
    assert made.text.count("\n") == 1
    code = mwparserfromhell.parse(made.text)
    assert [str(one) for one in code.filter_templates()[1:]] == ["{{!}}"] * (len(code.filter_templates()) - 1)
    said_elsewhere = {"event", "page-first", "number", "publisher", "DOI", "URL", "container-title"}
    for name in public_fields(record) & record.values.keys() - lost_fields(made) - said_elsewhere:
        assert written(record.with_values({name: None})).text != made.text, name

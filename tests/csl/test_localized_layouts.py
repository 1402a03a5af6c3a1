"""Layouts by the language of the work (CSL-M, cs:layout), and the other parts of CSL-M that Zotero's Chinese styles use."""

from __future__ import annotations

import pytest

from bibkit.csl import Citation, Cite
from tests.csl.styles import book, cited, listed, processor, style, text

NAMES = '<names variable="author"><name form="short" and="text"/><et-al/></names>'
OPTIONS = 'class="in-text" default-locale="zh-CN"'
ET_AL = 'et-al-min="2" et-al-use-first="1"'


def bilingual(
    citation: str = NAMES, bibliography: str = "", *, locale: str = "en", options: str = ET_AL
) -> str:
    """A Chinese style with a layout of its own for works in `locale`."""
    layouts = (
        f'<layout locale="{locale}" prefix="(" suffix=")" delimiter="; ">{citation}</layout>'
        f'<layout prefix="（" suffix="）" delimiter="；">{citation}</layout>'
    )
    listing = (
        f'<bibliography {options}><layout locale="{locale}" suffix=".">{bibliography}</layout>'
        f'<layout suffix="。">{bibliography}</layout></bibliography>'
    )
    return (
        f'<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" {OPTIONS}>'
        f"<citation {options}>{layouts}</citation>{listing if bibliography else ''}</style>"
    )


WANG = book("wang", "数据", "王, 永", "张, 雪", language="zh-CN")
DOE = book("doe", "Data", "Doe, Jane", "Roe, Richard", language="en-US")


def test_a_work_is_cited_by_the_layout_of_its_language_in_its_terms() -> None:
    assert cited(bilingual(), WANG) == "（王等）"
    assert cited(bilingual(), DOE) == "(Doe et al.)"


def test_the_list_has_each_entry_in_the_layout_of_its_language() -> None:
    assert listed(bilingual(bibliography=NAMES), WANG, DOE) == ["王等。", "Doe et al."]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("en", "(Doe et al.)"),
        ("en-GB", "(Doe et al.)"),
        ("en_US", "(Doe et al.)"),
        ("eng", "(Doe et al.)"),
        ("English", "(Doe et al.)"),
        ("en>zh", "(Doe et al.)"),
        ("zh<en", "(Doe et al.)"),
        ("de-DE", "（Doe等）"),
        ("zh", "（Doe等）"),
        ("Klingon", "（Doe等）"),
    ],
)
def test_a_layout_for_a_language_is_for_all_ways_to_write_it(written: str, shown: str) -> None:
    assert cited(bilingual(), {**DOE, "language": written}) == shown


def test_a_layout_for_a_dialect_is_for_that_dialect_only() -> None:
    only_british = bilingual(locale="en-GB")
    assert cited(only_british, {**DOE, "language": "en-GB"}) == "(Doe et al.)"
    assert cited(only_british, {**DOE, "language": "en-US"}) == "（Doe等）"


def test_a_layout_for_several_languages_speaks_the_first() -> None:
    german_first = bilingual(locale="de en")
    assert cited(german_first, DOE) == "(Doe u.\u00a0a.)"
    assert cited(german_first, {**DOE, "language": "de-AT"}) == "(Doe u.\u00a0a.)"


@pytest.mark.parametrize(
    ("title", "shown"), [("Data", "(Doe et al.)"), ("数据", "（Doe等）"), ("Data 与法律", "（Doe等）")]
)
def test_the_script_of_the_title_decides_where_a_work_names_no_language(title: str, shown: str) -> None:
    assert cited(bilingual(), {**DOE, "language": "", "title": title}) == shown


def test_between_two_cites_stands_the_delimiter_of_the_first_and_at_the_ends_what_belongs_to_the_last() -> (
    None
):
    """The suffix is citeproc-js's choice; its prefix is always that of the last layout, which closes with another mark."""
    assert cited(bilingual(), WANG, DOE) == "(王等；Doe et al.)"
    assert cited(bilingual(), DOE, WANG) == "（Doe et al.; 王等）"


def test_affixes_of_the_layout_for_all_hold_where_the_other_has_none() -> None:
    source = bilingual().replace('locale="en" prefix="(" suffix=")" delimiter="; "', 'locale="en"')
    assert cited(source, DOE, WANG) == "（Doe et al.；王等）"
    assert cited(source, DOE) == "（Doe et al.）"


def test_page_ranges_and_quotation_marks_are_those_of_the_layout() -> None:
    pages = '<group delimiter=" "><text variable="title" quotes="true"/><text variable="page"/></group>'
    source = bilingual(pages).replace(
        "<citation",
        '<locale xml:lang="zh"><terms><term name="page-range-delimiter">—</term></terms></locale><citation',
    )
    assert cited(source, {**WANG, "page": "5-7"}) == "（《数据》 5—7）"
    assert cited(source, {**DOE, "page": "5-7"}) == "(“Data” 5–7)"


def test_works_in_one_layout_are_told_apart() -> None:
    year = '<date variable="issued"><date-part name="year"/></date>'
    source = bilingual(f'<group delimiter=" ">{NAMES}{year}</group>').replace(
        "<citation ", '<citation disambiguate-add-year-suffix="true" '
    )
    items = [
        {**item, "id": id_, "issued": {"date-parts": [[2020]]}}
        for id_, item in (
            ("one", DOE),
            ("two", DOE),
            ("three", WANG),
            ("four", WANG),
            ("five", {**DOE, "language": "de"}),
        )
    ]
    processed = processor(source, *items)
    made = processed.cite_all([Citation(str(item["id"]), (Cite(str(item["id"])),)) for item in items])
    assert list(map(text, made)) == [
        "(Doe et al. 2020a)",
        "(Doe et al. 2020b)",
        "（王等 2020a）",
        "（王等 2020b）",
        "（Doe等 2020）",
    ]


def test_names_in_the_sentence_are_in_the_terms_of_their_language() -> None:
    processed = processor(bilingual(), WANG, DOE)
    made = processed.cite_all([Citation(id_, (Cite(id_),), mode="author-only") for id_ in ("doe", "wang")])
    assert list(map(text, made)) == ["Doe et al.", "王等"]


def test_a_style_whose_layouts_all_name_a_language_uses_the_last_for_others() -> None:
    source = bilingual().replace('<layout prefix="（"', '<layout locale="zh" prefix="（"')
    assert cited(source, {**DOE, "language": "fr"}) == "（Doe等）"


def test_sort_keys_speak_the_language_of_the_work() -> None:
    by_term = '<sort><key macro="kind"/></sort>'
    source = bilingual(bibliography='<text variable="title"/>').replace(
        "<citation ", '<macro name="kind"><text term="book"/></macro><citation '
    )
    source = source.replace(f"<bibliography {ET_AL}>", f"<bibliography>{by_term}")
    assert listed(source, WANG, DOE) == ["Data.", "数据。"]


@pytest.mark.parametrize(
    ("date", "shown"),
    [
        ([2021, 4, 21], "day"),
        ([2021, 4], "month"),
        ([2021], "year"),
        ([], "none"),
        ([2021, 23], "month"),
    ],
)
def test_conditions_ask_how_much_of_a_date_is_known(date: list[int], shown: str) -> None:
    source = style(
        '<choose><if has-day="issued"><text value="day"/></if>'
        '<else-if has-to-month-or-season="issued"><text value="month"/></else-if>'
        '<else-if has-year-only="issued"><text value="year"/></else-if><else><text value="none"/></else></choose>'
    )
    assert cited(source, {**book("a"), "issued": {"date-parts": [date]}}) == shown


def test_a_season_is_as_much_as_a_month() -> None:
    source = style('<choose><if has-to-month-or-season="issued"><text value="season"/></if></choose>')
    assert cited(source, {**book("a"), "issued": {"date-parts": [[2021]], "season": 2}}) == "season"


def test_a_condition_asks_where_it_stands() -> None:
    where = (
        '<choose><if context="citation"><text value="cite"/></if>'
        '<else-if context="bibliography"><text value="entry"/></else-if></choose>'
    )
    assert cited(style(where), book("a")) == "cite"
    assert listed(style(bibliography=where), book("a")) == ["entry"]


def test_institutions_have_a_look_of_their_own_where_the_style_gives_them_one() -> None:
    def authors(institution: str) -> str:
        return style(
            '<names variable="author"><name><name-part name="family" text-case="uppercase"/></name>'
            f"{institution}</names>"
        )

    item = {**book("a", "T", "Doe, Jane"), "author": [{"family": "Doe"}, {"literal": "Open Group"}]}
    assert cited(authors(""), item) == "DOE, OPEN GROUP"
    assert cited(authors("<institution/>"), item) == "DOE, Open Group"
    assert cited(authors('<institution font-style="italic"/>'), item) == "DOE, <i>Open Group</i>"
    part = '<institution><institution-part name="long" text-case="lowercase"/></institution>'
    assert cited(authors(part), item) == "DOE, open group"


@pytest.mark.parametrize(
    ("pages", "shown"),
    [
        ("1.1-1.36", "1.1–1.36"),
        ("1.1–1.36", "1.1–1.36"),
        ("1:1-1:18", "1:1–1:18"),
        ("S1.1-1.5", "S1.1-1.5"),
        ("3/3-3/7", "3/3–3/7"),
        ("12-12", "12"),
    ],
)
def test_pages_with_a_chapter_before_them_are_no_page_twice(pages: str, shown: str) -> None:
    assert listed(style(bibliography='<text variable="page"/>'), {**book("a"), "page": pages}) == [shown]


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("GB/T 7714—2015", "GB/T 7714—2015"),
        ("NB/T 10386—2020", "NB/T 10386—2020"),
        ("DIN 1505–2", "DIN 1505–2"),
        ("12--14", "12–14"),
        ("ISO 690−2021", "ISO 690−2021"),
    ],
)
def test_numbers_of_standards_keep_their_dash(number: str, shown: str) -> None:
    assert cited(style('<number variable="number"/>'), {**book("a"), "number": number}) == shown

"""Which way text runs (Unicode Standard Annex 9, P2 and P3), and what HTML, docx and Typst say of it.

HTML: `lang` and `dir` (HTML Living Standard, 3.2.6). docx: `w:bidi`, `w:rtl` and `w:lang` (ISO/IEC 29500-1, 17.3.1.6,
17.3.2.30 and 17.3.2.20). Typst: `text` with `lang` and `dir`.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bibkit.lists.citing import cite
from bibkit.lists.options import ListOptions
from bibkit.lists.reference_list import reference_list
from bibkit.text.direction import Direction, first_direction, of_language, stretches
from bibkit.text.run import Run, Span

_MARGIN = (Span("display", "left-margin"),)


@pytest.mark.parametrize(
    ("runs", "direction"),
    [
        ([Run("Cohen, שלום")], "ltr"),
        ([Run("(2020) [1] ")], ""),
        ([Run("[1] "), Run("שלום a")], "rtl"),
        ([Run("«سلام» a")], "rtl"),
        ([Run("Doe20", _MARGIN), Run("שלום")], "rtl"),
        ([Run("漢字")], "ltr"),
        ([Run("\u0301א")], "rtl"),
        ([Run("ދިވެހި")], "rtl"),
    ],
)
def test_the_first_letter_decides_on_the_direction(runs: list[Run], direction: Direction) -> None:
    assert first_direction(runs) == direction


@pytest.mark.parametrize(
    ("tag", "direction"),
    [("he-IL", "rtl"), ("ar", "rtl"), ("fa-IR", "rtl"), ("ur-PK", "rtl"), ("yi", "rtl"), ("de-DE", "ltr"), ("", "ltr")],
)  # fmt: skip
def test_languages_have_a_direction(tag: str, direction: Direction) -> None:
    assert of_language(tag) == direction


@pytest.mark.parametrize(
    ("text", "base", "pieces"),
    [
        ("Owls, 2nd ed.", "ltr", [("Owls, 2nd ed.", False)]),
        ("Über שלום, עולם.", "ltr", [("Über ", False), ("שלום, עולם", True), (".", False)]),
        ("שָׁלוֹם 5", "ltr", [("שָׁלוֹם", True), (" 5", False)]),
        ("א 1 ב", "ltr", [("א 1 ב", True)]),
        ("א a ב", "ltr", [("א", True), (" a ", False), ("ב", True)]),
        ("כהן, ד. (2019). ", "rtl", [("כהן, ד. (2019). ", True)]),
        ("Nest, 2020.", "rtl", [("Nest", False), (", 2020.", True)]),
        ("סלום PDF v. 2 סוף", "rtl", [("סלום ", True), ("PDF v", False), (". 2 סוף", True)]),
        ("", "rtl", []),
    ],
)
def test_text_is_parted_where_its_direction_changes(
    text: str, base: Direction, pieces: list[tuple[str, bool]]
) -> None:
    assert list(stretches(text, base)) == pieces


@given(st.text(alphabet="aé 1.(אבع\u0301漢"), st.sampled_from(["ltr", "rtl"]))
def test_the_pieces_are_the_text_and_no_two_neighbours_run_alike(text: str, base: Direction) -> None:
    pieces = stretches(text, base)
    assert "".join(piece for piece, _ in pieces) == text
    assert all(one[1] != other[1] for one, other in pairwise(pieces))


def work(key: str, title: str, family: str, **fields: Any) -> dict[str, Any]:
    return {
        "id": key, "type": "book", "title": title, "author": [{"family": family}], "publisher": "Nest",
        "issued": {"date-parts": [[2020]]}, **fields,
    }  # fmt: skip


HEBREW = work("h", "שלום", "כהן", language="he")
GERMAN = work("g", "Über Eulen", "Doe", language="de-AT")
ENGLISH = work("e", "Owls", "Roe")


def listed(*items: dict[str, Any], output: str = "html", **options: Any) -> str:
    return reference_list(items, output, ListOptions(**options)).text


def entries(html: str) -> list[str]:
    return [re.sub(r' style="[^"]*"', "", line.strip()) for line in html.splitlines() if "csl-entry" in line]


def test_html_says_the_direction_of_entries_and_the_language_of_titles() -> None:
    assert entries(listed(HEBREW, GERMAN, ENGLISH)) == [
        '<div class="csl-entry">Doe. (2020). <i><span lang="de-AT">Über Eulen</span></i>. Nest.</div>',
        '<div class="csl-entry">Roe. (2020). <i>Owls</i>. Nest.</div>',
        '<div class="csl-entry" dir="rtl">כהן. (2020). <i><span lang="he" dir="rtl">שלום</span></i>. Nest.</div>',
    ]


def test_html_indents_entries_from_right_to_left_at_the_right() -> None:
    written = listed(HEBREW)
    assert 'dir="rtl" style="padding-right: 2em; text-indent: -2em; margin-bottom: 0em;"' in written
    margins = listed(HEBREW, ENGLISH, style="ieee")
    assert 'dir="rtl" style="clear: right; margin-bottom: 0em;"' in margins
    assert '"csl-left-margin" style="float: right;"' in margins
    assert '"csl-right-inline" style="margin-right: 2.4em;"' in margins
    assert '"csl-left-margin" style="float: left;"' in margins


def test_a_list_in_a_language_from_right_to_left_says_so_and_others_turn() -> None:
    written = listed(HEBREW, ENGLISH, locale="he-IL", sort="none")
    assert written.startswith('<div class="csl-bib-body" lang="he-IL" dir="rtl" ')
    assert entries(written) == [
        '<div class="csl-entry">כהן. (2020). <i>שלום</i>. Nest.</div>',
        '<div class="csl-entry" dir="ltr">Roe. (2020). <i><span lang="en">Owls</span></i>. Nest.</div>',
    ]


def test_entries_in_the_language_of_their_record_say_it_whole() -> None:
    assert entries(listed(HEBREW, GERMAN, ENGLISH, locale_per_record=True)) == [
        '<div class="csl-entry" lang="de-AT">Doe. (2020). <i>Über Eulen</i>. Nest.</div>',
        '<div class="csl-entry">Roe. (2020). <i>Owls</i>. Nest.</div>',
        '<div class="csl-entry" lang="he-IL" dir="rtl">כהן. (2020). <i>שלום</i>. Nest.</div>',
    ]


@pytest.mark.parametrize(
    ("title", "fields", "expected"),
    [
        ("数据", {}, '<i><span lang="zh">数据</span></i>'),
        ("Data", {"language": "zh-CN"}, "<i>Data</i>"),
        ("Tarbiz", {"language": "he"}, "<i>Tarbiz</i>"),
        ("شعر", {"language": "fa"}, '<i><span lang="fa" dir="rtl">شعر</span></i>'),
        ("Owls", {"language": "en-GB"}, "<i>Owls</i>"),
        ("Der <i>Uhu</i> &c", {"language": "german"}, '<i><span lang="de">Der <span style="font-style:normal;">Uhu</span> &#38;c</span></i>'),
        ("Uhu", {"language": "de", "URL": "https://x.org/?a=\"b"}, '<i><span lang="de">Uhu</span></i>'),
    ],
)  # fmt: skip
def test_titles_say_their_language_where_it_is_known(
    title: str, fields: dict[str, Any], expected: str
) -> None:
    assert expected in listed(work("a", title, "Doe", **fields))


def test_the_list_behind_citations_says_it_too() -> None:
    written = cite(["g"], {"g": GERMAN}.__getitem__, "html", bibliography=True).text
    assert '<span lang="de-AT">Über Eulen</span>' in written


def test_docx_sets_runs_and_paragraphs_from_right_to_left() -> None:
    paragraph = listed(HEBREW, output="openxml")
    assert "<w:pPr><w:bidi/><w:spacing " in paragraph
    assert '<w:r><w:rPr><w:rtl/></w:rPr><w:t xml:space="preserve">כהן. (2020). </w:t></w:r>' in paragraph
    assert (
        '<w:r><w:rPr><w:i/><w:iCs/><w:rtl/><w:lang w:bidi="he"/></w:rPr><w:t xml:space="preserve">שלום</w:t></w:r>'
        in paragraph
    )
    assert '<w:r><w:t xml:space="preserve">Nest</w:t></w:r>' in paragraph


def test_docx_sets_words_from_right_to_left_within_a_line_from_left_to_right() -> None:
    written = listed(work("a", "On שלום", "Doe"), work("b", "数据", "Doe"), GERMAN, output="openxml")
    assert "<w:bidi/>" not in written
    assert '<w:r><w:rPr><w:i/></w:rPr><w:t xml:space="preserve">On </w:t></w:r>' in written
    assert (
        '<w:rPr><w:i/><w:iCs/><w:rtl/><w:lang w:bidi="he"/></w:rPr><w:t xml:space="preserve">שלום</w:t>'
        in written
    )
    assert '<w:rPr><w:i/><w:lang w:eastAsia="zh"/></w:rPr>' in written
    assert '<w:rPr><w:i/><w:lang w:val="de-AT"/></w:rPr>' in written


def test_typst_has_language_and_direction() -> None:
    written = listed(HEBREW, GERMAN, ENGLISH, output="typst")
    assert '#emph[#text(lang: "de", region: "AT")[Über Eulen]]' in written
    assert '#[#set text(dir: rtl)\nכהן. (2020). #emph[#text(lang: "he")[שלום]]. Nest.]' in written
    assert "\nRoe. (2020). #emph[Owls]. Nest." in written
    typst = pytest.importorskip("typst")
    assert typst.compile(written.encode(), format="pdf")


@pytest.mark.parametrize("output", ["text", "terminal", "latex", "markdown", "rst", "rtf"])
def test_other_outputs_stay_as_they_are(output: str) -> None:
    """pandoc's Markdown, LaTeX and RTF would need packages, fonts or signs that a reader of the text sees."""
    bare = {name: value for name, value in GERMAN.items() if name != "language"}
    assert listed(GERMAN, output=output) == listed(bare, output=output)

"""Links, awards and selected works: from `links` of a record, and from what .bib files of web pages have for them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

import bibkit
from bibkit.library import Library
from bibkit.model.record import Record
from bibkit.model.work_links import WorkLinks
from bibkit.page.build import build
from bibkit.page.groups import groups_of_page
from bibkit.page.record_links import page_address
from bibkit.page.setup import Setup
from bibkit.page.words import words
from tests.page.small import built, work

# As al-folio's own papers.bib has them.
AL_FOLIO = r"""@article{einstein1905, author = {Einstein, Albert}, title = {Zur Elektrodynamik}, journal = {Annalen}, year = {1905},
  pdf = {example_pdf.pdf}, html = {https://journals.aps.org/pr/}, code = {https://github.com/a/b_c}, slides = {my\_talk.pdf},
  video = {https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ}, poster = {/assets/poster.pdf}, website = {https://example.org/~a/},
  supp = {supp.pdf}, blog = {https://example.org/blog/}, award = {Prize of \'Emilie \& friends}, selected = {true},
  preview = {wave.gif}, bibtex_show = {true}, abbr = {Ann. Phys.}}
"""


def shown_links(page: str) -> list[tuple[str, str]]:
    rows = "".join(re.findall(r'<div class="work-row">(.*?)</div>', page, re.DOTALL))
    return re.findall(r'<a href="([^"]*)">([^<]*)</a>', rows)


def shown_awards(page: str) -> list[str]:
    return re.findall(r'<span class="award"><span class="unseen">[^<]*</span>([^<]*)</span>', page)


def linked(*named: tuple[str, str], **values: Any) -> Record:
    return work("a", links=WorkLinks(named), **values)


def of_bib(text: str, folder: Path) -> Library:
    (folder / "papers.bib").write_text(text)
    return bibkit.load(folder / "papers.bib")


def test_links_of_a_record_stand_in_its_order_before_those_of_its_identifiers() -> None:
    page = built(
        linked(
            ("slides", "slides/a b.pdf"),
            ("Code", "https://example.org/?a&b"),
            ("Errata", "errata.html"),
            PMID="12",
        )
    ).files[".html"]
    assert shown_links(page) == [
        ("slides/a%20b.pdf", "Slides"),
        ("https://example.org/?a&#38;b", "Code"),
        ("errata.html", "Errata"),
        ("https://www.ncbi.nlm.nih.gov/pubmed/12", "PubMed"),
    ]


def test_labels_are_in_the_language_of_the_page() -> None:
    page = built(linked(("slides", "a.pdf"), ("data", "data/"), ("award", "https://p.org/")), locale="de-DE")
    assert shown_links(page.files[".html"]) == [
        ("a.pdf", "Folien"),
        ("data/", "Daten"),
        ("https://p.org/", "Auszeichnung"),
    ]


def test_an_address_is_linked_once() -> None:
    record = linked(
        ("pdf", "https://a.org/a.pdf"), ("website", "https://a.org/a.pdf"), URL="https://a.org/a.pdf"
    )
    page = built(record).files[".html"]
    assert page.count('href="https://a.org/a.pdf"') == 1


def test_a_link_is_called_what_the_record_calls_it() -> None:
    record = linked(("website", "https://a.org/"), URL="https://a.org/", DOI="10.1/a")
    assert shown_links(built(record).files[".html"]) == [("https://a.org/", "Website")]


def test_what_is_no_address_is_no_link() -> None:
    page = built(
        linked(("code", "javascript:alert(1)"), ("slides", "on request"), ("pdf", "//x.org/a.pdf"))
    ).files[".html"]
    assert shown_links(page) == []
    assert "javascript" not in page.partition("<main>")[2].partition("</main>")[0]


def test_names_and_awards_are_text() -> None:
    page = built(linked(("<b>x</b>", "a.pdf"), ("award", "<script>alert(1)</script> $x^2$ & more"))).files[
        ".html"
    ]
    assert shown_links(page) == [("a.pdf", "&#60;b&#62;x&#60;/b&#62;")]
    assert shown_awards(page) == ["&#60;script&#62;alert(1)&#60;/script&#62; x² &#38; more"]


def test_the_bibtex_of_a_work_loses_nothing_that_the_page_does_not_show() -> None:
    assert built(linked(("code", "https://a.org/"))).losses == ()


def test_fields_of_al_folio_are_links(tmp_path: Path) -> None:
    page = build(of_bib(AL_FOLIO, tmp_path), Setup()).files[".html"]
    assert shown_links(page) == [
        ("example_pdf.pdf", "PDF"),
        ("https://journals.aps.org/pr/", "HTML"),
        ("https://github.com/a/b_c", "Code"),
        ("my_talk.pdf", "Slides"),
        ("https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ", "Video"),
        ("/assets/poster.pdf", "Poster"),
        ("https://example.org/%7Ea/", "Website"),
        ("supp.pdf", "Supplement"),
        ("https://example.org/blog/", "Blog"),
    ]
    assert (
        '<a class="picture" href="wave.gif"><img src="wave.gif" alt="Picture of Zur Elektrodynamik"' in page
    )
    assert '<span class="venue"><span class="unseen">Venue: </span>Ann. Phys.</span>' in page
    assert shown_awards(page) == ["Prize of Émilie &#38; friends"]


def test_the_own_pdf_stands_for_that_of_arxiv(tmp_path: Path) -> None:
    entry = (
        "@misc{a, author={Doe, Jane}, title={On A}, year=2020, eprint={2003.00001}, archiveprefix={arXiv}%s}"
    )
    page = build(of_bib(entry % "", tmp_path), Setup()).files[".html"]
    assert ("https://arxiv.org/pdf/2003.00001", "PDF") in shown_links(page)
    page = build(of_bib(entry % ", pdf={a.pdf}", tmp_path), Setup()).files[".html"]
    assert [url for url, label in shown_links(page) if label == "PDF"] == ["a.pdf"]


def test_the_own_pdf_does_not_stand_for_the_address_of_the_record() -> None:
    record = linked(("pdf", "a.pdf"), URL="https://a.org/b.pdf", DOI="10.1/a")
    assert shown_links(built(record).files[".html"]) == [("a.pdf", "PDF"), ("https://a.org/b.pdf", "PDF")]


@pytest.mark.parametrize(
    "award", ["Best Paper", "Prize of example.org", "1st/2nd prize", "Winner", "javascript:alert(1)"]
)
def test_an_award_may_be_words(award: str) -> None:
    page = built(linked(("award", award))).files[".html"]
    assert (shown_links(page), shown_awards(page)) == ([], [award])


def headings(page: str) -> list[str]:
    return re.findall(r'<h2 id="[^"]*">([^<]*)</h2>', page)


def test_selected_works_stand_first_and_again_in_their_year() -> None:
    page = built(work("a", year=2021), work("b", tags=("Selected",)), work("c", year=2021)).files[".html"]
    assert headings(page) == ["Selected works", "2021", "2020"]
    assert re.findall(r'<li class="work" id="([^"]*)"', page) == ["b", "a", "c"]
    assert page.count("<i>On b</i>") == 2


def test_a_list_without_groups_has_selected_works_at_its_top() -> None:
    page = built(work("a"), work("b", keyword="light; selected"), group_by="none").files[".html"]
    assert headings(page) == []
    assert re.findall(r'<li class="work" id="([^"]*)"', page) == ["b", "a"]


def test_groups_by_tag_do_not_have_the_selected_twice() -> None:
    page = built(work("a", tags=("x",)), work("b", tags=("x", "selected")), group_by="tag").files[".html"]
    assert headings(page) == ["Selected works", "x"]


def test_selected_is_what_says_so(tmp_path: Path) -> None:
    entries = {"a": "true", "b": "false", "c": "TRUE", "d": "1", "e": "no", "f": ""}
    text = "".join(
        f"@misc{{{key}, title={{T {key}}}, year=2020, selected={{{said}}}}}\n"
        for key, said in entries.items()
    )
    records = of_bib(text, tmp_path).records
    first, *_ = groups_of_page(records, "year", {}, words("en"))
    assert (first.heading, [record.key for record in first.records]) == ("Selected works", ["a", "c", "d"])


def test_where_all_works_are_selected_the_page_is_as_ever() -> None:
    page = built(work("a", tags=("selected",)), work("b", year=2021, tags=("selected",))).files[".html"]
    assert headings(page) == ["2021", "2020"]


@pytest.mark.parametrize(
    ("target", "address"),
    [
        ("https://example.org/a b", "https://example.org/a%20b"),
        ("HTTP://example.org", "HTTP://example.org"),
        ("talk.pdf", "talk.pdf"),
        ("my talk.pdf", "my%20talk.pdf"),
        ("http-talk.pdf", "http-talk.pdf"),
        ("/assets/pdf/", "/assets/pdf/"),
        ("/talk", "/talk"),
        ("../talk?page=2#end", "../talk?page=2#end"),
        ('a.pdf?"><script>', "a.pdf?%22%3E%3Cscript%3E"),
    ],
)
def test_a_page_leads_to_the_web_and_to_files_beside_it(target: str, address: str) -> None:
    assert page_address(target) == address


@pytest.mark.parametrize(
    "target",
    [
        "",
        "true",
        "N/A",
        "to appear",
        "version 2.0",
        "#part",
        "//example.org/a.pdf",
        "/\\example.org/a.pdf",
        "\\\\host\\a.pdf",
        "C:\\Papers\\a.pdf",
        "www.example.org/a.pdf",
        "mailto:jane@example.org",
        "javascript:alert(1)//a.pdf",
        "java\nscript:alert(1)/a.pdf",
        "\x01javascript:a.pdf",
        "data:text/html,a.pdf",
        "file:///home/jane/a.pdf",
        "https:a.pdf",
    ],
)
def test_a_page_leads_nowhere_else(target: str) -> None:
    assert page_address(target) is None


@pytest.mark.parametrize(
    "target",
    [
        "https://example.org/a.png",
        "//example.org/a.png",
        "data:image/png;base64,AA",
        "javascript:a.png",
        "a.html",
        "",
        "a.pdf",
    ],
)
def test_a_picture_from_elsewhere_and_what_is_none_are_not_shown(target: str) -> None:
    page = built(linked(("preview", target))).files[".html"]
    assert "<img" not in page
    assert "img-src data:;" in page


@pytest.mark.parametrize(
    "target", ["a.png", "img/a b.JPG", "../a.webp", "/assets/a.svg?v=2", "a'\"onerror=x.gif"]
)
def test_a_picture_beside_the_page_is_shown_and_may_be_loaded(target: str) -> None:
    page = built(linked(("preview", target))).files[".html"]
    (source,) = re.findall(r'<img src="([^"]*)" alt="Picture of On a" loading="lazy" decoding="async">', page)
    assert source == page_address(target)
    assert "img-src data: &#39;self&#39;;" in page

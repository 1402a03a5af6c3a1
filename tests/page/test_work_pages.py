"""The page of each work, with what search engines and messengers read of it, and the sitemap."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

import bibkit as library_of
from bibkit.model.date import Date, Moment
from bibkit.model.record import Record
from bibkit.model.work_links import WorkLinks
from bibkit.page.build import build
from bibkit.page.setup import Setup
from tests.browser import PHONE, Browser, chromium
from tests.cli.run import ROOT, bibkit
from tests.hostile.texts import MARK, TEXTS, hostile_keys, write_hostile_records
from tests.page.small import ENERGY, JANE, built, work
from tests.page.test_hostile import ALARM, ALIVE

URL = "https://lab.example/pubs/all.html"
ARTICLE = work(
    "roe:2020", JANE, ENERGY, year=None, kind="article-journal", title="On $x^2$ & <i>more</i>",
    issued=Date(Moment(2020, 3, 5)), container_title="Nature", container_title_short="Nat.", volume="12", issue="3",
    page="126–135", ISSN="0378-7796 1111-1111", DOI="10.1000/a(b)", publisher="Springer", language="en",
    tags=("flows",), abstract="We look at \"flows\" & <b>more</b>.", PMID="123",
    links=WorkLinks((("pdf", "papers/a b.pdf"), ("preview", "img/a.png"), ("code", "https://example.org/c"))),
)  # fmt: skip


def page_of(record: Record, **choices: Any) -> str:
    files = built(record, beside=("works",), stem="all", **{"url": URL, **choices}).files
    (name,) = (end for end in files if end.startswith("/"))
    return files[name]


def tags(page: str, kind: str = "name", begin: str = "citation_") -> list[tuple[str, str]]:
    found = re.findall(rf'<meta {kind}="({begin}[^"]*)" content="([^"]*)">', page)
    return [(name.removeprefix("citation_"), unescape(text)) for name, text in found]


def test_an_article_has_the_tags_that_google_scholar_reads() -> None:
    assert tags(page_of(ARTICLE)) == [
        ("title", "On x² & more"),
        ("author", "Doe, Jane"),
        ("author", "Brown, Tom"),
        ("author_orcid", "https://orcid.org/0000-0001-5898-1911"),
        ("publication_date", "2020/03/05"),
        ("journal_title", "Nature"),
        ("journal_abbrev", "Nat."),
        ("publisher", "Springer"),
        ("volume", "12"),
        ("issue", "3"),
        ("firstpage", "126"),
        ("lastpage", "135"),
        ("issn", "0378-7796"),
        ("doi", "10.1000/a(b)"),
        ("pmid", "123"),
        ("language", "en"),
        ("keywords", "flows"),
        ("pdf_url", "https://lab.example/pubs/papers/a%20b.pdf"),
        ("abstract_html_url", "https://lab.example/pubs/all/roe%253A2020.html"),
    ]


@pytest.mark.parametrize(("kind", "values", "expected"), [
    ("paper-conference", {"container-title": "Proc. X"}, ("conference_title", "Proc. X")),
    ("paper-conference", {"event-title": "X Days"}, ("conference_title", "X Days")),
    ("chapter", {"container-title": "A Book"}, ("inbook_title", "A Book")),
    ("thesis", {"publisher": "ETH"}, ("dissertation_institution", "ETH")),
    ("report", {"publisher": "IEA", "number": "7"}, ("technical_report_number", "7")),
    ("book", {"ISBN": "978-3-16-148410-0"}, ("isbn", "978-3-16-148410-0")),
    ("review", {"container-title": "Nature"}, ("journal_title", "Nature")),
])  # fmt: skip
def test_each_kind_of_work_says_where_it_came_out(
    kind: str, values: dict[str, str], expected: tuple[str, str]
) -> None:
    assert expected in tags(page_of(work("a", kind=kind, **values)))  # type: ignore[arg-type]


@pytest.mark.parametrize(("pages", "expected"), [
    ("1-12", ["1", "12"]), ("e17", ["e17"]), ("3, 5-7", []), ("1-3, 9", []), ("", []), ("S1–S9", ["S1", "S9"]),
])  # fmt: skip
def test_pages_are_told_where_there_is_a_first_and_a_last(pages: str, expected: list[str]) -> None:
    found = tags(page_of(work("a", page=pages)))
    assert [text for name, text in found if name in ("firstpage", "lastpage")] == expected


def test_a_preprint_has_its_archive_its_doi_and_its_pdf(tmp_path: Path) -> None:
    (tmp_path / "a.bib").write_text(
        "@misc{a, author={Doe, Jane}, title={On A}, year=2020, eprint={2003.00001}, archiveprefix={arXiv}}"
    )
    found = build(library_of.load(tmp_path / "a.bib"), Setup(beside=("works",))).files["/a.html"]
    assert {"arxiv_id": "2003.00001", "doi": "10.48550/arXiv.2003.00001", "publisher": "arXiv",
            "pdf_url": "https://arxiv.org/pdf/2003.00001"}.items() <= dict(tags(found)).items()  # fmt: skip


def test_a_pdf_beside_a_page_without_an_address_has_no_tag() -> None:
    found = dict(tags(page_of(ARTICLE, url="")))
    assert found.keys().isdisjoint(("pdf_url", "abstract_html_url"))


def test_a_card_has_the_picture_and_the_beginning_of_the_abstract() -> None:
    assert tags(page_of(ARTICLE, title="Ours"), "property", "") == [
        ("og:type", "article"),
        ("og:title", "On x² & more"),
        ("og:description", 'We look at "flows" & more.'),
        ("og:site_name", "Ours"),
        ("og:locale", "en_US"),
        ("og:url", "https://lab.example/pubs/all/roe%253A2020.html"),
        ("og:image", "https://lab.example/pubs/img/a.png"),
        ("article:published_time", "2020-03-05"),
        ("article:tag", "flows"),
    ]
    long = dict(tags(page_of(work("a", abstract="word, " * 100)), "property", ""))["og:description"]
    assert long == "word, " * 49 + "word…"


def test_the_data_of_a_work_is_that_of_the_list_with_its_abstract_and_page() -> None:
    found = json.loads(page_of(ARTICLE).partition('"application/ld+json">')[2].partition("</script>")[0])
    assert found["@context"] == "https://schema.org"
    assert found["@id"] == "https://lab.example/pubs/all.html#roe:2020"
    assert found["url"] == "https://lab.example/pubs/all/roe%253A2020.html"
    assert found["abstract"] == 'We look at "flows" & more.'
    assert found["sameAs"] == ["https://doi.org/10.1000/a%28b%29", "https://www.ncbi.nlm.nih.gov/pubmed/123"]


def test_files_beside_the_page_are_found_from_the_folder_of_the_works() -> None:
    page = page_of(ARTICLE)
    assert '<img src="../img/a.png"' in page
    assert '<a href="../papers/a%20b.pdf">PDF</a>' in page
    assert '<a href="https://example.org/c">Code</a>' in page
    assert '<p class="back"><a href="../all.html#roe:2020">All works</a></p>' in page
    assert '<a href="https://lab.example/pubs/all.html">All works</a>' in page_of(ARTICLE, form="fragment")


def test_the_page_of_all_works_and_its_data_lead_to_that_of_each() -> None:
    files = built(ARTICLE, beside=("works",), stem="our all").files
    assert (
        '<a href="our%20all/roe%253A2020.html" aria-label="Page of On x² &#38; more">Page</a>'
        in files[".html"]
    )
    assert "/roe%3A2020.html" in files
    data = json.loads(built(ARTICLE, beside=("works",), stem="all", form="json").files[".json"])
    assert data["works"]["roe:2020"]["page"] == "all/roe%253A2020.html"


def test_a_sitemap_has_the_page_and_those_of_its_works() -> None:
    made = built(work("a"), work("ü"), beside=("works", "sitemap"), stem="all", url=URL).files[".sitemap.xml"]
    assert [element.text for element in ET.fromstring(made).iter() if (element.text or "").strip()] == [
        "https://lab.example/pubs/all.html",
        "https://lab.example/pubs/all/a.html",
        "https://lab.example/pubs/all/%C3%BC.html",
    ]
    alone = built(work("a"), beside=("sitemap",), url=URL).files[".sitemap.xml"]
    assert alone.count("<loc>") == 1
    with pytest.raises(library_of.UsageError, match="A sitemap needs the address of the page"):
        built(work("a"), beside=("sitemap",))


def test_the_command_writes_a_folder_and_replaces_only_what_is_bibkits(tmp_path: Path) -> None:
    page = tmp_path / "p.html"
    arguments = (
        "page", "-o", str(page), "--with", "works", "--with", "sitemap", "--url", URL, "--select", "year<2018",
        "--library", str(ROOT / "records"),
    )  # fmt: skip
    assert bibkit(*arguments).code == 0
    one = tmp_path / "p/ronellenfitsch2017dual.html"
    assert [path.name for path in (tmp_path / "p").iterdir()] == [one.name]
    before = {path: path.read_bytes() for path in (page, one, tmp_path / "p.sitemap.xml")}
    assert bibkit(*arguments).code == 0
    assert {path: path.read_bytes() for path in before} == before
    for path in (one, tmp_path / "p.sitemap.xml"):
        path.write_text("<!doctype html>\n<p>By hand\n")
        run = bibkit(*arguments)
        assert run.code == 2
        assert run.err.startswith(f"bibkit: {path} is there already, and would be replaced")
        assert path.read_text() == "<!doctype html>\n<p>By hand\n"
        path.write_bytes(before[path])


def test_a_template_beside_that_of_the_page_changes_the_pages_of_works(tmp_path: Path) -> None:
    own = tmp_path / "own.html"
    own.write_text('{% extends "page.html" %}')
    (tmp_path / "work.html").write_text(
        '{% extends "work.html" %}{% block footer %}<footer>{{ title }}</footer>{% endblock %}'
    )
    assert "<footer>Ours</footer>" in page_of(work("a"), template=own, title="Ours")


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the pages of an article and of works whose texts are hostile."""
    folder = tmp_path_factory.mktemp("works")
    write_hostile_records(folder / "records")
    setup = Setup(title=TEXTS[0], beside=("works", "sitemap"), stem="p", url="https://lab.example/p.html")
    made = build(library_of.load(folder / "records"), setup).files
    made |= {
        f"/article{end[1:]}": text
        for end, text in built(ARTICLE, beside=("works",)).files.items()
        if "/" in end
    }
    (folder / "p").mkdir()
    for end, text in made.items():
        (folder / f"p{end}").write_text(text)
    return folder


@pytest.fixture(scope="module")
def window() -> Any:
    with chromium() as browser:
        yield browser


def test_nothing_in_the_pages_of_hostile_works_comes_alive(pages: Path, window: Browser) -> None:
    window.driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": ALARM})
    files = [path for path in sorted((pages / "p").iterdir()) if not path.name.startswith("article")]
    assert len(files) == len(hostile_keys())
    for path in files:
        window.open(path)
        assert window.complaints() == []
        assert not window.run("return document.title").startswith("PWNED")
        assert window.run(ALIVE) == []
        assert sorted(window.run("return [...document.scripts].map(one => one.type)")) == [
            "",
            "application/ld+json",
        ]
        assert MARK in window.run("return document.querySelector('h1').textContent")
        heads = window.run("return [...document.head.children].map(one => one.localName)")
        assert set(heads) == {"meta", "title", "link", "style"}
    assert len(ET.parse(pages / "p.sitemap.xml").getroot()) == len(files) + 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [None, PHONE], ids=["desk", "phone"])
def test_the_audit_of_a_page_of_a_work_finds_nothing(
    pages: Path, window: Browser, scheme: str, size: tuple[int, int] | None
) -> None:
    window.look(scheme=scheme, size=size)
    window.open(next((pages / "p").glob("article*")))
    assert window.accessibility() == []
    if size:
        assert window.run("return document.documentElement.scrollWidth") == size[0]


def test_the_bibtex_of_a_page_of_a_work_can_be_copied(pages: Path, window: Browser) -> None:
    window.look()
    window.open(next((pages / "p").glob("article*")))
    window.allow_clipboard()
    window.find("[data-copy]").click()
    window.run("return new Promise(done => setTimeout(done, 200))")
    assert window.clipboard().startswith("@article{roe:2020,")
    assert (
        window.run("return document.querySelector('[role=status]').textContent")
        == "BibTeX of roe:2020 copied"
    )


def test_a_pdf_that_the_reference_links_has_its_tag_too() -> None:
    found = dict(tags(page_of(work("a", URL="https://example.org/a.pdf"))))
    assert found["pdf_url"] == "https://example.org/a.pdf"

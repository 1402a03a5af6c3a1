"""The page as a reader meets it, in a real browser, opened as a file."""

from __future__ import annotations

import subprocess
from base64 import b64decode
from collections.abc import Iterator
from pathlib import Path

import pytest
from bibtexparser.entrypoint import parse_string
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.select import Select

from bibkit.lists.options import ListOptions
from bibkit.model.person import Name
from bibkit.model.work_links import WorkLinks
from bibkit.page.build import build
from bibkit.page.setup import Setup
from tests.browser import PHONE, Browser, chromium
from tests.page.small import built, work
from tests.programs import require
from tests.seed import seed_papers

SHOWN = (
    "return [...document.querySelectorAll('li.work')].filter(one => one.checkVisibility()).map(one => one.id)"
)


@pytest.fixture(scope="module")
def downloads(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("downloads")


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the 18 papers."""
    setup = Setup(title="Our papers", options=ListOptions(highlight=("tom-brown-ml",)))
    path = tmp_path_factory.mktemp("page") / "publications.html"
    path.write_text(build(seed_papers(), setup).files[".html"])
    return path


@pytest.fixture(scope="module")
def window(downloads: Path) -> Iterator[Browser]:
    with chromium(downloads=downloads) as browser:
        yield browser


@pytest.fixture
def browser(window: Browser, page: Path) -> Browser:
    """A window with the page, as it is when it is opened."""
    window.look()
    window.driver.get("about:blank")
    window.open(page)
    return window


def shown(browser: Browser) -> list[str]:
    keys: list[str] = browser.run(SHOWN)
    return keys


def click(browser: Browser, selector: str) -> None:
    """Click where the element is once all that comes into view has its size."""
    browser.run("arguments[0].scrollIntoView({block: 'center'})", browser.find(selector))
    browser.run("return new Promise(done => requestAnimationFrame(() => setTimeout(done, 50)))")
    browser.find(selector).click()


def search(browser: Browser, words: str) -> None:
    browser.find("input[name=q]").send_keys(words)


def choose(browser: Browser, name: str, label: str) -> None:
    Select(browser.find(f"select[name={name}]")).select_by_visible_text(label)


def test_the_page_loads_from_a_file_without_a_complaint(browser: Browser) -> None:
    assert browser.complaints() == []
    assert browser.texts("h1") == ["Our papers"]
    assert len(shown(browser)) == 18


def test_a_search_finds_words_in_abstracts_without_case_and_accents(browser: Browser) -> None:
    search(browser, "TRANSMISSION horsch")
    assert shown(browser) == ["ronellenfitsch2017dual"]
    assert browser.texts("[role=status]") == ["1 of 18 works"]
    assert browser.texts("h2") == ["2017"]


def test_an_author_whom_the_style_leaves_out_is_found(browser: Browser) -> None:
    search(browser, "Sheer El Showk")
    assert "bai2022constitutional" in shown(browser)


def test_filters_and_words_hold_together_and_are_taken_back(browser: Browser) -> None:
    choose(browser, "person", "Tom Brown (tom-brown-energy) (3)")
    choose(browser, "year", "2018 (3)")
    assert shown(browser) == ["horsch2018linear"]
    search(browser, "nothing like this")
    assert shown(browser) == []
    assert browser.texts(".none")[0].startswith("No work matches.")
    click(browser, ".none button")
    assert len(shown(browser)) == 18


def test_what_is_chosen_is_in_the_address_and_comes_back_from_it(browser: Browser, page: Path) -> None:
    search(browser, "flow")
    choose(browser, "tag", "power-systems (3)")
    address = browser.run("return location.href")
    assert address.endswith("publications.html#?q=flow&tag=power-systems")
    found = shown(browser)
    browser.driver.get("about:blank")
    browser.driver.get(address)
    assert shown(browser) == found
    assert 0 < len(found) < 18


def test_an_address_leads_to_a_work_that_the_filter_hides(browser: Browser, page: Path) -> None:
    search(browser, "flow")
    browser.run("location.hash = '#kang2019transfer'")
    browser.run("return new Promise(done => setTimeout(done, 100))")
    assert "kang2019transfer" in shown(browser)


def test_copy_puts_valid_bibtex_on_the_clipboard(browser: Browser) -> None:
    browser.allow_clipboard()
    browser.run("document.execCommand = () => { throw new Error('the clipboard itself is meant') }")
    click(browser, "#horsch2018linear [data-copy]")
    browser.run("return new Promise(done => setTimeout(done, 200))")
    parsed = parse_string(browser.clipboard())
    assert parsed.failed_blocks == []
    assert [entry.key for entry in parsed.entries] == ["horsch2018linear"]
    assert parsed.entries[0]["doi"] == "10.1016/j.epsr.2017.12.034"
    assert browser.texts("[role=status]") == ["BibTeX of horsch2018linear copied"]


def test_copy_works_where_the_clipboard_is_refused(browser: Browser) -> None:
    browser.allow_clipboard()
    browser.run("navigator.clipboard.writeText = () => Promise.reject(new Error('refused'))")
    click(browser, "#kang2019transfer [data-copy]")
    browser.run("return new Promise(done => setTimeout(done, 200))")
    assert browser.clipboard().startswith("@misc{kang2019transfer,")


def test_copy_works_where_the_reader_has_denied_the_clipboard(browser: Browser) -> None:
    browser.allow_clipboard(writes=False)
    click(browser, "#kang2019transfer [data-copy]")
    browser.run("return new Promise(done => setTimeout(done, 200))")
    browser.allow_clipboard()
    assert browser.clipboard().startswith("@misc{kang2019transfer,")
    assert browser.texts("#kang2019transfer [data-copy]") == ["Copied"]


def test_the_works_that_are_shown_can_be_downloaded(browser: Browser, downloads: Path) -> None:
    search(browser, "transmission")
    browser.find("[data-download]").click()
    browser.run("return new Promise(done => setTimeout(done, 1000))")
    parsed = parse_string((downloads / "publications.bib").read_text())
    assert parsed.failed_blocks == []
    assert {entry.key for entry in parsed.entries} == set(shown(browser))


def test_an_abstract_unfolds(browser: Browser) -> None:
    assert browser.texts("#kang2019transfer .abstract p") == []
    click(browser, "#kang2019transfer .abstract summary")
    (abstract,) = browser.texts("#kang2019transfer .abstract p")
    assert abstract.startswith("We study the transfer of adversarial robustness")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [None, PHONE], ids=["desk", "phone"])
def test_the_audit_finds_nothing(browser: Browser, scheme: str, size: tuple[int, int] | None) -> None:
    browser.look(scheme=scheme, size=size)
    browser.run("document.querySelectorAll('#geis2026managing details').forEach(one => one.open = true)")
    assert browser.accessibility() == []


def test_nothing_is_wider_than_a_phone(browser: Browser) -> None:
    browser.look(size=PHONE)
    browser.run("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert browser.run("return document.documentElement.scrollWidth") == PHONE[0]


def test_without_scripts_all_is_there_but_what_needs_them(window: Browser, page: Path) -> None:
    window.look()
    window.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        window.open(page)
        assert len(window.texts("li.work .reference")) == 18
        assert window.texts(".tools") == window.texts("[data-copy]") == []
        window.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
        window.find("#kang2019transfer .bibtex summary").send_keys(Keys.ENTER)
        assert window.texts("#kang2019transfer .bibtex pre")[0].startswith("@misc{kang2019transfer,")
    finally:
        window.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_print_cuts_no_entry_and_shows_no_controls(browser: Browser, tmp_path: Path) -> None:
    browser.look(media="print")
    printed = tmp_path / "page.pdf"
    browser.print(printed)
    sheets = subprocess.run(
        [require("pdftotext"), "-layout", str(printed), "-"], capture_output=True, check=True
    ).stdout.decode().split("\f")  # fmt: skip
    assert len(sheets) > 2
    for text in browser.run(
        "return [...document.querySelectorAll('.reference')].map(one => one.textContent)"
    ):
        words = "".join(text.split())
        assert sum(words in "".join(sheet.split()) for sheet in sheets) == 1, text
    assert "Copy BibTeX" not in "".join(sheets)
    assert "Search" not in "".join(sheets)


def test_print_after_a_search_has_no_heading_without_works(browser: Browser, tmp_path: Path) -> None:
    search(browser, "transmission horsch")
    browser.look(media="print")
    assert browser.texts("h2") == ["2017"]
    assert len(shown(browser)) == 1
    browser.print(tmp_path / "found.pdf")
    printed = subprocess.run(
        [require("pdftotext"), str(tmp_path / "found.pdf"), "-"], capture_output=True, check=True
    ).stdout.decode()
    assert printed.splitlines()[:2] == ["Our papers", "1 of 18 works"]
    assert "2017–2026" not in printed
    assert browser.texts(".meta span") == ["18 works, 2017–2026"]


def test_all_authors_unfold_without_a_script_and_a_picture_beside_the_page_is_seen(
    window: Browser, tmp_path: Path
) -> None:
    (tmp_path / "dot.png").write_bytes(
        b64decode(
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII="
        )
    )
    authors = tuple(Name(f"Author{number}", "A") for number in range(30))
    page = tmp_path / "p.html"
    made = built(work("a", *authors, links=WorkLinks((("preview", "dot.png"),))), has_script=False)
    page.write_text(made.files[".html"])
    window.look()
    window.open(page)
    assert window.complaints() == []
    assert window.run("const one = document.images[0]; return [one.complete, one.naturalWidth]") == [True, 1]
    assert window.texts(".authors p") == []
    click(window, ".authors summary")
    assert window.texts(".authors p") == [", ".join(f"A Author{number}" for number in range(30))]
    assert window.accessibility() == []


def test_a_numeric_style_keeps_number_and_text_together(window: Browser, tmp_path: Path) -> None:
    page = tmp_path / "ieee.html"
    library = seed_papers().only(["kang2019transfer"])
    page.write_text(build(library, Setup(options=ListOptions(style="ieee"))).files[".html"])
    window.look()
    window.open(page)
    (reference,) = window.texts(".reference")
    assert reference == (
        "[1]\nD. Kang, Y. Sun, T. Brown, D. Hendrycks, and J. Steinhardt, “Transfer of Adversarial Robustness Between "
        "Perturbation Types,” May 03, 2019, arXiv: arXiv:1905.01034. doi: 10.48550/arXiv.1905.01034."
    )
    assert window.run("return document.querySelector('.csl-left-margin').getBoundingClientRect().top") == (
        window.run("return document.querySelector('.csl-right-inline').getBoundingClientRect().top")
    )


def test_a_library_of_a_thousand_works_is_filtered_to_its_end(window: Browser, tmp_path: Path) -> None:
    page = tmp_path / "many.html"
    page.write_text(
        built(*(work(f"w{number}", year=2000 + number % 20) for number in range(1000))).files[".html"]
    )
    window.look()
    window.open(page)
    search(window, "w77")
    assert window.texts("[role=status]") == ["11 of 1000 works"]
    window.run("return new Promise(done => setTimeout(done, 2000))")
    assert len(shown(window)) == 11
    search(window, Keys.BACKSPACE * 3)
    window.run("return new Promise(done => setTimeout(done, 2000))")
    assert len(shown(window)) == 1000


@pytest.mark.parametrize("end", ["#%", "#?", "#?q=zzzz%&tag=nothing", "#nobody", "#year=2018"])
def test_any_end_of_the_address_is_taken(browser: Browser, page: Path, end: str) -> None:
    browser.driver.get("about:blank")
    browser.driver.get(page.as_uri() + end)
    assert browser.complaints() == []
    assert len(shown(browser)) == (0 if "zzzz" in end else 18)

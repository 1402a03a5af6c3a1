"""What sites of others take in: a fragment with and without its script, the data, and rules of one's own."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import bibkit as library_of
from bibkit.errors import BibkitError
from bibkit.model.work_links import WorkLinks
from bibkit.page.build import build
from bibkit.page.setup import Setup
from tests.browser import chromium
from tests.cli.run import bibkit
from tests.hostile.texts import hostile_keys, write_hostile_records
from tests.page.small import built, work

TAGS = re.compile(r"<(html|head|body|main|header|h1|meta|style|link|script)\b")


def style_of(page: str) -> str:
    return page.partition("<style>")[2].partition("</style>")[0]


def test_own_rules_come_last_and_are_allowed(tmp_path: Path) -> None:
    css = tmp_path / "own.css"
    css.write_text("h1 { color: rgb(1, 2, 3); }")
    page = tmp_path / "p.html"
    page.write_text(built(work("a"), css=css).files[".html"])
    assert style_of(page.read_text()) == f"{style_of(built(work('a')).files['.html'])}{css.read_text()}"
    with chromium() as browser:
        browser.open(page)
        assert browser.complaints() == []
        assert browser.run("return getComputedStyle(document.querySelector('h1')).color") == "rgb(1, 2, 3)"


def test_rules_do_not_leave_their_element(tmp_path: Path) -> None:
    css = tmp_path / "own.css"
    css.write_text("</style><script>alert(1)</script>")
    for form in ("page", "fragment"):
        page = built(work("a"), css=css, form=form).files[".html"]
        assert page.count("</style>") == 1
        assert "\\u003c/style><script>alert(1)\\u003c/script>" in page


def test_rules_that_are_not_there_are_told(tmp_path: Path) -> None:
    with pytest.raises(BibkitError, match=r"none\.css can't be read"):
        built(work("a"), css=tmp_path / "none.css")


def test_a_fragment_has_nothing_that_the_page_around_it_has() -> None:
    made = built(work("a"), work("b", year=2021), form="fragment").files[".html"]
    assert TAGS.findall(made) == ["style", "script", "script"]
    assert made.startswith("<style>.bibkit {\n")
    assert '</style>\n<div class="page bibkit">\n' in made
    assert made.count("<div") == made.count("</div>")
    assert made.count("<section") == made.count("</section>") == 2


def test_a_fragment_without_script_has_none_and_no_dead_button() -> None:
    made = built(work("a"), work("b", year=2021), form="fragment", has_script=False).files[".html"]
    assert TAGS.findall(made) == ["style"]
    assert re.findall(r"<(?:button|form|input|select)", made) == []
    assert "<i>On a</i>" in made


def test_a_page_without_script_lets_none_run() -> None:
    made = built(work("a"), has_script=False).files[".html"]
    assert "script-src &#39;none&#39;" in made
    assert TAGS.findall(made).count("script") == 1
    assert '<script type="application/ld+json">' in made
    assert "<button" not in made


def test_a_fragment_works_inside_a_page_and_leaves_the_rest_of_it_alone(tmp_path: Path) -> None:
    made = built(work("a"), work("b", year=2021), form="fragment").files[".html"]
    page = tmp_path / "site.html"
    page.write_text(
        "<!doctype html><html lang=en><meta charset=utf-8><title>Lab</title><style>button { color: rgb(120, 0, 0); min-height: 24px; width: 100% }</style><main><h1>Lab</h1>"
        f'<section class="group" id="own"><h2>News</h2></section><p class="none" id="too">No.</p><button id="three">Old</button>{made}</main>'
    )
    with chromium() as browser:
        browser.open(page)
        assert browser.complaints() == []
        browser.find("input[name=q]").send_keys("on b")
        shown = "return [...document.querySelectorAll('li.work')].filter(one => one.checkVisibility()).map(one => one.id)"
        assert browser.run(shown) == ["b"]
        assert browser.find("#own").is_displayed()
        assert browser.find("#too").is_displayed()
        colour = "return getComputedStyle(document.querySelector(arguments[0])).color"
        assert browser.run(colour, "#three") == "rgb(120, 0, 0)"
        assert browser.run(colour, "[data-copy]") == browser.run(colour, "main")
        assert browser.accessibility() == []


def test_data_has_what_the_page_shows() -> None:
    a = work(
        "a",
        tags=("x", "selected"),
        abstract="One & <i>two</i>.\n\nThree.",
        links=WorkLinks((("code", "c/"),)),
    )
    made = json.loads(built(a, work("b", year=2021), form="json", title="Ours").files[".json"])
    assert (made["title"], made["lang"]) == ("Ours", "en-US")
    assert made["sections"] == [
        {"heading": "Selected works", "anchor": "selected=", "works": ["a"]},
        {"heading": "2021", "anchor": "year=2021", "works": ["b"]},
        {"heading": "2020", "anchor": "year=2020", "works": ["a"]},
    ]
    csl = {
        "id": "a",
        "type": "article",
        "title": "On a",
        "author": [{"family": "Doe", "given": "Jane"}],
        "issued": {"date-parts": [[2020]]},
    }
    bibtex = made["works"]["a"].pop("bibtex")
    assert bibtex.startswith("@misc{a,\n  author ")
    found = made["works"]["a"]
    assert {name: found["csl"].get(name) for name in csl} == csl
    assert {name: value for name, value in found.items() if name != "csl"} == {
        "title": "On a",
        "reference": "Doe, J. (2020). <i>On a</i>.",
        "lang": "",
        "authors": "",
        "venue": "",
        "picture": "",
        "page": "",
        "type": "article",
        "year": 2020,
        "tags": ["x", "selected"],
        "selected": True,
        "awards": [],
        "links": [{"label": "Code", "url": "c/"}],
        "abstract": ["One &#38; <i>two</i>.", "Three."],
    }


def test_hostile_texts_stay_texts_in_a_fragment_and_in_data(tmp_path: Path) -> None:
    write_hostile_records(tmp_path / "records")
    records = library_of.load(tmp_path / "records")
    for has_script in (True, False):
        page = tmp_path / "p.html"
        fragment = build(records, Setup(form="fragment", has_script=has_script)).files[".html"]
        page.write_text(f"<!doctype html><meta charset=utf-8><title>Lab</title>{fragment}")
        with chromium() as browser:
            alarm = "window.pwned = what => { document.title = 'PWNED ' + what }"
            browser.driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": alarm})
            browser.open(page)
            assert browser.run("return document.title") == "Lab"
            assert browser.run("return document.scripts.length") == 2 * has_script
            assert len(browser.find_all("li.work[id]")) == len(hostile_keys())
    made = json.loads(build(records, Setup(form="json")).files[".json"])
    urls = [link["url"] for one in made["works"].values() for link in one["links"]]
    assert urls
    assert [url for url in urls if ":" in url.partition("/")[0] and not url.startswith("http")] == []


def test_data_and_csl_json_beside_them_would_be_one_file() -> None:
    with pytest.raises(BibkitError, match="would be one file"):
        built(work("a"), form="json", beside=("json",))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "records").mkdir()
    text = "type: book\ntitle: On A\nauthor: ['Doe, Jane']\nissued: '2020'\nlinks:\n  code: https://example.org/\n"
    (tmp_path / "records/a.yaml").write_text(text)
    return tmp_path


def test_the_command_line_asks_for_them(project: Path) -> None:
    assert bibkit("page", "--json", "-o", "p.json", "--with", "bib", cwd=project).code == 0
    assert list(json.loads((project / "p.json").read_text())["works"]) == ["a"]
    assert (project / "p.bib").exists()
    fragment = bibkit("page", "--fragment", "--no-script", cwd=project).out
    assert fragment.startswith("<style>.bibkit {")
    assert '<a href="https://example.org/">Code</a>' in fragment


def test_rules_may_stand_in_the_settings_and_are_no_output(project: Path) -> None:
    (project / "own.css").write_text("h1 { color: teal; }")
    (project / "bibkit.toml").write_text('[page]\ncss = "own.css"\n')
    assert "h1 { color: teal; }</style>" in bibkit("page", cwd=project).out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--json", "-o", "p.html"), "The data of a page is JSON, and p.html says that it is not"),
        (("--fragment", "-o", "p.json"), "A page is HTML, and p.json says that it is not"),
        (("--json", "--fragment"), "--json has no HTML and no script"),
        (("--json", "--no-script"), "--json has no HTML and no script"),
    ],
)
def test_what_does_not_go_together_is_refused(
    project: Path, arguments: tuple[str, ...], message: str
) -> None:
    done = bibkit("page", *arguments, cwd=project)
    assert (done.code, message in done.err) == (2, True)

"""The same hostile texts through all that is published: page, JSON-LD, feed, lists in Markdown and HTML files."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from bibtexparser.entrypoint import parse_string

import bibkit
from bibkit.library import Library
from bibkit.lists.options import ListOptions
from bibkit.model.person import Name
from bibkit.model.record import Record
from bibkit.page.build import Built, build
from bibkit.page.setup import Setup
from bibkit.page.update import updated
from bibkit.stats.count import TALLIES, tally
from bibkit.stats.network import network
from bibkit.stats.stack import stacked
from bibkit.stats.svg import svg
from tests.browser import chromium
from tests.hostile.texts import MARK, TEXTS, URLS, hostile_keys, write_hostile_records
from tests.programs import require

ALARM = "window.pwned = what => { document.title = 'PWNED ' + what }"
ALIVE = """
const isHarmless = (address) =>
  /^(https?:|#)/.test(address) || new URL(address, 'https://lab.example/p.html').origin === 'https://lab.example';
const found = [];
for (const one of document.querySelectorAll('*')) {
  for (const {name, value} of one.attributes) {
    if (name.startsWith('on')) found.push(one.localName + ' ' + name);
    if (['href', 'src', 'action', 'srcdoc'].includes(name) && !isHarmless(value)) {
      found.push(one.localName + ' ' + value);
    }
  }
}
return found;
"""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("hostile")
    write_hostile_records(folder / "records")
    return bibkit.load(folder / "records")


@pytest.fixture(scope="module")
def made(hostile: Library) -> Built:
    setup = Setup(
        title=TEXTS[0], intro=TEXTS[3], options=ListOptions(group_by="tag"), url="https://lab.example/p.html",
        beside=("bib", "json", "atom"), stem="p",
    )  # fmt: skip
    return build(hostile, setup)


def test_nothing_in_the_page_comes_alive(made: Built, tmp_path: Path) -> None:
    page = tmp_path / "p.html"
    page.write_text(made.files[".html"])
    with chromium() as browser:
        browser.driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": ALARM})
        browser.open(page)
        assert browser.complaints() == []
        assert browser.run("return document.title") == TEXTS[0]
        assert browser.run(ALIVE) == []
        scripts = browser.run("return [...document.scripts].map(one => one.type)")
        assert sorted(scripts) == ["", "application/ld+json"]
        titles = browser.run("return [...document.querySelectorAll('.Z3988')].map(one => one.title)")
        assert len(titles) == len(hostile_keys())
        works = browser.run(
            "return [...document.querySelectorAll('li.work[id]')].map(one => one.textContent)"
        )
        assert all(MARK in work for work in works)
        assert len(works) == len(hostile_keys())
        browser.find("input[name=q]").send_keys('"><script>pwned(99)</script>')
        assert browser.run("return document.title") == TEXTS[0]
        data = browser.run("return document.querySelector('[type=\"application/ld+json\"]').textContent")
    found = json.loads(data)["mainEntity"]["itemListElement"]
    assert {work["@id"] for work in found} == {f"https://lab.example/p.html#{key}" for key in hostile_keys()}
    assert all(work["name"].endswith(MARK) for work in found)
    assert not [url for work in found for url in work.get("sameAs", []) if not url.startswith("https://")]


def test_a_hostile_key_is_an_id_and_nothing_else(tmp_path: Path) -> None:
    keys = [
        'a" onclick="pwned(1)',
        "b'><script>pwned(2)</script>",
        "constructor",
        "__proto__",
        "form",
        "c&amp;d",
    ]
    records = [
        Record(key, "book", {"title": f"Of {number}", "author": (Name("Doe", "J"),)})
        for number, key in enumerate(keys)
    ]
    page = tmp_path / "p.html"
    page.write_text(build(Library((tmp_path,), tuple(records)), Setup()).files[".html"])
    with chromium() as browser:
        browser.open(page)
        assert browser.complaints() == []
        assert browser.run(ALIVE) == []
        assert set(browser.run("return [...document.querySelectorAll('li.work')].map(one => one.id)")) == set(
            keys
        )
        browser.find("input[name=q]").send_keys("Of 3")
        assert browser.run(
            "return [...document.querySelectorAll('li.work:not([hidden])')].map(one => one.id)"
        ) == ["__proto__"]


def test_every_snippet_is_an_entry_that_bibtex_readers_take(made: Built) -> None:
    parsed = parse_string(made.files[".bib"])
    assert parsed.failed_blocks == []
    assert [entry.key for entry in parsed.entries] == hostile_keys()


def test_the_feed_is_xml_and_holds_only_what_a_feed_holds(made: Built) -> None:
    root = ET.fromstring(made.files[".atom"])
    names = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert names == set(
        "feed id title updated published author name link generator entry category summary content".split()
    )
    assert all(
        (link.get("href") or "").startswith("https://") for link in root.iter() if link.tag.endswith("link")
    )
    contents = [content.text or "" for content in root.iter() if content.tag.endswith("content")]
    assert len(contents) == len(hostile_keys())
    assert all(_is_inert(content) for content in contents)


@pytest.mark.parametrize("reader", ["gfm", "commonmark", "markdown"])
def test_a_list_in_a_readme_is_inert_for_who_renders_it(
    hostile: Library, tmp_path: Path, reader: str
) -> None:
    readme = tmp_path / "README.md"
    readme.write_text("# Ours\n<!-- bibkit:start -->\n<!-- bibkit:end -->\ntail\n")
    text, findings, _ = updated(readme, hostile)
    assert not [found for found in findings if found.is_error]
    assert text.startswith("# Ours\n<!-- bibkit:start -->\n\n")
    assert text.endswith("\n\n<!-- bibkit:end -->\ntail\n")
    readme.write_text(text)
    assert updated(readme, hostile)[0] == text
    html = subprocess.run(
        [require("pandoc"), "--from", reader, "--to", "html", str(readme)], capture_output=True, check=True
    ).stdout.decode()  # fmt: skip
    assert _is_inert(html)
    assert html.count(MARK) >= 2 * len(hostile_keys())


def test_a_list_in_an_html_file_is_inert(hostile: Library, tmp_path: Path) -> None:
    home = tmp_path / "index.html"
    home.write_text("<main>\n<!-- bibkit:start -->\n<!-- bibkit:end -->\n</main>\n")
    text = updated(home, hostile).text
    assert _is_inert(text)


def test_pictures_of_hostile_works_are_whole(hostile: Library) -> None:
    years = stacked(tally(hostile.records, "year", {}), hostile.records, "venue")
    counted = [tally(hostile.records, name, {}) for name in TALLIES]
    picture = svg([years, network(hostile.records, {}), *counted], 0)
    names = {element.tag.rpartition("}")[2] for element in ET.fromstring(picture).iter()}
    assert names == {"svg", "title", "desc", "style", "rect", "text", "g", "line", "circle"}


def _is_inert(html: str) -> bool:
    """Whether no tag runs, loads or hides anything."""
    tags = re.findall(r"<([a-zA-Z][^\s/>]*)((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>", html)
    names = {name.lower() for name, _ in tags}
    attributes = " ".join(attribute for _, attribute in tags)
    return (
        not names
        & {"script", "style", "img", "svg", "iframe", "object", "embed", "form", "textarea", "title"}
        and not re.search(r"""(?:^|[\s"'])on\w+\s*=""", attributes.lower())
        and not re.search(
            r"""(?:href|src)\s*=\s*["']?\s*(?:javascript|data|vbscript|file):""", attributes.lower()
        )
    )


def test_the_payloads_are_those_of_the_sheets() -> None:
    assert len(TEXTS) > 20
    assert any("javascript:" in url for url in URLS)

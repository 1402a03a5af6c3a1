"""Records and sessions that try to be more than text, in every format: inert, and readable as what they are.

What is not a word of the payload's own is checked by programs that would run it: Chromium, TeX, Typst.
"""

from __future__ import annotations

import json
import re
import subprocess
import unicodedata
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path

import docx
import pytest
import vobject
from markdown_it import MarkdownIt

import bibkit
from bibkit.handout.files import handout, plan
from bibkit.handout.load import load_sessions
from tests.browser import chromium
from tests.hostile.texts import MARK, TEXTS, URLS, hostile_keys, write_hostile_records
from tests.programs import require

# A citation of nothing is a finding of its own.
FREE = [text.replace("@label", "label") for text in TEXTS]
FEWEST = 10 * len(hostile_keys())  # a payload stands in more than ten places for each record

ELEMENTS = frozenset(
    """html head meta title style body main header p h1 h2 h3 h4 h5 h6 time dl div dt dd section article span a svg
    path b strong i em ul ol li blockquote pre code hr br wbr sup sub u""".split()
)
ATTRIBUTES = frozenset(
    """lang charset http-equiv content name class id href datetime aria-hidden aria-label role viewbox d stroke style
    start tabindex type""".split()
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Hostile records, and a session that is hostile itself."""
    folder = tmp_path_factory.mktemp("hostile")
    write_hostile_records(folder / "records")
    papers = [
        {
            "key": key,
            "presenter": TEXTS[at % len(TEXTS)],
            "summary": FREE[at % len(FREE)],
            "questions": [FREE[at % len(FREE)]],
        }
        for at, key in enumerate(hostile_keys())
    ]
    papers += [
        {"title": text, "type": "talk", "author": [text], "url": url, "summary": text}
        for text, url in zip(FREE, URLS, strict=False)
    ]
    session = {
        "id": "hostile",
        "title": TEXTS[6],
        "date": "2026-10-20",
        "place": TEXTS[9],
        "lead": list(TEXTS),
        "before": "\n\n".join(FREE),
        "papers": papers,
        "time": "16:15",
        "url": URLS[7],
        "guest": TEXTS[1],
        "homework": "\n\n".join(FREE),
    }
    series = {"title": TEXTS[0], "sessions": [session]}
    (folder / "sessions.yaml").write_text(json.dumps(series, ensure_ascii=False), encoding="utf-8")
    return folder


def sheet(folder: Path, format: str, *, is_plan: bool = False) -> bytes:  # noqa: A002
    library = bibkit.load(folder / "records")
    read = load_sessions(folder / "sessions.yaml", library.known_keys)
    assert read.diagnostics == ()
    if is_plan:
        return plan(read.series, library, format=format).sheet
    return handout(read.series.sessions[0], read.series, library, format=format).sheet


class Scan(HTMLParser):
    """What a browser would make of a text: every element, attribute and address, and the words."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: set[str] = set()
        self.attributes: set[str] = set()
        self.addresses: set[str] = set()
        self.words = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.addresses |= {value or "" for name, value in attrs if name in ("href", "src")}

    def handle_data(self, data: str) -> None:
        self.words += data


def assert_inert(html: str, fewest: int = FEWEST) -> None:
    scan = Scan(html)
    assert scan.elements <= ELEMENTS
    assert scan.attributes <= ATTRIBUTES
    assert scan.words.count(MARK) >= fewest
    for address in scan.addresses:
        assert re.match(r"https?://[^/?#]", address), address


def test_html(folder: Path, tmp_path: Path) -> None:
    page = tmp_path / "sheet.html"
    page.write_bytes(sheet(folder, "html"))
    text = page.read_text(encoding="utf-8")
    assert_inert(text)
    assert "default-src &#39;none&#39;" in text
    with chromium() as browser:
        browser.open(page)
        assert browser.complaints() == []
        assert browser.run("return document.title") == f"{TEXTS[6]} · Tuesday, October 20, 2026"
        assert browser.run("return document.body.innerText").count(MARK) >= FEWEST
        assert browser.accessibility() == []


def test_a_plan_in_html(folder: Path, tmp_path: Path) -> None:
    page = tmp_path / "plan.html"
    page.write_bytes(sheet(folder, "html", is_plan=True))
    assert_inert(page.read_text(encoding="utf-8"), len(hostile_keys()))
    with chromium() as browser:
        browser.open(page)
        assert browser.complaints() == []
        assert browser.accessibility() == []


@pytest.mark.parametrize("is_plan", [False, True])
def test_text(folder: Path, is_plan: bool) -> None:
    text = sheet(folder, "text", is_plan=is_plan).decode()
    assert text.count(MARK) >= len(hostile_keys())
    assert all(
        sign.isprintable() or sign == "\n" or unicodedata.category(sign) in ("Cf", "Zs") for sign in text
    )


def test_a_calendar(folder: Path) -> None:
    data = sheet(folder, "ics")
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert b"\n" not in data.replace(b"\r\n", b"")
    (event,) = vobject.readOne(data.decode()).vevent_list
    assert event.summary.value == TEXTS[6]
    assert event.location.value == TEXTS[9]
    assert event.description.value.count(MARK) >= len(hostile_keys())
    assert {child.name for child in event.getChildren()} <= {
        "UID", "DTSTAMP", "SUMMARY", "DTSTART", "DTEND", "LOCATION", "URL", "DESCRIPTION",
    }  # fmt: skip


@pytest.mark.parametrize("reader", ["commonmark", "gfm-like", "pandoc"])
def test_markdown(folder: Path, reader: str) -> None:
    text = sheet(folder, "markdown")
    if reader == "pandoc":
        command = [require("pandoc"), "-f", "markdown-yaml_metadata_block", "-t", "html"]
        done = subprocess.run(command, input=text, capture_output=True, check=True)
        html = re.sub(r' class="uri"| class="incremental"', "", done.stdout.decode())
    else:
        options = {"html": True, "linkify": False}
        html = MarkdownIt(reader, options).render(text.decode())
    assert_inert(html)


@pytest.mark.parametrize("name", ["latex", "beamer", "plan"])
def test_latex(folder: Path, tmp_path: Path, name: str) -> None:
    is_plan = name == "plan"
    source = sheet(folder, "latex" if is_plan else name, is_plan=is_plan)
    (tmp_path / "sheet.tex").write_bytes(source)
    command = [
        require("lualatex"),
        "-interaction=nonstopmode",
        "-halt-on-error",
        "-no-shell-escape",
        "sheet.tex",
    ]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False, timeout=300)
    assert done.returncode == 0, done.stdout[-2000:].decode(errors="replace")
    assert_printed(tmp_path / "sheet.pdf", len(hostile_keys()) if is_plan else FEWEST // 2)


@pytest.mark.parametrize(("is_plan", "fewest"), [(False, FEWEST), (True, len(hostile_keys()))])
def test_typst(folder: Path, tmp_path: Path, is_plan: bool, fewest: int) -> None:
    (tmp_path / "sheet.pdf").write_bytes(sheet(folder, "pdf", is_plan=is_plan))
    assert_printed(tmp_path / "sheet.pdf", fewest)


def assert_printed(pdf: Path, fewest: int) -> None:
    done = subprocess.run([require("pdftotext"), pdf, "-"], capture_output=True, check=True)
    text = done.stdout.decode()
    assert text.count(MARK) >= fewest
    assert "root:x:" not in text
    assert "\\input" in text.replace("\n", "")  # it stands there, as words
    done = subprocess.run([require("pdfinfo"), "-url", pdf], capture_output=True, check=True)
    addresses = [line.split()[-1] for line in done.stdout.decode().splitlines()[1:]]
    assert addresses
    assert all(address.startswith("https://") for address in addresses)


def test_docx(folder: Path) -> None:
    data = sheet(folder, "docx")
    document = docx.Document(BytesIO(data))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert text.count(MARK) >= FEWEST
    for payload in (TEXTS[0], TEXTS[4], TEXTS[9]):
        assert payload in text
    root = document.element
    addresses = re.findall(r'HYPERLINK "([^"]*)"', "".join(root.itertext()))
    assert addresses
    assert all(address.startswith("https://") for address in addresses)
    assert not any(relation.is_external for relation in document.part.rels.values())

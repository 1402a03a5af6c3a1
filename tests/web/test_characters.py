"""No control character, and nothing that is none, gets into a page, a feed or a picture, whoever wrote it."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

import bibkit
from bibkit.model.person import Name
from bibkit.model.record import Record
from bibkit.page.build import build
from bibkit.page.setup import Setup
from bibkit.stats.count import TALLIES, tally
from bibkit.stats.svg import svg
from bibkit.text.escape.html import attribute, escape
from tests.cli.run import bibkit as run
from tests.handout.sheets import RECORDS

NONE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
HOSTILE = {
    "a control": "\x01",
    "an escape sequence": "\x1b[31m",
    "a page end": "\x0c",
    "delete": "\x7f",
    "C1": "\x85\x9b",
    "half a character": "\ud800",
    "a byte that is no UTF-8": "\udc80",
    "no character": "\ufffe\uffff",
}


@pytest.mark.parametrize("sign", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("write", [escape, attribute])
def test_html_shows_that_something_was_there(write: object, sign: str) -> None:
    assert callable(write)
    assert NONE.sub("\ufffd", f"a{sign}b&") + "#38;" == write(f"a{sign}b&")


def test_lines_tabs_and_other_spaces_stay() -> None:
    assert attribute("@book{a,\n\ttitle = {A\xa0b\u2028c}\r\n}") == "@book{a,\n\ttitle = {A\xa0b\u2028c}\r\n}"


@pytest.mark.parametrize("sign", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("option", ["title", "intro"])
def test_a_page_and_its_feed(tmp_path: Path, sign: str, option: str) -> None:
    write_records(tmp_path)
    library = bibkit.load(tmp_path / "records")
    setup = Setup(**{option: f"Our{sign} works"}, url="https://lab.example/p.html", beside=("bib", "json", "atom"), stem="p")  # type: ignore[arg-type]  # fmt: skip
    made = build(library, setup)
    for ending in (".html", ".atom"):
        assert not NONE.search(made.files[ending])
        assert made.files[ending].encode()
    assert re.search("Our(\ufffd.*)? works", made.files[".html"])
    ET.fromstring(made.files[".atom"])


@pytest.mark.parametrize(
    "arguments",
    [
        ("page", "--title"),
        ("page", "--intro"),
        ("page", "--with", "atom", "--url", "https://lab.example/p.html", "--title"),
    ],
    ids=" ".join,
)
def test_what_the_command_line_says(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    write_records(tmp_path)
    page = tmp_path / "p.html"
    assert run(*arguments, "A\x01\x1b[31m\x9b\udcff\x7f", "-o", "p.html", cwd=tmp_path).code == 0
    assert not NONE.search(page.read_text())
    assert "A\ufffd\ufffd[31m\ufffd\ufffd\ufffd" in page.read_text()


@pytest.mark.parametrize("form", ["html", "markdown", "latex", "typst"])
def test_a_citation_and_a_list(tmp_path: Path, form: str) -> None:
    write_records(tmp_path)
    arguments = ("cite", "doe2020", "--prefix", "see\x01\x1b[0m", "--suffix", "x\x9b\udc80", "-b", "-f", form)
    assert run(*arguments, "-o", "out", cwd=tmp_path).code == 0
    assert not NONE.search((tmp_path / "out").read_text())


def test_a_picture(tmp_path: Path) -> None:
    records = [
        Record(f"k{at}", "book", {"title": "T", "publisher": f"P{sign}", "author": (Name(f"D{sign}", "J"),)})
        for at, sign in enumerate(HOSTILE.values())
    ]
    picture = svg([tally(records, name, {}) for name in TALLIES], 0)
    assert not NONE.search(picture)
    ET.fromstring(picture)


def write_records(folder: Path) -> None:
    (folder / "records").mkdir()
    for key, text in RECORDS.items():
        (folder / f"records/{key}.yaml").write_text(text)

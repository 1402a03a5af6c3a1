"""The HTML sheet in a real browser: nothing to complain about, light and dark, on a phone and on paper."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from tests.browser import PHONE, chromium
from tests.handout.sheets import example, squeezed
from tests.programs import require


@pytest.mark.parametrize("session", ["constitutional-ai", "induction-heads", "robustness"])
def test_a_sheet_in_chromium(tmp_path: Path, session: str) -> None:
    page, pdf = tmp_path / "sheet.html", tmp_path / "sheet.pdf"
    page.write_bytes(example(session, "html"))
    with chromium() as browser:
        browser.open(page)
        assert browser.complaints() == []
        assert browser.accessibility() == []
        assert browser.find(".qr").is_displayed() is False
        browser.look(scheme="dark")
        assert browser.accessibility() == []
        dark = browser.run("return getComputedStyle(document.body).backgroundColor")
        browser.look(size=PHONE)
        assert browser.run("return document.documentElement.scrollWidth") == PHONE[0]
        assert browser.accessibility() == []
        assert browser.run("return getComputedStyle(document.body).backgroundColor") != dark
        browser.look()
        whole = ".csl-entry, .questions li, .head h2, .reference"
        pieces = browser.run(f"return [...document.querySelectorAll('{whole}')].map(one => one.innerText)")
        browser.print(pdf)
        assert browser.complaints() == []
    text = subprocess.run([require("pdftotext"), pdf, "-"], capture_output=True, check=True).stdout.decode()
    pages = [squeezed(one) for one in text.split("\f")]
    assert len(pages) > 2
    assert re.search(r"1/\d", pages[0])
    for piece in pieces:
        assert any(squeezed(piece) in one for one in pages), f"cut by a page break: {piece}"


def test_qr_codes_and_lines_to_write_on_are_on_paper(tmp_path: Path) -> None:
    page = tmp_path / "sheet.html"
    page.write_bytes(example("constitutional-ai", "html"))
    with chromium() as browser:
        browser.open(page)
        browser.look(media="print")
        assert browser.find(".qr").is_displayed()
        assert len(browser.find_all(".questions li:first-child .lines span")) == 9
        assert browser.find(".lines span").size["height"] > 25

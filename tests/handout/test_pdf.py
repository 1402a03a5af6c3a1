"""The PDF: text that can be copied, links that work, a title and a language, and the references of the export."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

import bibkit
from bibkit.handout.load import load_sessions
from bibkit.handout.sheet import SheetOptions, make_sheet
from bibkit.lists.options import ListOptions
from tests.handout.sheets import ROOT, example, squeezed
from tests.programs import require

# All of an A4 page but its footer, in points.
ABOVE_FOOTER = ["-x", "0", "-y", "0", "-W", "595", "-H", "780"]


def pdf_text(path: Path) -> str:
    command = [require("pdftotext"), *ABOVE_FOOTER, str(path), "-"]
    return subprocess.run(command, capture_output=True, check=True).stdout.decode()


@pytest.mark.parametrize(
    "style",
    ["apa", "ieee", "modern-language-association", "chicago-notes-bibliography", "nature", "reading-list"],
)
@pytest.mark.parametrize("session", ["constitutional-ai", "robustness", "power-systems"])
def test_every_reference_is_that_of_the_export(tmp_path: Path, style: str, session: str) -> None:
    pdf = tmp_path / "sheet.pdf"
    pdf.write_bytes(example(session, "pdf", SheetOptions(ListOptions(style=style))))
    found = squeezed(pdf_text(pdf).rpartition("References\n")[2])
    library = bibkit.load(ROOT / "records")
    read = load_sessions(ROOT / "sessions.yaml", library.known_keys)
    sheet, _ = make_sheet(read.find(session), read.series, library, SheetOptions(ListOptions(style=style)))
    exported = library.only(sheet.keys).export("text", style=style, locale="en-GB")
    entries = [re.sub(r"^\[?\d+[\].]\s+", "", entry) for entry in exported.split("\n") if entry.strip()]
    assert len(entries) >= 3
    for entry in entries:
        if "L_∞" not in entry:  # a formula, which the PDF has as maths and the text on one line
            assert squeezed(entry) in found


def test_title_language_and_links(tmp_path: Path) -> None:
    pdf = tmp_path / "sheet.pdf"
    pdf.write_bytes(example("constitutional-ai", "pdf"))
    info = subprocess.run([require("pdfinfo"), pdf], capture_output=True, check=True).stdout.decode()
    assert re.search(r"^Title: +Constitutional AI$", info, re.MULTILINE)
    assert re.search(r"^CreationDate: +.*2026", info, re.MULTILINE)
    assert re.search(r"^Tagged: +yes$", info, re.MULTILINE)
    assert b"/Lang(en-GB)" in pdf.read_bytes()
    links = subprocess.run([require("pdfinfo"), "-url", pdf], capture_output=True, check=True).stdout.decode()
    assert "https://arxiv.org/abs/2212.08073" in links
    assert "https://doi.org/10.48550/arXiv.2302.07459" in links
    assert "Which decisions are still made by people, and at which point?" in pdf_text(pdf)

"""On paper: what belongs together stays on one page, for one, two and twelve papers in each language of sheets."""

from __future__ import annotations

import subprocess
import unicodedata
from pathlib import Path

import pytest

import bibkit
from bibkit.handout.content import Inline
from bibkit.handout.files import handout
from bibkit.handout.load import load_sessions
from bibkit.handout.session import Series
from bibkit.handout.sheet import SheetOptions, make_sheet
from bibkit.library import Library
from bibkit.text.run import Run
from bibkit.text.write.text import inline
from tests.handout.sheets import ROOT
from tests.programs import require

KEYS = (
    "bai2022constitutional ganguli2023capacity askell2021general bai2022training ganguli2022red perez2022discovering "
    "bowman2022measuring kadavath2022language olsson2022context hernandez2022scaling carlini2021extracting olsson2018skill"
).split()
LANGUAGES = ["en-GB", "de-DE", "fr-FR", "es-ES"]
OPTIONS = SheetOptions(abstract=3)


@pytest.fixture(scope="module")
def library() -> Library:
    return bibkit.load(ROOT / "records")


def series(folder: Path, library: Library, count: int, language: str, paper: str = "a4") -> Series:
    path = folder / "sessions.yaml"
    path.write_text(
        f"title: Group\nlanguage: {language}\npaper: {paper}\nsessions:\n"
        f"- {{title: Readings, papers: [{', '.join(KEYS[:count])}], homework: Go on.}}\n"
    )
    read = load_sessions(path, library.known_keys)
    assert read.diagnostics == ()
    return read.series


def printed(folder: Path, made: Series, library: Library, format: str) -> Path:  # noqa: A002
    data = handout(made.sessions[0], made, library, format=format, options=OPTIONS).sheet
    if format == "pdf":
        (folder / "sheet.pdf").write_bytes(data)
    else:
        (folder / "sheet.tex").write_bytes(data)
        command = [require("pdflatex"), "-interaction=nonstopmode", "-halt-on-error", "sheet.tex"]
        subprocess.run(command, cwd=folder, capture_output=True, check=True, timeout=300)
    return folder / "sheet.pdf"


def pages(pdf: Path) -> list[str]:
    done = subprocess.run([require("pdftotext"), pdf, "-"], capture_output=True, check=True)
    return [letters(page) for page in done.stdout.decode().split("\f")][:-1]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("count", "most"), [(1, 1), (2, 2), (12, 5)])
@pytest.mark.parametrize("name", ["pdf", "latex"])
def test_a_paper_stays_together(
    tmp_path: Path, library: Library, name: str, count: int, most: int, language: str
) -> None:
    made = series(tmp_path, library, count, language)
    found = pages(printed(tmp_path, made, library, name))
    assert len(found) <= most
    sheet, _ = make_sheet(made.sessions[0], made, library, OPTIONS)
    for part in sheet.papers:
        title, abstract = letters(plain(part.title))[:30], letters(plain(part.abstract))
        assert any(title in page and abstract[:40] in page and abstract[-30:] in page for page in found), (
            part.key
        )
    texts = library.only(sheet.keys).reference_list("text", style="apa", locale=language).text
    if count > 1:  # the sheet of one paper has it in its head
        for entry in filter(None, texts.splitlines()):
            assert any(letters(entry)[:60] in page and letters(entry)[-25:] in page for page in found), entry


def letters(text: str) -> str:
    """The letters and figures of a text: TeX makes signs of several, and hyphens at the ends of lines."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text)))


def plain(pieces: Inline) -> str:
    return inline([piece for piece in pieces if isinstance(piece, Run)])


@pytest.mark.parametrize(
    ("paper", "size"), [("a4", "595.276 x 841.89 pts (A4)"), ("letter", "612 x 792 pts (letter)")]
)
@pytest.mark.parametrize("name", ["pdf", "latex"])
def test_the_size_of_the_paper(tmp_path: Path, library: Library, name: str, paper: str, size: str) -> None:
    pdf = printed(tmp_path, series(tmp_path, library, 1, "en-US", paper), library, name)
    info = subprocess.run([require("pdfinfo"), pdf], capture_output=True, check=True).stdout.decode()
    (line,) = [one for one in info.splitlines() if one.startswith("Page size:")]
    assert line.partition(":")[2].strip().replace("595.28", "595.276") == size

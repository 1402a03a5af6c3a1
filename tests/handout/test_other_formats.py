"""LaTeX compiles, and Word's format is whole."""

from __future__ import annotations

import re
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path

import docx
import pytest
from lxml import etree

from tests.handout.sheets import example, made
from tests.programs import require

ALL_MARKDOWN = """\
sessions:
  - date: 2026-10-20
    before: |
      # Heading

      ## Lower

      A *line* with **bold**, `code`, a [link](https://example.org/?a=1&b=2), $x^2$\\
      and a new line, see [@doe2020, pp. 5-7].

      > A quotation
      >
      > - with a list

      3. three
      4. four

         another paragraph
         - inner

      ---

          code  block
          # here
    papers: [doe2020, roe2019]
"""


@pytest.mark.parametrize("program", ["pdflatex", "lualatex"])
@pytest.mark.parametrize("source", ["example", "all of Markdown"])
def test_latex_compiles(tmp_path: Path, program: str, source: str) -> None:
    text = (
        example("robustness", "latex") if source == "example" else made(tmp_path, ALL_MARKDOWN, "latex").sheet
    )
    (tmp_path / "sheet.tex").write_bytes(text)
    command = [require(program), "-interaction=nonstopmode", "-halt-on-error", "sheet.tex"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False, timeout=300)
    assert done.returncode == 0, done.stdout[-2000:].decode(errors="replace")


def test_docx_is_a_document_that_others_read(tmp_path: Path) -> None:
    data = made(tmp_path, ALL_MARKDOWN, "docx").sheet
    document = docx.Document(BytesIO(data))
    assert document.core_properties.title == "2026-10-20"
    assert document.core_properties.language == "en-US"
    texts = [(paragraph.style.name, paragraph.text) for paragraph in document.paragraphs]  # type: ignore[union-attr]
    assert ("heading 2", "Heading") in texts or ("Heading 2", "Heading") in texts
    assert ("Normal", "3.\tthree") in texts
    assert any("(Doe, 2020, pp. 5–7)" in text for _, text in texts)
    assert ("Code Block", "code  block") in texts
    with zipfile.ZipFile(BytesIO(data)) as package:
        assert package.testzip() is None
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(package.read(name))
        pictures = [name for name in package.namelist() if name.startswith("word/media/")]
    assert len(pictures) == 2


def test_docx_opens_in_pandoc() -> None:
    data = example("constitutional-ai", "docx")
    command = [require("pandoc"), "-f", "docx", "-t", "plain", "--wrap=none"]
    text = subprocess.run(command, input=data, capture_output=True, check=True).stdout.decode()
    assert "Which decisions are still made by people, and at which point?" in text
    assert "Bai, Y., Kadavath, S., Kundu, S." in text


def test_docx_says_what_is_in_another_language_than_the_sheet(tmp_path: Path) -> None:
    data = made(tmp_path, "language: de-DE\nsessions:\n  - papers: [doe2020]\n", "docx").sheet
    with zipfile.ZipFile(BytesIO(data)) as package:
        body, styles = (package.read(f"word/{name}.xml").decode() for name in ("document", "styles"))
    assert re.findall('<w:lang w:val="([^"]*)"', styles) == ["de-DE"]
    english = re.findall(r'<w:lang w:val="en-US"/></w:rPr><w:t xml:space="preserve">([^<]*)</w:t>', body)
    assert english[0] == "On one thing"
    assert "We ask. We answer, e.g. with " in english
    assert "Zusammenfassung" not in english

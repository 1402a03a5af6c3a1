"""Raised letters of terms and data, which few fonts and no pdflatex have, in each way of writing."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from bibkit.lists.options import ListOptions
from bibkit.lists.reference_list import reference_list
from bibkit.text.run import Run, Span
from bibkit.text.write import html, latex, markdown, openxml, rst, rtf, terminal, text, typst
from tests.programs import without

EDITION = [Run("2\u1d49 éd., n\u1d52 3, 1\u02b3\u1d49")]
BOOK = {
    "id": "a", "type": "book", "title": "Les marées", "edition": "2", "publisher": "Phare", "language": "fr",
    "author": [{"family": "Durand", "given": "Zoé"}], "issued": {"date-parts": [[1999]]},
}  # fmt: skip


def test_raised_letters_are_superscripts_in_every_markup() -> None:
    assert html.inline(EDITION) == "2<sup>e</sup> éd., n<sup>o</sup> 3, 1<sup>re</sup>"
    assert latex.inline(EDITION) == r"2\textsuperscript{e} éd., n\textsuperscript{o} 3, 1\textsuperscript{re}"
    assert markdown.inline(EDITION) == "2<sup>e</sup> éd., n<sup>o</sup> 3, 1<sup>re</sup>"
    assert typst.inline(EDITION) == "2#super[e] éd., n#super[o] 3, 1#super[re];"
    assert rst.inline(EDITION) == r"2\ :sup:`e` éd., n\ :sup:`o` 3, 1\ :sup:`re`"
    assert rtf.inline(EDITION) == r"2{\super e} \u233 ?d., n{\super o} 3, 1{\super re}"
    assert openxml.inline(EDITION).count('<w:vertAlign w:val="superscript"/>') == 3


def test_text_alone_keeps_the_letters_that_are_raised_of_themselves() -> None:
    assert text.inline(EDITION) == EDITION[0].text
    assert EDITION[0].text in terminal.inline(EDITION)


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        ([Run("XX\u1d49 siècle", (Span("font-style", "italic"),))], r"\textit{XX\textsuperscript{e} siècle}"),
        ([Run("\u1d49", (Span("vertical-align", "sup"),))], r"\textsuperscript{e}"),
        ([Run("4\u1d57\u02b0 ed.")], r"4\textsuperscript{th} ed."),
        ([Run("M\u1d50\u1d49 Curie")], r"M\textsuperscript{me} Curie"),
        ([Run("1\u02e2\u1d57, 2\u207f\u1d48")], r"1\textsuperscript{st}, 2\textsuperscript{nd}"),
        ([Run("x\u1d49", (Span("link", "https://x.org"),))], r"\href{https://x.org}{x\textsuperscript{e}}"),
        ([Run("m², nº 2, 1ª")], "m², nº 2, 1ª"),
    ],
)
def test_raised_letters_keep_what_is_round_them(runs: list[Run], expected: str) -> None:
    assert latex.inline(runs) == expected


def test_a_french_list_is_set_by_pdflatex(tmp_path: Path) -> None:
    if shutil.which("pdflatex") is None:
        without("pdflatex")
    written = reference_list([BOOK], "latex", ListOptions("apa", locale="fr-FR")).text
    assert r"2\textsuperscript{e} éd." in written.replace("\u00a0", " ").replace("~", " ")
    (tmp_path / "list.tex").write_text(
        f"\\documentclass{{article}}\\begin{{document}}\n{written}\n\\end{{document}}\n", encoding="utf-8"
    )
    done = subprocess.run(
        ["pdflatex", "-interaction=nonstopmode", "-halt-on-error", "list.tex"],
        cwd=tmp_path,
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stdout.decode("utf-8", "replace")[-800:]

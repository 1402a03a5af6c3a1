import re
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from bibkit.text.maths.signs import KERNEL
from bibkit.text.run import Bibliography, Entry, Layout, Run, Span
from bibkit.text.write import latex
from tests.programs import require
from tests.strategies.runs import bibliographies

PREAMBLES = {
    "bare": "",
    "T1, hyperref": "\\usepackage[T1]{fontenc}\\usepackage{hyperref}",
    # babel's German and others do this: a quote sign is a command there.
    "active quote": '\\AtBeginDocument{\\catcode`\\"=13 \\relax}',
}


def test_tex_specials_are_text() -> None:
    assert latex.inline([Run('50% of $x_1$ & {y}#~^\\z <a> |b| "c"')]) == (
        "50\\% of \\$x\\_1\\$ \\& \\{y\\}\\#\\textasciitilde{}\\textasciicircum{}\\textbackslash{}z "
        "\\textless{}a\\textgreater{} \\textbar{}b\\textbar{} \\symbol{34}c\\symbol{34}"
    )


def test_signs_that_pdflatex_does_not_know_are_commands_and_letters_are_not() -> None:
    assert latex.inline([Run("α ⊢ x ∈ ℝ ± 2 → ∞")]) == (
        "α \\ensuremath{\\vdash} x \\ensuremath{\\in} ℝ ± 2 \\ensuremath{\\rightarrow} \\ensuremath{\\infty}"
    )


@pytest.mark.parametrize("preamble", ["", "\\usepackage[T1]{fontenc}"])
def test_pdflatex_takes_every_sign_of_maths_in_a_text(preamble: str, tmp_path: Path) -> None:
    signs = "".join(sign for sign in KERNEL if not "\u0370" <= sign <= "\u03ff")
    status, log = compiled(latex.inline([Run(signs)]), preamble, tmp_path)
    assert status == 0, log[-2000:]


def test_ligatures_of_tex_are_broken_also_between_runs() -> None:
    assert latex.inline([Run("a-"), Run("--b ''c'' ,,d")]) == "a-{}-{}-b '{}'c'{}' ,{},d"


def test_formatting_is_commands_of_the_kernel() -> None:
    runs = [
        Run("H", (Span("font-style", "italic"),)),
        Run("2", (Span("vertical-align", "sub"),)),
        Run(" A", (Span("font-variant", "small-caps"),)),
    ]
    assert latex.inline(runs) == "\\textit{H}\\textsubscript{2}\\textsc{ A}"


def test_a_link_is_an_href_with_an_escaped_target() -> None:
    assert latex.inline([Run("x_y", (Span("link", "https://a.org/x_y?a=%20&b#c"),))]) == (
        "\\href{https://a.org/x\\_y?a=\\%20\\&b\\#c}{x\\_y}"
    )


def test_a_bibliography_is_a_list_of_the_kernel() -> None:
    bib = Bibliography((Entry("a", (Run("[x] Text."),)),), Layout(hanging_indent=True, entry_spacing=0))
    expected = r"""\begin{list}{}{%
  \setlength{\leftmargin}{1.5em}%
  \setlength{\itemindent}{-1.5em}%
  \setlength{\labelwidth}{0pt}%
  \setlength{\labelsep}{0pt}%
  \setlength{\listparindent}{0pt}%
  \setlength{\parsep}{0pt}%
  \setlength{\itemsep}{0\baselineskip}%
  \renewcommand{\makelabel}[1]{#1\hfil}%
  \sloppy%
}
\item[{}] [x] Text.
\end{list}
"""
    assert latex.bibliography(bib) == expected


def test_no_entries_are_no_list() -> None:
    assert latex.bibliography(Bibliography(())) == ""


def compiled(body: str, preamble: str, folder: Path, document_class: str = "article") -> tuple[int, str]:
    document = f"\\documentclass{{{document_class}}}{preamble}\\begin{{document}}\n{body}\\end{{document}}\n"
    (folder / "list.tex").write_text(document, encoding="utf-8")
    done = subprocess.run(
        [require("pdflatex"), "-interaction=nonstopmode", "-halt-on-error", "-no-shell-escape", "list.tex"],
        cwd=folder,
        capture_output=True,
        check=False,
    )
    return done.returncode, done.stdout.decode("utf-8", "replace")


@pytest.mark.parametrize("preamble", PREAMBLES.values(), ids=PREAMBLES)
@given(bibliographies())
@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_compiles_with_pdflatex(preamble: str, tmp_path: Path, bib: Bibliography) -> None:
    status, log = compiled(latex.bibliography(bib), preamble, tmp_path)
    assert status == 0, log[-2000:]


def test_every_printable_ascii_character_is_printed_as_itself(tmp_path: Path) -> None:
    characters = "".join(map(chr, range(33, 127))) + "--''``,,?`!`<<>>"
    bib = Bibliography(
        tuple(Entry(str(at), (Run(f"x{characters[at : at + 8]}x"),)) for at in range(0, len(characters), 8))
    )
    status, log = compiled(latex.bibliography(bib), PREAMBLES["T1, hyperref"], tmp_path)
    assert status == 0, log[-2000:]
    done = subprocess.run(
        [require("pdftotext"), "-raw", "list.pdf", "-"], cwd=tmp_path, capture_output=True, check=True
    )
    # The font prints the apostrophe curly, as TeX does, and its tilde and circumflex are accents.
    printed = done.stdout.decode().translate({0x2019: "'", 0x2C6: "^", 0x2DC: "~"})
    found = re.findall(r"x(\S{1,8})x\n", printed)
    assert "".join(found) == characters


def test_blocks_numbers_and_spacing_compile(tmp_path: Path) -> None:
    runs = (
        Run("[1]", (Span("display", "left-margin"),)),
        Run("Text.", (Span("display", "right-inline"),)),
        Run("A block.", (Span("display", "block"),)),
        Run("A note.", (Span("display", "indent"),)),
    )
    for align in ("flush", "margin"):
        bib = Bibliography(
            (Entry("a", runs), Entry("b", (Run("Plain."),))), Layout(second_field_align=align, line_spacing=2)
        )
        status, log = compiled(latex.bibliography(bib), "", tmp_path)
        assert status == 0, log[-2000:]

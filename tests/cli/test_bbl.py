"""`bibkit bbl`: the works of a paper as LaTeX reads them, without BibTeX, with natbib and without."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.cli.run import bibkit
from tests.programs import require

LIBRARY = r"""
@book{meyer2003, author = {Meyer, Ada and Roe, Bo}, title = {Waves & \emph{Tides}}, publisher = {Norton}, year = {2003}, doi = {10.1000/x_y}}
@misc{zoe2001, author = {Zoe, Cy}, title = {Winds}, year = {2001}, ids = {winds}}
@misc{zoe2001b, author = {Zoe, Cy}, title = {Storms of $x^2$}, year = {2001}}
@misc{un1999, author = {{UN (New York)}}, title = {100\% of it}, year = {1999}}
"""
PAPER = r"""\documentclass{article}
PACKAGES
\begin{document}
\cite{zoe2001,meyer2003}, \cite[5]{zoe2001b}, \cite{un1999}
\bibliographystyle{plainnat}
\bibliography{all}
\end{document}
"""


def folder_with(folder: Path, packages: str = "") -> Path:
    (folder / "all.bib").write_text(LIBRARY)
    (folder / "paper.tex").write_text(PAPER.replace("PACKAGES", packages))
    return folder


def test_a_style_that_numbers_leaves_the_numbers_to_latex(tmp_path: Path) -> None:
    run = bibkit("bbl", "paper.tex", "--style", "ieee", cwd=folder_with(tmp_path))
    assert run.err == ""
    assert run.out == (
        "\\providecommand{\\href}[2]{#2}\n"
        "\\begin{thebibliography}{9}\n\n"
        "\\bibitem{zoe2001}\nC. Zoe, “Winds.” 2001.\n\n"
        "\\bibitem{meyer2003}\nA. Meyer and B. Roe, \\textit{Waves \\& \\textup{Tides}}. Norton, 2003. "
        "doi: \\href{https://doi.org/10.1000/x\\_y}{10.1000/x\\_y}.\n\n"
        "\\bibitem{zoe2001b}\nC. Zoe, “Storms of $x^2$.” 2001.\n\n"
        "\\bibitem{un1999}\nUN (New York), “100\\% of it.” 1999.\n\n"
        "\\end{thebibliography}\n"
    )


def test_a_style_that_names_has_labels_for_natbib_with_the_letters_of_its_list(tmp_path: Path) -> None:
    run = bibkit("bbl", "paper.tex", "--style", "apa", cwd=folder_with(tmp_path))
    assert [line for line in run.out.splitlines() if line.startswith("\\bibitem")] == [
        "\\bibitem[{Meyer and Roe(2003)}]{meyer2003}",
        "\\bibitem[{{UN (New York)}(1999)}]{un1999}",
        "\\bibitem[{Zoe(2001a)}]{zoe2001b}",
        "\\bibitem[{Zoe(2001b)}]{zoe2001}",
    ]
    assert "Zoe, C. (2001a). \\textit{Storms of $x^2$}." in run.out


def test_a_work_has_the_key_that_the_paper_cites_and_a_missing_one_is_named(tmp_path: Path) -> None:
    folder = folder_with(tmp_path)
    (folder / "paper.tex").write_text("\\cite{winds,nobody}\\bibliography{all}")
    run = bibkit("bbl", "paper.tex", "--style", "ieee", "-o", "paper.bbl", cwd=folder)
    assert run.code == 1
    assert "BK020 [nobody]" in run.err
    assert "\\bibitem{winds}\n" in (folder / "paper.bbl").read_text()
    before = (folder / "paper.bbl").stat().st_mtime_ns
    bibkit("bbl", "paper.tex", "--style", "ieee", "-o", "paper.bbl", cwd=folder)
    assert (folder / "paper.bbl").stat().st_mtime_ns == before


def test_without_works_nothing_is_written(tmp_path: Path) -> None:
    folder = folder_with(tmp_path)
    (folder / "none.tex").write_text("\\cite{nobody}\\bibliography{all}")
    assert bibkit("bbl", "none.tex", "-o", "none.bbl", cwd=folder).code == 1
    assert not (folder / "none.bbl").exists()
    assert bibkit("bbl", cwd=folder).code == 2
    assert bibkit("bbl", "paper.tex", "-o", "paper.tex", cwd=folder).code == 2


@pytest.mark.parametrize(
    ("packages", "arguments"),
    [
        ("", ("--style", "ieee")),
        ("\\usepackage{hyperref}", ("--style", "nature")),
        ("\\usepackage[numbers]{natbib}", ("--style", "ieee")),
        ("\\usepackage{natbib,hyperref}", ("--style", "ieee", "--natbib")),
        ("", ("--style", "apa")),
        ("\\usepackage{natbib}", ("--style", "apa")),
        ("\\usepackage[numbers]{natbib}", ("--style", "chicago-author-date")),
        ("\\usepackage{natbib,hyperref}", ("--style", "modern-language-association")),
    ],
)
def test_latex_runs_clean_on_it(packages: str, arguments: tuple[str, ...], tmp_path: Path) -> None:
    pdflatex = require("pdflatex")
    folder = folder_with(tmp_path, packages)
    assert bibkit("bbl", "paper.tex", *arguments, "-o", "paper.bbl", cwd=folder).code == 0
    for _ in range(3):
        command = [pdflatex, "-interaction=nonstopmode", "-halt-on-error", "paper"]
        done = subprocess.run(command, cwd=folder, capture_output=True, timeout=120, check=False)
        assert done.returncode == 0, done.stdout[-1500:]
    assert b"Warning" not in done.stdout

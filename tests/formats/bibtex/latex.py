"""Running bibtex, biber and pdflatex on what was written, with every key cited."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from tests.programs import require

_PACKAGES = {
    "abbrvnat": r"\usepackage{natbib}",
    "plainnat": r"\usepackage{natbib}",
    "ACM-Reference-Format": r"\usepackage{natbib}",
    "apalike": r"\usepackage{apalike}",
}
_DOCUMENT = r"""\documentclass{article}
%(packages)s
\begin{document}
%(cites)s
%(bibliography)s
\end{document}
"""


def cited_keys(bib: str) -> list[str]:
    """The keys of the entries in a file that bibkit wrote."""
    return re.findall(r"^@\w+\{([^,]+),", bib, re.MULTILINE)


def bibtex_complaints(folder: Path, bib: str, style: str) -> list[str]:
    """What bibtex and then pdflatex complain of when every entry is cited with a .bst; the .bbl stays behind."""
    packages = _PACKAGES.get(style, "") + r"\usepackage{url}"
    bibliography = rf"\bibliographystyle{{{style}}}\bibliography{{refs}}"
    return _complaints(folder, bib, packages, bibliography, ["bibtex", "main"])


def biber_complaints(folder: Path, bib: str, options: str = "") -> list[str]:
    """The same through biblatex and biber."""
    packages = rf"\usepackage[{options}]{{biblatex}}\addbibresource{{refs.bib}}"
    return _complaints(folder, bib, packages, r"\printbibliography", ["biber", "--nolog", "main"])


def _complaints(folder: Path, bib: str, packages: str, bibliography: str, command: list[str]) -> list[str]:
    latex = [require("pdflatex"), "-interaction=nonstopmode", "-no-shell-escape", "main"]
    command[0] = require(command[0])
    cites = "\n".join(rf"\cite{{{key}}}" for key in cited_keys(bib))
    document = _DOCUMENT % {"packages": packages, "cites": cites, "bibliography": bibliography}
    (folder / "main.tex").write_text(document, encoding="utf-8")
    (folder / "refs.bib").write_text(bib, encoding="utf-8")
    _run(latex, folder)
    found = [
        line for line in _run(command, folder).splitlines() if re.search(r"(?i)warn|error|repeated|^I ", line)
    ]
    _run(latex, folder)
    _run(latex, folder)
    found += [line for line in _run(latex, folder).splitlines() if line.startswith("!") or "Warning" in line]
    return found


def _run(command: list[str], folder: Path) -> str:
    done = subprocess.run(command, cwd=folder, capture_output=True, timeout=240, check=False)
    return (done.stdout + done.stderr).decode("utf-8", "replace")


def printed_text(folder: Path) -> str:
    """The text of the PDF, white space as single blanks."""
    done = subprocess.run(
        [require("pdftotext"), "main.pdf", "-"], cwd=folder, capture_output=True, timeout=60, check=True
    )
    return " ".join(done.stdout.decode("utf-8", "replace").split())


def bbl(folder: Path, bib: str, style: str) -> str:
    """What bibtex makes of all entries of a file with a .bst, white space as single blanks."""
    (folder / "refs.bib").write_text(bib, encoding="utf-8")
    (folder / "main.aux").write_text(
        f"\\relax\n\\citation{{*}}\n\\bibstyle{{{style}}}\n\\bibdata{{refs}}\n", encoding="utf-8"
    )
    said = _run([require("bibtex"), "main"], folder)
    assert "error" not in said, said
    return " ".join((folder / "main.bbl").read_text(encoding="utf-8").split())

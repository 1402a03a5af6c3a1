"""What a thesis of 300 files with 5,000 cites cites: bibkit reads its sources, its peers the .aux of a LaTeX run.

checkcites looks keys up in the .bib, as `bibkit cited` does; bibexport writes the works that are cited, as `bibkit
export --cited-in` does. The run of LaTeX that they need is not counted.
"""

from __future__ import annotations

import random
import shutil
import sys
import tempfile
from pathlib import Path

from benchmarks.measure import Command, compare, compile_bibkit
from benchmarks.works import WORDS, works
from bibkit.library import Library

FILES = 300
CITES = 5_000
WORKS = 2_000
COMMANDS = ("\\cite{%s}", "\\citep[see][p.~5]{%s}", "\\citet{%s}", "\\mine{%s}")


def write_thesis(folder: Path) -> None:
    """The sources, the .aux files that LaTeX would write, and the works."""
    chance = random.Random(1)
    records = tuple(works(WORKS))
    bib = Library((), records).write("bibtex").text
    (folder / "refs.bib").write_text(bib, encoding="utf-8")
    keys = [record.key for record in records]
    parts = [f"part{number:03}" for number in range(FILES)]
    for part in parts:
        cited = [chance.choice(keys) for _ in range(CITES // FILES + 1)]
        paragraphs = []
        for key in cited:
            before, after = (" ".join(chance.choices(WORDS, k=40)) for _ in range(2))
            paragraphs.append(f"\\emph{{{before}}} {chance.choice(COMMANDS) % key} {after}. % a remark\n")
        (folder / f"{part}.tex").write_text("\\section{Part}\n" + "\n".join(paragraphs), encoding="utf-8")
        (folder / f"{part}.aux").write_text("\\relax\n" + "".join(f"\\citation{{{key}}}\n" for key in cited))
    (folder / "thesis.tex").write_text(
        "\\documentclass{book}\n\\newcommand{\\mine}[1]{\\citep{#1}}\n\\begin{document}\n"
        + "".join(f"\\include{{{part}}}\n" for part in parts)
        + "\\bibliography{refs}\n\\end{document}\n"
    )
    (folder / "thesis.aux").write_text(
        "\\relax\n"
        + "".join(f"\\@input{{{part}.aux}}\n" for part in parts)
        + "\\bibstyle{plain}\n\\bibdata{refs}\n"
    )


def main() -> None:
    """Write the thesis, then measure."""
    compile_bibkit()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_thesis(folder)
        cited = [sys.executable, "-m", "bibkit", "cited"]
        export = [sys.executable, "-m", "bibkit", "export", "--cited-in", "thesis.tex", "-o", "a.bib"]
        commands = [
            Command("bibkit cited -f keys, from the sources", [*cited, "thesis.tex", "-f", "keys"]),
            Command("bibkit cited -f keys, from the .aux", [*cited, "thesis.aux", "-f", "keys"]),
            Command("bibkit cited, from the sources, with the .bib", [*cited, "thesis.tex", "-q"]),
            Command("bibkit export --cited-in, from the sources", export),
        ]
        if shutil.which("checkcites"):
            commands.append(Command("checkcites, .aux and .bib", ["sh", "-c", "checkcites thesis.aux; true"]))
        if shutil.which("bibexport"):
            exporting = ["bibexport", "-t", "-ns", "-o", "b.bib", "thesis.aux"]
            commands.append(Command("bibexport, .aux and .bib", exporting))
        title = f"What a thesis cites: {FILES} files, {CITES:,} cites, {WORKS:,} works"
        compare(title, commands, folder, rounds=5)


if __name__ == "__main__":
    main()

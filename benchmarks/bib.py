"""Reading and checking .bib files of real people, as whole processes, against peers: CPU time and peak of memory.

    python -m benchmarks.bib FOLDER [--limit SECONDS] [--rounds N] [--only TABLE]

FOLDER holds the files: cdl.bib (6,315 entries of one library) and dblp-10k.bib (10,000 of DBLP, 9 MB); the entries of
cdl.bib under new keys make the third, of 100,000 entries. What each program does with them is in its name: bibkit reads
names, dates and TeX, as only pandoc and refkit do beside it. A program that takes longer than the limit, on the
wall, or that is not installed is left out, and it says so. bibtex-tidy is looked for on the PATH (`npm install -g
bibtex-tidy`), bibclean, biber and pandoc are Debian's packages of these names.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.convert import REFKIT
from benchmarks.export import BIN
from benchmarks.measure import Command, Usage, compile_bibkit, usage

MANY = 100_000
BIBKIT = "import sys, bibkit; bibkit.read(open(sys.argv[1], encoding='utf-8').read(), 'bibtex')"
PYBTEX = """
import sys, pybtex.errors
from pybtex.database import parse_file
pybtex.errors.set_strict_mode(False)
parse_file(sys.argv[1])
"""
BIBTEXPARSER = """
import sys, bibtexparser
from bibtexparser import middlewares as m
names = [m.SeparateCoAuthors(True), m.SplitNameParts(True)]
first = [m.LatexDecodingMiddleware(True)] if sys.argv[2:] else []
bibtexparser.parse_file(sys.argv[1], append_middleware=[*first, *names])
"""
_KEY = re.compile(r"(?m)^(@\w+\{)([^,\s]+),")


def repeated(text: str, count: int) -> str:
    """So many entries: those of the text again and again, each time under new keys."""
    entries = re.split(r"(?m)^(?=@)", text)[1:]
    rounds = range(-(-count // len(entries)))
    many = (_KEY.sub(rf"\g<1>\g<2>-{number},", entry) for number in rounds for entry in entries)
    return "".join(entry for entry, _ in zip(many, range(count), strict=False))


def readers(file: str) -> list[Command]:
    """What reads a file; bibkit's conversion first."""
    python = sys.executable
    return [
        Command(
            "bibkit convert, to CSL-JSON", [str(BIN / "bibkit"), "convert", "-q", file, "-o", "out.json"]
        ),
        Command("bibkit.read", [python, "-c", BIBKIT, file]),
        Command(
            "bibkit import --dry-run", [str(BIN / "bibkit"), "import", "-q", "--dry-run", file], codes=(0, 1)
        ),
        Command("bibtexparser, names", [python, "-c", BIBTEXPARSER, file]),
        Command("bibtexparser, names and LaTeX", [python, "-c", BIBTEXPARSER, file, "latex"]),
        Command("pybtex, names", [python, "-c", PYBTEX, file]),
        Command("bibtex-tidy, text alone", ["bibtex-tidy", file, "-o", "tidy.bib"]),
        Command(
            "pandoc, to CSL-JSON", ["pandoc", "-f", "bibtex", "-t", "csljson", file, "-o", "pandoc.json"]
        ),
        Command("refkit, to CSL-JSON", [python, "-c", REFKIT, file, "refkit.json"]),
    ]


def checkers(file: str) -> list[Command]:
    """What finds faults in a file; bibkit first."""
    biber = ["biber", "--tool", "--validate-datamodel", "--nolog", "-q", file]
    return [
        Command("bibkit check", [str(BIN / "bibkit"), "check", "-q", file], codes=(0, 1)),
        Command("bibtex-tidy", ["bibtex-tidy", file, "--duplicates", "-o", "tidy.bib"]),
        Command("bibclean", ["bibclean", file], codes=(0, 1)),
        Command("pybtex, reading", [sys.executable, "-c", PYBTEX, file]),
        Command("biber --tool", biber, codes=(0, 1, 2)),
    ]


def table(title: str, commands: Sequence[Command], folder: Path, rounds: int, limit: float) -> None:
    """Print the best CPU time of each program, its ratio to the first one's, and its peak; rounds go in turn."""
    runs: dict[str, list[Usage]] = {}
    left_out: dict[str, str] = {}
    for _ in range(rounds):
        for command in commands:
            if command.name in left_out:
                continue
            if shutil.which(command.arguments[0]) is None:
                left_out[command.name] = "is not there"
                continue
            try:
                used = usage(command, folder, limit)
            except subprocess.CalledProcessError as error:
                left_out[command.name] = f"ends with {error.returncode}"
                continue
            if used is None:
                left_out[command.name] = f"takes over {limit:.0f} s"
            else:
                runs.setdefault(command.name, []).append(used)
    best = {name: min(one.cpu_seconds for one in used) for name, used in runs.items()}
    ours = best[commands[0].name]
    print(f"\n## {title}\n\n| program | CPU seconds | ratio | peak, MB |\n|---|---:|---:|---:|")
    for name, seconds in best.items():
        peak = max(one.peak_bytes for one in runs[name]) / 1e6
        print(f"| {name} | {seconds:.2f} | {seconds / ours:.2f} | {peak:.0f} |")
    for name, why in left_out.items():
        print(f"| {name} | {why} | – | – |")
    sys.stdout.flush()


def main() -> None:
    """Read the command line and print the tables."""
    parser = argparse.ArgumentParser(prog="benchmarks.bib")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--limit", type=float, default=120)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", choices=("cdl", "dblp", "many", "check"))
    asked = parser.parse_args()
    compile_bibkit()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file in ("cdl.bib", "dblp-10k.bib"):
            shutil.copy(asked.folder / file, folder)
        if asked.only in (None, "cdl"):
            table("cdl.bib, 6,315 entries", readers("cdl.bib"), folder, asked.rounds, asked.limit)
        if asked.only in (None, "dblp"):
            table("dblp-10k.bib, 10,000 entries", readers("dblp-10k.bib"), folder, asked.rounds, asked.limit)
        if asked.only in (None, "many"):
            text = repeated((folder / "cdl.bib").read_text(encoding="utf-8"), MANY)
            (folder / "many.bib").write_text(text, encoding="utf-8")
            table(f"{MANY:,} entries", readers("many.bib"), folder, 1, asked.limit)
        if asked.only in (None, "check"):
            table("Checking dblp-10k.bib", checkers("dblp-10k.bib"), folder, asked.rounds, asked.limit)


if __name__ == "__main__":
    main()

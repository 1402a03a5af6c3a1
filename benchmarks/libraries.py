"""Libraries of reference managers, as whole processes: RIS, EndNote XML and PubMed XML of 10,000 works.

Each file has the records of `../shared/corpora/formats` again and again, until there are enough of them: the names of
people, titles, DOIs and numbers are others in each copy, so that nobody is faster for what it has seen before.

bibutils reads all three by way of MODS and writes BibTeX; a pandoc since 2022 reads RIS and EndNote XML; citation-js
reads RIS, from the folder that the second argument names (`npm install @citation-js/core @citation-js/plugin-ris
@citation-js/plugin-csl` in it). How many works each of them wrote is counted. rispy and pubmed_parser take a file apart
into dictionaries of texts and write none of these formats: beside them stands `bibkit.read`, which gives typed records
that know their places.
"""

from __future__ import annotations

import gzip
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from importlib.util import find_spec
from itertools import cycle, islice
from pathlib import Path
from typing import NamedTuple

from benchmarks.csl import pandoc_program
from benchmarks.export import BIN
from benchmarks.measure import Command, Usage, compile_bibkit, usage

FORMATS = Path(os.environ.get("BIBKIT_SHARED", Path(__file__).parents[2] / "shared")) / "corpora" / "formats"
CPU_LIMIT = 300  # seconds, after which a program is stopped
ROUNDS = 3
WORK = re.compile(rb'^\s*(?:\{\s*)?"id":|^(?:\xef\xbb\xbf)?@', re.MULTILINE)

CITATION_JS = """
const { Cite } = require("@citation-js/core")
require("@citation-js/plugin-ris")
require("@citation-js/plugin-csl")
const fs = require("fs")
const data = new Cite(fs.readFileSync("library.ris", "utf8")).data
fs.writeFileSync("out", JSON.stringify(data, null, 1))
"""
BIBKIT_READ = """
import sys, bibkit
with open(sys.argv[1], encoding="utf-8", newline="") as file:
    bibkit.read(file.read(), sys.argv[2])
"""
RISPY = """
import rispy
with open("library.ris", encoding="utf-8") as file:
    rispy.load(file)
"""
PUBMED_PARSER = """
import pubmed_parser
list(pubmed_parser.parse_medline_xml("pubmed.xml.gz", year_info_only=False, author_list=True))
"""


class Library(NamedTuple):
    """A format: its file, what programs call it, where its records are in real files, and what is another in each copy.

    `records` finds them in the files that fit `files`, `words` what has letters put behind it, and `numbers` what has a
    number put in its place.
    """

    title: str
    name: str
    bibkit: str
    bibutils: str
    pandoc: str
    files: str
    records: re.Pattern[str]
    words: re.Pattern[str]
    numbers: re.Pattern[str]
    around: tuple[str, str] = ("", "")


RIS = Library(
    "RIS",
    "library.ris",
    "ris",
    "ris2xml",
    "ris",
    "ris/*[!6].ris",  # number 6 has two days of publication, and citation-js fails on it
    re.compile(r"^TY  - .*?^ER  -[^\n]*\n", re.MULTILINE | re.DOTALL),
    re.compile(r"^(?:A[U1-4]|ED)  - [^,\n]+|^(?:T[I1]|DO|UR|[MN][13]) +- .*", re.MULTILINE),
    re.compile(r"(?<=^AN  - )\d+", re.MULTILINE),
)
ENDNOTE = Library(
    "EndNote XML",
    "endnote.xml",
    "endnote-xml",
    "endx2xml",
    "endnotexml",
    "endnote-xml/*.xml",
    re.compile(r"<record>.*?</record>", re.DOTALL),
    re.compile(r"<(?:author|title|electronic-resource-num)>\s*<style[^>]*>[^<,]+"),
    re.compile(r"(?<=<rec-number>)\d+"),
    ('<?xml version="1.0" encoding="UTF-8"?>\n<xml><records>\n', "</records></xml>\n"),
)
PUBMED = Library(
    "PubMed XML",
    "pubmed.xml",
    "pubmed-xml",
    "med2xml",
    "",
    "pubmed-xml/*.xml",
    re.compile(r"<PubmedArticle>(?=\s*<MedlineCitation).*?</PubmedArticle>", re.DOTALL),
    re.compile(r"<(?:LastName|ArticleTitle|ArticleId IdType=\"doi\"|ELocationID[^>]*\"doi\"[^>]*)>[^<]+"),
    re.compile(r'(?<=<PMID Version="1">)\d+|(?<=<ArticleId IdType="pubmed">)\d+'),
    ('<?xml version="1.0" encoding="UTF-8"?>\n<PubmedArticleSet>\n', "</PubmedArticleSet>\n"),
)


def write_library(library: Library, folder: Path, count: int) -> None:
    """A file of so many works."""
    files = (path.read_text("utf-8-sig") for path in sorted(FORMATS.glob(library.files)))
    records = [match[0] for text in files for match in library.records.finditer(text)]
    with (folder / library.name).open("w", encoding="utf-8", newline="") as file:
        file.write(library.around[0])
        for number, record in enumerate(islice(cycle(records), count)):
            copy = number // len(records)
            letters = f"{chr(97 + copy // 676 % 26)}{chr(97 + copy // 26 % 26)}{chr(97 + copy % 26)}"
            record = library.words.sub(rf"\g<0>{letters}", record)
            file.write(library.numbers.sub(str(number + 1), record))
            file.write("\n")
        file.write(library.around[1])


def converters(library: Library, packages: Path | None) -> list[Command]:
    """bibkit and the peers that are there, each of which writes the works to the file `out`."""
    source, of_bibutils, of_pandoc = library.name, library.bibutils, library.pandoc
    bibkit = [
        str(BIN / "bibkit"),
        "convert",
        "-q",
        "--from",
        library.bibkit,
        "-t",
        "csl-json",
        source,
        "-o",
        "out",
    ]
    commands = [Command("bibkit convert", bibkit)]
    if shutil.which(of_bibutils):
        pipe = f"{of_bibutils} {source} 2> /dev/null | xml2bib 2> /dev/null > out"
        commands.append(Command(f"bibutils: {of_bibutils}, xml2bib", ["sh", "-c", pipe]))
    if (program := pandoc_program()) and of_pandoc:
        listed = subprocess.run([program, "--list-input-formats"], capture_output=True, text=True, check=True)
        if of_pandoc in listed.stdout.split():
            commands.append(
                Command("pandoc", [program, "-f", of_pandoc, "-t", "csljson", source, "-o", "out"])
            )
    if library is RIS and packages is not None:
        where = {"NODE_PATH": str(packages.resolve() / "node_modules")}
        limited = ["sh", "-c", f'ulimit -t {CPU_LIMIT}; exec node -e "$0"', CITATION_JS]
        commands.append(Command("citation-js", limited, where))
    return commands


def readers(library: Library) -> list[Command]:
    """`bibkit.read` and the peers that are there and read the format into dictionaries."""
    python = sys.executable
    commands = [Command("bibkit.read", [python, "-c", BIBKIT_READ, library.name, library.bibkit])]
    if library is RIS and find_spec("rispy"):
        commands.append(Command("rispy, tags only", [python, "-c", RISPY]))
    if library is PUBMED and find_spec("pubmed_parser"):
        commands.append(Command("pubmed_parser, some fields", [python, "-c", PUBMED_PARSER]))
    return commands


def measure(title: str, commands: Sequence[Command], folder: Path) -> None:
    """Print the best run of each, all in turn, as ratios to the first; and what it wrote."""
    out = folder / "out"
    best: dict[str, Usage | None] = {}
    wrote: dict[str, str] = {}
    for number in range(ROUNDS):
        for command in commands:
            if number and best[command.name] is None:
                continue
            out.unlink(missing_ok=True)
            try:
                used, before = usage(command, folder), best.get(command.name)
            except subprocess.CalledProcessError as error:
                best[command.name], wrote[command.name] = None, f"ends with {error.returncode}"
                continue
            assert used is not None, "without a limit of time on the wall"
            best[command.name] = min(used, before or used, key=lambda one: one.cpu_seconds)
            wrote[command.name] = f"{len(WORK.findall(out.read_bytes())):,}" if out.exists() else "–"
    ours = best[commands[0].name]
    assert ours is not None, "bibkit fails"
    print(
        f"\n### {title}\n\n| program | works written | CPU seconds | ratio | peak, MB |\n|---|---:|---:|---:|---:|"
    )
    for name, found in best.items():
        cells = (
            f"{found.cpu_seconds:.2f} | {found.cpu_seconds / ours.cpu_seconds:.2f} | {found.peak_bytes / 1e6:.0f}"
            if found
            else f"over {CPU_LIMIT} or failed | – | –"
        )
        print(f"| {name} | {wrote[name]} | {cells} |", flush=True)


def main(count: int, packages: Path | None) -> None:
    """Compare what is installed."""
    compile_bibkit()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for library in (RIS, ENDNOTE, PUBMED):
            write_library(library, folder, count)
            if library is PUBMED:  # pubmed_parser reads no other
                with (
                    (folder / library.name).open("rb") as file,
                    gzip.open(folder / "pubmed.xml.gz", "wb", 1) as packed,
                ):
                    shutil.copyfileobj(file, packed)
            size = (folder / library.name).stat().st_size / 1e6
            title = f"{count:,} works of {library.title}, {size:.0f} MB"
            measure(f"{title}: converted", converters(library, packages), folder)
            measure(f"{title}: read", readers(library), folder)


if __name__ == "__main__":
    main(
        int(sys.argv[1]) if sys.argv[1:] else 10_000,
        Path(sys.argv[2]) if sys.argv[2:] else None,
    )

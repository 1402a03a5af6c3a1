"""Libraries of reference managers to CSL-JSON, as whole processes: RIS, EndNote XML and PubMed XML of 10,000 works.

bibutils reads all three by way of MODS and writes BibTeX; a pandoc since 2022 reads RIS and EndNote XML; citation-js
reads RIS, from the folder that is the second argument (`npm install @citation-js/core @citation-js/plugin-ris` in it).
rispy only takes the tags of RIS apart.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

from benchmarks.convert import many
from benchmarks.csl import pandoc_program
from benchmarks.export import BIN
from benchmarks.measure import Command, compare, compile_bibkit
from bibkit.model.record import Record
from bibkit.registry import load_format

CITATION_JS = """
const { Cite } = require("@citation-js/core")
require("@citation-js/plugin-ris")
const fs = require("fs")
fs.writeFileSync("citation-js.json", JSON.stringify(new Cite(fs.readFileSync("library.ris", "utf8")).data))
"""
RISPY = """
import json, rispy, sys
with open("library.ris", encoding="utf-8") as file:
    json.dump(rispy.load(file), open("rispy.json", "w"))
"""
ARTICLE = """\
<PubmedArticle><MedlineCitation Status="MEDLINE"><PMID Version="1">{number}</PMID><Article PubModel="Print"><Journal>
<ISSN IssnType="Print">0378-5955</ISSN><JournalIssue CitedMedium="Print"><Volume>12</Volume><Issue>3</Issue>
<PubDate><Year>2019</Year><Month>Mar</Month></PubDate></JournalIssue><Title>Journal of X</Title></Journal>
<ArticleTitle>{title}.</ArticleTitle><Pagination><MedlinePgn>12-34</MedlinePgn></Pagination><AuthorList CompleteYN="Y">
{authors}</AuthorList></Article></MedlineCitation><PubmedData><ArticleIdList><ArticleId IdType="doi">10.1000/{number}
</ArticleId></ArticleIdList></PubmedData></PubmedArticle>
"""
AUTHOR = (
    '<Author ValidYN="Y"><LastName>{0.family}</LastName><ForeName>{0.given}</ForeName>'
    "<Initials>X</Initials></Author>\n"
)


def articles(count: int) -> Iterator[Record]:
    """Articles, each with a key, title and DOI of its own."""
    return (replace(record, type="article-journal") for record in many(count))


def write_libraries(folder: Path, count: int) -> None:
    """The same articles in the three formats."""
    for name, ending in (("ris", "ris"), ("endnote-xml", "xml")):
        with (folder / f"library.{ending}").open("w", encoding="utf-8", newline="") as file:
            file.writelines(load_format(name).write(articles(count), {}, lambda _loss: None))
    with (folder / "pubmed.xml").open("w", encoding="utf-8") as file:
        file.write('<?xml version="1.0"?>\n<PubmedArticleSet>\n')
        for number, record in enumerate(articles(count), 1):
            authors = "".join(AUTHOR.format(name) for name in record.author)
            file.write(ARTICLE.format(number=number, title=f"Work {number}", authors=authors))
        file.write("</PubmedArticleSet>\n")


def bibkit(source: str) -> Command:
    """bibkit's conversion of a file."""
    return Command("bibkit convert", [str(BIN / "bibkit"), "convert", "-q", source, "-o", "out.json"])


def bibutils(reader: str, source: str) -> Command:
    """The same by bibutils."""
    return Command(
        f"{reader} and xml2bib", ["sh", "-c", f"{reader} {source} 2> /dev/null | xml2bib 2> /dev/null"]
    )


def pandoc(reader: str, source: str) -> Command | None:
    """The same by pandoc, or None where none is there that reads the format."""
    program = pandoc_program()
    command = [program or "", "--list-input-formats"]
    known = subprocess.run(command, capture_output=True, text=True, check=True).stdout if program else ""
    if program is None or reader not in known.split():
        return None
    return Command("pandoc", [program, "-f", reader, "-t", "csljson", source, "-o", "pandoc.json"])


def main(count: int, packages: Path | None) -> None:
    """Compare what is installed."""
    compile_bibkit()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_libraries(folder, count)
        has_bibutils = shutil.which("ris2xml") is not None
        for title, reader, of_pandoc, source in (
            ("RIS", "ris2xml", "ris", "library.ris"),
            ("EndNote XML", "endx2xml", "endnotexml", "library.xml"),
            ("PubMed XML", "med2xml", "", "pubmed.xml"),
        ):
            peers = [bibutils(reader, source)] if has_bibutils else []
            if command := pandoc(of_pandoc, source):
                peers.append(command)
            if title == "RIS" and packages is not None:
                where = {"NODE_PATH": str(packages.resolve() / "node_modules")}
                peers.append(Command("citation-js", ["node", "-e", CITATION_JS], where))
            if title == "RIS" and find_spec("rispy"):
                peers.append(Command("rispy, tags only", [sys.executable, "-c", RISPY]))
            compare(f"{count:,} works of {title}", [bibkit(source), *peers], folder, rounds=3)


if __name__ == "__main__":
    main(
        int(sys.argv[1]) if sys.argv[1:] else 10_000,
        Path(sys.argv[2]) if sys.argv[2:] else None,
    )

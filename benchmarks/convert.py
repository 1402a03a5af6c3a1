"""Conversion of a .bib file to CSL-JSON, as whole processes: against peers, and as the file grows.

bibkit reads names, dates and TeX and writes every field. pandoc does the same; pybtex and bibtexparser split names and
write their own format; refkit, in Rust, converts to CSL-JSON.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from benchmarks.export import BIN, WITH_NAMES, records
from benchmarks.measure import Command, compare, compile_bibkit, usage
from bibkit.formats.bibtex.classic import write
from bibkit.model.record import Record

DIFFERENT = 2000
REFKIT = """
import sys, refkit
text = open(sys.argv[1], encoding="utf-8").read()
converted = refkit.convert(text, source_format="biblatex", target_format="csl-json")
open(sys.argv[2], "w", encoding="utf-8").write(converted["text"])
"""


def many(count: int) -> Iterator[Record]:
    """Conference papers, each with a key, title and DOI of its own."""
    base = records(DIFFERENT)
    for number in range(count):
        record = base[number % DIFFERENT]
        values = {
            **record.values,
            "title": f"{record.title} {number}",
            "DOI": f"10.1234/conf.{number}",
        }
        yield replace(record, key=f"paper{number:07}", values=values)


def write_bib(path: Path, count: int) -> None:
    """A .bib file of so many papers, written an entry at a time."""
    with path.open("w", encoding="utf-8") as file:
        file.writelines(write(many(count), {}, lambda _loss: None))


def grow(folder: Path, counts: list[int]) -> None:
    """Print time and peak memory of bibkit's conversions, there and back, for files of these sizes."""
    print("\n## Growth\n\n| entries | to CSL-JSON, s | peak, MB | back to BibTeX, s | peak, MB |")
    print("|---:|---:|---:|---:|---:|")
    for count in counts:
        write_bib(folder / "large.bib", count)
        there = usage(
            Command("there", [str(BIN / "bibkit"), "convert", "large.bib", "-o", "large.json"]), folder
        )
        back = usage(
            Command("back", [str(BIN / "bibkit"), "convert", "large.json", "-o", "back.bib"]), folder
        )
        assert there is not None
        assert back is not None
        cells = [f"{used.cpu_seconds:.1f} | {used.peak_bytes / 1e6:.0f}" for used in (there, back)]
        print(f"| {count:,} | {' | '.join(cells)} |", flush=True)


def main(counts: list[int]) -> None:
    """Compare at 10,000 entries, then grow."""
    compile_bibkit()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_bib(folder / "refs.bib", 10_000)
        python = sys.executable
        commands = [
            Command("bibkit convert", [str(BIN / "bibkit"), "convert", "-q", "refs.bib", "-o", "refs.json"]),
            Command("pandoc", ["pandoc", "-f", "bibtex", "-t", "csljson", "refs.bib", "-o", "pandoc.json"]),
            Command("pybtex-convert", [str(BIN / "pybtex-convert"), "refs.bib", "pybtex.yaml"]),
            Command("bibtexparser, names split", [python, "-c", WITH_NAMES, "refs.bib", "out.bib"]),
            Command("refkit", [python, "-c", REFKIT, "refs.bib", "refkit.json"]),
        ]
        compare("Conversion of 10,000 entries of BibTeX", commands, folder, rounds=3)
        grow(folder, counts)


if __name__ == "__main__":
    main([int(count) for count in sys.argv[1:]] or [10_000, 100_000, 1_000_000])

"""Export of 10,000 records to BibTeX, from files on disk, nothing cached.

bibkit and papis read 10,000 YAML files; pybtex and bibtexparser read the same entries as one .bib file, which is
less work. Each reads names and writes BibTeX. bibtexparser is measured twice: as it comes, and with its names split.
"""

from __future__ import annotations

import random
import sys
import tempfile
from pathlib import Path

from benchmarks.measure import Command, compare, compile_bibkit
from bibkit.loading import load
from bibkit.model.date import Date, Moment
from bibkit.model.person import Name
from bibkit.model.record import Record, Value
from bibkit.store.dump import dump_record

BIN = Path(sys.executable).parent
WORDS = (
    "learning deep neural models language robust optimization graph networks efficient adversarial transfer scaling "
    "attention inference sparse dense data training theory bounds control systems Bayesian Müller–Lyer ImageNet"
).split()
FAMILIES = (
    "Smith Müller García Wang Chen Brown Kumar Ivanov Sato Kim López Nguyen Rossi Novák Hansen O'Neil".split()
)
GIVEN = "Anna Bob Carla David Eve Frank Grace Hiroshi Ines Jürgen Kamilė Luca".split()

PLAIN = """
import sys, bibtexparser
library = bibtexparser.parse_file(sys.argv[1])
bibtexparser.write_file(sys.argv[2], library, unparse_stack=bibtexparser.middlewares.default_unparse_stack(True))
"""
WITH_NAMES = """
import sys, bibtexparser
from bibtexparser import middlewares as m
library = bibtexparser.parse_file(sys.argv[1], append_middleware=[m.SeparateCoAuthors(True), m.SplitNameParts(True)])
stack = [m.MergeNameParts(allow_inplace_modification=True), m.MergeCoAuthors(True), *m.default_unparse_stack(True)]
bibtexparser.write_file(sys.argv[2], library, unparse_stack=stack)
"""


def records(count: int) -> list[Record]:
    """Invented conference papers, the same ones every time."""
    chance = random.Random(1)
    made = []
    for i in range(count):
        authors = tuple(
            Name(chance.choice(FAMILIES), f"{chance.choice(GIVEN)} {chr(65 + chance.randrange(26))}.")
            for _ in range(chance.randint(2, 6))
        )
        unique = tuple(dict.fromkeys(authors))
        values: dict[str, Value] = {
            "title": f"{' '.join(chance.choices(WORDS, k=8)).capitalize()} {i}",
            "author": unique,
            "issued": Date(Moment(chance.randint(1980, 2024), chance.randint(1, 12))),
            "container-title": f"Proceedings of the {i % 40 + 1}th Conference on {chance.choice(WORDS)}",
            "page": f"{i + 1}-{i + 10}",
            "publisher": "Academic Press",
            "DOI": f"10.1234/conf.{i}",
            "URL": f"https://example.org/papers/{i}",
        }
        made.append(Record(f"paper{i:05}", "paper-conference", values))
    return made


def papis_info(record: Record) -> str:
    """The record as papis keeps it."""
    names = "".join(f"- family: {name.family}\n  given: {name.given}\n" for name in record.author)
    return (
        f"ref: {record.key}\npapis_id: {record.key:0>32}\ntype: inproceedings\ntitle: {record.title}\n"
        f"author: {' and '.join(f'{name.family}, {name.given}' for name in record.author)}\nauthor_list:\n{names}"
        f"year: {record.year}\nbooktitle: {record.text('container-title')}\npages: {record.text('page')}\n"
        f"publisher: {record.text('publisher')}\ndoi: {record.text('DOI')}\nurl: {record.text('URL')}\nfiles: []\n"
    )


def main(count: int) -> None:
    """Write the records in every form, then measure."""
    compile_bibkit()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for part in ("records", "papis", "config/papis"):
            (folder / part).mkdir(parents=True)
        for record in records(count):
            (folder / "records" / f"{record.key}.yaml").write_text(dump_record(record), encoding="utf-8")
            (folder / "papis" / record.key).mkdir()
            (folder / "papis" / record.key / "info.yaml").write_text(papis_info(record), encoding="utf-8")
        (folder / "refs.bib").write_text(load(folder / "records").export("bibtex"), encoding="utf-8")
        settings = f"[settings]\ndefault-library = bench\n[bench]\ndir = {folder / 'papis'}\n"
        (folder / "config/papis/config").write_text(settings, encoding="utf-8")
        python, bib, out = sys.executable, "refs.bib", "out.bib"
        cold_papis = f"rm -rf cache {out}; exec {BIN / 'papis'} export --all --format bibtex --out {out}"
        environment = {"XDG_CONFIG_HOME": str(folder / "config"), "XDG_CACHE_HOME": str(folder / "cache")}
        commands = [
            Command("bibkit export", [str(BIN / "bibkit"), "export", "-o", out]),
            Command("bibtexparser, names as text", [python, "-c", PLAIN, bib, out]),
            Command("bibtexparser, names split", [python, "-c", WITH_NAMES, bib, out]),
            Command("pybtex-convert", [str(BIN / "pybtex-convert"), bib, out]),
            Command("papis export", ["sh", "-c", cold_papis], environment),
        ]
        compare(f"Export of {count:,} records to BibTeX", commands, folder, rounds=3)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)

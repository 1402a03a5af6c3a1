"""What `check --fix` and `format` make of .bib files of the corpora, held by bibtex and biber.

`python -m tests.corpora.fixed [--no-biber] [PART OF A NAME]...` goes through the files and says what it sees: entries
that print otherwise although no fix was made in them, a second run that changes something, text outside of entries
with fixes that is another. bibtex prints with `plain`, biber gives the fields for `numeric`.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import bibkit
from bibkit.source import Source
from bibkit.syntax.bib_blocks import BibBlock, blocks
from bibkit.tidying import tidy
from tests.engines.typeset.by_biber import run_biber
from tests.engines.typeset.by_bibtex import Printed, run_bibtex
from tests.engines.typeset.corpus import Bib, read_bib
from tests.shared_data import shared_files, shared_name


class Seen(NamedTuple):
    """What was looked at in one file, and the faults that were seen."""

    entries: int
    fixed: int
    changed: int
    printed_otherwise: int
    faults: tuple[str, ...]


def look_at(path: Path, *, biber: bool = True, unsafe: bool = False) -> Seen:
    """One file: in order, and with its fixes."""
    bib = read_bib(path)
    faults: list[str] = []
    ordered = tidy(Source(bib.text, "refs.bib")).text
    if tidy(Source(ordered, "refs.bib")).text != ordered:
        faults.append("put in order twice it is another")
    mended, keys, count = fixed_text(bib.text, unsafe=unsafe)
    again, _, more = fixed_text(mended, unsafe=unsafe)
    if again != mended:
        faults.append(f"fixed twice it is another ({more} fixes more)")
    faults += outside(bib.text, mended, keys)
    programs: list[tuple[str, Callable[[Bib], Printed | None]]] = [
        ("bibtex", lambda one: run_bibtex(one, "plain"))
    ]
    if biber:
        programs.append(("biber", lambda one: run_biber([one], "numeric")[0]))
    otherwise: set[str] = set()
    entries = 0
    for name, run in programs:
        before = run(bib)
        if before is None:
            faults.append(f"{name} gives nothing of the file itself")
            continue
        entries = max(entries, len(before.entries))
        faults += [f"{name}, in order: {key}" for key in differing(before, run(bib._replace(text=ordered)))]
        if mended != bib.text:
            for key in differing(before, run(bib._replace(text=mended))):
                if key.lower() in keys:
                    otherwise.add(key)
                else:
                    faults.append(f"{name}, fixed: {key}")
    return Seen(entries, count, len(keys), len(otherwise), tuple(faults))


def fixed_text(text: str, *, unsafe: bool) -> tuple[str, frozenset[str], int]:
    """The text with its fixes, the keys of the entries that have some, and how many there are."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "refs.bib")
        path.write_bytes(text.encode())
        fixed = bibkit.load(path).fix(unsafe=unsafe)
    (mended,) = fixed.plan.texts.values() or [text]
    return mended, frozenset(one.key.lower() for one in fixed.done), len(fixed.done)


def outside(before: str, after: str, keys: frozenset[str]) -> Iterator[str]:
    """What is another outside of the entries that have fixes."""

    def rest(text: str) -> str:
        pieces, at = [], 0
        for block in blocks(text):
            if isinstance(block, BibBlock) and text[block.key_start : block.key_end].strip().lower() in keys:
                pieces.append(text[at : block.start])
                at = block.end
        return "".join([*pieces, text[at:]])

    if rest(before) != rest(after):
        yield "text is changed outside of what has fixes"


def differing(before: Printed, after: Printed | None) -> list[str]:
    """The keys that print otherwise; all where nothing is printed any more."""
    new = after.entries if after is not None else {}
    return [key for key in {**before.entries, **new} if before.entries.get(key) != new.get(key)]


def main(arguments: list[str]) -> int:
    """Go through the files whose names hold one of the parts, or through all."""
    flags = {one for one in arguments if one.startswith("--")}
    parts = [one for one in arguments if one not in flags]
    total = [0] * 6
    for path in shared_files("corpora/**/*.bib"):
        if parts and not any(part in shared_name(path) for part in parts):
            continue
        seen = look_at(path, biber="--no-biber" not in flags, unsafe="--unsafe" in flags)
        for place, number in enumerate((1, *seen[:4], len(seen.faults))):
            total[place] += number
        print(shared_name(path), *seen[:4], *seen.faults[:5], sep=" | ", flush=True)
    print("files, entries, fixes, entries with fixes, of these print otherwise, faults:", *total)
    return 1 if total[-1] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""What `check --fix` and `format` make of .bib files of the corpora, held by bibtex and biber.

`python -m tests.corpora.fixed [--unsafe] [--no-biber] [--no-bibtex] [PART OF A NAME]...` goes through the files and says what it sees: entries
that print otherwise although no fix was made in them, a second run that changes something, text outside of entries
with fixes that is another. bibtex prints with `plain`, biber gives the fields for `numeric`; what they gave is kept, so
that a run goes on where the last one was stopped. biber takes minutes for some thousands of entries: larger files are
left out of its half, by name.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import bibkit
from bibkit.source import Source
from bibkit.syntax.bib_blocks import blocks
from bibkit.syntax.bib_parts import BibBlock
from bibkit.tidying import tidy
from tests.engines.typeset.by_biber import run_biber
from tests.engines.typeset.by_bibtex import Printed, run_bibtex
from tests.engines.typeset.corpus import Bib, entries_of, read_bib
from tests.shared_data import shared_files, shared_name


class Looked(NamedTuple):
    """One file as it is, in order, and with its fixes; the keys of the entries that have some, and how many fixes."""

    bib: Bib
    ordered: Bib
    mended: Bib
    keys: frozenset[str]
    fixes: int
    faults: list[str]
    remarks: list[str]


def look_at(path: Path, *, unsafe: bool = False) -> Looked:
    """One file, with what is at fault without any program."""
    bib = read_bib(path)
    faults: list[str] = []
    ordered = tidy(Source(bib.text, "refs.bib")).text
    if tidy(Source(ordered, "refs.bib")).text != ordered:
        faults.append("put in order twice it is another")
    mended, keys, count = fixed_text(bib.text, unsafe=unsafe)
    if mended != bib.text:
        again, _, more = fixed_text(mended, unsafe=unsafe)
        if again != mended:
            faults.append(f"fixed twice it is another ({more} fixes more)")
    faults += outside(bib.text, mended, keys)
    return Looked(bib, bib._replace(text=ordered), bib._replace(text=mended), keys, count, faults, [])


def printed_otherwise(
    name: str, looked: Looked, before: Printed | None, ordered: Printed | None, mended: Printed | None
) -> set[str]:
    """The keys of entries that print otherwise as they have fixes; what has none and does so is a fault."""
    if before is None:
        looked.remarks.append(f"{name} gives nothing of the file itself")
        return set()
    looked.faults.extend(f"{name}, in order: {key}" for key in differing(before, ordered))
    changed = set(differing(before, mended))
    meant = {key for key in changed if has_fix(looked, key)}
    looked.faults.extend(f"{name}, fixed: {key}" for key in sorted(changed - meant))
    return meant


def takes(name: str, looked: Looked) -> bool:
    """Whether a program is run on a file; it is noted where it is not."""
    if name != "biber" or len(entries_of(looked.bib)) <= _MOST_FOR_BIBER:
        return True
    looked.remarks.append(f"more than {_MOST_FOR_BIBER:,} entries: not run through biber")
    return False


def has_fix(looked: Looked, key: str) -> bool:
    """Whether an entry, or one that it names (as its parent), has a fix."""
    text = entries_of(looked.bib).get(key, "").lower() if looked.keys else ""
    return key.lower() in looked.keys or any(other in text for other in looked.keys)


def fixed_text(text: str, *, unsafe: bool) -> tuple[str, frozenset[str], int]:
    """The text with its fixes, the keys of the entries that have some, and how many there are."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "refs.bib")
        path.write_bytes(text.encode())
        fixed = bibkit.load(path).fix(unsafe=unsafe)
    (mended,) = fixed.plan.texts.values() or [text]
    return mended, frozenset(one.key.lower() for one in fixed.done), len(fixed.done)


def outside(before: str, after: str, keys: frozenset[str]) -> Iterator[str]:
    """What is another outside of the entries that have fixes, and of those without a key, which get one."""

    def rest(text: str) -> str:
        pieces, at = [], 0
        for block in blocks(text):
            if isinstance(block, BibBlock) and text[block.key_start : block.key_end].strip().lower() in (
                *keys,
                "",
            ):
                pieces.append(text[at : block.start])
                at = block.end
        return "".join([*pieces, text[at:]])

    one, other = rest(before), rest(after)
    if "" in keys:  # a macro that nothing uses goes with its line, and the @ of an entry that is put aside
        one, other = (" ".join(text.replace("@", "").split()) for text in (one, other))
    if one != other:
        yield "text is changed outside of what has fixes"


def differing(before: Printed, after: Printed | None) -> list[str]:
    """The keys that print otherwise; all where nothing is printed any more."""
    new = after.entries if after is not None else {}
    return [key for key in {**before.entries, **new} if before.entries.get(key) != new.get(key)]


def main(arguments: list[str]) -> int:
    """Go through the files whose names hold one of the parts, or through all."""
    flags = {one for one in arguments if one.startswith("--")}
    parts = [one for one in arguments if one not in flags]
    paths = [
        path
        for path in shared_files("corpora/**/*.bib")
        if not parts or any(part in shared_name(path) for part in parts)
    ]
    files = [look_at(path, unsafe="--unsafe" in flags) for path in paths]
    entries = [0] * len(files)
    otherwise: list[set[str]] = [set() for _ in files]
    for name, run in _PROGRAMS.items():
        if f"--no-{name}" in flags:
            continue
        taken = [number for number, one in enumerate(files) if takes(name, one)]
        before, ordered, mended = (
            run([getattr(files[number], which) for number in taken]) for which in ("bib", "ordered", "mended")
        )
        for number, *given in zip(taken, before, ordered, mended, strict=True):
            first = given[0]
            entries[number] = max(entries[number], len(first.entries) if first is not None else 0)
            otherwise[number] |= printed_otherwise(name, files[number], *given)
    total = [0] * 6
    for path, one, count, keys in zip(paths, files, entries, otherwise, strict=True):
        row = (1, count, one.fixes, len(one.keys), len(keys), len(one.faults))
        total = [sum(pair) for pair in zip(total, row, strict=True)]
        print(shared_name(path), *row[1:], *one.faults[:5], *one.remarks, sep=" | ", flush=True)
    print("files, entries, fixes, entries with fixes, of these print otherwise, faults:", *total)
    return 1 if total[-1] else 0


_MOST_FOR_BIBER = 2000
_PROGRAMS: dict[str, Callable[[list[Bib]], Sequence[Printed | None]]] = {
    "bibtex": lambda bibs: [run_bibtex(bib, "plain") for bib in bibs],
    "biber": lambda bibs: run_biber(bibs, "numeric"),
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

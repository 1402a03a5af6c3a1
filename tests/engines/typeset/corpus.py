"""The .bib files of the shared corpora: which dialect each is in, and a few entries of each for a quick look."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal, NamedTuple

from tests.shared_data import shared_files

Dialect = Literal["bibtex", "biblatex"]

PATTERNS = ("corpora/large/*.bib", "corpora/tricky/*/*.bib")

_BLOCK = re.compile(r"^[ \t]*@[ \t]*(\w+)[ \t]*[{(]", re.MULTILINE)
_PARENTS = re.compile(r"\b(?:crossref|xref|xdata|related|entryset)\s*=\s*[{\"]([^}\"]*)", re.IGNORECASE)
_KEY = re.compile(r"[{(]\s*([^,\s{}]*)")
_BIBLATEX_MARKS = re.compile(
    r"^\s*(?:,\s*)?(?:date|journaltitle|location|urldate|eprinttype|origdate|eventdate|subtitle|maintitle|langid|hyphenation|"
    r"(?:short|book)author|options|editortype|related|xdata|ids|entryset|pubstate|institution\s*=.*\blocation)\s*=|"
    r"^\s*@(?:online|collection|mvbook|mvcollection|inreference|report|thesis|xdata|set|bookinbook|suppbook|"
    r"mvproceedings|software|dataset|artwork|audio|video|movie|image|letter|jurisdiction|legislation|patent)\s*\{",
    re.IGNORECASE | re.MULTILINE,
)
_CLASSIC_MARKS = re.compile(
    r"^\s*(?:,\s*)?(?:year|journal|address|school|archiveprefix|annote)\s*=|^\s*@(?:phdthesis|mastersthesis|techreport)\s*\{",
    re.IGNORECASE | re.MULTILINE,
)


class Bib(NamedTuple):
    """A .bib file as text, which the programs get in UTF-8."""

    name: str
    text: str
    dialect: Dialect


def corpus() -> list[Path]:
    """All .bib files of the shared corpora."""
    return [path for pattern in PATTERNS for path in shared_files(pattern)]


def read_bib(path: Path) -> Bib:
    """A file as text: of UTF-8, or where it is none, of Windows-1252."""
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", errors="replace")
    return Bib(
        f"{path.parent.name}/{path.name}", text.replace("\r\n", "\n").replace("\r", "\n"), dialect(text)
    )


def dialect(text: str) -> Dialect:
    """The dialect that most of its names belong to."""
    theirs, classic = len(_BIBLATEX_MARKS.findall(text)), len(_CLASSIC_MARKS.findall(text))
    return "biblatex" if theirs * 4 > classic else "bibtex"


def excerpt(bib: Bib, most: int) -> Bib:
    """The file with some of its entries, spread evenly, the parents of those, and everything that is no entry."""
    blocks = _blocks(bib.text)
    entries = [block for block in blocks if _kind(block) not in ("string", "preamble", "comment")]
    if len(entries) <= most:
        return bib
    chosen = set(entries[:: -(-len(entries) // most)])
    parents = {key.strip() for block in chosen for keys in _PARENTS.findall(block) for key in keys.split(",")}
    kept = [
        block
        for block in blocks
        if block in chosen or _kind(block) in ("string", "preamble") or (parents and _key(block) in parents)
    ]
    return bib._replace(text="".join(kept))


def entries_of(bib: Bib) -> dict[str, str]:
    """The entries of a file by key, as they stand there."""
    return {_key(block): block for block in _blocks(bib.text)}


def _blocks(text: str) -> list[str]:
    starts = [match.start() for match in _BLOCK.finditer(text)]
    return [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=False)]


def _kind(block: str) -> str:
    match = _BLOCK.match(block)
    assert match
    return match[1].lower()


def _key(block: str) -> str:
    match = _KEY.search(block)
    return match[1] if match else ""

"""What is written of a file is the same when it is read and written again, byte for byte, in either dialect.

`python -m tests.corpora.stable [PART OF A NAME]...` prints the first line that differs in each file.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import bibkit
from bibkit.errors import BibkitError
from tests.corpora.over_files import over_files
from tests.shared_data import shared_name

DIALECTS = ("bibtex", "biblatex")


_ENTRY = re.compile(r"^@(?!string|preamble)(?=\w+\{)", re.MULTILINE | re.IGNORECASE)


def changes_of(path: Path) -> Iterator[str]:
    """In each dialect the first line that is another the second time."""
    try:
        library = bibkit.load(path).without_errors()
    except BibkitError:
        return  # no text, or no bibliography
    yield from (f"{shared_name(path)}: {change}" for change in changes(library))


def changes(library: bibkit.Library) -> Iterator[str]:
    """In each dialect the first line of a library as .bib that is another the second time."""
    for dialect in DIALECTS:
        once = library.write(dialect).text
        twice = _again(once, dialect)
        if once != twice:
            lines = zip([*once.split("\n"), ""], [*twice.split("\n"), ""], strict=False)
            before, after = next(pair for pair in lines if pair[0] != pair[1])
            yield f"{dialect}: {before.strip()[:100]!r} becomes {after.strip()[:100]!r}"


def sample_of(text: str, step: int) -> str:
    """What stands before the entries of a .bib, and one in `step` of them."""
    head, *entries = _ENTRY.split(text)
    return "@".join([head, *entries[::step]])


def _again(text: str, dialect: str) -> str:
    read = bibkit.read(text, dialect)
    return bibkit.Library((), read.records, {}, {}, (), read.found).write(dialect).text


if __name__ == "__main__":
    sys.exit(over_files(changes_of, sys.argv[1:]))

"""A check of the .bib files of the corpora, from the command line."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from tests.shared_data import shared_files, shared_name


def over_files(check: Callable[[Path], Iterable[str]], parts: list[str]) -> int:
    """Print what a check finds in the files whose names hold one of the parts, or in all; 1 where it finds something."""
    found = 0
    for path in shared_files("corpora/**/*.bib"):
        if not parts or any(part in shared_name(path) for part in parts):
            for line in check(path):
                found += 1
                print(line, flush=True)
    return 1 if found else 0

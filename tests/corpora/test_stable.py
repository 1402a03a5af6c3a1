"""What is written of a file is the same when it is read and written again; `python -m tests.corpora.stable` for all files."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.corpora.stable import changes_of
from tests.shared_data import shared_files, shared_name

FILES = [
    *shared_files("corpora/tricky/**/*.bib"),
    *shared_files("corpora/formats/**/*.bib"),
    *shared_files("corpora/large/crypto_misc.bib"),
]
# What is another the second time, and why; each is to be mended.
KNOWN = {
    "corpora/tricky/texlive-base/biblatex-apa-test-references.bib": "two seasons in a month, joined by #, come back as words",
    "corpora/tricky/texlive-base/dates-test.bib": "braces inside of a title that is braced as a whole go",
    "corpora/tricky/typst-biblatex/fixtures__invalid__incorrect_data.bib": "a year 2012-13 in words comes back as two years",
}


@pytest.mark.parametrize("folder", sorted({path.parent for path in FILES}), ids=shared_name)
def test_a_file_is_written_alike_the_second_time(folder: Path) -> None:
    files = [path for path in FILES if path.parent == folder]
    changed = {shared_name(path): list(changes_of(path)) for path in files}
    assert [change for name, changes in changed.items() if name not in KNOWN for change in changes] == []
    assert [name for name, changes in changed.items() if name in KNOWN and not changes] == []

"""Commands on real files: no fault, the exit code of the rules, and every entry written or named as left out.

A few files of each kind; `python -m tests.corpora` takes all of them.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from bibkit.registry import FORMATS, TEXTS
from tests.corpora.commands import faults_of, run
from tests.shared_data import shared

SAMPLE = (
    "tricky/biber-t/encoding1.bib",  # not UTF-8
    "tricky/biber-t/xdata.bib",
    "tricky/bibtex-tidy/others__example1.bib",  # broken entries
    "tricky/bibtex-tidy/php-bibtex-parser__comment-only.bib",  # no entry
    "tricky/bibtex-tidy/python-bibtexparser__comments_only.bib",
    "tricky/bibtex-tidy/python-bibtexparser__crossref_cascading_cycle.bib",
    "tricky/jabref/complex.bib",
    "tricky/pybtex/cyrillic.bib",
    "tricky/texlive-base/xampl.bib",
    "tricky/typst-biblatex/fixtures__invalid__incorrect_syntax.bib",
    "formats/csl-json/citeproc-no-author.json",
    "formats/csl-json/csl-list.json",
)


@pytest.mark.parametrize("name", SAMPLE)
def test_commands_account_for_every_entry_of_a_file(name: str) -> None:
    assert list(faults_of(shared(f"corpora/{name}"), styles=("apa",))) == []


@pytest.mark.parametrize(
    "name",
    ["tricky/jabref/jabref-authors.bib", "tricky/texlive-base/notes-test.bib", "csl-json/scihub.json"],
)
def test_a_file_and_its_import_give_the_same_output(tmp_path: Path, name: str) -> None:
    """A file keeps its own order, and a folder is in that of its keys; a list is in its style's."""
    file, folder = str(shared(f"corpora/{name}")), str(tmp_path / "records")
    assert run("import", file, "-L", folder).code == 0
    outputs = {name: ("--sort", "key") for name, row in FORMATS.items() if row.writes} | dict.fromkeys(
        TEXTS, ()
    )
    for output, options in outputs.items():
        direct = run("export", "-L", file, "--format", output, *options)
        imported = run("export", "-L", folder, "--format", output, *options)
        assert (direct.code, direct.out) == (0, imported.out)

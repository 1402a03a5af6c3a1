"""What is written of a file is the same when it is read and written again; `python -m tests.corpora.stable` for all files."""

from __future__ import annotations

from pathlib import Path

import pytest

import bibkit
from tests.corpora.stable import changes, changes_of, sample_of
from tests.shared_data import shared_files, shared_name

FILES = [
    *shared_files("corpora/tricky/**/*.bib"),
    *shared_files("corpora/formats/**/*.bib"),
]
# abbrev0.bib has macros alone.
LARGE = [path for path in shared_files("corpora/large/*.bib") if path.stem != "abbrev0"]


@pytest.mark.parametrize("folder", sorted({path.parent for path in FILES}), ids=shared_name)
def test_a_file_is_written_alike_the_second_time(folder: Path) -> None:
    files = [path for path in FILES if path.parent == folder]
    assert [change for path in files for change in changes_of(path)] == []


@pytest.mark.parametrize("path", LARGE, ids=shared_name)
def test_a_sample_of_a_large_file_is_written_alike_the_second_time(path: Path) -> None:
    text = sample_of(path.read_text(encoding="utf-8"), step=1 + path.stat().st_size // 100_000)
    read = bibkit.read(text, "bibtex", path=path.name)
    library = bibkit.Library((), tuple(read.records), {}, {}, (), read.found)
    assert len(library) > 90
    assert list(changes(library)) == []


@pytest.mark.parametrize(
    "fields",
    [
        "title = {on $\\{$beta$\\}$ blockers}",
        "title = {on $\\{ x \\}$, and $x\\}$}",
        "title = {{Jacob H. Schiff}}, subtitle = {A Study in {American} Leadership}",
        "title = {Jacob H. Schiff}, subtitle = {{A Study in {American} Leadership}}",
        "title = {{Where?}}, subtitle = {{In the {North}}}",
        "title = {On \\texttt{x}}, subtitle = {A \\foo{Study}}",
        "title = {Finding All {\\textdollar}{\\textbackslash}epsilon{\\textdollar}-Good Arms}",
        "title = {\\acro{TUG}\\,2005 announcement}",
        "title = {\\acro{YAWN}\\Dash a \\TeX-enabled workflow}",
        "title = {\\foo\\bar{A} and \\Foo \\Bar{x}[y] z}",
        'title = {\\acro{TUG}\\"ahnlich}',
        "title = {{\\uktug}}",
        "title = {{{\\uktug}} and \\uktug}",
        "title = {T}, year = {1999}, month = {Summer} # {--} # {Autumn}",
        "title = {T}, year = {1999}, month = jun # {--Autumn}",
        "title = {T}, date = {2012-13}",
        "title = {T}, date = {2012/13}",
        "title = {T}, year = {2012-13}",
        "title = {T}, date = {2012-02-31}",
    ],
)
def test_an_entry_is_written_alike_the_second_time(fields: str) -> None:
    read = bibkit.read(f"@article{{a, {fields}}}", "bibtex")
    library = bibkit.Library((), tuple(read.records), {}, {}, (), read.found)
    assert list(changes(library)) == []

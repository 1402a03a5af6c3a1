"""Reference lists that go into a file of Word."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest

import bibkit
from bibkit.errors import UsageError
from tests.cli.run import bibkit as run_bibkit

HOSTILE = r"""
@book{doe2020, author = {Doe, Jane}, title = {<w:p/> \& "quotes" ]]> 数据 \emph{x}}, year = 2020, doi = {10.1000/a}}
@book{roe2019, author = {Roe, Jan}, title = {On the 2\textsuperscript{nd} of ‮names‬}, year = 2019}
"""


def lines(data: bytes) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs]


@pytest.mark.parametrize("style", ["apa", "ieee", "chicago-author-date"])
def test_the_document_has_the_text_of_the_list_as_plain_text(tmp_path: Path, style: str) -> None:
    (tmp_path / "refs.bib").write_text(HOSTILE, encoding="utf-8")
    library = bibkit.load(tmp_path / "refs.bib")
    plain = library.reference_list("text", style=style).text
    found = lines(library.reference_list("docx", style=style).data)
    assert list(map(str.split, found)) == [words for line in plain.splitlines() if (words := line.split())]


def test_it_is_written_by_the_name_of_the_file_and_only_when_it_changes(tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text(HOSTILE, encoding="utf-8")
    arguments = ("export", "-L", "refs.bib", "--style", "apa", "--group-by", "-year", "-o", "refs.docx")
    assert run_bibkit(*arguments, cwd=tmp_path).code == 0
    file = tmp_path / "refs.docx"
    assert [line for line in lines(file.read_bytes()) if len(line) < 9] == ["2020", "2019"]
    before = file.stat().st_mtime_ns
    assert run_bibkit(*arguments, "--check", cwd=tmp_path).code == 0
    assert run_bibkit(*arguments, cwd=tmp_path).code == 0
    assert file.stat().st_mtime_ns == before
    changed = run_bibkit(*arguments, "--check", "--style", "ieee", cwd=tmp_path)
    assert (changed.code, changed.err) == (1, "refs.docx is out of date\n")


def test_a_text_of_it_is_refused_and_so_are_citations(tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text(HOSTILE, encoding="utf-8")
    library = bibkit.load(tmp_path / "refs.bib")
    with pytest.raises(UsageError, match="This format is a file, and no text"):
        library.export("docx")
    with pytest.raises(UsageError, match="docx is for whole lists"):
        library.cite("doe2020", format="docx")

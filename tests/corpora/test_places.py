"""For every finding in every file of the corpora, the marked text is the field or value meant."""

from __future__ import annotations

from pathlib import Path

import pytest

import bibkit
from tests.corpora.bib_marks import BibFile
from tests.corpora.json_marks import JsonFile
from tests.corpora.marks import text_of, told
from tests.shared_data import shared_files, shared_name


@pytest.mark.parametrize("path", shared_files("corpora/**/*.bib"), ids=shared_name)
def test_findings_in_a_bib_file_mark_what_they_mean(path: Path) -> None:
    library = bibkit.load(path)
    file = BibFile(text_of(path), library)
    marked = [(finding, file.lines.mark(finding)) for finding in library.diagnostics]
    assert [told(*pair) for pair in marked if not file.is_meant(*pair)] == []
    spans = [finding.place.span for finding, _ in marked if finding.place is not None]
    assert [span.text for span in spans if span is not None] == [mark.text for _, mark in marked]


@pytest.mark.parametrize("path", shared_files("corpora/**/*.json"), ids=shared_name)
def test_findings_in_a_json_file_mark_what_they_mean(path: Path) -> None:
    library = bibkit.load(path)
    file = JsonFile(text_of(path))
    marked = [(finding, file.lines.mark(finding)) for finding in library.diagnostics]
    assert [told(*pair) for pair in marked if not file.is_meant(*pair)] == []
    spans = [finding.place.span for finding, _ in marked if finding.place is not None]
    assert [span.text for span in spans if span is not None] == [mark.text for _, mark in marked]

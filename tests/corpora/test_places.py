"""For every finding in every file of the corpora, the marked text is the field or value meant."""

from __future__ import annotations

from pathlib import Path

import pytest

import bibkit
from bibkit.source import Source
from bibkit.syntax.bib import BibEntry, Macros, split_bib
from tests.corpora.bib_marks import BibFile
from tests.corpora.bib_scan import scan
from tests.corpora.json_marks import JsonFile
from tests.corpora.marks import Lines, text_of, told
from tests.shared_data import shared, shared_files, shared_name

BIB_FILES = shared_files("corpora/**/*.bib")


@pytest.mark.parametrize("path", BIB_FILES, ids=shared_name)
def test_findings_in_a_bib_file_mark_what_they_mean(path: Path) -> None:
    library = bibkit.load(path)
    file = BibFile(text_of(path), library)
    marked = [(finding, file.lines.mark(finding)) for finding in library.diagnostics]
    assert [told(*pair) for pair in marked if not file.is_meant(*pair)] == []
    spans = [finding.place.span for finding, _ in marked if finding.place is not None]
    assert [span.text for span in spans if span is not None] == [mark.text for _, mark in marked]


@pytest.mark.parametrize("path", BIB_FILES, ids=shared_name)
def test_every_field_of_a_bib_file_stands_where_another_reader_finds_it(path: Path) -> None:
    text = text_of(path)
    entries = [block for block in split_bib(Source(text), Macros()) if isinstance(block, BibEntry)]
    theirs = {entry.start: entry for entry in scan(text)}
    ours = {entry.start for entry in entries}
    assert [f"{one.type} {one.key}" for one in theirs.values() if one.fields and one.start not in ours] == []
    for entry in entries:
        assert entry.key_span.text == entry.key or not entry.key
        assert [
            (field.name_span.text, field.value_span.start, field.value_span.end) for field in entry.fields
        ] == list(theirs[entry.start].fields)


@pytest.mark.parametrize("path", shared_files("corpora/**/csl-json/*.json"), ids=shared_name)
def test_findings_in_a_json_file_mark_what_they_mean(path: Path) -> None:
    library = bibkit.load(path)
    file = JsonFile(text_of(path))
    marked = [(finding, file.lines.mark(finding)) for finding in library.diagnostics]
    assert [told(*pair) for pair in marked if not file.is_meant(*pair)] == []
    spans = [finding.place.span for finding, _ in marked if finding.place is not None]
    assert [span.text for span in spans if span is not None] == [mark.text for _, mark in marked]


def test_findings_in_a_listing_mark_what_they_mean() -> None:
    path = shared("seed/listing.txt")
    lines = Lines(text_of(path))
    library = bibkit.load(path, format="listing")
    found = [(finding.code, lines.mark(finding).text) for finding in library.diagnostics]
    assert found == [("BK803", "et al.")] * 11 + [("BK802", "Apr 1")] + [("BK803", "et al.")] * 6

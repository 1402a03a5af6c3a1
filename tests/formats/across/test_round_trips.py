"""From format to format: a record that goes out and comes back is the record without what was told as lost.

The law stands in `two_way.untold`. It is held against any record that the model lets be, and against real ones, read
from all formats of the shared corpora: whatever one format brings goes through each of the others.
"""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings

import bibkit
from bibkit.formats.format import Format
from bibkit.formats.options import complete_options
from bibkit.formats.written import write_whole
from bibkit.model.person import Name
from bibkit.model.record import Record
from bibkit.registry import FORMATS, load_format
from tests.formats.across.argued import ARGUED
from tests.formats.two_way import check_law, untold
from tests.shared_data import shared_files
from tests.strategies.records import records

TWO_WAY = [name for name, row in FORMATS.items() if row.reads and row.writes]
_FILES = (
    "formats/ris/*.ris", "formats/cff/*.cff", "formats/hayagriva/*.yml", "formats/endnote-xml/*.xml",
    "formats/nbib/*.nbib", "formats/csl-json/*.json", "formats/refer/*.enw", "formats/mods/*.xml",
    "formats/word-xml/*.xml", "formats/web-of-science/*", "formats/pubmed-xml/*.xml", "formats/crossref-json/*",
    "formats/datacite-json/*", "formats/openalex-json/*", "formats/marcxml/*", "formats/schema-org/*",
    "csl-json/*.json", "large/*.bib", "tricky/*/*.bib",
)  # fmt: skip
_OF_A_FILE, _FILES_OF_A_FORMAT = 10, 6


@cache
def real_records() -> dict[str, Record]:
    """The first records of the first files of each format, by file and key."""
    found: dict[str, Record] = {}
    for pattern in _FILES:
        for path in shared_files(f"corpora/{pattern}")[:_FILES_OF_A_FORMAT]:
            if path.stat().st_size < 1 << 20:
                for record in bibkit.load(path).records[:_OF_A_FILE]:
                    found[f"{path.name}: {record.key}"] = record
    return found


@pytest.mark.parametrize("name", TWO_WAY)
@given(record=records())
@settings(max_examples=300, deadline=None)
def test_any_record_comes_back_without_what_was_told_as_lost(name: str, record: Record) -> None:
    check_law(load_format(name), record)


@pytest.mark.parametrize("name", TWO_WAY)
def test_a_real_record_comes_back_without_what_was_told_as_lost(name: str) -> None:
    if not real_records():
        pytest.skip("the corpora of formats are not there")
    found = {
        where: rest
        for where, record in real_records().items()
        if (rest := [one for one in untold(load_format(name), record) if not _is_argued(name, one)])
    }
    assert found == {}


def _is_argued(name: str, difference: str) -> bool:
    return any(pattern.fullmatch(difference) for formats, pattern, _ in ARGUED if name in formats)


@pytest.mark.parametrize("name", ["bibtex", "biblatex"])
def test_a_part_of_a_name_that_is_not_known_is_told(name: str) -> None:
    doe = Name(family="Doe", given="Jane", extra={"affiliation": [{"name": "MIT"}]})
    loaded: Format = load_format(name)
    assert loaded.write is not None
    written = write_whole(
        loaded.write, [Record("k", "book", {"author": (doe,)})], complete_options(loaded, {})
    )
    assert [(loss.code, loss.field) for loss in written.losses] == [("BK702", ("author",))]
    assert "can't say affiliation of Jane Doe" in written.losses[0].message

"""From format to format: a record that goes out and comes back is the record without what was told as lost.

The records are real ones, read from all formats of the shared corpora: whatever one format brings goes through each of
the others. (The laws of the test of each format take records with anything in them.)
"""

from __future__ import annotations

from functools import cache

import pytest

import bibkit
from bibkit.formats.format import Format
from bibkit.formats.options import complete_options
from bibkit.formats.written import write_whole
from bibkit.model.person import Name
from bibkit.model.record import Record
from bibkit.registry import FORMATS, load_format
from tests.formats.across.argued import ARGUED
from tests.formats.across.meaning import meaning
from tests.shared_data import shared_files

TWO_WAY = [name for name, row in FORMATS.items() if row.reads and row.writes]
_FILES = (
    "ris/*.ris", "cff/*.cff", "hayagriva/*.yml", "endnote-xml/*.xml", "nbib/*.nbib", "csl-json/*.json", "refer/*.enw",
    "mods/*.xml", "word-xml/*.xml", "web-of-science/*", "pubmed-xml/*.xml",
)  # fmt: skip
_OF_A_FILE, _FILES_OF_A_FORMAT = 10, 6


@cache
def real_records() -> dict[str, Record]:
    """The first records of the first files of each format, by file and key."""
    found: dict[str, Record] = {}
    for pattern in _FILES:
        for path in shared_files(f"corpora/formats/{pattern}")[:_FILES_OF_A_FORMAT]:
            text = path.read_bytes()
            if len(text) < 1 << 20:
                for record in bibkit.load(path).records[:_OF_A_FILE]:
                    found[f"{path.name}: {record.key}"] = record
    return found


def differences(name: str, record: Record) -> list[str]:
    """The fields that come back as something else, of which nothing was told."""
    loaded: Format = load_format(name)
    assert loaded.write is not None
    written = write_whole(loaded.write, [record], complete_options(loaded, {}))
    told = {str(loss.field[0]) for loss in written.losses if loss.field}
    records = bibkit.read(written.text, name).records
    if len(records) != 1:
        return [f"{len(records)} records come back"]
    (again,) = records
    before, after = meaning(record), meaning(again)
    # What is written as another field comes back as that one, and was told under its own name.
    elsewhere = {before[field] for field in told & before.keys()}
    found = [
        f"{field}: {before.get(field)} -> {after.get(field)}"
        for field in {**before, **after}
        if before.get(field) != after.get(field) and field not in told
        if field in before or after[field] not in elsewhere
    ]
    if again.type != record.type and "type" not in told:
        found.append(f"type: {record.type} -> {again.type}")
    return found


@pytest.mark.parametrize("name", TWO_WAY)
def test_a_record_comes_back_without_what_was_told_as_lost(name: str) -> None:
    if not real_records():
        pytest.skip("the corpora of formats are not there")
    found = {
        where: rest
        for where, record in real_records().items()
        if (rest := [one for one in differences(name, record) if not _is_argued(name, one)])
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

"""The hostile records are records: what is tested with them is not refused before it begins."""

from __future__ import annotations

from pathlib import Path

import bibkit
from tests.hostile.texts import MARK, hostile_keys, write_hostile_records


def test_no_hostile_record_is_refused(tmp_path: Path) -> None:
    write_hostile_records(tmp_path / "records")
    library = bibkit.load(tmp_path / "records")
    assert list(library) == hostile_keys()
    assert not [found for found in library.diagnostics if found.is_error]
    assert all(record.title.rstrip().endswith(MARK) for record in library.records)

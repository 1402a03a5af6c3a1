"""Records as a reference list: the way from `Record` through CSL-JSON and an engine to a string."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from bibkit.engines import reference_list as engines
from bibkit.formats.csl_json import csl_item
from bibkit.formats.format import Written
from bibkit.model.record import Record


def reference_list(
    records: Iterable[Record],
    output: str = "text",
    *,
    style: str = "apa",
    locale: str = "",
    engine: str = "",
    folders: Sequence[Path] = (),
) -> Written:
    """The records as a reference list; see `bibkit.engines.reference_list.reference_list`."""
    return engines.reference_list(
        [csl_item(record) for record in records],
        output,
        style=style,
        locale=locale,
        engine=engine,
        folders=folders,
    )

"""CSL-JSON: the form in which Zotero, pandoc, Quarto and CSL processors exchange items.

Source: CSL 1.0.2, appendices III and IV, and the schema csl-data.json. Reading gives back the records that were
written, whole; `csl_item` is the plain item that a CSL processor takes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from bibkit.formats.csl_json.item import csl_item
from bibkit.formats.format import About, Format, Options, Sourced
from bibkit.formats.written import Lose

if TYPE_CHECKING:
    from bibkit.model.record import Record
    from bibkit.source import Source

__all__ = ["FORMAT", "csl_item"]


def _write(records: Iterable[Record], options: Options, lose: Lose) -> Iterator[str]:
    from bibkit.formats.csl_json.write import write_csl_json

    return write_csl_json(records, options, lose)


def _write_lines(records: Iterable[Record], options: Options, lose: Lose) -> Iterator[str]:
    from bibkit.formats.csl_json.write import write_csl_json_lines

    return write_csl_json_lines(records, options, lose)


def _read(sources: Iterable[Source], options: Options) -> Iterator[Sourced]:
    from bibkit.formats.csl_json.read import read_csl_json

    return read_csl_json(sources, options)


# What is loaded for an item of a reference list (`csl_item`) leaves files aside.
_ABOUT = About(
    specification="CSL 1.0.2 (csl-data.json)",
    address="https://github.com/citation-style-language/schema",
    reads="an array of items, one item alone, or an item a line",
    writes="items valid by the schema; what it lacks stands under `custom.bibkit`, and comes back",
    told_by="`[` or `{` at the beginning",
)
FORMAT = Format("csl-json", "CSL-JSON for Zotero, pandoc, Quarto", write=_write, read=_read, about=_ABOUT)
LINES = Format(
    "csl-jsonl", "CSL-JSON as JSON Lines, an item a line", write=_write_lines, read=_read, about=_ABOUT
)

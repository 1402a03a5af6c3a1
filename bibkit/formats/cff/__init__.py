"""CITATION.cff, the Citation File Format 1.2.0: `types` has the tables of both directions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from bibkit.formats.cff.write import write_cff
from bibkit.formats.format import Format, Options, Sourced

if TYPE_CHECKING:
    from bibkit.source import Source

__all__ = ["FORMAT", "write_cff"]


def _read(sources: Iterable[Source], options: Options) -> Iterator[Sourced]:
    from bibkit.formats.cff.read import read_cff

    return read_cff(sources, options)


FORMAT = Format("cff", "CITATION.cff for software and data", write=write_cff, read=_read)

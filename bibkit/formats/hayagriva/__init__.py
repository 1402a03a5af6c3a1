"""Hayagriva YAML, the bibliographies of Typst: `types` has the tables of both directions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from bibkit.formats.format import Format, Options, Sourced
from bibkit.formats.hayagriva.write import is_address, write_hayagriva

if TYPE_CHECKING:
    from bibkit.source import Source

__all__ = ["FORMAT", "is_address", "write_hayagriva"]


def _read(sources: Iterable[Source], options: Options) -> Iterator[Sourced]:
    from bibkit.formats.hayagriva.read import read_hayagriva

    return read_hayagriva(sources, options)


FORMAT = Format("hayagriva", "Hayagriva YAML for Typst", write=write_hayagriva, read=_read)

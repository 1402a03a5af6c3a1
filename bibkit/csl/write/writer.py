"""What the module of a format offers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from bibkit.csl.run import Bibliography, Run


class Writer(Protocol):
    """The two functions of a format; the modules beside this one are such writers."""

    def inline(self, runs: Sequence[Run], /) -> str:
        """What fits inside a sentence: no line end, no block."""
        ...

    def bibliography(self, bib: Bibliography, /) -> str:
        """Whole lines, or "" for a bibliography without entries."""
        ...

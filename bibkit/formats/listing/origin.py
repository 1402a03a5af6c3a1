"""The lines of a paper as the origin of a record."""

from __future__ import annotations

from typing import NamedTuple

from bibkit.diagnostics.fix import Change
from bibkit.formats.listing.papers import Paper
from bibkit.model.raw import FieldPath
from bibkit.source import Edit, SourceSpan

_LINES = {"issued": 0, "title": 1, "author": 1, "abstract": 2}


class ListingOrigin(NamedTuple):
    """Three lines of a listing: the header, the title with the authors, the abstract."""

    paper: Paper

    @property
    def path(self) -> str:
        """The file."""
        return self.paper.lines[0].source.path

    def span(self, field: FieldPath, *, of_name: bool = False) -> SourceSpan | None:  # noqa: ARG002
        """The line that gave the field; the header where none did."""
        line = self.paper.lines[_LINES.get(str(field[0]) if field else "", 0)]
        return SourceSpan(line.source, line.start, line.start + len(line.text))

    def edits(self, change: Change) -> tuple[Edit, ...]:  # noqa: ARG002
        """None: a listing is what somebody else printed."""
        return ()

"""Where a record came from: which part of a source gave which of its fields, whatever the source's syntax is."""

from collections.abc import Iterator
from typing import NamedTuple, Protocol

from bibkit.diagnostics.diagnostic import Diagnostic
from bibkit.diagnostics.fix import Change
from bibkit.model.raw import FieldPath
from bibkit.source import Edit, SourceSpan, Where, WholeFile


class Origin(Protocol):
    """The part of a source that a record was read from."""

    @property
    def path(self) -> str:
        """The file."""
        ...

    def span(self, field: FieldPath, *, of_name: bool = False) -> SourceSpan | None:
        """The value at `field` (with `of_name`, what it is called there), or the nearest there is around it.

        None where the source can't be read any more.
        """
        ...

    def edits(self, change: Change) -> tuple[Edit, ...]:
        """The change as edits of the source; none where its syntax has no such place."""
        ...


class FieldPlace(NamedTuple):
    """A field of a record as a place; it is looked up when somebody asks."""

    origin: Origin
    field: FieldPath
    of_name: bool = False

    @property
    def span(self) -> SourceSpan | None:
        """The characters of the value, or of its name."""
        return self.origin.span(self.field, of_name=self.of_name)

    @property
    def where(self) -> Where:
        """File, lines and columns."""
        return (self.span or WholeFile(self.origin.path)).where


# What is at fault is the name of the field and not its value.
_ABOUT_NAMES = frozenset(["BK001", "BK111", "BK114"])


def placed(diagnostic: Diagnostic, origin: Origin | None) -> Diagnostic:
    """The finding with its place in what the record was read from, unless it has one."""
    if origin is None or diagnostic.place is not None:
        return diagnostic
    return diagnostic._replace(place=FieldPlace(origin, diagnostic.field, diagnostic.code in _ABOUT_NAMES))


def edits_of(diagnostic: Diagnostic) -> tuple[Edit, ...]:
    """The edits that the finding's fix is; none where it has no fix, or one that can't be made in its source."""
    if diagnostic.fix is None:
        return ()
    edits: list[Edit] = []
    for change in diagnostic.fix.changes:
        if isinstance(change, Edit):
            edits.append(change)
            continue
        made = diagnostic.place.origin.edits(change) if isinstance(diagnostic.place, FieldPlace) else ()
        if not made:
            return ()
        edits += made
    return tuple(_together(edits))


def _together(edits: list[Edit]) -> Iterator[Edit]:
    """The edits of one fix, with what it puts into one place as one, in the order of its changes."""
    put: dict[tuple[str, int], str] = {}
    for edit in edits:
        if edit.start == edit.end:
            at = edit.source.path, edit.start
            put[at] = put.get(at, "") + edit.text
    for edit in edits:
        if edit.start < edit.end:
            yield edit
        elif text := put.pop((edit.source.path, edit.start), ""):
            yield edit._replace(text=text)

"""One finding about data, with its place and the way out."""

from typing import TYPE_CHECKING, NamedTuple, Protocol

from bibkit.model.raw import FieldPath, field_path_text
from bibkit.source import SourceSpan, Where

if TYPE_CHECKING:
    from bibkit.diagnostics.codes import Severity
    from bibkit.diagnostics.fix import Fix


class Place(Protocol):
    """Where something is: a `SourceSpan`, a `WholeFile`, or a `FieldPlace`, which is looked up when it is asked for."""

    @property
    def span(self) -> SourceSpan | None:
        """The characters, or None where only the file is known."""
        ...

    @property
    def where(self) -> Where:
        """File, lines and columns, as far as they are known."""
        ...


class Diagnostic(NamedTuple):
    """A finding: a stable code, one sentence, what to do about it, and where it is.

    `key` is the record's key and `field` the way to the value inside the record, both empty where the
    finding is about a whole file. With `is_required`, the project makes an error of it.
    """

    code: str
    message: str
    help: str = ""
    place: Place | None = None
    key: str = ""
    field: FieldPath = ()
    fix: "Fix | None" = None
    is_required: bool = False

    @property
    def where(self) -> Where:
        """File, lines and columns; all empty where nothing is known."""
        return self.place.where if self.place is not None else Where()

    @property
    def severity(self) -> "Severity":
        """Whether the finding refuses the record (error) or only wants a look (warning)."""
        from bibkit.diagnostics.codes import CODES, Severity  # a hundred rows: for those who have findings

        return Severity.ERROR if self.is_required else CODES[self.code].severity

    @property
    def is_error(self) -> bool:
        """True where the record can't be used as it is."""
        return self.severity.value == "error"

    @property
    def field_text(self) -> str:
        """The field as people write it: "author[3].given"."""
        return field_path_text(self.field)


def in_order(diagnostic: Diagnostic) -> tuple[str, int, int, str]:
    """The key by which findings are sorted: file, line, column, code; lines and columns are not counted for that."""
    place = diagnostic.place
    span = place.span if place is not None else None
    if span is None:
        return diagnostic.where.path, 0, 0, diagnostic.code
    return span.source.path, span.source.first_line, span.start, diagnostic.code

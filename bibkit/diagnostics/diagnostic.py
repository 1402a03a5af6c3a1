"""One finding about data, with its place and the way out."""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from bibkit.diagnostics.codes import Severity
from bibkit.model.raw import FieldPath, field_path_text


class Where(NamedTuple):
    """A place in a file. Lines and columns count from 1, columns in characters; 0 means not known.

    `text` is the line at fault, for printing.
    """

    path: str = ""
    line: int = 0
    column: int = 0
    end_column: int = 0
    text: str = ""


class Fix(NamedTuple):
    """A safe correction: the value at `Diagnostic.field` becomes `replacement`."""

    replacement: str


class Diagnostic(NamedTuple):
    """A finding: a stable code, one sentence, where it is, and what to do about it.

    `key` is the record's key and `field` the way to the value inside the record, both empty where the
    finding is about a whole file.
    """

    code: str
    message: str
    help: str = ""
    where: Where = Where()
    key: str = ""
    field: FieldPath = ()
    fix: Fix | None = None

    @property
    def severity(self) -> "Severity":
        """Whether the finding refuses the record (error) or only wants a look (warning)."""
        from bibkit.diagnostics.codes import CODES  # a hundred rows: for those who have findings

        return CODES[self.code].severity

    @property
    def is_error(self) -> bool:
        """True where the record can't be used as it is."""
        return self.severity.value == "error"

    @property
    def field_text(self) -> str:
        """The field as people write it: "author[3].given"."""
        return field_path_text(self.field)

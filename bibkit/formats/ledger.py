"""What is still to be written of a record, and what its format can't carry: one way of telling for all formats."""

from __future__ import annotations

from collections.abc import Iterable

from bibkit.formats.csl_json.item import preprint_members
from bibkit.formats.lost_names import beyond, told_once
from bibkit.formats.written import PRIVATE, Lose, loss, with_parts
from bibkit.model.date import Date
from bibkit.model.person import Name
from bibkit.model.record import Record, Value


class Ledger:
    """The fields of one record: a writer takes out of `left` what it writes, and `close` tells the rest.

    `title` is what people call the format, `lacks` what it has not for a field ("no tag for"). `own` is the unknown
    field that came from this format and goes back to it. Private fields are not in `left`; what an arXiv number
    stands for is, where the record does not say it itself. A writer that can say that a list of names goes on takes
    its field out of `incomplete`.
    """

    def __init__(
        self, record: Record, lose: Lose, title: str, *, lacks: str = "no place for", own: str = ""
    ) -> None:
        self.record = record
        self.left: dict[str, Value] = {
            **{name: value for name, value in record.values.items() if name not in PRIVATE},
            **preprint_members(record),
        }
        self.incomplete = [*record.list("incomplete")]
        self._told = lose
        self._title = title
        self._lacks = lacks
        self._own = own

    def take(self, field: str) -> str:
        """The text of a field, which is thereby written; empty where there is none."""
        return str(self.left.pop(field, ""))

    def take_names(self, field: str) -> tuple[Name, ...]:
        """The names of a field, which are thereby written; what a plain name can't say is lost."""
        names = [name for name in self.record.names(field) if isinstance(name, Name)]
        self.left.pop(field, None)
        self.lose_of_names(field, (lost for name in names for lost in beyond(name)))
        return tuple(names)

    def take_date(self, field: str) -> Date | None:
        """The date of a field, which is thereby written; None where there is none."""
        date = self.left.pop(field, None)
        return date if isinstance(date, Date) else None

    def take_arxiv(self) -> str:
        """The number of a preprint with its version, which is thereby written; its class is lost."""
        self.left.pop("arxiv", None)
        arxiv = self.record.arxiv
        if arxiv is None:
            return ""
        if arxiv.primary_class:
            message = f"{self._title} has no place for the class {arxiv.primary_class} of arXiv"
            self.lose("BK702", "arxiv", message)
        return arxiv.versioned

    def lose(self, code: str, field: str, message: str, help_text: str = "") -> None:
        """Note what the format can't carry of a field."""
        self._told(loss(self.record, code, field, message, help_text))

    def lose_of_names(self, field: str, lost: Iterable[tuple[str, str]]) -> None:
        """Note what the format can't carry of the names of a field, each as `lost_names` has it, in one finding."""
        if told := told_once(lost):
            self.lose("BK702", field, f"{self._title} can't carry {', '.join(told)}")

    def has_no_place(self, field: str, beside: str = "") -> None:
        """Note that the format has nothing for a field; `beside` is said after it."""
        self._tell_no_place(field, f"{field}{beside}")

    def _tell_no_place(self, field: str, what: str) -> None:
        self.lose("BK701", field, f"{self._title} has {self._lacks} {what}")

    def close(self, beside: str = "") -> None:
        """Note all that was not written: fields, unknown ones, names beyond the last of an incomplete list."""
        for name in self.left:
            self.has_no_place(name, beside)
        for name, raw in self.record.extra.items():
            if name != self._own:
                self._tell_no_place(name, with_parts(name, raw))
        for name in self.incomplete:
            self.lose("BK702", name, f"{self._title} can't say that the list of {name} goes on")

"""What is still to be written of a record, and what its format can't carry: one way of telling for all formats."""

from __future__ import annotations

from bibkit.formats.csl_json.item import preprint_members
from bibkit.formats.written import PRIVATE, Lose, loss
from bibkit.model.record import Record, Value


class Ledger:
    """The fields of one record: a writer takes out of `left` what it writes, and `close` tells the rest.

    `title` is what people call the format, `lacks` what it has not for a field ("no tag for"). `own` is the unknown
    field that came from this format and goes back to it. Private fields are not in `left`; what an arXiv number
    stands for is, where the record does not say it itself.
    """

    def __init__(
        self, record: Record, lose: Lose, title: str, *, lacks: str = "no place for", own: str = ""
    ) -> None:
        self.record = record
        self.left: dict[str, Value] = {
            **{name: value for name, value in record.values.items() if name not in PRIVATE},
            **preprint_members(record),
        }
        self._told = lose
        self._title = title
        self._lacks = lacks
        self._own = own

    def lose(self, code: str, field: str, message: str) -> None:
        """Note what the format can't carry of a field."""
        self._told(loss(self.record, code, field, message))

    def has_no_place(self, field: str, beside: str = "") -> None:
        """Note that the format has nothing for a field; `beside` is said after it."""
        self.lose("BK701", field, f"{self._title} has {self._lacks} {field}{beside}")

    def close(self, beside: str = "") -> None:
        """Note all that was not written: fields, unknown ones, names beyond the last of an incomplete list."""
        for name in self.left:
            self.has_no_place(name, beside)
        for name in self.record.extra:
            if name != self._own:
                self.has_no_place(name)
        for name in self.record.list("incomplete"):
            self.lose("BK702", name, f"{self._title} can't say that the list of {name} goes on")

"""What a writer gives: pieces of text, and a word for everything that the format can't carry."""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from bibkit.diagnostics import Diagnostic
from bibkit.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bibkit.formats.format import WriteRecords
    from bibkit.model.raw import Raw
    from bibkit.model.record import Record

_NAMED = 3

Lose: TypeAlias = "Callable[[Diagnostic], None]"
"""Takes a loss: a BK7xx diagnostic that names the record's key and the field."""


PRIVATE = frozenset(["tags", "notes", "summary", "aliases", "ignore", "incomplete", "versions", "source"])
"""The people's own fields, and what is said of others: no part of a reference, so that none leaving it is a loss."""


def loss(record: "Record", code: str, field: str, message: str, help_text: str = "") -> Diagnostic:
    """What is told of a field that a format can't carry whole; the way out is a format that can, or `help_text`."""
    way_out = f"choose csl-json, which {'has it' if code == 'BK703' else 'can'}"
    return Diagnostic(code, message, help_text or way_out, key=record.key, field=(field,))


def shortlist(words: "Sequence[str]") -> str:
    """The first words of a list, and how many more there are.

    >>> shortlist("abcde")
    'a, b, c and 2 more'
    """
    more = len(words) - _NAMED
    return ", ".join(words[:_NAMED]) + (f" and {more} more" if more > 0 else "")


def with_parts(name: str, raw: "Raw") -> str:
    """An unknown field as a message names it, with what is kept under it.

    >>> with_parts("cff", {"message": "Cite us.", "commit": "1ff847d81f"})
    'cff (message, commit)'
    """
    return f"{name} ({shortlist([*raw])})" if isinstance(raw, Mapping) and raw else name


_OF_LISTS = ("<div", "<ol", "<ul", "<section", "<h")


class Written(NamedTuple):
    """A bibliography as text (ends in a newline, or is empty for no records), and what it could not carry.

    `data` is the file where it is none of text (docx), and the text is empty then.
    """

    text: str
    losses: tuple["Diagnostic", ...] = ()
    data: bytes = b""

    @property
    def content(self) -> str | bytes:
        """What goes into a file."""
        return self.data or self.text

    def as_text(self) -> str:
        """The text. Raises UsageError where it is a file that has none."""
        if self.data:
            raise UsageError("This format is a file, and no text", hint="take `data` of `Library.write`")
        return self.text

    def _repr_html_(self) -> str:
        """What a notebook shows: a reference list or citation in HTML as it is, any other text line by line."""
        from html import escape

        return self.text if self.text.startswith(_OF_LISTS) else f"<pre>{escape(self.text)}</pre>"


def write_whole(write: "WriteRecords", records: "Iterable[Record]", options: Mapping[str, str]) -> Written:
    """All pieces that a writer gives as one text, with the losses."""
    losses: list[Diagnostic] = []
    text = "".join(write(records, options, losses.append))
    return Written(text, tuple(losses))

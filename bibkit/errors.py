"""What the user asked for can't be done: a sentence, the way out, and the exit code.

Faults in data are not exceptions but values (`bibkit.diagnostics.Diagnostic`).
"""

from __future__ import annotations


class BibkitError(Exception):
    """The request can't be carried out; `str(error)` is one sentence, `hint` the way out.

    `about` is the name of what is at fault or missing: an option ("group-by") or a thing ("records"). By it the
    command line finds a hint of its own where there is none (`cli/hints.py`), and a page the option of a marker.
    `exit_code` is what the command line ends with: 1 for refused data, 2 for bad usage or configuration.
    """

    exit_code = 2

    def __init__(self, message: str, *, hint: str | None = None, about: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.about = about

    def __str__(self) -> str:
        return self.message  # a KeyError would put it in quotes


class UsageError(BibkitError):
    """An unknown name, option or key, or a combination that has no meaning."""


class UnknownKeyError(UsageError, KeyError):
    """A key that no record has, as a lookup in a mapping reports it."""


class SelectionError(UsageError):
    """A selection that can't be understood; from `column` (from 1) on, `width` characters of `text` are at fault."""

    def __init__(self, message: str, text: str, column: int, width: int, *, hint: str | None = None) -> None:
        place = f"(column {column} of the selection {text!r})"
        super().__init__(f"{message} {place}", hint=hint, about="select")
        self.sentence, self.text, self.column, self.width = message, text, column, width


class FileError(BibkitError):
    """A file or folder that can't be read or written."""

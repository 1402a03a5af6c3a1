"""A .bib file set in order: its layout, and nothing that BibTeX or biber reads of it."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from bibkit.changes.plan import Plan
from bibkit.errors import UsageError
from bibkit.formats.format import Format
from bibkit.formats.options import given_options
from bibkit.registry import format_of_file, load_format
from bibkit.source import Source
from bibkit.store.load import source_or_error
from bibkit.syntax.read_file import read_named

FORM = ("order", "indent", "align", "fieldcase", "month")
"""The options of formats that say how a file looks."""
_BIB = "bibtex"


class TidyFile(NamedTuple):
    """A file as it was and its text in order; of its entries so many were `left_alone`, as there is more in them."""

    source: Source
    text: str
    left_alone: int

    @property
    def whole(self) -> str:
        """The text with its byte order mark, where the file has one."""
        return self.source.whole(self.text)

    @property
    def plan(self) -> Plan:
        """The change of the file: shown by `diff()`, carried out by `apply()` where it still holds what was read."""
        return Plan.of_text(self.source, self.text)


def tidy(file: str | Path | Source, **options: object) -> TidyFile:
    """A .bib file in order: a field a line, values below each other and in braces, fields as bibkit itself orders them.

    Entries, @string, @preamble, comments and all values stay; what can't be read stays byte for byte. Nothing is
    written. `options` are `order` (of fields; "keep" for as they are), `indent`, `align`, `fieldcase` and `month` as of
    `bibkit formats bibtex`; a month stays as it is unless one is named. Raises FileError for a file that can't be
    read, UsageError for another option or format.
    """
    source = file if isinstance(file, Source) else source_or_error(read_named(str(file)))
    name = format_of_file(source.path) or _BIB
    loaded: Format = load_format(name)
    if loaded.tidy is None:
        raise UsageError(
            f"{source.path} is {loaded.title}, and only .bib files are set in order", hint="name a .bib file"
        )
    for option in options:
        if option not in FORM:
            raise UsageError(
                f'"{option}" says nothing of the form', hint=f"known: {', '.join(FORM)}", about=option
            )
    return TidyFile(source, *loaded.tidy(source, given_options(loaded, options)))

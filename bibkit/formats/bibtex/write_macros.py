"""Macros as they leave: fields that were one which no file defined, and those of TeX that only serve to sort.

The first are that macro again, as the file that defines it may be another one; the others the file has to define.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from bibkit.formats.bibtex.dialect import MACROS
from bibkit.formats.bibtex.entry import EntryDraft
from bibkit.formats.bibtex.tex_macros import SORTING

_COMMAND = re.compile(r"\\([A-Za-z]+)")
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_:.+/-]*")


def put_macros(entry: EntryDraft) -> None:
    """Write the macros that stood for fields which nothing else has taken since."""
    left = entry.record.source.extra.get(MACROS) if entry.record.source else None
    if not isinstance(left, Mapping):
        return
    dialect = entry.dialect
    names = {
        **dict.fromkeys(("journal", "journaltitle"), dialect.journal),
        **dict.fromkeys(("address", "location"), dialect.place),
    }
    for name, macro in left.items():
        if isinstance(macro, str) and _NAME.fullmatch(macro) and _NAME.fullmatch(name):
            entry.fields.setdefault(names.get(name, name), macro)


def sorting_macros(text: str) -> Iterator[str]:
    """The macros for sorting that the text of an entry uses."""
    for match in _COMMAND.finditer(text):
        if match[1] in SORTING:
            yield match[1]


def definitions(names: Collection[str]) -> str:
    """A @preamble that defines macros for sorting; BibTeX and biber take it wherever it stands."""
    parts = (
        rf"\providecommand{{\{name}}}[{macro.arguments}]{{{macro.body}}}"
        for name, macro in SORTING.items()
        if name in names
    )
    return f'@preamble{{"{" ".join(parts)}"}}\n'

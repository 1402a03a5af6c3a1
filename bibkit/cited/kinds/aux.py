"""The .aux of a LaTeX run: what BibTeX and biblatex are told (BibTeXing, 4.2; `\\abx@aux@cite` of biblatex)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bibkit.cited.events import Asking, CitingEvent, NamedBibliography, NamedPart, ReadCited, listed_keys
from bibkit.source import Source, SourceSpan

_LINE = re.compile(
    r"^\\(?P<command>citation|bibdata|@input|abx@aux@cite|abx@aux@nocite)(?:\{\d+\})?\{(?P<value>[^{}\r\n]*)\}",
    re.MULTILINE,
)
# What packages cite to set options of their own, in .bib files that they write.
_CONTROL = re.compile(r"biblatex-control|(?:REVTEX|apsrev|aipauth|rmpauth)\w*Control", re.IGNORECASE)


def reader(_asking: Asking) -> ReadCited:
    """Reads .aux files."""
    return _read


def _read(source: Source) -> Iterator[CitingEvent]:
    for match in _LINE.finditer(source.text):
        command = match["command"]
        start, end = match.span("value")
        if command == "@input":
            yield NamedPart(match["value"], SourceSpan(source, start, end))
        elif command == "bibdata":
            for named in listed_keys(source, start, end, command):
                if not named.key.endswith(("Notes", "-blx")):
                    yield NamedBibliography(named.key, named.place)
        else:
            for cited in listed_keys(source, start, end, f"\\{command}"):
                if not _CONTROL.fullmatch(cited.key):
                    yield cited

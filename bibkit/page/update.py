"""Lists inside a file that is otherwise written by hand: a README, a home page."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from bibkit.diagnostics import Diagnostic
from bibkit.errors import FileError, UsageError
from bibkit.library import Library
from bibkit.lists.option_table import chosen
from bibkit.lists.options import DEFAULTS, ListOptions
from bibkit.registry import unknown_name
from bibkit.store.load import source_or_error
from bibkit.syntax.markers import ListPlace, places
from bibkit.syntax.read_file import read_source

_OWN = ("format", "select")
_OUTPUTS = ("markdown", "html")
_FORMATS = {".html": "html", ".htm": "html"}


class Updated(NamedTuple):
    """The text of a file with its places filled, the findings, and the text that was read."""

    text: str
    findings: tuple[Diagnostic, ...]
    before: str


def updated(path: Path, library: Library, options: ListOptions = DEFAULTS) -> Updated:
    """The file with its places filled; with an error among the findings its text is as it was.

    Everything outside of the places stays as it is, byte for byte. `options` hold where a place says nothing else.
    Raises FileError for a file that can't be read.
    """
    source = source_or_error(read_source(str(path)))
    text = source.text
    before = source.whole(text)
    found, wrong = places(source)
    if wrong:
        return Updated(before, tuple(wrong), before)
    findings: list[Diagnostic] = []
    parts = []
    at = 0
    for place in found:
        filling, problems = _filling(place, path, library, options)
        findings += problems
        parts += [text[at : place.start], filling.replace("\n", place.newline)]
        at = place.end
    if any(finding.is_error for finding in findings):
        return Updated(before, tuple(findings), before)
    return Updated(source.whole("".join((*parts, text[at:]))), tuple(findings), before)


def _filling(
    place: ListPlace, path: Path, library: Library, options: ListOptions
) -> tuple[str, list[Diagnostic]]:
    asked = dict(place.options)
    output = asked.pop("format", _FORMATS.get(path.suffix.lower(), "markdown"))
    query = asked.pop("select", None)
    try:
        if output not in _OUTPUTS:
            raise unknown_name("list for a marker", output, _OUTPUTS, about="format")
        named = chosen(asked, "option of a marker", beside=_OWN)
        records = library if query is None else library.select(query)
        written = records.reference_list(output, options._replace(**named))
    except (UsageError, FileError) as error:
        at = place.option_places.get(error.about, place.at)
        return "", [Diagnostic("BK118", error.message, error.hint or "", at)]
    gap = "\n" if output == "markdown" else ""
    return f"{gap}{written.text}{gap if written.text else ''}", list(written.losses)

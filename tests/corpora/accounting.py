"""Every entry that BibTeX finds in a file is read or refused at its place, and every field of it is somewhere in what comes out.

`python -m tests.corpora.accounting [PART OF A NAME]...` prints what is missing, a line each.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import bibkit
from bibkit.errors import BibkitError
from tests.corpora.bib_grammar import GrammarEntry, entries_of
from tests.corpora.over_files import over_files
from tests.shared_data import shared_name

_WORD = re.compile(r"[A-Za-z]{4,}|\d{4,}")
_NO_WORKS = ("xdata", "set")
# What stands for something else in a record (a language, a date, an ordinal), or only refers to other entries.
_TRANSLATED = frozenset(
    """
    langid language hyphenation month date year urldate origdate eventdate edition type editortype editoratype
    archiveprefix eprinttype pubstate xdata crossref doi url isbn issn
    """.split()
)
_ACCENT = re.compile(r"(\\[A-Za-z])\s+")
_WITH_COMMANDS = re.compile(r"\S*\\(?:\S*[A-Za-z]\s+\w|\S)\S*(?:\s*\{[^{}\s]*\}\S*)?|\$[^$]*\$|&#?\w+;")
# What says how a list goes on, or which part of a name or which of two numbers something is.
_OF_FORM = {"others", "useprefix", "prefix", "true", "false", "electronic", "print", "linking"}
_MARKS = re.compile("[\u0300-\u036f]")
_TAG = re.compile(r"<[^<>]*>")


def missing_from(path: Path) -> Iterator[str]:
    """What is in a file and neither read nor refused, or lost on the way out without a word."""
    try:
        library = bibkit.load(path)
    except BibkitError:
        return  # no text, or no bibliography
    name = shared_name(path)
    text = path.read_bytes().decode("utf-8", "replace").removeprefix("\ufeff")
    text = re.sub(r"\r\n?", "\n", text)
    if any(one.code == "BK102" for one in library.diagnostics):
        return  # refused as a whole, at the first byte that is none of UTF-8
    read = {record.source.lines[0] for record in library if record.source and record.source.lines}
    refused = {one.where.line for one in library.diagnostics if one.is_error or one.code == "BK809"}
    lines = text.split("\n")
    for entry in entries_of(text):
        commented = lines[entry.line - 1].lstrip().startswith("%")
        if entry.line in read or not refused.isdisjoint(range(entry.line, entry.end_line + 2)):
            continue
        if entry.type.lower() not in _NO_WORKS and not commented:
            yield f"{name}:{entry.line}: @{entry.type}{{{entry.key} is neither read nor refused"
    yield from (f"{name}:{line}" for line in _missing_fields(library, list(entries_of(text))))


def _missing_fields(library: bibkit.Library, entries: list[GrammarEntry]) -> Iterator[str]:
    by_line: dict[int, list[GrammarEntry]] = {}
    for entry in entries:
        by_line.setdefault(entry.line, []).append(entry)
    records = {record.source.lines[0]: record for record in library if record.source and record.source.lines}
    for line, record in records.items():
        if len(by_line.get(line, [])) != 1:
            continue
        (entry,) = by_line[line]
        assert record.source is not None
        source = (record.source.extra, record.source.inferred)
        values = [value for name, value in record.values.items() if name != "source"]
        said = _words(repr((values, record.extra, source, record.type, record.key)).replace(r"\xa0", " "))
        for field, value in entry.fields:
            plain = re.sub(r"[{}]", "", _WITH_COMMANDS.sub(" ", _ACCENT.sub(r"\1", value)))
            if field in _TRANSLATED or "xdata=" in value:
                continue
            if lost := _words(plain) - said - _OF_FORM:
                yield f"{line}: {field} of {entry.key} has lost {sorted(lost)[:4]}"


def _words(text: str) -> set[str]:
    """The words of a text without accents and tags."""
    plain = unicodedata.normalize("NFKD", _TAG.sub("", text).translate({ord("{"): "", ord("}"): ""}))
    return {word.casefold() for word in _WORD.findall(_MARKS.sub("", plain))}


if __name__ == "__main__":
    sys.exit(over_files(missing_from, sys.argv[1:]))

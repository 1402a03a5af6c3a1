"""Lists of names of which BibTeX makes other people than the reader does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from bibkit.checks.bib.entry_text import EntryText
from bibkit.diagnostics import Diagnostic, SourceSpan
from bibkit.diagnostics.fix import Fix
from bibkit.formats.bibtex.read_tables import NAME_FIELDS
from bibkit.source import Edit, Safety
from bibkit.syntax.bib_parts import FieldOffsets

_FROM_END = 24  # characters, in which the end of a list shows
_ET_AL = re.compile(r"\sand\s+(et\.?\s+al\.?)\s*\Z", re.IGNORECASE)
_FIRST = re.compile(r"\s*(and\s+)", re.IGNORECASE)
_BETWEEN = re.compile(r"and(\s+and)\s")  # of letters first, so that it is looked for as fast as a word
_LAST = re.compile(r"(\s+and)\s*\Z", re.IGNORECASE)


def et_al_as_person(entry: EntryText) -> Iterator[Diagnostic]:
    """`and et al.` is a person to BibTeX, "al., et"; `and others` is the mark (BK307; BibTeXing, section 4).

    The fix is safe: the reader takes it for the mark, too.
    """
    for field, start, value in _lists(entry):
        if match := _ET_AL.search(value, max(len(value) - _FROM_END, 0)):
            place = SourceSpan(entry.source, start + match.start(1), start + match.end(1))
            fix = Fix("Write others", (Edit(*place, "others"),))
            message = f'BibTeX takes "{match[1]}" for a person'
            yield entry.finding("BK307", field, message, "write and others", fix)._replace(place=place)


def lonely_and(entry: EntryText) -> Iterator[Diagnostic]:
    """An `and` with nobody beside it: BibTeX makes it a part of a name, or finds an empty one (BK307).

    The fix is unsafe: somebody may be missing there.
    """
    for field, start, value in _lists(entry):
        if match := _lonely(value):
            place = SourceSpan(entry.source, start + match.start(1), start + match.end(1))
            fix = Fix("Take it out", (Edit(*place, ""),), Safety.UNSAFE)
            message = "Nobody stands beside an `and`, which BibTeX prints as a name"
            help_text = "take it out, or name who is missing"
            yield entry.finding("BK307", field, message, help_text, fix)._replace(place=place)


def _lonely(value: str) -> re.Match[str] | None:
    """The first `and` of a list that has nobody on one of its sides."""
    if " and and " not in f" and {' '.join(value.split()).lower()} and ":
        return None  # nearly always, and faster than looking for places
    if first := _FIRST.match(value):
        return first
    for between in _BETWEEN.finditer(value):
        if value[between.start() - 1].isspace():
            return between
    end = value[-_FROM_END:].rstrip()
    return _LAST.search(value, max(len(value) - _FROM_END, 0)) if end[-3:].lower() == "and" else None


def _lists(entry: EntryText) -> Iterator[tuple[FieldOffsets, int, str]]:
    """The lists of names that stand in one pair of braces or quotes, and where their texts begin."""
    for number in _numbers_of_lists(entry.names):
        field = entry.block.fields[number]
        if field.opening:
            yield field, field.start + 1, entry.source.text[field.start + 1 : field.end - 1]


@lru_cache(maxsize=4096)  # the entries of a file have the same few sets of fields
def _numbers_of_lists(names: tuple[str, ...]) -> tuple[int, ...]:
    return tuple(number for number, name in enumerate(names) if name in NAME_FIELDS)

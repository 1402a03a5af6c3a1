"""What options ask of a file that keeps its form and what needs more of it than one entry."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bibkit.csl.data.abbreviations import Abbreviations
from bibkit.formats.bibtex.from_tex import text_of_tex
from bibkit.formats.bibtex.inherit import Parents, with_inherited
from bibkit.formats.bibtex.options import BibOptions
from bibkit.formats.bibtex.shape import usual_place
from bibkit.formats.bibtex.write_strings import JOURNALS, journal_macro
from bibkit.model.key import free_key
from bibkit.model.months import MONTHS
from bibkit.source import Source
from bibkit.syntax.bib import BibEntry, BibField, Macros, linked_entries, split_bib
from bibkit.syntax.bib_parts import BibBlock, FieldOffsets
from bibkit.text.escape.bibtex import classic_prose

_ONE_TEXT = re.compile(r'\{([^{}]*(?:\{[^{}]*\}[^{}]*)*)\}|"([^"{}]*)"')


class JournalsInPlace:
    """Journals in their short forms, and as macros: those that the file has before, or new ones in front of it."""

    def __init__(self, options: BibOptions) -> None:
        self._makes_macros = options.strings == "journals"
        self._lists: Abbreviations = {}
        self._macros: dict[str, str] = {}  # by what they say
        self._taken = {*MONTHS}
        self._new: dict[str, str] = {}
        if options.abbreviations:
            from bibkit.formats.abbreviations import read_abbreviations

            self._lists = read_abbreviations(options.abbreviations)

    def define(self, name: str, value: str) -> None:
        """Note a macro of the file."""
        self._taken.add(name.lower())
        if inner := _inner(value):
            self._macros.setdefault(inner, name)

    def reserve(self, text: str, block: BibBlock) -> None:
        """Note the names of macros in a block: those that the file defines, before or after, and that the styles do."""
        for field in block.fields:
            if block.type == "string":
                self._taken.add(text[field.name_start : field.name_end].lower())
            for opening, start, end in field.pieces:
                if not opening:
                    self._taken.add(text[start:end].lower())

    def value(self, name: str, value: str) -> str:
        """The value of a field, which may be a journal."""
        if name not in JOURNALS:
            return value
        value = self.shortened(value)
        inner = _inner(value)
        if not inner or not self._makes_macros:
            return value
        text = text_of_tex(inner)
        if inner not in self._macros:
            macro = free_key(journal_macro(text), self._taken)
            self.define(macro, value)
            self._new[macro] = inner
        return self._macros[inner]

    def shortened(self, value: str) -> str:
        """A value with the short form of the journal that it names."""
        text = text_of_tex(_inner(value)) if self._lists else ""
        short = _short(text, self._lists) if text else ""
        return f"{{{classic_prose(short)}}}" if short and short != text else value

    def definitions(self, line_end: str) -> str:
        """The new macros, a line each, and an empty line."""
        lines = [f"@string{{{name} = {{{inner}}}}}{line_end}" for name, inner in sorted(self._new.items())]
        return "".join(lines) + line_end if lines else ""


class MacrosInPlace:
    """The macros of a file, to be written out."""

    def __init__(self) -> None:
        self._values: dict[str, str] = {}

    def define(self, text: str, block: BibBlock) -> None:
        """Take in a @string."""
        for field in block.fields:
            self._values[text[field.name_start : field.name_end].lower()] = self.expanded(text, field)

    def expanded(self, text: str, field: FieldOffsets) -> str:
        """The value of a field with texts for the macros that the file has defined so far."""
        parts: list[str] = []
        at = field.start
        for opening, start, end in field.pieces:
            known = "" if opening else self._values.get(text[start:end].lower(), "")
            if known:
                parts += (text[at:start], known)
                at = end
        return "".join((*parts, text[at : field.end]))


class InheritedInPlace:
    """What the entries of a file have from their parents, as fields to be written into them."""

    def __init__(self, source: Source, *, is_biblatex: bool) -> None:
        known = Macros({month: month for month in MONTHS})
        parents = Parents(linked_entries([source], known), is_biblatex=is_biblatex)
        self._fields: dict[int, list[tuple[str, str]]] = {}
        for entry in split_bib(source, Macros(known)) if parents else ():
            if (
                not isinstance(entry, BibEntry) or entry.type == "set"
            ):  # a set is no work that has something itself
                continue
            if any(item.name == "crossref" for item in entry.fields):
                fields, missing = with_inherited(entry, parents)
                if not any(one.field.name == "crossref" for one in missing):
                    self._fields[entry.start] = _from_others(entry, fields)

    def of(self, block: BibBlock) -> list[tuple[str, str]] | None:
        """Names and values of what an entry inherits; None where it links to nothing."""
        return self._fields.get(block.start)


def _from_others(entry: BibEntry, fields: Mapping[str, BibField]) -> list[tuple[str, str]]:
    found = []
    for name, item in fields.items():
        if item.entry is not entry and item.entry.type != "xdata" and name not in ("crossref", "xdata"):
            bare = item.value.lower() in MONTHS and name == "month"
            found.append((name, item.value if bare else f"{{{item.value}}}"))
    return sorted(found, key=lambda pair: usual_place(pair[0]))


def _inner(value: str) -> str:
    match = _ONE_TEXT.fullmatch(value)
    return (match[1] or match[2] or "").strip() if match else ""


def _short(text: str, lists: Abbreviations) -> str:
    if not lists:
        return ""
    from bibkit.formats.abbreviations import short_journal

    return short_journal(text, lists)

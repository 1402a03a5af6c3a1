"""@string in what is written: the macros that the source of an entry has, or one for each journal.

A record has the text that a macro stands for; that there was one is seen in its source. A macro that is not defined
there is left to the styles, which define some.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from bibkit.formats.bibtex.entry import EntryDraft
from bibkit.formats.bibtex.shape import OTHER_NAMES
from bibkit.model.key import free_key
from bibkit.model.months import MONTHS
from bibkit.model.record import Record
from bibkit.syntax.bib_blocks import blocks
from bibkit.syntax.bib_parts import BibBlock

JOURNALS = ("journal", "journaltitle")
_MAY_HAVE_MACRO = re.compile(r"=\s*[A-Za-z]")
_MACRO = re.compile(r"[A-Za-z][^\s\"#%'(),={}]*")
_WORD = re.compile(r"[^\W\d_]+")
_SMALL = frozenset(
    "a an and the of for in on to de des du la le les et der die das des und für van en voor".split()
)


class StringsOfFile:
    """The macros of one file: those that were learnt from its entries, put into them."""

    def __init__(self, mode: str) -> None:
        self._is_for_journals = mode == "journals"
        self._values: dict[
            str, tuple[str, str]
        ] = {}  # by name in small letters: the name as written, the value
        self._journals: dict[str, str] = {}
        self._unnamed: dict[str, str] = {}
        self._taken = {*MONTHS}

    def learn(self, entry: EntryDraft) -> None:
        """Take in which values of the entry are macros, or are to be."""
        for target, macro in self._macros(entry):
            self._values.setdefault(macro.lower(), (macro, entry.fields[target]))
            self._taken.add(macro.lower())
            if target in JOURNALS:
                self._journals.setdefault(entry.fields[target], macro)
        if self._is_for_journals:
            for target in JOURNALS:
                if (value := entry.fields.get(target, "")).startswith("{"):
                    self._unnamed.setdefault(value, journal_macro(entry.record.text("container-title")))

    def put_into(self, entry: EntryDraft) -> None:
        """Put macros in the place of the entry's values."""
        for target, macro in list(self._macros(entry)):
            if self._values.get(macro.lower(), ("", ""))[1] == entry.fields[target]:
                entry.fields[target] = macro
        if self._is_for_journals:
            for target in JOURNALS:
                if name := self._journals.get(entry.fields.get(target, "")):
                    entry.fields[target] = name

    def definitions(self) -> str:
        """The @string blocks, by name, a line each; all entries are known by now, and so what names are taken."""
        for value, wanted in self._unnamed.items():
            if value not in self._journals:
                name = free_key(wanted, self._taken)
                self._taken.add(name)
                self._values[name] = (name, value)
                self._journals[value] = name
        known = sorted(self._values.items())
        lines = [f"@string{{{name} = {value}}}\n" for _, (name, value) in known]
        return "".join(lines) + "\n" if lines else ""

    def _macros(self, entry: EntryDraft) -> Iterator[tuple[str, str]]:
        """The fields of the entry that are one macro in its source, with the macro."""
        for name, macro in _macros_of_source(entry.record):
            target = name if name in entry.fields else OTHER_NAMES.get(name, "")
            if entry.fields.get(target, macro) == macro:
                self._taken.add(macro.lower())  # nothing defines it, and it is written so already
            elif target in JOURNALS or not self._is_for_journals:
                yield target, macro


def journal_macro(name: str) -> str:
    """The name of a macro for a journal: its initials, or a single word.

    >>> journal_macro("Journal of Machine Learning Research"), journal_macro("Nature")
    ('jmlr', 'nature')
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = [word for word in _WORD.findall(plain) if word not in _SMALL]
    made = "".join(word[0] for word in words) if len(words) > 1 else "".join(words)
    return made[:20] or "journal"


def _macros_of_source(record: Record) -> Iterator[tuple[str, str]]:
    source = record.source
    if source is None or source.format not in ("bibtex", "biblatex") or not source.raw:
        return
    raw = "\n".join(source.raw)
    if not _MAY_HAVE_MACRO.search(raw):
        return
    block = next(blocks(raw), None)
    if not isinstance(block, BibBlock):
        return
    for field in block.fields:
        macro = raw[field.start : field.end]
        if _MACRO.fullmatch(macro) and macro.lower() not in MONTHS:
            yield raw[field.name_start : field.name_end].lower(), macro

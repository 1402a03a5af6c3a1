"""Which dialect a .bib file is in, and the names of fields that are of the other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from bibkit.checks.bib.entry_text import EntryText
from bibkit.diagnostics import Diagnostic
from bibkit.diagnostics.fix import Fix
from bibkit.formats.bibtex.inherit_tables import FIELDS_OF_BIBLATEX, TYPES_OF_BIBLATEX
from bibkit.source import Edit, Safety, Source
from bibkit.syntax.at_words import matches_at_words
from bibkit.syntax.bib_parts import FieldOffsets

BIBTEX, BIBLATEX = "bibtex", "biblatex"
# What biblatex calls otherwise (manual 3.18, 2.2.5); `key` and `pdf` are left out, as other programs read them, too.
_NEW_NAMES = {
    "address": "location",
    "annote": "annotation",
    "archiveprefix": "eprinttype",
    "journal": "journaltitle",
    "primaryclass": "eprintclass",
    "school": "institution",
}
_THESES = ("thesis", "phdthesis", "mastersthesis")
# What no style of BibTeX reads, and what it reads in its place (BibTeXing, 3.2).
_CLASSIC_NAMES = {"journaltitle": "journal", "date": "year", "location": "address"}
_YEAR = re.compile(r"\s*\d{4}\s*", re.ASCII)
_MOST_OLD_NAMES = 200  # of a file: more are no slips
_SHARE = 4  # a name is that of the file where it stands so many times as often as the other
_SAID = re.compile(r"databaseType:\s*(\w+)|!\s*BIB\s+(?:TS-)?program\s*=\s*(\w+)", re.IGNORECASE)
_PROGRAMS = {"bibtex": BIBTEX, "bibtex8": BIBTEX, "biblatex": BIBLATEX, "biber": BIBLATEX}


def said_dialect(source: Source) -> str:
    """What a file says it is in: JabRef's `databaseType:biblatex`, `% !BIB program = biber`; or nothing."""
    match = next(matches_at_words(_SAID, ("databasetype", "!"), source.text), None)
    return _PROGRAMS.get((match[1] or match[2]).lower(), "") if match else ""


class FileDialect:
    """The dialect of a file: as it, or whoever reads it, says, or biblatex where an entry shows it."""

    def __init__(self, said: str) -> None:
        self._said = said
        self._shows_biblatex = False
        self._entries_with: Counter[tuple[str, ...]] = Counter()
        self._old: list[Diagnostic] = []

    @property
    def may_be_bibtex(self) -> bool:
        """Whether nothing speaks of biblatex."""
        return self._said == BIBTEX or not (self._said or self._shows_biblatex)

    def see(self, entry: EntryText) -> Sequence[Diagnostic]:
        """Take in an entry; what BibTeX passes over in it, where the file is for BibTeX."""
        names = entry.names
        if not self._shows_biblatex:
            self._shows_biblatex = entry.block.type in TYPES_OF_BIBLATEX or not FIELDS_OF_BIBLATEX.isdisjoint(
                names
            )
        # Of a report it is BibTeX's own name.
        of_reports = "institution" in names and entry.block.type not in _THESES
        self._entries_with[tuple(n for n in names if n != "institution") if of_reports else names] += 1
        if self._said == BIBTEX:
            return () if _CLASSIC_NAMES.keys().isdisjoint(names) else tuple(_ignored_fields(entry))
        if len(self._old) < _MOST_OLD_NAMES and not _NEW_NAMES.keys().isdisjoint(names):
            self._old += _old_names(entry)
        return ()

    def old_names(self) -> Iterator[Diagnostic]:
        """Names of classic BibTeX in a file that has biblatex's elsewhere (BK822)."""
        if self.may_be_bibtex or not self._old:
            return
        counts: Counter[str] = Counter()
        for names, entries in self._entries_with.items():
            for name in names:
                counts[name] += entries
        for one in self._old:
            old = str(one.field[0])
            if counts[_NEW_NAMES[old]] >= _SHARE * counts[old]:
                yield one


def _old_names(entry: EntryText) -> Iterator[Diagnostic]:
    for field, name in zip(entry.block.fields, entry.names, strict=True):
        if (new := _NEW_NAMES.get(name)) and new not in entry.names:
            message = f"{name} is the name that {new} has in BibTeX; the file says {new} elsewhere"
            yield entry.finding_at_name("BK822", field, message, f"write {new}", _renamed(entry, field, new))


def _ignored_fields(entry: EntryText) -> Iterator[Diagnostic]:
    """What no style of BibTeX prints, where the entry has nothing in its place (BK821)."""
    for field, name in zip(entry.block.fields, entry.names, strict=True):
        classic = _CLASSIC_NAMES.get(name)
        if classic is None or classic in entry.names:
            continue
        message = f"No style of BibTeX reads {name}, and the entry has no {classic}"
        is_plain = name != "date" or _YEAR.fullmatch(entry.value("date"))
        fix = _renamed(entry, field, classic, Safety.UNSAFE) if is_plain else None
        yield entry.finding_at_name("BK821", field, message, f"write {classic}", fix)


def _renamed(entry: EntryText, field: FieldOffsets, name: str, safety: Safety = Safety.SAFE) -> Fix:
    """Another name for the field: safe where the same program reads both, else what is printed changes."""
    edit = Edit(entry.source, field.name_start, field.name_end, name)
    return Fix(f"Write {name}", (edit,), safety)

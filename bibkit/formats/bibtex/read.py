"""The entries of .bib files as records, either dialect: one reader, as real files mix the two.

Every entry is read or refused with its place and reason. What an entry inherits through `crossref` and `xdata` is
put in, from the other files given with it, too; the raw text of the entry stays in `Record.source`.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from bibkit.diagnostics import Diagnostic, SourceSpan, WholeFile
from bibkit.diagnostics.bounded import few, field_too_long, over_bound, too_many_names
from bibkit.diagnostics.fix import Fix
from bibkit.formats.bibtex.field_edits import without_field
from bibkit.formats.bibtex.from_tex import readable_definitions
from bibkit.formats.bibtex.ignores import ignored_by_comments
from bibkit.formats.bibtex.inherit import Parents, with_inherited
from bibkit.formats.bibtex.labels import report_labels
from bibkit.formats.bibtex.macros import as_meant, remember_macros, report_macros
from bibkit.formats.bibtex.origin import BibOrigin
from bibkit.formats.bibtex.read_entry import read_entry, record_of
from bibkit.formats.bibtex.read_names import split_and
from bibkit.formats.bibtex.read_tables import NAME_FIELDS
from bibkit.formats.bibtex.reading import Reading
from bibkit.formats.bibtex.tex_macros import Macro, expanded
from bibkit.formats.format import Sourced
from bibkit.model.citekey.default import cite_key
from bibkit.model.inherited import INHERITED, MARKS_OF_WORKS
from bibkit.model.key import key_fault, key_from
from bibkit.model.months import MONTHS
from bibkit.model.record import Provenance
from bibkit.source import Edit, Source
from bibkit.source.bounds import FIELD_CHARACTERS, NAMES, RECORD_FIELDS, UNREADABLE_ENTRIES
from bibkit.syntax.bib import (
    BibEntry,
    BibFault,
    BibField,
    BibOther,
    ExpandsTooMuchError,
    Macros,
    cleaned,
    linked_entries,
    split_bib,
)
from bibkit.syntax.bib_blocks import blocks_of

_FIELD = re.compile(r"(?P<name>[A-Za-z][\w-]*)\s*=")
_SHOWN = 40
_PREAMBLE = re.compile(r"@\s*preamble", re.IGNORECASE)
_COMMENTS = re.compile(r"^[ \t]*%[^\n\r]*", re.MULTILINE)
# Every standard style defines the months (BibTeXing, section 2.1).
_MACROS = Macros({month: month for month in MONTHS})


def read_bib(sources: Iterable[Source], format_name: str, reader: str) -> Iterator[Sourced]:
    """The records of .bib texts, which share their macros and parents; `reader` is a choice of `reader.READER`."""
    find = blocks_of
    if reader == "bibtexparser":
        from bibkit.syntax.bib_bibtexparser import blocks_of as find  # only for who asks for it
    parents = Parents(linked_entries(sources, _MACROS), is_biblatex=format_name == "biblatex")
    macros = Macros(_MACROS)
    defined: dict[str, Macro] = {}
    is_empty = True
    unreadable = 0
    for source in sources:
        ignored = ignored_by_comments(source)
        for block in split_bib(source, macros, find):
            is_empty = False
            if isinstance(block, BibFault) and unreadable >= UNREADABLE_ENTRIES:
                unreadable += 1
                yield Sourced(None)
            elif isinstance(block, BibFault):
                unreadable += 1
                yield Sourced(None, (_refused(block.reason, block.span, block.key, block.help),))
            elif isinstance(block, BibEntry) and block.type != "xdata":  # fields for other entries, no work
                read = _too_large(block) or _read(block, parents, macros, format_name, defined)
                read = _unless_ignored(read, ignored(block.start)) if ignored is not None else read
                if find is blocks_of:
                    block.let_go()
                yield read
            elif isinstance(block, BibOther) and _PREAMBLE.match(source.text, block.span.start):
                defined |= readable_definitions(block.span.text)
        if source.goes_on:
            continue
        if unreadable > UNREADABLE_ENTRIES:
            message = f"{unreadable - UNREADABLE_ENTRIES:,} more entries can't be read"
            finding = Diagnostic("BK805", message, "mend those that are named first", WholeFile(source.path))
            yield Sourced(None, (finding,), is_entry=False)
        unreadable = 0
        if is_empty and _COMMENTS.sub("", source.text).strip():
            message = "The input holds no BibTeX entry"
            place = source.span(len(source.text) - len(source.text.lstrip()))
            finding = Diagnostic("BK801", message, "an entry begins with @type{key,", place)
            yield Sourced(None, (finding,), is_entry=False)
        is_empty = True


def _too_large(entry: BibEntry) -> Sourced | None:
    """The refusal of an entry in which something is larger than bibkit takes."""
    fault = None
    if entry.is_small:
        return None
    if len(entry.fields) > RECORD_FIELDS:
        fault = over_bound(
            f"It has {len(entry.fields):,} fields", f"{RECORD_FIELDS:,}", "write several entries"
        )
    for item in entry.fields:
        if len(item.value) > FIELD_CHARACTERS:
            fault = field_too_long(item.name, len(item.value))
        elif (
            item.name in NAME_FIELDS
            and len(item.value) > NAMES
            and (count := len(split_and(item.value))) > NAMES
        ):
            fault = too_many_names(item.name, count)
    if fault is None:
        return None
    return Sourced(None, (fault._replace(place=entry.key_span, key=entry.key),))


def _read(
    entry: BibEntry,
    parents: Parents,
    macros: Macros,
    format_name: str,
    defined: Mapping[str, Macro],
) -> Sourced:
    fields, missing = with_inherited(entry, parents)
    if parents or defined:
        written = {name: len(item.value) for name, item in fields.items() if item.entry is entry}
        if defined:
            fields = {
                name: item._replace(value=expanded(item.value, defined)) if "\\" in item.value else item
                for name, item in fields.items()
            }
        try:
            macros.spend(sum(max(len(item.value) - written.get(name, 0), 0) for name, item in fields.items()))
        except ExpandsTooMuchError as error:
            reason = f"what macros and parents put into entries comes to more than {error}"
            return Sourced(None, (_refused(reason, entry.span, entry.key, "write several files"),))
    reading = read_entry(entry, as_meant(fields))
    for field, why, code in missing:
        reading.report(code, field, why, "add it, or give its file, too")
    if parents:
        for name in reading.origins if entry.type == "set" else MARKS_OF_WORKS:
            if name in reading.origins and reading.origins[name].entry is not entry:
                reading.mark(INHERITED, name)
    _report_twice(reading)
    report_macros(reading)
    remember_macros(reading)
    _report_slips(reading)
    report_labels(reading)
    key = _key(reading)
    reading.values["source"] = _provenance(reading, format_name)
    record = record_of(reading, key)
    found = [diagnostic._replace(key=key) for diagnostic in few(reading.found)] if reading.found else ()
    return Sourced(record, found, BibOrigin(entry, reading.origins, parents), is_key_made=key != entry.key)


def _unless_ignored(read: Sourced, codes: tuple[str, ...]) -> Sourced:
    """The same without the warnings that a comment above the entry answers for, which the record then does."""
    if read.record is None or not codes:
        return read
    return read._replace(
        record=replace(read.record, values={**read.record.values, "ignore": codes}),
        diagnostics=[one for one in read.diagnostics if one.is_error or not one.code.startswith(codes)],
    )


def _report_twice(reading: Reading) -> None:
    """A finding for each field that the entry has before; safe to remove where both say the same."""
    fields = reading.entry.fields
    if len({item.name for item in fields}) == len(fields):
        return
    values: dict[str, list[str]] = {}
    for item in fields:
        values.setdefault(item.name, []).append(item.value)
    seen: set[str] = set()
    for item in reading.entry.fields:
        if item.name in seen:
            message = f"The entry has another {item.name} before this one; BibTeX takes that, biber this one"
            fix = _without(item) if len({*values[item.name]}) == 1 else None
            reading.report("BK813", item, message, "keep one of the two", fix=fix)
        seen.add(item.name)


def _without(item: BibField) -> Fix | None:
    edit = without_field(item)
    return Fix(f"Remove the second {item.name}", (edit,)) if edit else None


def _report_slips(reading: Reading) -> None:
    """A finding where no comma stands behind a field, as one should; it changes nothing of what bibkit reads."""
    for name, end, place in reading.entry.slips():
        fix = None
        behind = f"the value of {name}" if name else "the key"
        if following := _FIELD.match(place.source.text, place.start):
            message = f"No comma stands between {behind} and {following['name']}; BibTeX stops there"
            help_text = "write the comma"
            fix = Fix("Write the comma", (Edit(place.source, end, end, ","),))
        else:
            shown = " ".join(place.text.partition(",")[0].split())
            shown = shown if len(shown) <= _SHOWN else shown[:_SHOWN] + "…"
            message = f'"{shown}" behind {behind} is left out; BibTeX stops there'
            help_text = "write # between two parts of a value, and a comma behind it"
        reading.report("BK812", place, message, help_text, fix=fix)


def _key(reading: Reading) -> str:
    given = reading.entry.key
    if key_fault(given) is None:
        return given
    key = key_from(given)
    if key_fault(key):
        key = cite_key(record_of(reading, "")) or "entry"
    shown = given[:60] or "an empty key"
    message = f'"{shown}" can\'t be a key; the record is {key}'
    reading.report("BK806", reading.entry.key_span, message, "cite it by the new key")
    if given:
        reading.links["key"] = cleaned(given)
    return key


def _provenance(reading: Reading, format_name: str) -> Provenance:
    entry = reading.entry
    first, _ = entry.source.position(entry.start)
    raw = tuple((entry.raw if entry.is_clean else cleaned(entry.raw)).rstrip().split("\n"))
    return Provenance(
        format=format_name,
        file=_file_name(entry.source.path),
        lines=(first, first + len(raw) - 1),
        raw=raw,
        extra=dict(reading.links),
    )


@lru_cache(maxsize=16)
def _file_name(path: str) -> str:
    return os.path.basename(path)  # noqa: PTH119


def _refused(
    reason: str, span: SourceSpan, key: str, help_text: str = "close its braces and quotes"
) -> Diagnostic:
    place = span.source.span(span.start)  # its first line
    message = f"The entry can't be read: {reason}"
    return Diagnostic("BK805", message, help_text, place, key)

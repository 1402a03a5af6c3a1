"""Entries as a file: the layout, the order of fields, the keys. The same records give the same bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from bibkit.diagnostics import Diagnostic
from bibkit.formats.bibtex.compose import compose
from bibkit.formats.bibtex.dialect import Dialect
from bibkit.formats.bibtex.entry import EntryDraft, WrittenEntry
from bibkit.formats.bibtex.entry_type import ARTICLES
from bibkit.formats.bibtex.options import BibOptions
from bibkit.formats.bibtex.shape import FIELD_WIDTH, cased, is_wanted, place, rewritten, usual_place
from bibkit.formats.bibtex.write_keys import KeysOfFile
from bibkit.formats.bibtex.write_macros import definitions, sorting_macros
from bibkit.formats.bibtex.write_strings import StringsOfFile
from bibkit.formats.written import Lose
from bibkit.model.record import Record

_AS_USUAL = BibOptions()


def write_entries(
    records: Iterable[Record], dialect: Dialect, lose: Lose, options: BibOptions = _AS_USUAL
) -> Iterator[str]:
    """The records as one file, a blank line between entries; what the dialect can't carry is a loss."""
    strings = StringsOfFile(options.strings) if options.strings in ("keep", "journals") else None
    if strings is not None:
        for entry in _entries(records, dialect, _nobody, options):
            strings.learn(entry.draft)
        yield strings.definitions()
    before = ""
    sorting: set[str] = set()
    for entry in _entries(records, dialect, lose, options):
        if strings is not None:
            strings.put_into(entry.draft)
        for block in _blocks(entry, options):
            yield before + block
            before = "\n"
            if entry.draft.held and "\\" in block:
                sorting.update(sorting_macros(block))
    if sorting:
        yield before + definitions(sorting)


def entry_blocks(
    records: Iterable[Record], dialect: Dialect, lose: Lose, options: BibOptions = _AS_USUAL
) -> Iterator[str]:
    """The entry of each record, under keys that may stand in one file; what the dialect can't carry is a loss."""
    for entry in _entries(records, dialect, lose, options):
        yield from _blocks(entry, options)


def _entries(
    records: Iterable[Record], dialect: Dialect, lose: Lose, options: BibOptions
) -> Iterator[WrittenEntry]:
    keys = KeysOfFile(records, dialect, options, lose)
    short = _short_journals(options)

    def written(record: Record) -> WrittenEntry:
        key, aliases = keys.of(record)
        entry = _composed(short(record) if short else record, dialect, lose, options)
        if aliases and not dialect.is_classic:
            entry.fields.setdefault("ids", f"{{{', '.join(aliases)}}}")
        return WrittenEntry(key, aliases, entry)

    if options.crossref != "keep":
        return map(written, records)
    from bibkit.formats.bibtex.write_crossref import with_crossref  # it reads entries again

    return with_crossref(records, written)


def _short_journals(options: BibOptions) -> Callable[[Record], Record] | None:
    """What gives records the short names of their journals; None where nobody asks for that."""
    if not options.abbreviations:
        return None
    from bibkit.formats.abbreviations import read_abbreviations, short_journal

    lists = read_abbreviations(options.abbreviations)

    def short(record: Record) -> Record:
        name = short_journal(record.text("container-title"), lists) if record.type in ARTICLES else ""
        return (
            record.with_values({"container-title": name, "container-title-short": None}) if name else record
        )

    return short


def _nobody(_loss: Diagnostic) -> None:
    """For a first pass: all is said in the second."""


def _blocks(entry: WrittenEntry, options: BibOptions) -> Iterator[str]:
    yield _block(entry.draft, entry.key, options)
    if options.aliases == "entries" and entry.draft.dialect.is_classic:
        for alias in entry.aliases:
            yield _block(entry.draft, alias, options)


def _composed(record: Record, dialect: Dialect, lose: Lose, options: BibOptions) -> EntryDraft:
    """The entry with the fields that are wanted; what is left out for that is no loss."""
    if not options.leaves_out:
        entry = compose(record, dialect, lose, options)
    else:
        losses: list[Diagnostic] = []
        entry = compose(record, dialect, losses.append, options)
        unwanted = [name for name in entry.fields if not is_wanted(name, entry.fields, options)]
        left_out = {entry.sources.get(name, name) for name in unwanted}
        for name in unwanted:
            del entry.fields[name]
        left_out -= {entry.sources.get(name, name) for name in entry.fields}
        for loss in losses:
            if loss.field[0] not in left_out:
                lose(loss)
    for name in ("month", "date"):
        if name in entry.fields:
            entry.fields[name] = rewritten(name, entry.fields[name], options)
    return entry


def _block(entry: EntryDraft, key: str, options: BibOptions) -> str:
    fields = entry.fields
    names = sorted(fields, key=partial(place, order=options.order) if options.order else usual_place)
    width = FIELD_WIDTH if options.align != "no" else 0
    indent = "  " if options.indent is None else options.indent
    case = options.fieldcase
    lines = [f"{indent}{cased(name, case):<{width}} = {fields[name]}" for name in names]
    return f"@{cased(entry.type, case)}{{{key},\n" + ",\n".join(lines) + "\n}\n"

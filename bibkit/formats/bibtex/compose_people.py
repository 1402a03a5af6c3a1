"""The people of a record as fields of its entry."""

from __future__ import annotations

from bibkit.formats.bibtex.dialect import EDITOR_FIELDS
from bibkit.formats.bibtex.entry import EntryDraft, holds_tex, not_carried, own_name, report_characters
from bibkit.formats.bibtex.held import names_again
from bibkit.formats.bibtex.name_marks import put_marks
from bibkit.formats.bibtex.write_commands import keeping_commands
from bibkit.formats.bibtex.write_names import INITIAL, names_text
from bibkit.formats.lost_names import told_once


def put_names(entry: EntryDraft, name: str, target: str) -> None:
    """The names of one of the record's fields, under a given name; what the dialect can't say of them is told."""
    record, dialect = entry.record, entry.dialect
    names = record.names(name)
    if not names:
        return
    if entry.held and (again := names_again(entry, name, names)):
        entry.put(target, again, name)
        put_marks(entry, name, target)
        return
    shown = "; ".join(person.display for person in names)
    # Initials stand as commands in BibTeX, whatever the other letters do (`write_names`).
    decisive = shown if not dialect.is_classic else INITIAL.sub("", shown)
    escape = entry.escaping(decisive).name
    written = names_text(
        names,
        keeping_commands(escape) if holds_tex(record, name) else escape,
        incomplete=record.is_incomplete(name),
        extended=not dialect.is_classic,
    )
    if told := told_once(written.lost):
        entry.lose(
            "BK702", name, f"{dialect.title} can't say {', '.join(told)}", "choose csl-json, which can"
        )
    report_characters(entry, name, written.text, shown)
    entry.put(target, written.text, name)
    put_marks(entry, name, target)


def put_role(entry: EntryDraft, name: str) -> None:
    """Compilers, directors and the like: editors with a role (biblatex manual, 2.3.6), behind those who edited."""
    if "editor" in entry.record.values:
        put_names(entry, "editor", "editor")
    own = own_name(entry.record, name)
    for target in (own, *EDITOR_FIELDS) if own in EDITOR_FIELDS else EDITOR_FIELDS:
        if target not in entry.fields and target not in entry.record.extra:
            put_names(entry, name, target)
            entry.fields[f"{target}type"] = f"{{{name}}}"
            return
    not_carried(entry, name)

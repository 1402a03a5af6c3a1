"""The people of an entry of a .bib file: authors, editors, translators, and editors who were something else."""

from __future__ import annotations

from bibkit.formats.bibtex.dialect import EDITOR_FIELDS, EDITOR_TYPES
from bibkit.formats.bibtex.name_marks import ANNOTATION, with_marks
from bibkit.formats.bibtex.read_names import LIST_OPTION, is_for_biber, names_of_tex, split_and
from bibkit.formats.bibtex.read_tables import NAME_FIELDS
from bibkit.formats.bibtex.reading import Reading


def people_of_entry(reading: Reading) -> None:
    """Take the names of the entry; who was no editor has his role (biblatex manual, 2.3.6)."""
    for name, target in NAME_FIELDS.items():
        _names(reading, name, _role(reading, name) if name == "editor" else target)
    if "editor" in reading.fields:
        for name in EDITOR_FIELDS[1:]:
            if (role := _role(reading, name)) != "editor":
                _names(reading, name, role)


def _role(reading: Reading, name: str) -> str:
    """What the people of `editor`, `editora` ... were, where a record has a field for that; or editor."""
    kind = reading.fields.get(f"{name}type")
    role = EDITOR_TYPES.get(kind.value.strip()) if kind is not None and name in reading.fields else None
    if role is None or role in reading.values:
        return "editor"
    reading.take(f"{name}type")
    return role


def _names(reading: Reading, name: str, target: str) -> None:
    item = reading.take(name)
    if item is None:
        return
    unknown: list[str] = []
    listed = names_of_tex(item.value, unknown)
    if unknown:
        reading.hold_tex(item)
        commands = ", ".join(dict.fromkeys(unknown))
        reading.report("BK806", item, f"{commands} in {name} is kept as it is written", "write the character")
    pieces = split_and(item.value) if listed.odd else []
    for number in listed.odd:
        if listed.names and LIST_OPTION.fullmatch(pieces[number]):
            reading.hold(target, item)
            message = f'"{pieces[number]}" in {name} is an option of biber\'s, and kept for BibLaTeX alone'
            reading.report("BK806", item, message, "leave it so", piece=number)
            continue
        message = f'"{pieces[number]}" in {name} is no name and is left out'
        reading.report("BK806", item, message, "see source.raw", piece=number)
    for number, fault in listed.doubtful:
        reading.report(fault.code, item, fault.message, fault.help, piece=number)
    if listed.names:
        has_marks = f"{name}{ANNOTATION}" in reading.left and not listed.odd
        reading.set(target, with_marks(reading, item, listed.names) if has_marks else listed.names, item)
        if unknown or is_for_biber(item.value):
            reading.hold(target, item)
    if listed.incomplete:
        marked = reading.values.get("incomplete", ())
        assert isinstance(marked, tuple)
        reading.values["incomplete"] = (*(str(one) for one in marked), target)
        reading.origins["incomplete"] = item

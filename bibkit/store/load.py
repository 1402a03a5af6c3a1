"""A folder of records and its people file, read and typed; every fault with its place."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from bibkit.diagnostics import Diagnostic, Where
from bibkit.errors import FileError
from bibkit.model.key import file_stem, key_of_stem
from bibkit.model.person import Person
from bibkit.model.record import Record
from bibkit.store.people import structure_people
from bibkit.store.structure import structure
from bibkit.syntax.yaml.parse import parse_yaml, place_of

RECORD_SUFFIXES = (".yaml", ".yml")
PEOPLE_FILE = "people.yaml"


class Loaded(NamedTuple):
    """What a folder holds: the good records in the order of their keys, the people, and the findings.

    `found` counts the record files, the refused ones among them.
    """

    records: tuple[Record, ...]
    people: Mapping[str, Person]
    diagnostics: tuple[Diagnostic, ...] = ()
    found: int = 0


def load_folder(folder: Path, people_file: Path | None = None) -> Loaded:
    """Read every `*.yaml` below `folder`, and the people file if it is there.

    Raises FileError where the folder is missing, is no folder, can't be listed or holds no record.
    """
    paths = record_paths(folder)
    if not paths:
        raise FileError(f"{folder} holds no records", about="records")
    records: list[Record] = []
    found: list[Diagnostic] = []
    for path in paths:
        record, diagnostics = load_record(path)
        if record is not None:
            records.append(record)
        found += diagnostics
    unique, doubles = _refuse_double_keys(records)
    people: dict[str, Person] = {}
    if people_file is not None and people_file.exists():
        people, diagnostics = load_people(people_file)
        found += diagnostics
    unique.sort(key=lambda record: record.key)
    return Loaded(tuple(unique), people, (*found, *doubles), len(paths))


def record_paths(folder: Path) -> list[str]:
    """The record files below a folder, sorted; hidden files and folders are left out. Raises FileError."""
    paths: list[str] = []
    folders = [str(folder)]
    try:
        while folders:
            with os.scandir(folders.pop()) as entries:
                for entry in entries:
                    if entry.name.startswith("."):
                        continue
                    if entry.name.endswith(RECORD_SUFFIXES):
                        paths.append(entry.path)
                    elif entry.is_dir(follow_symlinks=False):
                        folders.append(entry.path)
    except FileNotFoundError:
        raise FileError(f"There is no folder {folder}", about="library") from None
    except OSError as error:
        raise FileError(
            f"{error.filename} can't be read: {error.strerror}",
            about="library",
        ) from error
    return sorted(paths)


def load_record(path: str) -> tuple[Record | None, list[Diagnostic]]:
    """One record file: the record, or None where an error refuses it, and the findings with their places."""
    text = read_text(path)
    if isinstance(text, Diagnostic):
        return None, [text]
    return record_of_text(text, path)


def record_of_text(text: str, path: str) -> tuple[Record | None, list[Diagnostic]]:
    """The record that the text of a file holds, as `load_record` returns it."""
    stem = key_of_stem(os.path.basename(path).rpartition(".")[0])  # noqa: PTH119
    data = parse_yaml(text, path)
    if isinstance(data, Diagnostic):
        return None, [data]
    record, found = structure(data, stem, path)
    if record is not None and record.key != stem:
        message = f"The id {record.key} is not the name of the file"
        help_text = f"rename the file to {file_stem(record.key)}.yaml or correct the id"
        found.append(Diagnostic("BK112", message, help_text, key=record.key, field=("id",)))
    return record, [placed(diagnostic, text, path) for diagnostic in found]


def load_people(path: Path) -> tuple[dict[str, Person], list[Diagnostic]]:
    """The people file, and the findings with their places."""
    text = read_text(str(path))
    if isinstance(text, Diagnostic):
        return {}, [text]
    data = parse_yaml(text, str(path))
    if isinstance(data, Diagnostic):
        return {}, [data]
    people, found = structure_people(data)
    return people, [placed(diagnostic, text, str(path)) for diagnostic in found]


def placed(diagnostic: Diagnostic, text: str, path: str) -> Diagnostic:
    """The finding with line and column: of the value at fault, of the key for unknown or empty fields."""
    from bibkit.syntax.yaml.read import locate  # PyYAML takes 20 ms: only for records with findings

    of_key = diagnostic.code in ("BK111", "BK114")
    return diagnostic._replace(where=locate(text, path, diagnostic.field, of_key=of_key))


def read_text(path: str) -> str | Diagnostic:
    """The text of a UTF-8 file, a byte order mark taken off; a finding where it can't be had."""
    try:
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123
            data = file.read()
    except OSError as error:
        return Diagnostic(
            "BK101", f"The file can't be read: {error.strerror}", "check its permissions", Where(path)
        )
    try:
        return data.decode().removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig", "replace")
        line, column = place_of(len(before), before)
        message = f"Byte 0x{data[error.start]:02X} is not UTF-8 text"
        return Diagnostic("BK102", message, "save the file as UTF-8", Where(path, line, column, column + 1))


def _refuse_double_keys(records: list[Record]) -> tuple[list[Record], list[Diagnostic]]:
    """The records with keys of their own; for every other a finding that names the first.

    BibTeX compares keys without case, and so do many file systems.
    """
    first: dict[str, Record] = {}
    doubles: list[Diagnostic] = []
    for record in records:
        known = first.setdefault(record.key.casefold(), record)
        if known is record:
            continue
        differ = "" if known.key == record.key else ", but for upper and lower case"
        diagnostic = Diagnostic(
            "BK113",
            f"The key {record.key} is also that of {known.path}{differ}",
            "give one of the two another key (and put the old one into `aliases`)",
            key=record.key,
            field=("id",),
        )
        text = read_text(record.path)
        doubles.append(diagnostic if isinstance(text, Diagnostic) else placed(diagnostic, text, record.path))
    doubled = {diagnostic.key.casefold() for diagnostic in doubles}
    # Which of the two is meant is not for us to say: both stay out.
    return [record for record in records if record.key.casefold() not in doubled], doubles

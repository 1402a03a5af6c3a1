"""A folder of records: one YAML file a work, named by its key."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

from bibkit.diagnostics import Diagnostic
from bibkit.diagnostics.origin import placed
from bibkit.diagnostics.outside import without_quotes
from bibkit.errors import FileError
from bibkit.formats.format import Sourced
from bibkit.model.key import file_stem, key_of_stem
from bibkit.registry import format_of_file
from bibkit.source import Source
from bibkit.store.structure import structure
from bibkit.syntax.read_file import Read, read_source
from bibkit.syntax.yaml.origin import YamlOrigin
from bibkit.syntax.yaml.parse import parse_yaml

Watch: TypeAlias = Callable[[Iterator[Sourced]], Iterator[Sourced]]
"""Hands entries on, and may show how many there were."""

RECORD_SUFFIXES = (".yaml", ".yml")


def read_folder(folder: Path, read: Read = read_source, watch: Watch = iter) -> Iterator[Sourced]:
    """The records of every `*.yaml` below the folder, in the order of their keys, the refused ones first.

    `watch` sees each file go by. Raises FileError where the folder is missing, is no folder, can't be listed or holds
    no record.
    """
    paths = record_paths(folder)
    if not paths:
        named = next((path.name for path in sorted(folder.iterdir()) if format_of_file(path.name)), "")
        hint = f"name the files that you mean, such as {named}" if named else None
        raise FileError(f"{folder} holds no records", hint=hint, about="records")
    yield from in_order_of_keys([*watch(read_found(path, folder, read) for path in paths)])


def read_found(path: str, folder: Path, read: Read) -> Sourced:
    """A record file that was found below the folder."""
    entry = read_record(path, read)
    if entry.record is not None:
        return entry
    return entry._replace(diagnostics=without_quotes(entry.diagnostics, path, str(folder)))


def record_paths(folder: Path) -> list[str]:
    """The record files below a folder, sorted; hidden files and folders are left out. Raises FileError."""
    return sorted(entry.path for entry in record_entries(folder))


def record_entries(folder: Path) -> Iterator[os.DirEntry[str]]:
    """The record files below a folder, in no order. Raises FileError."""
    folders = [str(folder)]
    try:
        while folders:
            with os.scandir(folders.pop()) as entries:
                for entry in entries:
                    if entry.name.startswith("."):
                        continue
                    if entry.name.endswith(RECORD_SUFFIXES):
                        yield entry
                    elif entry.is_dir(follow_symlinks=False):
                        folders.append(entry.path)
    except FileNotFoundError:
        raise FileError(f"There is no folder {folder}", about="library") from None
    except OSError as error:
        raise FileError(f"{error.filename} can't be read: {error.strerror}", about="library") from error


def files_by_key(folder: Path) -> dict[str, str]:
    """The record files below a folder by the key (in casefolded form) that their names stand for, whatever they hold.

    Raises FileError.
    """
    return {_key_of_file(path).casefold(): path for path in record_paths(folder)}


def read_record(path: str, read: Read = read_source) -> Sourced:
    """One record file."""
    source = read(path)
    if isinstance(source, Diagnostic):
        return Sourced(None, (source._replace(key=_key_of_file(path)),), YamlOrigin(path, read=read))
    return record_of_source(source, read)


def record_of_source(source: Source, read: Read = read_source) -> Sourced:
    """The record that the text of a file holds, as `read_record` returns it; `read` gives that text again."""
    data = parse_yaml(source)
    stem = _key_of_file(source.path)
    if isinstance(data, Diagnostic):
        return Sourced(None, (data._replace(key=stem),), YamlOrigin(source.path, read=read))
    record, found = structure(data, stem)
    if record is not None and record.key != stem:
        message = f"The id {record.key} is not the name of the file"
        help_text = f"rename the file to {file_stem(record.key)}.yaml or correct the id"
        found.append(Diagnostic("BK112", message, help_text, key=record.key, field=("id",)))
    # With findings the text is kept: their places hold for it, whatever becomes of the file.
    origin = YamlOrigin(source.path, source if found else None, read=read)
    return Sourced(record, [placed(diagnostic, origin) for diagnostic in found], origin)


def _key_of_file(path: str) -> str:
    return key_of_stem(os.path.basename(path).rpartition(".")[0])  # noqa: PTH119


def in_order_of_keys(entries: list[Sourced]) -> list[Sourced]:
    """The entries by key, those with the key of another refused, with a finding that names the first.

    BibTeX compares keys without case, and so do many file systems.
    """
    by_key: dict[str, list[Sourced]] = {}
    for entry in entries:
        by_key.setdefault(entry.record.key.casefold() if entry.record else "", []).append(entry)
    in_order = by_key.pop("", [])
    for _, same in sorted(by_key.items(), key=_exact_key):
        # Which of two is meant is not for us to say: both stay out.
        in_order += same if len(same) == 1 else [_refused(entry, same[0]) for entry in same]
    return in_order


def _exact_key(pair: tuple[str, list[Sourced]]) -> str:
    record = pair[1][0].record
    return record.key if record is not None else ""


def _refused(entry: Sourced, first: Sourced) -> Sourced:
    assert entry.record is not None
    assert first.record is not None
    assert first.origin is not None
    if entry is first:
        return entry._replace(record=None, key=entry.record.key)
    key = entry.record.key
    differ = "" if first.record.key == key else ", but for upper and lower case"
    finding = Diagnostic(
        "BK113",
        f"The key {key} is also that of {first.origin.path}{differ}",
        "give one of the two another key (and put the old one into `aliases`)",
        key=key,
        field=("id",),
    )
    return Sourced(None, (*entry.diagnostics, placed(finding, entry.origin)), entry.origin)

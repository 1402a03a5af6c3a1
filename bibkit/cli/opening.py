"""The library that a command works on, and which of its records."""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import click

from bibkit.cli.context import NO_TEXTS, plural, report, say
from bibkit.config import Config
from bibkit.diagnostics import Diagnostic
from bibkit.diagnostics.refused import RefusedError
from bibkit.errors import BibkitError, FileError, UsageError
from bibkit.library import Library, library_of
from bibkit.registry import FORMATS
from bibkit.source import Source
from bibkit.store.load import load_parts, place_of
from bibkit.syntax.read_file import read_source, reader_with, source_of_bytes

_Command = TypeVar("_Command", bound=Callable[..., Any])

READ_FORMATS = tuple(name for name, row in FORMATS.items() if row.reads)


@dataclass(frozen=True, slots=True)
class LibraryChoice:
    """What -L and --from say: folders and files ("-" is stdin), and the format of the files, where it is named.

    `is_named` is False where the project (or BIBKIT_LIBRARY) chooses.
    """

    paths: tuple[str, ...] = ()
    format: str = ""
    is_named: bool = False


class NothingChosenError(BibkitError):
    """No record is left to work on."""

    exit_code = 1


def library_options(command: _Command) -> _Command:
    """The `--library PATH` and `--from FORMAT` that every command over records takes; they come as `library`."""

    @click.option(
        "--library",
        "-L",
        "paths",
        envvar="BIBKIT_LIBRARY",
        multiple=True,
        metavar="PATH",
        type=click.Path(),
        help="Folder of records, or a file (refs.bib, library.json ...; - is stdin); may be repeated."
        "  [default: records]",
    )
    @click.option(
        "--from",
        "source_format",
        metavar="FORMAT",
        type=click.Choice(READ_FORMATS),
        help="Format of the files of -L.  [default: by name, else by content]",
    )
    @functools.wraps(command)
    def with_library(
        *arguments: Any, paths: tuple[str, ...], source_format: str | None, **options: Any
    ) -> Any:
        source = click.get_current_context().get_parameter_source("paths")
        is_named = source is click.core.ParameterSource.COMMANDLINE
        choice = LibraryChoice(paths, source_format or "", is_named)
        return command(*arguments, library=choice, **options)

    return with_library  # type: ignore[return-value]


def library_paths(choice: LibraryChoice, config: Config) -> tuple[Path, ...]:
    """The folders and files that were named, or the project's as seen from the current folder."""
    return tuple(map(Path, choice.paths)) or tuple(Path(os.path.relpath(path)) for path in config.library)


def library_folder(named: str | None, config: Config) -> Path:
    """The folder that new records go into. Raises UsageError where the project has several places of records."""
    if named:
        return Path(named)
    if len(config.library) > 1:
        raise UsageError("The project's library is in several places", hint="name the folder with -L DIR")
    return Path(os.path.relpath(config.library[0]))


def is_own_library(choice: LibraryChoice, config: Config) -> bool:
    """Whether the library is the one that the project sets, and not another named with -L."""
    own = [path.resolve() for path in config.library]
    return not choice.is_named or [Path(path).resolve() for path in choice.paths] == own


def open_library(choice: LibraryChoice, config: Config, texts: Mapping[str, Source] = NO_TEXTS) -> Library:
    """The library that was named on the command line or in the settings.

    `texts` are read in the place of the files of their paths.
    """
    paths = library_paths(choice, config)
    if not choice.paths and not any(path.exists() for path in paths):
        raise FileError(
            f"There are no records in {paths[0]}",
            hint="name a bibliography file or a folder with -L, as in `-L refs.bib`, "
            "or make a folder of records with `bibkit import refs.bib`",
        )
    for path in paths:
        if not path.exists() and str(path) != "-":
            raise FileError(
                f"There is no file or folder {path}",
                hint="name one with -L, as in `-L refs.bib` or `-L records`",
            )
    read = reader_with(texts)
    parts: list[Path | Source] = [texts.get("-") or _stdin() if str(path) == "-" else path for path in paths]
    is_own = is_own_library(choice, config)
    beside = paths[0].parent / "styles"
    return library_of(
        functools.partial(load_parts, parts, choice.format, None),
        paths,
        config.people if is_own else None,
        config.ignore,
        config.require,
        config.styles if is_own or beside in config.styles else (*config.styles, beside),
        read,
    )


@functools.cache
def _stdin() -> Source:
    """What stands on stdin, read once."""
    read = source_of_bytes(sys.stdin.buffer.read(), "-")
    if isinstance(read, Diagnostic):
        raise FileError(f"{place_of(read)}{read.message}", hint=read.help)
    return read


def chosen_records(
    everything: Library,
    keys: Iterable[str] = (),
    select: str | None = None,
    *,
    keep_going: bool = False,
    allow_empty: bool = False,
) -> tuple[Library, bool]:
    """The records that a command is for, and whether some of those are left out, as an error refuses them.

    A record that is named by its key and refused stops the command, unless it may be left out (`keep_going`); of all
    records, or of a selection among them, the good ones are taken and the refused ones reported. Raises UsageError
    for an unknown key or a bad selection, NothingChosenError where no record is left, unless that is allowed.
    """
    keys = tuple(keys)
    is_short = False
    chosen = everything
    if select is not None:
        chosen.select(select)  # a fault in it comes before any other
    if keys:
        try:
            chosen = everything.asked(keys)
        except RefusedError as refusal:
            if not keep_going:
                refusal.hint = "nothing was written; mend the records, or leave them out with --keep-going"
                raise
            report(refusal.diagnostics)
            refused = {one.key for one in refusal.diagnostics}
            chosen = everything.only(key for key in keys if key in everything).without(refused)
            is_short = True
    elif everything.errors:
        report(everything.errors)
        chosen = everything.without_errors()
        left_out = everything.found - len(chosen)
        say(f"bibkit: {plural(left_out, 'entry', 'entries')} of {everything.found} left out, see above")
        is_short = True
    if select is not None:
        chosen = chosen.select(select)
    if not len(chosen) and not allow_empty:
        if select is None or not len(everything):
            raise NothingChosenError(
                "There is no record to work on", hint="say --allow-empty if that is right"
            )
        raise NothingChosenError(
            f"--select {select!r} holds for none of {plural(len(everything), 'record')}",
            hint="say --allow-empty if that is right",
        )
    return chosen, is_short


def named_source(path: str) -> Source:
    """The text of a file, or of stdin for "-". Raises FileError."""
    if path == "-":
        return _stdin()
    read = read_source(path)
    if isinstance(read, Diagnostic):
        raise FileError(f"{place_of(read)}{read.message}", hint=read.help)
    return read

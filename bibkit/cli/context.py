"""What several commands share: the library they work on, and how they speak."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from bibkit.config import Config, load_config
from bibkit.diagnostics import Diagnostic
from bibkit.diagnostics.refused import RefusedError
from bibkit.errors import FileError
from bibkit.library import Library, load
from bibkit.source.atomic import write_file

if TYPE_CHECKING:
    from bibkit.handout.load import LoadedSessions

_SESSIONS = ("sessions.yaml", "sessions.yml", "sessions")

Command = TypeVar("Command", bound=Callable[..., Any])


def library_option(command: Command) -> Command:
    """The `--library DIR` that every command over records takes."""
    option = click.option(
        "--library",
        "-L",
        envvar="BIBKIT_LIBRARY",
        type=click.Path(path_type=Path),
        help="Folder of the records.  [default: records]",
    )
    return option(command)


def project_config() -> Config:
    """The settings that hold in the current folder."""
    return load_config(Path.cwd())


def library_folder(named: Path | None, config: Config) -> Path:
    """The folder that was named, or the project's as seen from the current folder."""
    return named or Path(os.path.relpath(config.library))


def open_library(named: Path | None, config: Config) -> Library:
    """The library that was named on the command line or in the settings."""
    folder = library_folder(named, config)
    is_own = _is_of_project(folder, config)
    styles = config.styles if is_own else None
    people = config.people if is_own else None
    return load(folder, people=people, ignore=config.ignore, styles=styles)


def sound_records(records: Library, *, keep_going: bool) -> Library:
    """The library without the records that have an error, all findings reported.

    Raises RefusedError where there are such records and the user has not said to go on without them.
    """
    if not any(diagnostic.is_error for diagnostic in records.diagnostics):
        return records
    report(records.diagnostics)
    if not keep_going:
        refusal = RefusedError(records.diagnostics)
        refusal.about = "refused"
        raise refusal
    return records.without_errors()


def selected(records: Library, query: str) -> Library:
    """The records that a --select holds for; a remark where it holds for none. Raises UsageError for a bad one."""
    found = records.select(query)
    if len(records) and not len(found):
        say(f"bibkit: --select {query!r} holds for none of {plural(len(records), 'record')}")
    return found


def refuse_errors(diagnostics: Sequence[Diagnostic], what: str) -> None:
    """Report the findings and raise RefusedError where one of them is an error."""
    if any(diagnostic.is_error for diagnostic in diagnostics):
        report(diagnostics)
        raise RefusedError(diagnostics, what)


def open_sessions(named: Path | None, library: Library, config: Config) -> LoadedSessions:
    """The sessions that were named on the command line or in the settings, or lie beside the records."""
    from bibkit.handout.load import load_sessions

    path = named or sessions_path(library, config)
    if path is None:
        raise FileError(
            f"There is no sessions.yaml beside {library.paths[0]}",
            hint="write one (`bibkit schema sessions` says what goes into it), or name one with --sessions FILE",
        )
    return load_sessions(path, library.known_keys)


def is_own_library(library: Library, config: Config) -> bool:
    """Whether the library is the one that the project or BIBKIT_LIBRARY sets, and not another named with -L."""
    source = click.get_current_context().get_parameter_source("library")
    is_named = source is click.core.ParameterSource.COMMANDLINE
    return not is_named or _is_of_project(library.paths[0], config)


def _is_of_project(folder: Path, config: Config) -> bool:
    return folder.resolve() == config.library.resolve()


def sessions_path(library: Library, config: Config) -> Path | None:
    """The sessions of the project, or beside another library, as seen from the current folder; None without any."""
    if config.sessions is not None and _is_of_project(library.paths[0], config):
        return Path(os.path.relpath(config.sessions))
    beside = library.paths[0].parent
    return next((path for name in _SESSIONS if (path := beside / name).exists()), None)


def report(diagnostics: Sequence[Diagnostic]) -> None:
    """Findings on stderr, with the lines at fault."""
    if diagnostics:
        from bibkit.diagnostics.render.full import render

        click.echo(render(diagnostics), err=True, nl=False)


def say(text: str) -> None:
    """A remark on stderr."""
    click.echo(text, err=True)


def put_out(text: str, output: str) -> None:
    """The text to stdout (for "-") or into a file, whole and only where it changes. Raises FileError."""
    if output == "-":
        sys.stdout.write(text)
        sys.stdout.flush()
    else:
        write_file(Path(output), text)


def take_in(file: str) -> str:
    """The UTF-8 text of a file, or of stdin for "-". Raises FileError."""
    try:
        data = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as error:
        raise FileError(f"{file} can't be read: {error.strerror}") from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - (data.rfind(b"\n", 0, error.start) + 1) + 1
        raise FileError(
            f"{file}:{line}:{column}: Byte 0x{data[error.start]:02X} is not UTF-8 text",
            hint="save the file as UTF-8",
        ) from None


def plural(count: int, one: str, many: str = "") -> str:
    """The count with its noun: "1 record", "2 records", "3 entries" for `many` = "entries"."""
    return f"{count} {one if count == 1 else many or one + 's'}"

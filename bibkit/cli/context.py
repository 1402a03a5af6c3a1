"""What several commands share: the library they work on, and how they speak."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

import click

from bibkit.cli.telling import MOST_FINDINGS, Telling
from bibkit.diagnostics import Diagnostic
from bibkit.diagnostics.refused import RefusedError
from bibkit.diagnostics.shown import shown_lines
from bibkit.errors import UsageError
from bibkit.source import Source
from bibkit.syntax.read_file import reader_with

if TYPE_CHECKING:
    from bibkit.config import Config
    from bibkit.handout.load import LoadedSessions
    from bibkit.library import Library

_TIMEOUT = "BIBKIT_LOCK_TIMEOUT"
_SESSIONS = ("sessions.yaml", "sessions.yml", "sessions")

NO_TEXTS: Mapping[str, Source] = MappingProxyType({})
Command = TypeVar("Command", bound=Callable[..., Any])


def project_config() -> Config:
    """The settings that hold in the current folder."""
    from bibkit.config import load_config

    return load_config(Path.cwd())


def refuse_errors(diagnostics: Sequence[Diagnostic], what: str) -> None:
    """Raise RefusedError with the findings where one of them is an error."""
    if any(diagnostic.is_error for diagnostic in diagnostics):
        raise RefusedError(diagnostics, what)


def open_sessions(path: Path, library: Library, texts: Mapping[str, Source] = NO_TEXTS) -> LoadedSessions:
    """The sessions of that file or folder."""
    from bibkit.handout.load import load_sessions

    return load_sessions(path, library.known_keys, reader_with(texts))


def sessions_paths(library: Library, config: Config) -> tuple[Path, ...]:
    """The sessions of the project, or beside another library, as seen from the current folder: of each group."""
    own = [path.resolve() for path in config.library]
    if config.sessions and [path.resolve() for path in library.paths] == own:
        return tuple(Path(os.path.relpath(path)) for path in config.sessions)
    return tuple([path for path in sessions_places(library.paths[0].parent) if path.exists()][:1])


def sessions_places(folder: Path) -> tuple[Path, ...]:
    """Where the sessions of a library in that folder may be."""
    return tuple(folder / name for name in _SESSIONS)


def telling() -> Telling:
    """What this run has told, and how much it is to tell."""
    context = click.get_current_context(silent=True)
    found = context.find_object(Telling) if context is not None else None
    return found or Telling()


@contextmanager
def changing(*folders: Path, files: Sequence[Path] = ()) -> Iterator[None]:
    """While it lasts no other run changes these libraries; one that waits says so. Raises FileError, UsageError.

    For files, the folders are locked in which they stand.
    """
    from bibkit.source.lock import WAIT, locked

    given = os.environ.get(_TIMEOUT, "")
    if given and not (given.isascii() and given.isdigit() and len(given) < 7):
        raise UsageError(f'{_TIMEOUT} can\'t be "{given}"', hint="write a number of seconds, such as 60")
    wait = float(given or WAIT)

    def tell(text: str) -> None:
        say(f"bibkit: {text}")

    homes = [file.parent for file in files]
    with locked(*folders, wait=wait, tell=tell), locked(*homes, wait=wait, tell=tell, below=False):
        yield


def report(diagnostics: Sequence[Diagnostic]) -> None:
    """Findings on stderr, with the lines at fault; past a number that somebody reads they are counted."""
    telling().report(diagnostics)


def say(text: str) -> None:
    """A remark on stderr, unless the user wants none (-q)."""
    telling().say(text)


def is_quiet() -> bool:
    """Whether -q was said: only complaints, findings and data come out."""
    return telling().is_quiet


def is_verbose() -> bool:
    """Whether -v was said: warnings, too, come out where they are only counted else."""
    return telling().is_verbose


def verbosity_flags() -> tuple[click.Option, ...]:
    """The flags -q, -v and --all, which every command has."""

    def remember(_ctx: click.Context, param: click.Parameter, value: bool) -> None:
        if value:
            setattr(telling(), str(param.name), True)

    return (
        click.Option(
            ("--quiet", "-q", "is_quiet"), is_flag=True, expose_value=False, callback=remember,
            help="Say nothing but what is wrong.",
        ),
        click.Option(
            ("--verbose", "-v", "is_verbose"), is_flag=True, expose_value=False, callback=remember,
            help="Name warnings, too, where they are only counted else.",
        ),
        click.Option(
            ("--all", "is_whole"), is_flag=True, expose_value=False, callback=remember,
            help=f"Show every finding; without it, those after the first {MOST_FINDINGS} are counted.",
        ),
    )  # fmt: skip


def put_out(text: str, *, is_styled: bool = False) -> None:
    """The text to stdout.

    A terminal gets no character that steers it, unless the text is made for one (`is_styled`).
    """
    sys.stdout.write(shown_lines(text) if sys.stdout.isatty() and not is_styled else text)
    sys.stdout.flush()


def put_out_bytes(data: bytes) -> None:
    """A file that is no text to stdout. Raises UsageError where that is a terminal."""
    if sys.stdout.isatty():
        raise UsageError(
            "A terminal can't show a file of this format", hint="name a file with -o, or pipe it on"
        )
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def plural(count: int, one: str, many: str = "") -> str:
    """The count with its noun: "1 record", "2 records", "3 entries" for `many` = "entries"."""
    return f"{count} {one if count == 1 else many or one + 's'}"

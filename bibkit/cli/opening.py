"""The library that a command works on, and which of its records."""

from __future__ import annotations

import functools
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from bibkit.cli.context import NO_TEXTS, Command, plural, report, say
from bibkit.cli.progress import with_progress
from bibkit.cli.remarks import left_out
from bibkit.diagnostics import Diagnostic
from bibkit.diagnostics.refused import RefusedError
from bibkit.errors import BibkitError, FileError, UsageError
from bibkit.registry import FORMATS
from bibkit.source import Source, WholeFile
from bibkit.source.encodings import is_encoding
from bibkit.syntax.read_file import read_named, reader_with

if TYPE_CHECKING:
    from bibkit.config import Config
    from bibkit.formats.format import Sourced
    from bibkit.library import Library
    from bibkit.store.load import LibraryPart, Loaded
    from bibkit.syntax.read_file import Read

STDIN = "-"
READ_FORMATS = tuple(name for name, row in FORMATS.items() if row.reads)


class LibraryChoice(NamedTuple):
    """What -L and --from say: folders and files ("-" is stdin), and the format of the files, where it is named.

    `is_named` is False where the project (or BIBKIT_LIBRARY) chooses. What stands on stdin is called `stdin_name` in
    findings, and its format may be told by it. `encoding` is that of the files, if they do not say it.
    """

    paths: tuple[str, ...] = ()
    format: str = ""
    is_named: bool = False
    stdin_name: str = STDIN
    encoding: str = ""


class NothingChosenError(BibkitError):
    """No record is left to work on."""

    exit_code = 1


def encoding_option(command: Command) -> Command:
    """The `--encoding NAME` of commands that read files."""

    def known(_context: click.Context, _parameter: click.Parameter, name: str) -> str:
        if name and not is_encoding(name):
            raise UsageError(
                f"There is no encoding {name}", hint="write iso-8859-1, windows-1252, mac-roman, utf-16 ..."
            )
        return name

    return click.option(
        "--encoding", default="", metavar="NAME", callback=known,
        help="Encoding of files that are not UTF-8, as windows-1252.  [default: what a file says]",
    )(command)  # fmt: skip


def library_options(command: Command) -> Command:
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
    @encoding_option
    @functools.wraps(command)
    def with_library(
        *arguments: Any, paths: tuple[str, ...], source_format: str | None, encoding: str, **options: Any
    ) -> Any:
        source = click.get_current_context().get_parameter_source("paths")
        is_named = source is click.core.ParameterSource.COMMANDLINE
        choice = LibraryChoice(paths, source_format or "", is_named, encoding=encoding)
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


def _is_in_own_library(choice: LibraryChoice, config: Config) -> bool:
    """Whether the library is the project's, or some of its files, as an editor or a hook names them."""
    own = [path.resolve() for path in config.library]
    named = [Path(path).resolve() for path in choice.paths]
    return not choice.is_named or all(any(path.is_relative_to(one) for one in own) for path in named)


def open_library(
    choice: LibraryChoice,
    config: Config,
    texts: Mapping[str, Source] = NO_TEXTS,
    *,
    for_rules: bool = False,
    load: Callable[[Read], Loaded] | None = None,
) -> Library:
    """The library that was named on the command line or in the settings.

    `texts` are read in the place of the files of their paths. `for_rules` says that its findings will be asked for.
    With `load` the records are those that it gives.
    """
    from bibkit.loading import library_of
    from bibkit.store.load import load_parts

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
    read = reader_with(texts, choice.encoding)
    parts = [_part(path, texts, choice) for path in paths]
    is_own = _is_in_own_library(choice, config)
    beside = paths[0].parent / "styles"
    return library_of(
        load or functools.partial(load_parts, parts, choice.format, None, watch=watch, for_rules=for_rules),
        paths,
        _people(config) if is_own else None,
        config.ignore,
        config.require,
        config.styles if is_own or beside in config.styles else (*config.styles, beside),
        read,
    )


def _part(path: Path, texts: Mapping[str, Source], choice: LibraryChoice) -> LibraryPart:
    """What the library has at a path: a pipe or device that the user named is read at once, as it can be only once."""
    if str(path) == STDIN:
        return texts.get(choice.stdin_name) or stdin_text(choice.stdin_name, choice.encoding)
    if choice.paths and not path.is_file() and not path.is_dir():
        return texts.get(str(path)) or _named_stream(str(path), choice.encoding)
    return path


@functools.cache
def _named_stream(path: str, encoding: str) -> Source | Diagnostic:
    return read_named(path, encoding)


def _people(config: Config) -> Path | None:
    """The project's people file: the one it names, or the one beside its library."""
    from bibkit.store.load import PEOPLE_FILE

    beside = Path(os.path.relpath(config.library[0])).parent / PEOPLE_FILE
    return config.people or (beside if beside.is_file() else None)


@functools.cache
def _stdin(encoding: str) -> Source | Diagnostic:
    return read_named(STDIN, encoding)


def stdin_text(name: str = STDIN, encoding: str = "") -> Source | Diagnostic:
    """What stands on stdin, read once, under that name; a finding where it is no text."""
    read = _stdin(encoding)
    if name == STDIN:
        return read
    if isinstance(read, Source):
        return Source(read.text, name, bom=read.bom, encoding=read.encoding)
    return read._replace(place=WholeFile(name))


class ChosenRecords(NamedTuple):
    """The records that a command is for. What an error refuses of them is told when all else is right (`settle`).

    `before` is what stands before them already in the output.
    """

    records: Library
    refusal: RefusedError | None = None
    left_out: tuple[Diagnostic, ...] = ()
    remark: str = ""
    before: str = ""

    def settle(self) -> bool:
        """Report what is left out; whether something is. Raises RefusedError where it was named by its key."""
        if self.refusal is not None:
            raise self.refusal
        report(self.left_out)
        if self.remark:
            say(self.remark)
        return bool(self.left_out)


def watch(entries: Iterator[Sourced]) -> Iterator[Sourced]:
    """The entries that are read, counted on a terminal where that takes long."""
    return with_progress(entries, "Reading entries")


def chosen_records(
    everything: Library,
    keys: Iterable[str] = (),
    select: str | None = None,
    *,
    keep_going: bool = False,
    allow_empty: bool = False,
) -> ChosenRecords:
    """The records with these keys for which the selection holds; all of them where neither is given.

    A record that is named by its key and refused stops the command, unless it may be left out (`keep_going`); of all
    records, or of a selection among them, the good ones are taken. Raises UsageError for an unknown key or a bad
    selection, NothingChosenError where no record is left, unless that is allowed.
    """
    keys = tuple(keys)
    if select is not None:
        everything.select(select)  # a fault in it comes before any other
    if keys:
        chosen = _of_keys(everything, keys, keep_going=keep_going)
    elif everything.errors:
        good = everything.without_errors()
        count = everything.found - everything.repeated - len(good)
        remark = left_out(count, everything.found)
        chosen = ChosenRecords(good, left_out=everything.errors, remark=remark)
    else:
        chosen = ChosenRecords(everything)
    if select is not None:
        chosen = chosen._replace(records=chosen.records.select(select))
    if not len(chosen.records) and not allow_empty and chosen.refusal is None:
        report(chosen.left_out)
        raise nothing_chosen(select, len(everything), () if keys else why_nothing(everything, select))
    return chosen


def _of_keys(everything: Library, keys: tuple[str, ...], *, keep_going: bool) -> ChosenRecords:
    try:
        return ChosenRecords(everything.asked(keys))
    except RefusedError as refusal:
        refusal.about = "refused"
        refused = {one.key for one in refusal.diagnostics}
        good = everything.only(key for key in keys if key in everything).without(refused)
        return (
            ChosenRecords(good, left_out=refusal.diagnostics) if keep_going else ChosenRecords(good, refusal)
        )


def nothing_chosen(select: str | None, among: int, reasons: Sequence[str] = ()) -> NothingChosenError:
    """The error that no record is left of so many, with the reasons as far as they are known."""
    message = "There is no record to work on"
    if select is not None and among:
        message = f"--select {select!r} holds for none of {plural(among, 'record')}"
        message += f": {'; '.join(reasons)}" if reasons else ""
    return NothingChosenError(message, hint="say --allow-empty if that is right")


def why_nothing(library: Library, select: str | None) -> list[str]:
    """Sentences on why a selection holds for none of the records, as far as that can be said."""
    if select is None or not len(library):
        return []
    from bibkit.library import selection
    from bibkit.model.query.reasons import why_nothing as reasons
    from bibkit.model.query.tree import RecordColumns

    return reasons(selection(select, library.people).tree, RecordColumns(library.records))


def named_source(path: str, encoding: str = "") -> Source:
    """The text of a file, or of stdin for "-". Raises FileError."""
    from bibkit.store.load import source_or_error

    return source_or_error(text_or_finding(path, encoding))


def text_or_finding(path: str, encoding: str = "") -> Source | Diagnostic:
    """The text of a file, or of stdin for "-"; a finding where there is none."""
    return stdin_text(encoding=encoding) if path == STDIN else read_named(path, encoding)

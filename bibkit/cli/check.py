"""`bibkit check`: what is wrong in a bibliography and in sessions, and the fixes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from bibkit.cli.context import open_sessions, plural, project_config, sessions_path
from bibkit.cli.fixing import STDIN, FixFlags, check_and_fix, fix_flags
from bibkit.cli.opening import LibraryChoice, is_own_library, library_options, library_paths, open_library
from bibkit.diagnostics import Diagnostic
from bibkit.source import Source

_COMPLETE = ("title", "author", "issued")


@click.command("check")
@click.argument("files", nargs=-1, metavar="[PATH]...", type=click.Path())
@library_options
@click.option("--sessions", metavar="FILE", type=click.Path(path_type=Path),
              help="File or folder of sessions to check, too.  [default: the project's own]")  # fmt: skip
@click.option("--ignore", multiple=True, metavar="CODE", help="Leave this code out; may be repeated.")
@click.option("--strict", is_flag=True, help="A record without title, author or date is an error.")
@fix_flags
def command(
    files: tuple[str, ...],
    library: LibraryChoice,
    sessions: Path | None,
    ignore: tuple[str, ...],
    strict: bool,
    **flags: Any,
) -> int:
    """Check a bibliography: files, folders of records, or the project's records and sessions.

    \b
    bibkit check
    bibkit check refs.bib --diff
    bibkit check refs.bib --fix
    bibkit check - --from bibtex --fix < refs.bib > fixed.bib

    With a PATH (or -L) only what stands there is checked, unless it is the project's own; --sessions names sessions
    over them. Exits with 1 where anything is found. `bibkit rule CODE` explains a code and its fix. With --fix, the
    text of stdin goes to stdout as it then is, and the findings to stderr.
    """
    config = project_config()
    if files:
        library = LibraryChoice((*files, *(library.paths if library.is_named else ())), library.format, True)
    if strict:
        config = config._replace(require=tuple(dict.fromkeys((*_COMPLETE, *config.require))))
    looked_at = ""
    walked: set[Path] = set()

    def check(texts: Mapping[str, Source]) -> Sequence[Diagnostic]:
        nonlocal looked_at
        records = open_library(library, config, texts)
        walked.update(records.folders)
        found = list(records.diagnostics)
        looked_at = plural(records.found, "record")
        planned = sessions
        if planned is None and is_own_library(library, config):
            planned = sessions_path(records, config)
        if planned is not None:
            loaded = open_sessions(planned, records, config, texts)
            found += loaded.diagnostics
            walked.update([planned] if planned.is_dir() else ())
            looked_at += f" and {plural(len(loaded.series.sessions), 'session')}"
        return [one for one in found if one.is_error or one.code not in ignore]

    return check_and_fix(
        check,
        FixFlags(**flags),
        lambda: looked_at,
        folders=lambda: [path for path in library_paths(library, config) if path.is_dir()],
        walked=walked,
        is_filter=STDIN in library.paths,
    )

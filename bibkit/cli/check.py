"""`bibkit check`: what is wrong in a bibliography and in sessions, and the fixes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from bibkit.cli.context import open_sessions, plural, project_config, sessions_path
from bibkit.cli.findings import FindingFlags, check_and_fix, finding_flags
from bibkit.cli.opening import (
    STDIN,
    LibraryChoice,
    is_own_library,
    library_options,
    library_paths,
    open_library,
)
from bibkit.diagnostics import Diagnostic
from bibkit.source import Source

_COMPLETE = ("title", "author", "issued")


@click.command("check")
@click.argument("files", nargs=-1, metavar="[PATH]...", type=click.Path())
@library_options
@click.option("--sessions", metavar="FILE", type=click.Path(path_type=Path),
              help="File or folder of sessions to check, too.  [default: the project's own]")  # fmt: skip
@click.option("--stdin-filename", metavar="FILE", default=STDIN,
              help="What stdin (-) is called: in findings, and to tell its format.")  # fmt: skip
@click.option("--strict", is_flag=True, help="A record without title, author or date is an error.")
@finding_flags
def command(
    files: tuple[str, ...],
    library: LibraryChoice,
    sessions: Path | None,
    stdin_filename: str,
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
        named = (*files, *(library.paths if library.is_named else ()))
        library = LibraryChoice(named, library.format, True, stdin_filename, library.encoding)
    else:
        library = library._replace(stdin_name=stdin_filename)
    if strict:
        config = config._replace(require=tuple(dict.fromkeys((*_COMPLETE, *config.require))))
    chosen = FindingFlags(**flags)
    named_rules = (*chosen.selected(config), *chosen.added(config))
    looked_at = ""
    walked: set[Path] = set()

    def check(texts: Mapping[str, Source]) -> Sequence[Diagnostic]:
        nonlocal looked_at
        # What the settings leave out may be asked for on the command line.
        records = open_library(library, config._replace(ignore=()), texts)
        walked.update(records.folders)
        found = list(records.findings(named_rules))
        looked_at = plural(records.found, "record")
        planned = sessions
        if planned is None and is_own_library(library, config):
            planned = sessions_path(records, config)
        if planned is not None:
            loaded = open_sessions(planned, records, config, texts)
            found += loaded.diagnostics
            walked.update([planned] if planned.is_dir() else ())
            looked_at += f" and {plural(len(loaded.series.sessions), 'session')}"
        return found

    return check_and_fix(
        check,
        chosen,
        config,
        lambda: looked_at,
        folders=lambda: [path for path in library_paths(library, config) if path.is_dir()],
        walked=walked,
        library=library,
    )

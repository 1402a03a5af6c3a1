"""`bibkit check`: what is wrong in a bibliography and in sessions, and the fixes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from bibkit.cli.context import project_config
from bibkit.cli.findings import FindingFlags, check_and_fix, finding_flags
from bibkit.cli.looking import Inspection, libraries_named
from bibkit.cli.opening import STDIN, LibraryChoice, library_options
from bibkit.cli.watch import watch_option

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
@watch_option
def command(
    files: tuple[str, ...],
    library: LibraryChoice,
    sessions: Path | None,
    stdin_filename: str,
    strict: bool,
    **flags: Any,
) -> int:
    """Check a bibliography: files, folders, or the project's records and sessions.

    \b
    bibkit check
    bibkit check .
    bibkit check refs.bib --diff
    bibkit check refs.bib --fix
    bibkit check - --from bibtex --fix < refs.bib > fixed.bib

    With a PATH (or -L) only what stands there is checked, unless it is the project's own; --sessions names sessions
    over them. A folder is one of records, or the .bib, CSL-JSON and CSL-YAML files in it are found, but for those that
    git ignores, and each is checked for itself. Exits with 1 where anything is found. `bibkit rule CODE` explains a
    code and its fix. With --fix, the text of stdin goes to stdout as it then is, and the findings to stderr.
    """
    config = project_config()
    library = library._replace(stdin_name=stdin_filename)
    libraries = libraries_named(files, library, config) if files else [library]
    if strict:
        config = config._replace(require=tuple(dict.fromkeys((*_COMPLETE, *config.require))))
    chosen = FindingFlags(**flags)
    look = Inspection(libraries, config, sessions, (*chosen.selected(config), *chosen.added(config)))
    paths = tuple(path for one in libraries for path in one.paths)
    return check_and_fix(
        look,
        chosen,
        config,
        lambda: look.looked_at,
        folders=look.folders,
        walked=look.walked,
        library=library._replace(paths=paths) if files else library,
    )

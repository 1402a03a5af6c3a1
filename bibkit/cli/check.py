"""`bibkit check`: what is wrong in the records and sessions, and the safe fixes."""

from __future__ import annotations

from pathlib import Path

import click

from bibkit.cli.context import (
    is_own_library,
    library_option,
    open_library,
    open_sessions,
    plural,
    project_config,
    say,
    sessions_path,
)
from bibkit.diagnostics import Diagnostic
from bibkit.diagnostics.render import RENDERERS


@click.command("check")
@library_option
@click.option("--sessions", metavar="FILE", type=click.Path(path_type=Path),
              help="File or folder of sessions to check, too.  [default: the project's own]")  # fmt: skip
@click.option(
    "--output-format",
    type=click.Choice(list(RENDERERS)),
    default="full",
    show_default=True,
    help="How to print.",
)
@click.option("--ignore", multiple=True, metavar="CODE", help="Leave this code out; may be repeated.")
@click.option("--fix", is_flag=True, help="Write the safe fixes into the records; comments stay.")
def command(
    library: Path | None, sessions: Path | None, output_format: str, ignore: tuple[str, ...], fix: bool
) -> int:
    """Check every record: its file, names, dates, identifiers, titles, and duplicates; and the sessions, if any.

    With -L only the records of that folder are checked, unless it is the project's own; --sessions names sessions
    over them.

    Exits with 1 where anything is found. `bibkit rule CODE` explains a code.
    """
    config = project_config()
    records = open_library(library, config)
    found = [one for one in records.diagnostics if one.is_error or one.code not in ignore]
    if sessions is None and is_own_library(records, config):
        sessions = sessions_path(records, config)
    planned = ""
    if sessions is not None:
        loaded = open_sessions(sessions, records, config)
        found += loaded.diagnostics
        planned = f" and {plural(len(loaded.series.sessions), 'session')}"
    fixed: list[Diagnostic] = []
    left = found
    if left or output_format in ("json", "sarif"):
        click.echo(RENDERERS[output_format](left), nl=False)
    if fixed:
        say(f"{plural(len(fixed), 'finding')} fixed")
    outcome = plural(len(left), "finding") if left else "nothing found"
    say(f"{plural(records.found, 'record')}{planned} checked, {outcome}")
    return 1 if left else 0

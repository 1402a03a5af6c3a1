"""`bibkit check`: what is wrong in the records and sessions, and the safe fixes."""

from __future__ import annotations

from collections.abc import Sequence
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
from bibkit.source.atomic import write_file
from bibkit.store.edit import replace_value
from bibkit.store.load import read_text


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
    fixed = _apply_fixes(found) if fix else []
    left = [one for one in found if one not in fixed]
    if left or output_format in ("json", "sarif"):
        click.echo(RENDERERS[output_format](left), nl=False)
    if fixed:
        say(f"{plural(len(fixed), 'finding')} fixed")
    outcome = plural(len(left), "finding") if left else "nothing found"
    say(f"{plural(records.found, 'record')}{planned} checked, {outcome}")
    return 1 if left else 0


def _apply_fixes(found: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Write every fix into its file, and return the findings that are mended by it."""
    fixed: list[Diagnostic] = []
    by_path: dict[str, list[Diagnostic]] = {}
    for diagnostic in found:
        if diagnostic.fix is not None:
            by_path.setdefault(diagnostic.where.path, []).append(diagnostic)
    for path, diagnostics in by_path.items():
        text = read_text(path)
        if not isinstance(text, str):
            continue
        for diagnostic in diagnostics:
            assert diagnostic.fix is not None
            text = replace_value(text, diagnostic.field, diagnostic.fix.replacement)
        write_file(Path(path), text)
        fixed += diagnostics
    return fixed

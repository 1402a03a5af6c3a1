"""`bibkit import`: records from a file of another format."""

from __future__ import annotations

from pathlib import Path

import click
from click.shell_completion import CompletionItem

from bibkit.changes.intake import plan_intake
from bibkit.cli.context import library_folder, library_option, plural, project_config, report, say, take_in
from bibkit.errors import UsageError
from bibkit.library import load, read
from bibkit.registry import FORMATS, format_of_file
from bibkit.store.folder import record_paths


def _complete_format(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    rows = {name: row for name, row in FORMATS.items() if row.reads}
    return [
        CompletionItem(name, help=row.summary) for name, row in rows.items() if name.startswith(incomplete)
    ]


@click.command("import")
@click.argument("file")
@click.option(
    "--from", "-f", "format_name", metavar="FORMAT", shell_complete=_complete_format,
    help="Format of FILE, see `bibkit formats`.  [default: from its name]",
)  # fmt: skip
@library_option
@click.option("--assume-year", metavar="YEAR", help="Year of dates that have none; marked as inferred.")
@click.option("--option", "-O", "options", multiple=True, metavar="NAME=VALUE", help="Option of the format.")
@click.option("--keep-going", is_flag=True, help="Take the good records even where others are refused.")
@click.option("--dry-run", is_flag=True, help="Say what would be written, and write nothing.")
def command(
    file: str,
    format_name: str | None,
    library: Path | None,
    assume_year: str | None,
    options: tuple[str, ...],
    keep_going: bool,
    dry_run: bool,
) -> int:
    """Take records from FILE ("-" is stdin) into the library, each into a file of its own.

    Works that the library holds already stay as they are: importing twice changes nothing.

    \b
    bibkit import refs.bib
    bibkit import listing.txt --from listing --assume-year 2026
    """
    config = project_config()
    name = format_name or format_of_file(file)
    if name is None:
        raise UsageError(
            f"The name {file} does not tell its format", hint="name it with --from, see `bibkit formats`"
        )
    chosen = dict(pair.partition("=")[::2] for pair in options)
    if assume_year is not None:
        chosen["assume-year"] = assume_year
    result = read(take_in(file), name, path=file, **chosen)
    folder = library_folder(library, config)
    present = (
        load(folder, people=config.people if library is None else None).records
        if _holds_records(folder)
        else ()
    )
    intake = plan_intake(result.records, present, folder)
    findings = (*result.diagnostics, *intake.diagnostics)
    report(findings)
    refused = any(one.is_error for one in findings)
    held_back = refused and not keep_going
    if not held_back and not dry_run:
        intake.plan.apply()
    done = "not written" if held_back or dry_run else "written"
    entries = plural(result.found, "entry", "entries")
    say(f"{entries} found, {len(intake.known)} already in the library, {len(intake.new)} {done}")
    if dry_run:
        for path in intake.plan.texts:
            click.echo(str(path))
    if held_back and intake.new:
        say("  hint: mend the input, or take the good ones with --keep-going")
    return 1 if refused else 0


def _holds_records(folder: Path) -> bool:
    return folder.is_dir() and bool(record_paths(folder))

"""`bibkit import`: records from files of other formats."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from pathlib import Path

import click
from click.shell_completion import CompletionItem

from bibkit.changes.intake import Intake, Known, plan_intake
from bibkit.changes.plan_file import read_plan_file, write_plan_file
from bibkit.checks.characters import hidden_characters
from bibkit.cli.context import changing, plural, project_config, put_out, report, say, telling
from bibkit.cli.opening import (
    READ_FORMATS,
    LibraryChoice,
    encoding_option,
    library_folder,
    named_source,
    open_library,
    text_or_finding,
)
from bibkit.cli.remarks import not_compared
from bibkit.diagnostics.origin import placed
from bibkit.diagnostics.refused import RefusedError
from bibkit.errors import UsageError
from bibkit.registry import FORMATS
from bibkit.store.folder import files_by_key
from bibkit.store.load import load_parts


def _complete_format(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    return [
        CompletionItem(name, help=FORMATS[name].summary)
        for name in READ_FORMATS
        if name.startswith(incomplete)
    ]


@click.command("import")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--from", "-f", "format_name", metavar="FORMAT", shell_complete=_complete_format,
    help="Format of the files, see `bibkit formats`.  [default: by name, else by content]",
)  # fmt: skip
@click.option(
    "--library", "-L", "folder_name", envvar="BIBKIT_LIBRARY", metavar="DIR",
    help="Folder of the records.  [default: records]",
)  # fmt: skip
@click.option("--assume-year", metavar="YEAR", help="Year of dates that have none; marked as inferred.")
@click.option("--option", "-O", "options", multiple=True, metavar="NAME=VALUE", help="Option of the format.")
@click.option(
    "--update", type=click.Choice(("ours", "theirs", "ask")),
    help="For works that are there: take what is missing (ours), all that differs (theirs), "
    "or print a plan to fill in (ask).",
)  # fmt: skip
@click.option("--plan", "plan_file", metavar="FILE", help="Take over what a plan of --update ask says.")
@encoding_option
@click.option("--dry-run", is_flag=True, help="Show what would be written as a diff, and write nothing.")
def command(
    files: tuple[str, ...],
    format_name: str | None,
    folder_name: str | None,
    assume_year: str | None,
    options: tuple[str, ...],
    update: str | None,
    plan_file: str | None,
    dry_run: bool,
    encoding: str,
) -> int:
    """Take records from FILES ("-" is stdin) into a folder, each into a file of its own.

    Works that the library holds already stay as they are: importing twice changes nothing. What an entry says
    differently is reported, and taken over with --update; a key under which a known work comes in becomes an alias.

    \b
    bibkit import refs.bib
    bibkit import refs.bib --update ours
    bibkit import refs.bib --update ask > plan.yaml, then: bibkit import refs.bib --plan plan.yaml
    bibkit import listing.txt --from listing --assume-year 2026
    """
    config = project_config()
    if update and plan_file:
        raise UsageError("--update and --plan are two ways to say the same", hint="choose one")
    chosen = dict(pair.partition("=")[::2] for pair in options)
    if assume_year is not None:
        chosen["assume-year"] = assume_year
    folder = library_folder(folder_name, config)
    choices = _read_plan(plan_file) if plan_file else {}
    loaded = load_parts([text_or_finding(file, encoding) for file in files], format_name or "", chosen)
    choice = LibraryChoice((folder_name,) if folder_name else ())

    def choose(known: Known) -> Mapping[str, str] | str:
        if plan_file:
            return choices.get(known.record.key, "")
        return update if update in ("ours", "theirs") else ""

    is_shown = dry_run or update == "ask"
    _refuse_file(folder)
    with changing(*(() if is_shown else (folder,))):
        names = files_by_key(folder) if folder.is_dir() else {}
        there = open_library(choice, config) if names else None
        intake = plan_intake(
            loaded.records,
            there.records if there is not None else (),
            folder,
            origins=loaded.origins,
            present_origins=there.origins if there is not None else {},
            made_keys=loaded.made_keys,
            occupied={**dict.fromkeys(map(str.casefold, there.refused), ""), **names}
            if there is not None
            else {},
            require=config.require,
            choose=choose,
            key_of=config.key_of(),
        )
        if update == "ask":
            put_out(write_plan_file(intake.known))
            return 0
        hidden = [
            placed(one, loaded.origins.get(new.key))
            for new in loaded.records
            for one in hidden_characters(new)
        ]
        findings = (*loaded.diagnostics, *hidden, *intake.diagnostics)
        report(findings)
        if dry_run:
            lines = intake.plan.diff()
            while some := "".join(islice(lines, 1000)):  # line by line it takes as long as all the rest
                put_out(some)
        else:
            intake.plan.apply()
    if there is not None and (broken := there.found - there.repeated - len(there.records)):
        telling().complain(not_compared(broken, folder), "see `bibkit check`")
    _summarize(intake, loaded.found, dry_run=dry_run)
    return 1 if any(one.is_error for one in findings) else 0


def _read_plan(file: str) -> dict[str, dict[str, str]]:
    choices, found = read_plan_file(named_source(file))
    if found:
        raise RefusedError(found, "plan")
    return choices


def _summarize(intake: Intake, found: int, *, dry_run: bool) -> None:
    changed = len(intake.plan.texts) - len(intake.new)
    done = "would be written" if dry_run else "written"
    parts = [
        f"{plural(found, 'entry', 'entries')} found",
        f"{len(intake.known)} already in the library"
        + (f" ({changed} {'would change' if dry_run else 'changed'})" if changed else ""),
        f"{len(intake.new)} {done}",
    ]
    say(", ".join(parts))
    if intake.lacking:
        report(intake.lacking)
        refused = len({one.key for one in intake.lacking})
        say(f"{plural(refused, 'new record')} will be refused: the project requires what they lack")


def _refuse_file(folder: Path) -> None:
    if folder.is_file():
        raise UsageError(
            f"{folder} is a file, and records are taken into a folder",
            hint="name a folder, or convert the file with `bibkit convert`",
        )

"""`bibkit export`: records to a bibliography or a reference list."""

from __future__ import annotations

from typing import Any

import click
from click.shell_completion import CompletionItem

from bibkit.cli.context import plural, project_config, put_out, report, say
from bibkit.cli.opening import LibraryChoice, chosen_records, library_options, open_library
from bibkit.cli.options import given, list_flags
from bibkit.config import Config
from bibkit.errors import UsageError
from bibkit.formats.written import Written
from bibkit.lists.option_table import LIST_OPTIONS, chosen
from bibkit.lists.options import AS_THEY_ARE, ListOptions
from bibkit.registry import FORMATS, LISTS, Registered, format_of_output


def _writable() -> dict[str, Registered]:
    return {name: row for name, row in {**FORMATS, **LISTS}.items() if row.writes}


def _complete_format(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    return [
        CompletionItem(name, help=row.summary)
        for name, row in _writable().items()
        if name.startswith(incomplete)
    ]


@click.command("export")
@click.argument("keys", nargs=-1)
@click.option(
    "--format", "-f", "format_name", metavar="FORMAT", shell_complete=_complete_format,
    help="Format or reference list, see `bibkit formats`.  [default: from the name of -o, else bibtex]",
)  # fmt: skip
@click.option(
    "--output", "-o", default="-", metavar="FILE", help="Write to FILE, whole and only where it changes."
)
@library_options
@click.option(
    "--key", "-k", "more_keys", multiple=True, metavar="KEY", help="Only this record; may be repeated."
)
@click.option("--select", metavar="QUERY", help="Only records like 'tag:alignment and year>=2022'.")
@list_flags(
    LIST_OPTIONS,
    sort="Order by fields, such as author,-issued; none: as named.  [default: key; in a list the style's]",
)
@click.option(
    "--option",
    "-O",
    "options",
    multiple=True,
    metavar="NAME=VALUE",
    help="Option of the format; may be repeated.",
)
@click.option("--loss-report", is_flag=True, help="Name everything that the format can't carry.")
@click.option("--fail-on-loss", is_flag=True, help="Write nothing where something would be lost.")
@click.option(
    "--keep-going", is_flag=True, help="Leave out records that were named and have errors; exits with 1."
)
@click.option("--allow-empty", is_flag=True, help="Write an empty result where no record is left.")
def command(
    keys: tuple[str, ...],
    format_name: str | None,
    output: str,
    library: LibraryChoice,
    more_keys: tuple[str, ...],
    select: str | None,
    options: tuple[str, ...],
    loss_report: bool,
    fail_on_loss: bool,
    keep_going: bool,
    allow_empty: bool,
    **flags: Any,
) -> int:
    """Write the records, or those named by KEYS, as a bibliography or a reference list.

    \b
    bibkit export --format bibtex > refs.bib
    bibkit export -o refs.json --select 'tag:alignment and year>=2022'
    bibkit export --format html --style apa -o refs.html
    bibkit export --format markdown --annotate abstract --group-by -year
    """
    config = project_config()
    name = format_name or format_of_output(output, _writable()) or config.format or "bibtex"
    pairs, named = _pairs(options), given(flags)
    sort = config.sort
    if name in LISTS:
        listed = _list_options(name, chosen({**pairs, **named}, f"option of {name}"), config)
    else:
        sort = named.pop("sort", sort)
        if named:
            raise UsageError(
                f"--{next(iter(named)).replace('_', '-')} is for reference lists, and {name} is a data format",
                hint=f"choose --format {', '.join(LISTS)}",
            )
        pairs = {**config.options.get(name, {}), **pairs}
    everything = open_library(library, config)
    records, is_short = chosen_records(
        everything, (*keys, *more_keys), select, keep_going=keep_going, allow_empty=allow_empty
    )
    if sort and sort != AS_THEY_ARE:
        records = records.sorted(sort)
    if name in LISTS:
        written = records.reference_list(name, listed)
        if listed.annotate and not any(record.text(listed.annotate) for record in records):
            say(f"bibkit: none of {plural(len(records), 'record')} has the field {listed.annotate}")
    else:
        written = records.write(name, **pairs)
    if _losses_forbid(written, loss_report, fail_on_loss):
        return 1
    put_out(written.text, output)
    not_rendered = any(loss.is_error for loss in written.losses)
    return 1 if is_short or not_rendered else 0


def _pairs(options: tuple[str, ...]) -> dict[str, str]:
    """What -O was given, by name."""
    pairs = {}
    for option in options:
        name, equals, value = option.partition("=")
        if not equals:
            raise UsageError(f"-O {option} has no value", hint="write -O NAME=VALUE")
        pairs[name] = value
    return pairs


def _list_options(name: str, asked: dict[str, Any], config: Config) -> ListOptions:
    """The options of a reference list: the command line's before the project's for this output, before its others."""
    options = config.list_options(config.options.get(name, {}), asked)
    if options.restart_numbers and not options.group_by and "restart_numbers" not in asked:
        return options._replace(restart_numbers=False)  # the project's, for when there are several lists
    return options


def _losses_forbid(written: Written, loss_report: bool, fail_on_loss: bool) -> bool:
    """Report what the format could not carry; True where that forbids the output."""
    if not written.losses:
        return False
    if loss_report or fail_on_loss or any(loss.is_error for loss in written.losses):
        report(written.losses)
    else:
        say(f"bibkit: {plural(len(written.losses), 'loss', 'losses')} (--loss-report names them)")
    if fail_on_loss:
        say("bibkit: nothing was written")
    return fail_on_loss

"""`bibkit export`: records to a bibliography or a reference list."""

from __future__ import annotations

import click
from click.shell_completion import CompletionItem

from bibkit.cli.context import plural, project_config, put_out, report, say
from bibkit.cli.opening import LibraryChoice, chosen_records, library_options, open_library
from bibkit.config import Config
from bibkit.errors import UsageError
from bibkit.formats.written import Written
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
@click.option(
    "--sort", metavar="FIELDS",
    help="Order by fields, such as author,-issued.  [default: key; in a list the style's]",
)  # fmt: skip
@click.option(
    "--style", metavar="STYLE", help="CSL style of a reference list: name, title or path.  [default: apa]"
)
@click.option(
    "--locale", metavar="LANG", help="Language of a reference list, such as de-DE.  [default: the style's]"
)
@click.option("--engine", metavar="ENGINE", help="CSL processor of a reference list.")
@click.option(
    "--annotate", metavar="FIELD", help="Field after each entry of a list: abstract, summary, note, notes."
)
@click.option(
    "--group-by",
    metavar="FIELD",
    help="A list with a heading for each year, type, tag ...; -year: last first.",
)
@click.option("--abbreviations", metavar="FILE", help="Short forms of journals, places ... (JSON).")
@click.option("--restart-numbers", is_flag=True, help="With --group-by: number each list for itself.")
@click.option("--locale-per-record", is_flag=True, help="Each entry of a list in the language of its record.")
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
    sort: str | None,
    style: str | None,
    locale: str | None,
    engine: str | None,
    annotate: str | None,
    group_by: str | None,
    abbreviations: str | None,
    restart_numbers: bool,
    locale_per_record: bool,
    options: tuple[str, ...],
    loss_report: bool,
    fail_on_loss: bool,
    keep_going: bool,
    allow_empty: bool,
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
    list_options = {
        "style": ("style", style),
        "locale": ("locale", locale),
        "engine": ("engine", engine),
        "annotate": ("annotate", annotate),
        "group-by": ("group-by", group_by),
        "abbreviations": ("abbreviations", abbreviations),
        "restart-numbers": ("numbers", "restart" if restart_numbers else None),
        "locale-per-record": ("entry-locales", "yes" if locale_per_record else None),
    }
    chosen = _options(name, options, list_options, config)
    if chosen.get("numbers") == "restart" and not chosen.get("group-by") and name in LISTS:
        if restart_numbers or "numbers=restart" in options:
            asked = "--restart-numbers" if restart_numbers else "-O numbers=restart"
            raise UsageError(
                f"{asked} is for several lists, and this is one",
                hint="say what makes several: --group-by year, type, tag ...",
            )
        del chosen["numbers"]  # a setting of the project, for when there are several
    if sort and name in LISTS:
        chosen["order"] = "records"
    everything = open_library(library, config)
    records, is_short = chosen_records(
        everything, (*keys, *more_keys), select, keep_going=keep_going, allow_empty=allow_empty
    )
    if order := sort or config.sort:
        records = records.sorted(order)
    written = records.write(name, **chosen)
    field = chosen.get("annotate", "")
    if field and not any(record.text(field) for record in records):
        say(f"bibkit: none of {plural(len(records), 'record')} has the field {field}")
    if _losses_forbid(written, loss_report, fail_on_loss):
        return 1
    put_out(written.text, output)
    not_rendered = any(loss.is_error for loss in written.losses)
    return 1 if is_short or not_rendered else 0


def _options(
    name: str, given: tuple[str, ...], list_options: dict[str, tuple[str, str | None]], config: Config
) -> dict[str, str]:
    """The options for a format or reference list: the command line's before the project's.

    `list_options` says for what was named on the command line which option of a list it is, and its value.
    """
    chosen = dict(config.options.get(name, {}))
    for pair in given:
        option, equals, value = pair.partition("=")
        if not equals:
            raise UsageError(f"-O {pair} has no value", hint="write -O NAME=VALUE")
        chosen[option] = value
    named = {flag: (option, value) for flag, (option, value) in list_options.items() if value is not None}
    if name in LISTS:
        settings = {
            "style": config.style,
            "locale": config.locale,
            "engine": config.engine,
            "collation": config.collation,
        }
        return {**{key: value for key, value in settings.items() if value}, **chosen, **dict(named.values())}
    if named:
        raise UsageError(
            f"--{next(iter(named))} is for reference lists, and {name} is a data format",
            hint=f"choose --format {', '.join(LISTS)}",
        )
    return chosen


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

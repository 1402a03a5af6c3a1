"""What `export` and `convert` share: records written as a bibliography or a reference list."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

import click
from click.shell_completion import CompletionItem

from bibkit.cli.context import Command, is_verbose, plural, project_config, report, say
from bibkit.cli.opening import ChosenRecords, LibraryChoice, chosen_records, library_paths, open_library
from bibkit.cli.options import given, list_flags
from bibkit.cli.output_flag import output_flag
from bibkit.cli.outputs import Output, output_of
from bibkit.cli.progress import at_work
from bibkit.cli.remarks import NOTHING_WRITTEN, lost, warned
from bibkit.config import Config
from bibkit.diagnostics import Diagnostic
from bibkit.errors import UsageError
from bibkit.lists.option_table import LIST_OPTIONS, chosen
from bibkit.lists.options import AS_THEY_ARE, ListOptions
from bibkit.registry import FORMATS, LISTS, Registered, format_of_output, load_format


class Asked(NamedTuple):
    """What the user wants written: the flags that `output_flags` adds."""

    format: str
    output: str
    select: str | None
    pairs: dict[str, str]
    flags: dict[str, Any]
    loss_report: bool
    fail_on_loss: bool
    keep_going: bool
    allow_empty: bool
    only_compares: bool = False
    prefer: str = ""

    def in_format(self, name: str) -> Asked:
        """The same in the format of that name."""
        return self._replace(format=name)

    def with_own_flags(self) -> Asked:
        """The same, with the flags that are options of the data format, too, among these."""
        row = FORMATS.get(self.format)
        if row is None or not self.flags.keys() - {"sort"}:
            return self
        own = {option.name for option in load_format(self.format).options}
        pairs = {name: str(value) for name, value in self.flags.items() if name in own}
        flags = {name: value for name, value in self.flags.items() if name not in own}
        return self._replace(pairs={**pairs, **self.pairs}, flags=flags)

    @property
    def sort(self) -> str | None:
        """The order of the records that was asked for."""
        return self.flags.get("sort")


def output_flags(command: Command) -> Command:
    """The flags of what is written; they come as `asked`, but for the format, which each command names its own way."""

    @output_flag("output")
    @click.option("--select", metavar="QUERY", help="Only records like 'tag:alignment and year>=2022'.")
    @list_flags(
        LIST_OPTIONS,
        sort="Order by fields, such as author,-issued; none: as named.  [default: a folder's by key, a file's own; "
        "in a list the style's]",
    )
    @click.option(
        "--option",
        "-O",
        "options",
        multiple=True,
        metavar="NAME=VALUE",
        help="Option of the format, see `bibkit formats NAME`; may be repeated.",
    )
    @click.option("--loss-report", is_flag=True, help="Name everything that the format can't carry.")
    @click.option(
        "--fail-on-loss", is_flag=True, help="Write nothing where something would be lost or left out."
    )
    @click.option(
        "--keep-going", is_flag=True, help="Leave out records that were named and have errors; exits with 1."
    )
    @click.option("--allow-empty", is_flag=True, help="Write an empty result where no record is left.")
    @functools.wraps(command)
    def with_asked(
        *arguments: Any,
        format_name: str | None,
        output: str,
        select: str | None,
        options: tuple[str, ...],
        loss_report: bool,
        fail_on_loss: bool,
        keep_going: bool,
        allow_empty: bool,
        **others: Any,
    ) -> Any:
        flags = given({row.field: others.pop(row.field) for row in LIST_OPTIONS.values()})
        name = format_name or format_of_output(output, writable()) or ""
        asked = Asked(
            name,
            output,
            select,
            option_pairs(options),
            flags,
            loss_report,
            fail_on_loss,
            keep_going,
            allow_empty,
        )
        return command(*arguments, asked=asked, **others)

    return with_asked  # type: ignore[return-value]


def writable() -> dict[str, Registered]:
    """Everything that can be written, by name."""
    return {name: row for name, row in {**FORMATS, **LISTS}.items() if row.writes}


def complete_format(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The names of formats that begin so, for the shell."""
    return [
        CompletionItem(name, help=row.summary)
        for name, row in writable().items()
        if name.startswith(incomplete)
    ]


Pick: TypeAlias = Callable[[Config], ChosenRecords]
"""What chooses the records, given the settings."""


def write_out(library: LibraryChoice, keys: tuple[str, ...], asked: Asked, pick: Pick | None = None) -> int:
    """Write the records of the library as asked, or those that `pick` gives; returns the exit code."""
    config = project_config()
    output = output_of(asked.output, config, library, {**asked.pairs, **asked.flags})
    output = output._replace(only_compares=asked.only_compares)

    def picked() -> ChosenRecords:
        if pick is not None:
            return pick(config)
        everything = open_library(library, config)
        return chosen_records(
            everything, keys, asked.select, keep_going=asked.keep_going, allow_empty=asked.allow_empty
        )

    def preferred() -> ChosenRecords:
        found = picked()
        return found._replace(records=found.records.prefer(asked.prefer)) if asked.prefer else found

    if asked.format in LISTS:
        options = _list_options(asked, config)
        return _write_list(preferred(), asked, options, config, output)
    asked = asked.with_own_flags()
    named = [name for name in asked.flags if name != "sort"]
    if named:
        raise UsageError(
            f"--{named[0].replace('_', '-')} is for reference lists, and {asked.format} is a data format",
            hint=f"choose --format {', '.join(LISTS)}",
        )
    options_of_format = {**config.options.get(asked.format, {}), **asked.pairs}
    sort = asked.sort or config.sort
    row = FORMATS.get(asked.format)
    if row is not None and row.preserves and not pick:
        from bibkit.cli.beside import tell_beside  # for .bib files that become others

        if tell_beside(library, config, asked):
            return 1
    if not (pick or keys or sort or asked.prefer or config.require) and (
        parts := _parts_to_stream(library, config)
    ):
        from bibkit.cli.streaming import convert_files

        return convert_files(parts, library.format, asked, options_of_format, output)
    return _write_data(preferred(), asked, options_of_format, sort, output)


def _write_list(
    picked: ChosenRecords, asked: Asked, options: ListOptions, config: Config, output: Output
) -> int:
    records = picked.records
    if not options.sort and config.sort:
        records = records.sorted(config.sort) if config.sort != AS_THEY_ARE else records
    with at_work(f"Setting in {options.style}", len(records)):
        written = records.reference_list(asked.format, options)
    is_short = picked.settle()
    if options.annotate and not any(record.text(options.annotate) for record in records.records):
        say(f"bibkit: none of {plural(len(records), 'record')} has the field {options.annotate}")
    if _forbids(asked, is_short, written.losses):
        return 1
    differs = output.put(written.content, is_styled=asked.format == "terminal")
    return 1 if differs or is_short or any(loss.is_error for loss in written.losses) else 0


def _write_data(
    picked: ChosenRecords, asked: Asked, options: dict[str, str], sort: str | None, output: Output
) -> int:
    records = picked.records.sorted(sort) if sort and sort != AS_THEY_ARE else picked.records
    written = records.write(asked.format, **options)
    is_short = picked.settle()
    _tell_warnings(picked.records.load_diagnostics)
    if _forbids(asked, is_short, written.losses):
        return 1
    differs = output.put(picked.before + written.text)
    return 1 if differs or is_short else 0


def _parts_to_stream(library: LibraryChoice, config: Config) -> tuple[Path, ...]:
    """The files of the library, if it is made of files that can be read in pieces."""
    paths = library_paths(library, config)
    if library.encoding or not all(path.is_file() for path in paths):
        return ()
    from bibkit.conversion import can_be_streamed

    return paths if all(can_be_streamed(path, library.format) for path in paths) else ()


def _tell_warnings(found: tuple[Diagnostic, ...]) -> None:
    """Name the warnings of reading if that is wanted, or count them."""
    warnings = [one for one in found if not one.is_error]
    if is_verbose():
        report(warnings)
    elif warnings:
        say(warned(len(warnings)))


def _forbids(asked: Asked, is_short: bool, losses: tuple[Diagnostic, ...]) -> bool:
    """Report what the format could not carry; True where that, or what is left out, forbids the output."""
    if losses and (asked.loss_report or asked.fail_on_loss or any(loss.is_error for loss in losses)):
        report(losses)
    elif losses:
        of_style = [loss for loss in losses if not loss.key and loss.code.startswith("BK9")]
        report(of_style)  # a few, and no loss of a record
        if count := len(losses) - len(of_style):
            say(lost(count))
    if asked.fail_on_loss and (losses or is_short):
        say(NOTHING_WRITTEN)
        return True
    return False


def option_pairs(options: tuple[str, ...]) -> dict[str, str]:
    """What -O was given, by name."""
    pairs = {}
    for option in options:
        name, equals, value = option.partition("=")
        if not equals:
            raise UsageError(f"-O {option} has no value", hint="write -O NAME=VALUE")
        pairs[name] = value
    return pairs


def _list_options(asked: Asked, config: Config) -> ListOptions:
    """The options of a reference list: the command line's before the project's for this output, before its others."""
    named = chosen({**asked.pairs, **asked.flags}, f"option of {asked.format}")
    options = config.list_options(config.options.get(asked.format, {}), named)
    if options.restart_numbers and not options.group_by and "restart_numbers" not in named:
        return options._replace(restart_numbers=False)  # the project's, for when there are several lists
    return options

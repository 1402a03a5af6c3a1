"""The command line: a thin layer over `bibkit.library`. Click lives here and nowhere else.

Each command is a file with a click command named `command`, loaded when it is called; `COMMANDS` is the list.
Exit codes: 0 done, 1 findings or refused records, 2 bad usage or configuration, 3 a fault of bibkit itself.
"""

from __future__ import annotations

import functools
import gc
import os
import sys
from contextlib import suppress
from importlib import import_module
from typing import Any, NoReturn

import click

from bibkit import __version__
from bibkit.cli.telling import Telling
from bibkit.errors import BibkitError, SelectionError

COMMANDS: dict[str, tuple[str, str]] = {
    "list": ("bibkit.cli.list_", "List works, or those that a query means."),
    "show": ("bibkit.cli.show", "Show all about a work."),
    "open": ("bibkit.cli.open_", "Open a work in the browser, or print its address."),
    "export": ("bibkit.cli.export", "Write a bibliography or a reference list."),
    "build": ("bibkit.cli.build", "Write the outputs that the project's settings name."),
    "convert": ("bibkit.cli.convert", "Turn bibliography files into another format."),
    "cite": ("bibkit.cli.cite", "Print citations as they stand in a text."),
    "cited": ("bibkit.cli.cited", "Show what texts cite, what is missing and what is unused."),
    "bbl": ("bibkit.cli.bbl", "Write the works of a paper as LaTeX reads them, in any style."),
    "import": ("bibkit.cli.import_", "Take records from a file of another format."),
    "check": ("bibkit.cli.check", "Check the records; fix what is safe to fix."),
    "dedupe": ("bibkit.cli.dedupe", "Find records of one work, and merge them by a plan."),
    "format": ("bibkit.cli.format", "Set .bib files in order, as a formatter does code."),
    "handout": ("bibkit.cli.handout", "Write the sheet of a reading group's session."),
    "new": ("bibkit.cli.new", "Add a record."),
    "edit": ("bibkit.cli.edit", "Open a record in your editor."),
    "set": ("bibkit.cli.set_", "Set fields of records, or take them away."),
    "tag": ("bibkit.cli.tag", "Put tags on records."),
    "untag": ("bibkit.cli.untag", "Take tags from records."),
    "rename": ("bibkit.cli.rename", "Give a record another key, wherever it is named."),
    "keys": ("bibkit.cli.keys", "Propose keys by a formula, and write them."),
    "remove": ("bibkit.cli.remove", "Take records out."),
    "people": ("bibkit.cli.people", "List who signs the works; say who is one person."),
    "page": ("bibkit.cli.page", "Make a page of publications, or fill the list in a README."),
    "stats": ("bibkit.cli.stats", "Count the works by year, venue, type, author."),
    "styles": ("bibkit.cli.styles", "Find, show and preview citation styles."),
    "engines": (
        "bibkit.cli.engines",
        "List the CSL processors; find where two of them differ.",
    ),
    "formats": ("bibkit.cli.formats", "List the formats that are read and written."),
    "rule": ("bibkit.cli.rule", "Explain the code of a finding."),
    "rules": ("bibkit.cli.rules", "List what is looked for."),
    "init": ("bibkit.cli.init", "Begin a library."),
    "config": ("bibkit.cli.config", "Show the settings, and where each comes from."),
    "plugins": ("bibkit.cli.plugins", "List what other packages add."),
    "schema": ("bibkit.cli.schema", "Print the JSON Schema of a record file."),
    "help": ("bibkit.cli.help", "Show the help of a command, or explain the language of selections."),
    "completion": ("bibkit.cli.completion", "Print the completion script of a shell."),
}


COMPLETE = "_BIBKIT_COMPLETE"
"""Set by shells that ask what a word may be; click answers and ends the run."""


class LazyCommands(click.Group):
    """A group whose commands are imported when they are called, so that `--help` stays fast."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        return _command(cmd_name)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, summary) for name, (_, summary) in COMMANDS.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from bibkit.registry import unknown_name

            raise unknown_name("command", args[0], COMMANDS)
        return super().resolve_command(ctx, args)


@functools.cache  # it gets its flags once
def _command(name: str) -> click.Command:
    from bibkit.cli.context import verbosity_flags
    from bibkit.registry import with_plugins

    with_plugins()  # before names become choices of options
    command: click.Command = import_module(COMMANDS[name][0]).command
    inner = command.commands.values() if isinstance(command, click.Group) else (command,)
    for one in inner:
        one.params += verbosity_flags()
        if COMPLETE in os.environ:
            from bibkit.cli.completing import with_completions

            with_completions(one)
    return command


@click.group(
    cls=LazyCommands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, "-V", "--version", message="bibkit %(version)s")
def bibkit() -> None:
    """Citations and bibliographies from plain-text records."""


def main() -> NoReturn:
    """Run the command line and end the process with its code; never a traceback for what the user did."""
    # Every file is closed and everything said. Taking the objects of a run apart, one by one, is a tenth of it.
    os._exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run a command line in this process, to the last byte on stdout and stderr; returns its code."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:  # the caller closed it
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115
        elif hasattr(stream, "reconfigure"):  # the same bytes whatever the locale says
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    # A run makes many objects and next to no cycles: looking for these takes up to 7 % of it.
    gc.disable()
    code = _run(arguments)
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError):
            stream.flush()
    return code


def _run(arguments: list[str]) -> int:
    telling = Telling()
    _show_warnings(telling)
    if COMPLETE in os.environ:
        import_module("bibkit.cli.shells")  # the shells that it adds are known then
    try:
        result: Any = bibkit.main(arguments, prog_name="bibkit", standalone_mode=False, obj=telling)
        sys.stdout.flush()
        telling.count_the_rest()
    except BibkitError as error:
        from bibkit.cli.hints import way_out

        telling.report(
            getattr(error, "diagnostics", ())
        )  # a RefusedError says what is wrong, and then how much
        if isinstance(error, SelectionError):
            telling.complain_of_place(error, way_out(error))
        else:
            telling.complain(error.message, way_out(error))
        return error.exit_code
    except click.ClickException as error:
        telling.complain_of_usage(error)
        return 2
    except (click.Abort, KeyboardInterrupt):
        return 130
    except BrokenPipeError:
        # Whoever read our output has enough; keep Python from complaining when it closes stdout.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        what = f"{error.filename} can't be used" if error.filename else "Output can't be written"
        telling.complain(f"{what}: {error.strerror or error}")
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 2
    except Exception as error:
        return _our_fault(error, telling)
    return result if isinstance(result, int) else 0


def _show_warnings(telling: Telling) -> None:
    """Let what plug-ins are warned of be told as all else is; other warnings are Python's affair."""
    import warnings

    usual = warnings.showwarning

    def show(message: Warning | str, category: type[Warning], *place: Any, **more: Any) -> None:
        if category.__name__ == "PluginWarning":
            telling.complain(str(message))
        else:
            usual(message, category, *place, **more)

    warnings.showwarning = show


def _our_fault(error: Exception, telling: Telling) -> int:
    if os.environ.get("BIBKIT_TRACEBACK"):
        raise error
    frame = error.__traceback__
    while frame is not None and frame.tb_next is not None:
        frame = frame.tb_next
    place = f"{os.path.basename(frame.tb_frame.f_code.co_filename)}:{frame.tb_lineno}" if frame else "?"  # noqa: PTH119
    telling.complain(
        f"{__version__} has a fault: {type(error).__name__}: {error} ({place})",
        "please report this line; BIBKIT_TRACEBACK=1 shows more",
    )
    return 3

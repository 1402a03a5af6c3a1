"""What the commands that change records share: which records, and a plan that is shown or carried out."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from bibkit.cli.context import Command, changing, plural, project_config, put_out, report, say
from bibkit.cli.opening import (
    STDIN,
    LibraryChoice,
    NothingChosenError,
    library_options,
    library_paths,
    open_library,
)
from bibkit.errors import UsageError

if TYPE_CHECKING:
    from bibkit.changes.changed import ChangedLibrary
    from bibkit.changes.plan import Plan
    from bibkit.config import Config
    from bibkit.library import Library

_OF_QUERIES = re.compile(r"[:=<>~*?\"()\s]")


class ToChange(NamedTuple):
    """What a command changes: the library of -L, the project's settings, and whether the plan is only shown.

    `shows` is "diff" or "names", or empty where the plan is carried out.
    """

    choice: LibraryChoice
    config: Config
    shows: str = ""

    def carry_out(self, make: Callable[[Library], ChangedLibrary[Library]], what: str = "record") -> int:
        """Open the library, make the change, and show it or carry it out; no other run changes it meanwhile."""
        paths = [] if self.shows else [*library_paths(self.choice, self.config)]
        folders = [path for path in paths if path.is_dir()]
        with changing(*folders, files=[path for path in paths if path.is_file()]):
            changed = make(open_library(self.choice, self.config))
            report(changed.findings)
            put_plan(changed.plan, self.shows)
        count = plural(len(changed.keys), what)
        if not changed.plan.texts and not changed.plan.gone:
            say(f"bibkit: nothing changes in {count}" if changed.keys else "bibkit: nothing changes")
        else:
            say(f"bibkit: {count} would change" if self.shows else f"bibkit: {count} changed")
        return 0


def put_plan(plan: Plan, shows: str) -> None:
    """Carry a plan out, or show it: as a diff, or the names of the files that change."""
    if not shows:
        plan.apply()
    elif shows == "diff":
        lines = plan.diff()
        while some := "".join(islice(lines, 1000)):  # line by line it takes as long as all the rest
            put_out(some)
    else:
        for path in plan.texts:
            put_out(f"{'change' if path in plan.before else 'create'} {path}\n")
        for path in plan.gone:
            put_out(f"remove {path}\n")


def plan_flags(command: Command) -> Command:
    """The flags --dry-run and --diff; they come as `shows`."""

    @click.option("--dry-run", is_flag=True, help="Name the files that would change, and write nothing.")
    @click.option("--diff", "shows_diff", is_flag=True, help="Show what would change, and write nothing.")
    @functools.wraps(command)
    def with_flags(*arguments: Any, dry_run: bool, shows_diff: bool, **options: Any) -> Any:
        return command(*arguments, shows="diff" if shows_diff else "names" * dry_run, **options)

    return with_flags  # type: ignore[return-value]


def change_options(command: Command) -> Command:
    """The options -L and --from, --dry-run and --diff; they come as `change`."""

    @plan_flags
    @library_options
    @functools.wraps(command)
    def with_change(*arguments: Any, library: LibraryChoice, shows: str, **options: Any) -> Any:
        if STDIN in library.paths:
            raise UsageError("What stands on stdin can't be changed there", hint="name a file or a folder")
        return command(*arguments, change=ToChange(library, project_config(), shows), **options)

    return with_change  # type: ignore[return-value]


def records_meant(library: Library, which: str) -> Sequence[str]:
    """The key that was named, or those of the records for which the selection holds.

    A word without a sign of selections is a key, and one that is mistaken selects nothing by chance. Raises UsageError,
    RefusedError, NothingChosenError.
    """
    if which in library or which in library.refused or not _OF_QUERIES.search(which):
        return (library[which].key,)
    chosen = tuple(library.select(which))
    if not chosen:
        raise NothingChosenError(
            f"{which!r} holds for none of {plural(len(library), 'record')}, and is no key",
            hint="name a key, or a selection such as tag:alignment",
        )
    return chosen

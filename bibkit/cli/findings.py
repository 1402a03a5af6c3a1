"""Findings, chosen, printed or fixed: what `check` and `styles check` share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import click

from bibkit.changes.fixing import Check, plan_fixes
from bibkit.cli.context import changing, plural, put_out, say, telling
from bibkit.cli.opening import STDIN, LibraryChoice, named_source, stdin_text
from bibkit.cli.outputs import output_of
from bibkit.config import Config, selectors
from bibkit.diagnostics import Diagnostic
from bibkit.diagnostics.origin import edits_of
from bibkit.diagnostics.render import FOR_PROGRAMS, RENDERERS
from bibkit.errors import FileError, UsageError
from bibkit.source import Safety, Source
from bibkit.store.load import source_or_error


class FindingFlags(NamedTuple):
    """Which findings are told, how they are printed, and what is done about them."""

    select: tuple[str, ...]
    extend_select: tuple[str, ...]
    ignore: tuple[str, ...]
    fixable: tuple[str, ...]
    unfixable: tuple[str, ...]
    baseline: str | None
    writes_baseline: bool
    output_format: str
    statistics: bool
    fix: bool
    unsafe_fixes: bool
    shows_diff: bool
    exit_zero: bool
    exit_non_zero_on_fix: bool

    @property
    def changes(self) -> bool:
        """Whether fixes are made or shown."""
        return self.fix or self.shows_diff

    def selected(self, config: Config) -> tuple[str, ...]:
        """What is told and nothing else; empty for all that is on by default."""
        return selectors(self.select) or config.select

    def added(self, config: Config) -> tuple[str, ...]:
        """What is told beside that."""
        return (*config.extend_select, *selectors(self.extend_select))


def _codes(flag: str, text: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    return click.option(flag, multiple=True, metavar="CODE", help=text)


_MOST_TRIED = 1_000  # fixes, to count those that can be made: it takes as long as reading a record again

_FLAGS = (
    _codes("--select", "Tell only these findings: a code (BK204), what codes begin with (BK2), or a name."),
    _codes("--extend-select", "Tell these, too, that are off by default or that the settings do not select."),
    _codes("--ignore", "Leave these out; the longer of two selectors decides."),
    _codes("--fixable", "Fix only these."),
    _codes("--unfixable", "Fix all but these."),
    click.option(
        "--baseline",
        metavar="FILE",
        type=click.Path(dir_okay=False),
        help="Tell only what is not in this file.",
    ),
    click.option(
        "--write-baseline",
        "writes_baseline",
        is_flag=True,
        help="Write what is found into the --baseline file.",
    ),
    click.option(
        "--output-format",
        type=click.Choice(list(RENDERERS)),
        default="full",
        show_default=True,
        help="How to print.",
    ),
    click.option("--statistics", is_flag=True, help="Print how many findings there are of each code."),
    click.option("--fix", is_flag=True, help="Write the safe fixes; every other byte stays."),
    click.option("--unsafe-fixes", is_flag=True, help="Take the fixes, too, that may change what is said."),
    click.option(
        "--diff", "shows_diff", is_flag=True, help="Show what --fix would write, and write nothing."
    ),
    click.option("--exit-zero", is_flag=True, help="Exit with 0 whatever is found."),
    click.option("--exit-non-zero-on-fix", is_flag=True, help="Exit with 1 where anything was fixed."),
)


def finding_flags(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of choosing, printing and fixing."""
    for option in reversed(_FLAGS):
        command = option(command)
    return command


def check_and_fix(
    check: Check,
    flags: FindingFlags,
    config: Config,
    looked_at: Callable[[], str],
    *,
    folders: Callable[[], Sequence[Path]],
    walked: Collection[Path],
    library: LibraryChoice | None = None,
) -> int:
    """Print what `check` finds of what is to be told, after the fixes that are asked for; returns the exit code.

    `looked_at` says what was checked, after the check. No other run changes the `folders` while fixes are made, and no
    link is followed out of those that were `walked` for files (which `check` may fill in). What of the `library` stands
    on stdin goes to stdout as it then is. Raises UsageError and FileError.
    """
    chosen = _Chosen(check, flags, config)
    if flags.writes_baseline:
        return chosen.write_baseline(library)
    filtered = library.stdin_name if library is not None and STDIN in library.paths else ""
    fixed_count = 0
    if not flags.changes:
        found: Sequence[Diagnostic] = chosen({})
        _print(found, flags)
        _say_what_can_be_fixed(found)
    elif flags.shows_diff:
        fixed = plan_fixes(chosen, unsafe=flags.unsafe_fixes)
        put_out("".join(fixed.plan.diff()))
        say(f"{plural(len(fixed.done), 'finding')} would be fixed, {len(fixed.left)} left")
        return 1 if (fixed.done or fixed.left) and not flags.exit_zero else 0
    else:
        with changing(*folders()):
            fixed = plan_fixes(chosen, unsafe=flags.unsafe_fixes)
            replace(fixed.plan.without(Path(filtered)), roots=tuple(walked)).apply()
        if filtered:
            source = source_or_error(stdin_text(filtered, library.encoding if library else ""))
            put_out(fixed.plan.texts.get(Path(filtered), source.whole(source.text)))
        found, fixed_count = fixed.left, len(fixed.done)
        _print(found, flags, to_stderr=bool(filtered))
        if fixed_count:
            say(f"{plural(fixed_count, 'finding')} fixed")
    chosen.say_what_is_gone()
    say(f"{looked_at()} checked, {plural(len(found), 'finding') if found else 'nothing found'}")
    if flags.exit_non_zero_on_fix and fixed_count:
        return 1
    return 1 if found and not flags.exit_zero else 0


class _Chosen:
    """A check of which only what is to be told comes out."""

    def __init__(self, check: Check, flags: FindingFlags, config: Config) -> None:
        from bibkit.diagnostics.selection import Selection

        self._check = check
        self._config = config
        self._baseline_file = flags.baseline
        self._gone = 0
        if flags.writes_baseline and not flags.baseline:
            raise UsageError("No file is named for the baseline", hint="--baseline FILE names it")
        self._selection = Selection(
            flags.selected(config),
            flags.added(config),
            (*config.ignore, *selectors(flags.ignore)),
            selectors(flags.fixable) or config.fixable,
            (*config.unfixable, *selectors(flags.unfixable)),
            config.per_file_ignores,
        )
        self._known = self._read_baseline() if flags.baseline and not flags.writes_baseline else None

    def __call__(self, texts: Mapping[str, Source]) -> list[Diagnostic]:
        found = self._selection.of(self._check(texts))
        if self._known is None:
            return found
        from bibkit.diagnostics.baseline import compared

        new, self._gone = compared(found, self._known)
        return new

    def write_baseline(self, library: LibraryChoice | None) -> int:
        from bibkit.diagnostics.baseline import baseline_text

        found = self({})
        assert self._baseline_file is not None
        output_of(self._baseline_file, self._config, library).put(baseline_text(found))
        say(f"{plural(len(found), 'finding')} written to {self._baseline_file}")
        return 0

    def say_what_is_gone(self) -> None:
        if self._gone:
            gone = plural(self._gone, "finding")
            say(f"{gone} of {self._baseline_file} no more there; --write-baseline writes those that are")

    def _read_baseline(self) -> Counter[tuple[str, ...]]:
        from bibkit.diagnostics.baseline import read_baseline

        assert self._baseline_file is not None
        if not Path(self._baseline_file).exists():
            raise FileError(f"There is no baseline {self._baseline_file}", hint="--write-baseline writes it")
        return read_baseline(named_source(self._baseline_file).text, self._baseline_file)


def _print(found: Sequence[Diagnostic], flags: FindingFlags, *, to_stderr: bool = False) -> None:
    if flags.statistics:
        from bibkit.diagnostics.render import statistics

        render = statistics.render_json if flags.output_format in FOR_PROGRAMS else statistics.render
        click.echo(render(found), nl=False, err=to_stderr)
    elif flags.output_format in FOR_PROGRAMS:
        click.echo(RENDERERS[flags.output_format](found), nl=False, err=to_stderr)
    else:
        telling().report(found, flags.output_format, to_stdout=not to_stderr)


def _say_what_can_be_fixed(found: Sequence[Diagnostic]) -> None:
    fixable = [one for one in found if one.fix is not None]
    safeties = [one.fix.safety for one in fixable[:_MOST_TRIED] if one.fix is not None and edits_of(one)]
    least = "at least " if len(fixable) > _MOST_TRIED else ""
    safe, unsafe = safeties.count(Safety.SAFE), safeties.count(Safety.UNSAFE)
    if safe:
        say(f"{least}{plural(safe, 'finding')} can be fixed with --fix")
    if unsafe:
        say(
            f"{least}{unsafe} {'more ' if safe else ''}can be fixed with --fix --unsafe-fixes (look at --diff first)"
        )

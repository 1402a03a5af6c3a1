"""Findings, printed or fixed: what `check` and `styles check` share."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import click

from bibkit.changes.fixing import Check, plan_fixes
from bibkit.cli.context import changing, plural, put_out, say, telling
from bibkit.cli.opening import named_source
from bibkit.diagnostics import Diagnostic
from bibkit.diagnostics.origin import edits_of
from bibkit.diagnostics.render import FOR_PROGRAMS, RENDERERS
from bibkit.source import Safety

STDIN = "-"


class FixFlags(NamedTuple):
    """How findings are printed, and what is done about them."""

    output_format: str
    fix: bool
    unsafe_fixes: bool
    shows_diff: bool

    @property
    def changes(self) -> bool:
        """Whether fixes are made or shown."""
        return self.fix or self.shows_diff


_FLAGS = (
    click.option(
        "--output-format",
        type=click.Choice(list(RENDERERS)),
        default="full",
        show_default=True,
        help="How to print.",
    ),
    click.option("--fix", is_flag=True, help="Write the safe fixes; every other byte stays."),
    click.option("--unsafe-fixes", is_flag=True, help="Take the fixes, too, that may change what is said."),
    click.option(
        "--diff", "shows_diff", is_flag=True, help="Show what --fix would write, and write nothing."
    ),
)


def fix_flags(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of printing and fixing."""
    for option in reversed(_FLAGS):
        command = option(command)
    return command


def check_and_fix(
    check: Check,
    flags: FixFlags,
    looked_at: Callable[[], str],
    *,
    folders: Callable[[], Sequence[Path]],
    walked: Collection[Path],
    is_filter: bool = False,
) -> int:
    """Print what `check` finds, after the fixes that are asked for; returns the exit code.

    `looked_at` says what was checked, after the check. No other run changes the `folders` while fixes are made, and no
    link is followed out of those that were `walked` for files (which `check` may fill in). With `is_filter`, what stdin
    holds goes to stdout as it then is.
    """
    if not flags.changes:
        found = check({})
        _print(found, flags.output_format)
        _say_what_can_be_fixed(found)
        say(f"{looked_at()} checked, {plural(len(found), 'finding') if found else 'nothing found'}")
        return 1 if found else 0
    if flags.shows_diff:
        fixed = plan_fixes(check, unsafe=flags.unsafe_fixes)
        put_out("".join(fixed.plan.diff()))
        say(f"{plural(len(fixed.done), 'finding')} would be fixed, {len(fixed.left)} left")
        return 1 if fixed.done or fixed.left else 0
    with changing(*folders()):
        fixed = plan_fixes(check, unsafe=flags.unsafe_fixes)
        replace(fixed.plan.without(Path(STDIN)), roots=tuple(walked)).apply()
    if is_filter:
        source = named_source(STDIN)
        put_out(fixed.plan.texts.get(Path(STDIN), source.whole(source.text)))
    _print(fixed.left, flags.output_format, to_stderr=is_filter)
    if fixed.done:
        say(f"{plural(len(fixed.done), 'finding')} fixed")
    say(f"{looked_at()} checked, {plural(len(fixed.left), 'finding') if fixed.left else 'nothing found'}")
    return 1 if fixed.left else 0


def _print(found: Sequence[Diagnostic], output_format: str, *, to_stderr: bool = False) -> None:
    if output_format in FOR_PROGRAMS:
        click.echo(RENDERERS[output_format](found), nl=False, err=to_stderr)
    else:
        telling().report(found, RENDERERS[output_format], to_stdout=not to_stderr)


def _say_what_can_be_fixed(found: Sequence[Diagnostic]) -> None:
    safeties = [one.fix.safety for one in found if one.fix is not None and edits_of(one)]
    safe, unsafe = safeties.count(Safety.SAFE), safeties.count(Safety.UNSAFE)
    if safe:
        say(f"{plural(safe, 'finding')} can be fixed with --fix")
    if unsafe:
        say(
            f"{unsafe} {'more ' if safe else ''}can be fixed with --fix --unsafe-fixes (look at --diff first)"
        )

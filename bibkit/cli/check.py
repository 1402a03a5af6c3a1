"""`bibkit check`: what is wrong in a bibliography and in sessions, and the fixes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import click

from bibkit.changes.fixing import plan_fixes
from bibkit.cli.context import (
    changing,
    open_sessions,
    plural,
    project_config,
    put_out,
    say,
    sessions_path,
    telling,
)
from bibkit.cli.opening import (
    LibraryChoice,
    is_own_library,
    library_options,
    library_paths,
    named_source,
    open_library,
)
from bibkit.diagnostics import Diagnostic
from bibkit.diagnostics.origin import edits_of
from bibkit.diagnostics.render import FOR_PROGRAMS, RENDERERS
from bibkit.source import Safety, Source

_STDIN = Path("-")
_COMPLETE = ("title", "author", "issued")


@click.command("check")
@click.argument("files", nargs=-1, metavar="[PATH]...", type=click.Path())
@library_options
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
@click.option("--strict", is_flag=True, help="A record without title, author or date is an error.")
@click.option("--fix", is_flag=True, help="Write the safe fixes; every other byte stays.")
@click.option("--unsafe-fixes", is_flag=True, help="Take the fixes, too, that may change what is said.")
@click.option("--diff", "shows_diff", is_flag=True, help="Show what --fix would write, and write nothing.")
def command(
    files: tuple[str, ...],
    library: LibraryChoice,
    sessions: Path | None,
    output_format: str,
    ignore: tuple[str, ...],
    strict: bool,
    fix: bool,
    unsafe_fixes: bool,
    shows_diff: bool,
) -> int:
    """Check a bibliography: files, folders of records, or the project's records and sessions.

    \b
    bibkit check
    bibkit check refs.bib --diff
    bibkit check refs.bib --fix
    bibkit check - --from bibtex --fix < refs.bib > fixed.bib

    With a PATH (or -L) only what stands there is checked, unless it is the project's own; --sessions names sessions
    over them. Exits with 1 where anything is found. `bibkit rule CODE` explains a code and its fix. With --fix, the
    text of stdin goes to stdout as it then is, and the findings to stderr.
    """
    config = project_config()
    if files:
        library = LibraryChoice((*files, *(library.paths if library.is_named else ())), library.format, True)
    if strict:
        config = config._replace(require=tuple(dict.fromkeys((*_COMPLETE, *config.require))))
    looked_at = ""
    walked: set[Path] = set()

    def check(texts: Mapping[str, Source]) -> Sequence[Diagnostic]:
        nonlocal looked_at
        records = open_library(library, config, texts)
        walked.update(records.folders)
        found = list(records.diagnostics)
        looked_at = plural(records.found, "record")
        planned = sessions
        if planned is None and is_own_library(library, config):
            planned = sessions_path(records, config)
        if planned is not None:
            loaded = open_sessions(planned, records, config, texts)
            found += loaded.diagnostics
            walked.update([planned] if planned.is_dir() else ())
            looked_at += f" and {plural(len(loaded.series.sessions), 'session')}"
        return [one for one in found if one.is_error or one.code not in ignore]

    if not (fix or shows_diff):
        found = check({})
        _print(found, output_format)
        _say_what_can_be_fixed(found)
        say(f"{looked_at} checked, {plural(len(found), 'finding') if found else 'nothing found'}")
        return 1 if found else 0
    if shows_diff:
        fixed = plan_fixes(check, unsafe=unsafe_fixes)
        put_out("".join(fixed.plan.diff()))
        say(f"{plural(len(fixed.done), 'finding')} would be fixed, {len(fixed.left)} left")
        return 1 if fixed.done or fixed.left else 0
    with changing(*(path for path in library_paths(library, config) if path.is_dir())):
        fixed = plan_fixes(check, unsafe=unsafe_fixes)
        replace(fixed.plan.without(_STDIN), roots=tuple(walked)).apply()
    is_filter = str(_STDIN) in library.paths
    if is_filter:
        source = named_source(str(_STDIN))
        put_out(fixed.plan.texts.get(_STDIN, source.whole(source.text)))
    _print(fixed.left, output_format, to_stderr=is_filter)
    if fixed.done:
        say(f"{plural(len(fixed.done), 'finding')} fixed")
    say(f"{looked_at} checked, {plural(len(fixed.left), 'finding') if fixed.left else 'nothing found'}")
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

"""`bibkit format`: .bib files set in order where they stand."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from bibkit.cli.context import plural, project_config, put_out, say, telling
from bibkit.cli.looking import excluded
from bibkit.cli.opening import STDIN, stdin_text
from bibkit.cli.writing import option_pairs
from bibkit.config import Config
from bibkit.errors import BibkitError, FileError
from bibkit.store.load import source_or_error
from bibkit.store.search import files_below
from bibkit.tidying import FORM, TidyFile, tidy

_BIB = ".bib"


@click.command("format")
@click.argument("files", nargs=-1, metavar="[PATH]...", type=click.Path())
@click.option(
    "--option", "-O", "options", multiple=True, metavar="NAME=VALUE",
    help="order, indent, align, fieldcase, month, as in `bibkit formats bibtex`; order=keep leaves the order.",
)  # fmt: skip
@click.option(
    "--check", "is_check", is_flag=True, help="Name the files that would change; write nothing, exit with 1."
)
@click.option(
    "--diff", "shows_diff", is_flag=True, help="Show what would change; write nothing, exit with 1."
)
@click.option("--stdin-filename", metavar="FILE", default=STDIN, help="What stdin (-) is called.")
def command(
    files: tuple[str, ...], options: tuple[str, ...], is_check: bool, shows_diff: bool, stdin_filename: str
) -> int:
    """Set .bib files in order: those named, those in a folder, or the project's own; "-" is stdin, to stdout.

    One field a line, values below each other and in braces, fields in one order, an empty line between entries. What
    BibTeX and biber read stays the same, and so do the order of entries, comments, @preamble and all values. An entry
    with a remark or a fault in it is left alone.

    \b
    bibkit format refs.bib
    bibkit format --check .
    bibkit format refs.bib -O order=title,author -O indent=tab
    """
    config = project_config()
    settings = {name: value for name, value in config.options.get("bibtex", {}).items() if name in FORM}
    pairs = {**settings, **option_pairs(options)}
    changed = failed = count = 0
    for path in _paths(files, config):
        count += 1
        try:
            source = source_or_error(stdin_text(stdin_filename)) if path == STDIN else path
            done = tidy(source, **pairs)
            changed += _settle(done, path, is_check=is_check, shows_diff=shows_diff)
        except FileError as error:  # one file never stands in the way of the others
            failed += 1
            telling().complain(error.message, error.hint)
    verb = "would be changed" if is_check or shows_diff else "changed"
    say(f"{plural(count, 'file')}, {changed} {verb}")
    if failed:
        return 2
    return 1 if changed and (is_check or shows_diff) else 0


def _settle(done: TidyFile, path: str, *, is_check: bool, shows_diff: bool) -> bool:
    """Write or show what is to be; whether the file changes."""
    is_changed = done.text != done.source.text
    if done.left_alone:
        say(
            f"{done.source.path}: {plural(done.left_alone, 'entry', 'entries')} left alone; see `bibkit check`"
        )
    if shows_diff:
        put_out("".join(done.plan.diff()))
    elif is_check:
        if is_changed:
            put_out(f"{done.source.path}\n")
    elif path == STDIN:
        put_out(done.whole)
    else:
        done.plan.apply()
    return is_changed


def _paths(files: Sequence[str], config: Config) -> Iterator[str]:
    """The files that are named, and the .bib files in folders that are."""
    named = files or [os.path.relpath(path) for path in config.library if path.suffix.lower() == _BIB]
    if not named:
        raise BibkitError("The project has no .bib file", hint="name one, or a folder with some")
    for path in dict.fromkeys(named):
        if Path(path).is_dir():
            yield from files_below(Path(path), lambda name, _: name.lower().endswith(_BIB), excluded(config))
        else:
            yield path

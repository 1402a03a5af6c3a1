"""`bibkit engines`: the CSL processors, and where they differ."""

from __future__ import annotations

from typing import Any

import click

from bibkit.cli.context import plural, project_config, report, say
from bibkit.cli.opening import LibraryChoice, library_options, open_library
from bibkit.cli.options import given, list_flags
from bibkit.diagnostics.shown import shown, shown_json, shown_lines
from bibkit.lists.option_table import chosen
from bibkit.lists.options import ListOptions
from bibkit.registry import TEXTS


@click.group("engines")
def command() -> None:
    """List the CSL processors that `--engine` takes, and find where two of them differ."""


@command.command("list")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def list_engines(as_json: bool) -> None:
    """List the engines; the first one is the default."""
    from bibkit.engines import DEFAULT_ENGINE, ENGINES

    if as_json:
        rows = [
            {"name": name, "default": name == DEFAULT_ENGINE, "summary": entry.summary}
            for name, entry in ENGINES.items()
        ]
        click.echo(shown_json(rows), nl=False)
        return
    for name, entry in ENGINES.items():
        click.echo(f"{name:<12}  {entry.summary}{'  [default]' if name == DEFAULT_ENGINE else ''}")


@command.command("compare")
@click.argument("keys", nargs=-1)
@list_flags(("style", "locale"))
@click.option(
    "--format", "-f", "output", type=click.Choice(list(TEXTS)), default="text",
    help="What is compared: text, or with its formatting html.",
)  # fmt: skip
@click.option(
    "--engine", "engines", nargs=2, default=("native", "citeproc-py"), metavar="ONE OTHER",
    help="The two engines.  [default: native citeproc-py]",
)  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@library_options
def compare_engines(
    keys: tuple[str, ...],
    output: str,
    engines: tuple[str, str],
    as_json: bool,
    library: LibraryChoice,
    **flags: Any,
) -> int:
    """Show where two engines differ on the records, or those named by KEYS; exit with 1 where they do.

    Each record is cited alone and listed with the others. Words that only the first engine has stand in [-...-],
    those of the other in {+...+}.
    """
    from bibkit.formats.csl_json import csl_item
    from bibkit.lists.compare import compare

    config = project_config()
    asked = config.list_options(chosen(given(flags)))
    records = open_library(library, config)
    if keys:
        records = records.only(keys)
    found = compare(
        [csl_item(record) for record in records.records],
        engines,
        output,
        ListOptions(style=asked.style, locale=asked.locale),
        folders=records.styles,
    )
    report(found.notes)
    if as_json:
        rows = [
            {"kind": one.kind, "key": one.key, engines[0]: one.first, engines[1]: one.second}
            for one in found.differences
        ]
        click.echo(shown_json(rows), nl=False)
    else:
        width = max(map(len, engines))
        for one in found.differences:
            click.echo(shown(f"{one.kind} {one.key}".rstrip()))
            for engine, text in zip(engines, one.marked(), strict=True):
                click.echo(f"  {engine:<{width}}  {shown_lines(text)}")
    say(f"bibkit: {plural(len(found.differences), 'difference')} in {found.compared} citations and entries")
    return 1 if found.differences else 0

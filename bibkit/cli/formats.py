"""`bibkit formats`: what is read and written."""

from __future__ import annotations

from collections.abc import Iterable

import click

from bibkit.diagnostics.shown import shown_json
from bibkit.formats.format import PRESET, Format, Option
from bibkit.lists.option_table import LIST_OPTIONS, ListOption
from bibkit.registry import FORMATS, LISTS, load_format


@click.command("formats")
@click.argument("name", required=False)
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def command(name: str | None, as_json: bool) -> None:
    """List the formats, or the options of the one that is NAMED."""
    if name is not None:
        if name in LISTS:
            _options(name, LISTS[name].summary, LIST_OPTIONS.values())
        else:
            loaded: Format = load_format(name)
            _options(loaded.name, loaded.title, loaded.options)
            for preset in loaded.presets:
                said = ", ".join(f"{option}={value}" for option, value in preset.options.items())
                click.echo(f"  -O {PRESET}={preset.name}  {preset.title}: {said}")
                click.echo(f"      {preset.reason}")
        return
    rows = [
        {
            "name": known,
            "kind": "reference list" if known in LISTS else "data",
            "reads": row.reads,
            "writes": row.writes,
            "extensions": list(row.extensions),
            "summary": row.summary,
        }
        for known, row in {**FORMATS, **LISTS}.items()
    ]
    if as_json:
        click.echo(shown_json(rows), nl=False)
        return
    for row in rows:
        ways = ("import " if row["reads"] else "       ") + ("export" if row["writes"] else "      ")
        click.echo(f"{row['name']:<10} {ways}  {row['summary']}")


def _options(name: str, title: str, options: Iterable[Option | ListOption]) -> None:
    click.echo(f"{name}: {title}")
    for option in options:
        listed = ", ".join(filter(None, option.choices))
        choices = f" ({listed})" if listed else ""
        default = f" [default: {option.default}]" if option.default else ""
        value = (option.metavar if isinstance(option, Option) else "") or "..."
        click.echo(f"  -O {option.name}={value}  {option.meaning}{choices}{default}")

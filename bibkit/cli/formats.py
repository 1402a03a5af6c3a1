"""`bibkit formats`: what is read and written."""

from __future__ import annotations

import json

import click

from bibkit.formats.format import Format
from bibkit.registry import FORMATS, LISTS, load_format


@click.command("formats")
@click.argument("name", required=False)
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def command(name: str | None, as_json: bool) -> None:
    """List the formats, or the options of the one that is NAMED."""
    if name is not None:
        if name in LISTS:
            from bibkit.lists.list_options import list_format

            _options(list_format(name))
        else:
            _options(load_format(name))
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
        click.echo(json.dumps(rows, indent=2))
        return
    for row in rows:
        ways = ("import " if row["reads"] else "       ") + ("export" if row["writes"] else "      ")
        click.echo(f"{row['name']:<10} {ways}  {row['summary']}")


def _options(format: Format) -> None:  # noqa: A002
    click.echo(f"{format.name}: {format.title}")
    for option in format.options:
        choices = f" ({', '.join(option.choices)})" if option.choices else ""
        default = f" [default: {option.default}]" if option.default else ""
        click.echo(f"  -O {option.name}=...  {option.meaning}{choices}{default}")

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
    """List the formats, or say of the one that is NAMED what is read and written, what it can't carry, its options."""
    if name is not None:
        (_as_json if as_json else _as_text)(name)
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
    width = max(len(known) for known in (*FORMATS, *LISTS))
    for row in rows:
        ways = ("import " if row["reads"] else "       ") + ("export" if row["writes"] else "      ")
        click.echo(f"{row['name']:<{width}} {ways}  {row['summary']}")


def _as_text(name: str) -> None:
    if name in LISTS:
        click.echo(f"{name}: {LISTS[name].summary}")
        _options(LIST_OPTIONS.values())
        return
    from bibkit.formats.account import account

    said = account(name)
    click.echo(f"{name}: {said.title}")
    for what, text in said.rows():
        click.echo(f"  {what}: {text}")
    loaded: Format = load_format(name)
    _options(loaded.options)
    for preset in loaded.presets:
        values = ", ".join(f"{option}={value}" for option, value in preset.options.items())
        click.echo(f"  -O {PRESET}={preset.name}  {preset.title}: {values}")
        click.echo(f"      {preset.reason}")


def _as_json(name: str) -> None:
    if name in LISTS:
        row = LISTS[name]
        data = {"name": name, "title": row.summary, "extensions": list(row.extensions)}
        options: Iterable[Option | ListOption] = LIST_OPTIONS.values()
    else:
        from bibkit.formats.account import account

        said = account(name)
        options = load_format(name).options
        data = {
            "name": name,
            "title": said.title,
            "extensions": list(said.endings),
            **said.about._asdict(),
            "no_place": said.no_place,
            "in_some_types_no_place": said.in_some,
            "types_written_as_another": said.types,
        }
    listed = [
        {
            "name": option.name,
            "default": option.default,
            "choices": option.choices,
            "meaning": option.meaning,
        }
        for option in options
    ]
    click.echo(shown_json({**data, "options": listed}), nl=False)


def _options(options: Iterable[Option | ListOption]) -> None:
    for option in options:
        listed = ", ".join(filter(None, option.choices))
        choices = f" ({listed})" if listed else ""
        default = f" [default: {option.default}]" if option.default else ""
        value = (option.metavar if isinstance(option, Option) else "") or "..."
        click.echo(f"  -O {option.name}={value}  {option.meaning}{choices}{default}")

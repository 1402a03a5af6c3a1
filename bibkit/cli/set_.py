"""`bibkit set`: fields of records."""

from __future__ import annotations

import click

from bibkit.cli.changing import ToChange, change_options, records_meant
from bibkit.cli.pasting import cleaned
from bibkit.errors import UsageError
from bibkit.model.raw import Raw


@click.command("set")
@click.argument("which", metavar="KEY|QUERY")
@click.argument("assignments", nargs=-1, metavar="FIELD=VALUE...")
@click.option(
    "--remove", "removed", multiple=True, metavar="FIELD", help="Take a field away; may be repeated."
)
@change_options
def command(which: str, assignments: tuple[str, ...], removed: tuple[str, ...], change: ToChange) -> int:
    """Set fields of a record, or of all for which a QUERY holds; `FIELD=` takes a field away.

    \b
    bibkit set doe2020 volume=3 'title=On Ways' doi=10.1000/182
    bibkit set doe2020 'author=Doe, Jane; Roe, Ann' --remove note
    bibkit set 'tag:drafts and year>=2024' status='in press' --diff
    bibkit set -L refs.bib doe2020 journal=Nature year=2021

    Fields are those of a record, in any case, or BibTeX's (journal, year, pages ...). Names stand with `;` between
    them, lists with commas. A word is a key; a QUERY has a sign that keys do not have, as in tag:drafts. What would
    make a record faulty is refused, and nothing is written. All else in the files stays as it is, in .bib files, too.
    """
    from bibkit.changes.field_values import field_named, value_of

    values: dict[str, Raw | None] = dict.fromkeys(removed)
    for pair in assignments:
        name, equals, text = pair.partition("=")
        if not equals or not name:
            raise UsageError(f"{pair} sets nothing", hint="write FIELD=VALUE, or FIELD= to take it away")
        if name in values:
            raise UsageError(f"{name} is set twice", hint="leave one out")
        values[name] = cleaned(name, value_of(field_named(name), text)) or None
    if not values:
        raise UsageError("There is nothing to set", hint="write FIELD=VALUE, or --remove FIELD")
    return change.carry_out(lambda library: library.set(records_meant(library, which), values))

"""`bibkit untag`: tags taken from records."""

from __future__ import annotations

import click

from bibkit.cli.changing import ToChange, change_options, records_meant


@click.command("untag")
@click.argument("which", metavar="KEY|QUERY")
@click.argument("tags", nargs=-1, required=True, metavar="TAG...")
@change_options
def command(which: str, tags: tuple[str, ...], change: ToChange) -> int:
    """Take tags from a record, or from all for which a QUERY (the first word, in quotes) holds.

    \b
    bibkit untag doe2020 to-read
    bibkit untag tag:to-read to-read
    """
    return change.carry_out(lambda library: library.untag(records_meant(library, which), *tags))

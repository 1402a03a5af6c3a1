"""`bibkit tag`: tags on records."""

from __future__ import annotations

import click

from bibkit.cli.changing import ToChange, change_options, records_meant


@click.command("tag")
@click.argument("which", metavar="KEY|QUERY")
@click.argument("tags", nargs=-1, required=True, metavar="TAG...")
@change_options
def command(which: str, tags: tuple[str, ...], change: ToChange) -> int:
    """Put tags on a record, or on all for which a QUERY (the first word, in quotes) holds.

    \b
    bibkit tag doe2020 to-read
    bibkit tag 'author:doe and year>=2020' to-read ways
    bibkit tag -L refs.bib doe2020 to-read

    A .bib file has tags among the keywords of its entries.
    """
    return change.carry_out(lambda library: library.tag(records_meant(library, which), *tags))

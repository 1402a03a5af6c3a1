"""`bibkit stats`: what is in a library, counted."""

from __future__ import annotations

import click

from bibkit.cli.context import project_config
from bibkit.cli.opening import LibraryChoice, chosen_records, library_options, open_library
from bibkit.cli.outputs import output_of
from bibkit.errors import UsageError
from bibkit.registry import STATS, format_of_output, load_stats, unknown_name

_KINDS = ("year", "type", "venue", "tag", "author", "co-author")


@click.command("stats")
@click.option(
    "--by",
    "kinds",
    multiple=True,
    type=click.Choice(_KINDS),
    help="Count by this; may be repeated.  [default: all but tag]",
)
@click.option(
    "--format",
    "-f",
    "output",
    type=click.Choice(tuple(STATS)),
    help="Form of the output.  [default: from the name of -o, else table]",
)
@click.option(
    "--output",
    "-o",
    "file",
    default="-",
    metavar="FILE",
    help="Write to FILE, whole and only where it changes.",
)
@click.option("--select", metavar="QUERY", help="Only records like 'tag:alignment and year>=2022'.")
@click.option(
    "--person",
    metavar="ID",
    default="",
    help="Co-authors of this person: an id of the people file or an ORCID iD.",
)
@click.option(
    "--top",
    metavar="N",
    type=click.IntRange(min=0),
    default=10,
    show_default=True,
    help="Lines or bars of each table or picture; 0 for all.",
)
@click.option(
    "--keep-going", is_flag=True, help="Leave out records that were named and have errors; exits with 1."
)
@click.option("--allow-empty", is_flag=True, help="Write an empty result where no record is left.")
@library_options
def command(
    kinds: tuple[str, ...],
    output: str | None,
    file: str,
    select: str | None,
    person: str,
    top: int,
    keep_going: bool,
    allow_empty: bool,
    library: LibraryChoice,
) -> int:
    """Count the works by year, type, venue, author and co-authors.

    \b
    bibkit stats
    bibkit stats --by year -o years.svg
    bibkit stats --by co-author --person tom-brown-energy --format json

    People are counted by their id in the people file or their ORCID iD; a name with neither counts as itself and is
    never taken for a person who has one. JSON holds all counts, tables and pictures the first of them.
    """
    from bibkit.model.identity import ids_of
    from bibkit.stats.count import tally

    form = output or format_of_output(file, STATS) or "table"
    config = project_config()
    out = output_of(file, config, library)
    everything = open_library(library, config)
    picked = chosen_records(everything, select=select, keep_going=keep_going, allow_empty=allow_empty)
    records = picked.records
    chosen = kinds or tuple(kind for kind in _KINDS if kind != "tag")
    if person:
        known = ids_of(records.records, records.people)
        if person not in known:
            raise unknown_name("person", person, known)
        if "co-author" not in chosen:
            raise UsageError("--person is for co-authors", hint="add --by co-author")
    tallies = [tally(records.records, kind, records.people, person) for kind in dict.fromkeys(chosen)]
    is_short = picked.settle()
    out.put(load_stats(form)(tallies, top))
    return 1 if is_short else 0

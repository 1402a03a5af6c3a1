"""`bibkit stats`: what is in a library, counted."""

from __future__ import annotations

import click

from bibkit.cli.context import project_config
from bibkit.cli.opening import LibraryChoice, chosen_records, library_options, open_library
from bibkit.cli.output_flag import output_flag
from bibkit.cli.outputs import output_of
from bibkit.errors import UsageError
from bibkit.registry import STATS, format_of_output, load_stats, unknown_name

_KINDS = ("year", "type", "venue", "tag", "author", "co-author", "network")
_UNASKED = ("tag", "network")


@click.command("stats")
@click.option(
    "--by",
    "kinds",
    multiple=True,
    type=click.Choice(_KINDS),
    help="Count by this; may be repeated.  [default: all but tag and network]",
)
@click.option(
    "--format",
    "-f",
    "output",
    type=click.Choice(tuple(STATS)),
    help="Form of the output.  [default: from the name of -o, else table]",
)
@output_flag("file")
@click.option("--select", metavar="QUERY", help="Only records like 'tag:alignment and year>=2022'.")
@click.option(
    "--person",
    metavar="ID",
    default="",
    help="Co-authors of this person: an id of the people file or an ORCID iD.",
)
@click.option("--stack", type=click.Choice(("type", "venue")), help="Tell years apart by this.")
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
    stack: str | None,
    top: int,
    keep_going: bool,
    allow_empty: bool,
    library: LibraryChoice,
) -> int:
    """Count the works by year, type, venue, author and co-authors.

    \b
    bibkit stats
    bibkit stats --by year -o years.svg
    bibkit stats --by year --stack type
    bibkit stats --by co-author --person tom-brown-energy --format json
    bibkit stats --by network -o network.svg

    People are counted by their id in the people file or their ORCID iD; a name with neither counts as itself and is
    never taken for a person who has one. JSON and CSV hold all counts, tables and pictures the first of them. The
    network has the works that each two people wrote together; as DOT (-o network.dot) other programs draw it.
    """
    from bibkit.model.identity import ids_of
    from bibkit.stats.count import tally
    from bibkit.stats.network import network
    from bibkit.stats.stack import stacked

    form = output or format_of_output(file, STATS) or "table"
    config = project_config()
    out = output_of(file, config, library)
    everything = open_library(library, config)
    picked = chosen_records(everything, select=select, keep_going=keep_going, allow_empty=allow_empty)
    records = picked.records
    chosen = kinds or tuple(kind for kind in _KINDS if kind not in _UNASKED)
    if person:
        known = ids_of(records.records, records.people)
        if person not in known:
            raise unknown_name("person", person, known)
        if "co-author" not in chosen:
            raise UsageError("--person is for co-authors", hint="add --by co-author")
    if stack and "year" not in chosen:
        raise UsageError("--stack is for years", hint="add --by year")
    if form == "dot" and chosen != ("network",):
        raise UsageError(
            "Only the network of co-authors is a graph", hint="say --by network, and nothing else"
        )
    tallies = []
    for kind in dict.fromkeys(chosen):
        if kind == "network":
            tallies.append(network(records.records, records.people))
            continue
        counted = tally(records.records, kind, records.people, person)
        tallies.append(stacked(counted, records.records, stack) if kind == "year" and stack else counted)
    is_short = picked.settle()
    out.put(load_stats(form)(tallies, top))
    return 1 if is_short else 0

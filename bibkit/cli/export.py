"""`bibkit export`: records to a bibliography or a reference list."""

from __future__ import annotations

import click

from bibkit.cli.context import project_config
from bibkit.cli.opening import LibraryChoice, library_options
from bibkit.cli.writing import Asked, complete_format, output_flags, write_out


@click.command("export")
@click.argument("keys", nargs=-1)
@click.option(
    "--format", "-f", "format_name", metavar="FORMAT", shell_complete=complete_format,
    help="Format or reference list, see `bibkit formats`.  [default: from the name of -o, else bibtex]",
)  # fmt: skip
@library_options
@click.option(
    "--key", "-k", "more_keys", multiple=True, metavar="KEY", help="Only this record; may be repeated."
)
@output_flags
def command(keys: tuple[str, ...], library: LibraryChoice, more_keys: tuple[str, ...], asked: Asked) -> int:
    """Write the records, or those named by KEYS, as a bibliography or a reference list.

    \b
    bibkit export --format bibtex > refs.bib
    bibkit export -o refs.json --select 'tag:alignment and year>=2022'
    bibkit export --format html --style apa -o refs.html
    bibkit export -L refs.bib --format markdown --annotate abstract --group-by -year
    """
    format_name = asked.format or project_config().format or "bibtex"
    return write_out(library, (*keys, *more_keys), asked.in_format(format_name))

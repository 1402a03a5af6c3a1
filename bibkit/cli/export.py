"""`bibkit export`: records to a bibliography or a reference list."""

from __future__ import annotations

import click

from bibkit.cli.context import project_config
from bibkit.cli.opening import LibraryChoice, library_options
from bibkit.cli.sources import SourceChoice, source_options
from bibkit.cli.watch import watch_option
from bibkit.cli.writing import Asked, complete_format, output_flags, write_out
from bibkit.errors import UsageError


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
@click.option(
    "--cited-in", "sources", multiple=True, metavar="PATH",
    help="Only works that this source cites (.tex, .aux, .md, .qmd, .typ ...), or the sources in this folder; - is "
    "stdin; may be repeated.",
)  # fmt: skip
@source_options
@click.option(
    "--add",
    "adds",
    is_flag=True,
    help="With --cited-in: keep what the .bib of -o holds, and add what it lacks.",
)
@click.option(
    "--check",
    "only_compares",
    is_flag=True,
    help="Write nothing; exit with 1 where the file of -o would change.",
)
@click.option(
    "--prefer", type=click.Choice(("published", "preprint")), default=None,
    help="Of works that have both, this version.  [default: the record's own]",
)  # fmt: skip
@output_flags
@watch_option
def command(
    keys: tuple[str, ...],
    library: LibraryChoice,
    more_keys: tuple[str, ...],
    sources: tuple[str, ...],
    kind: str,
    commands: tuple[str, ...],
    key_lists: tuple[str, ...],
    adds: bool,
    only_compares: bool,
    prefer: str | None,
    asked: Asked,
) -> int:
    """Write the records, or those named by KEYS, as a bibliography or a reference list.

    \b
    bibkit export --format bibtex > refs.bib
    bibkit export -o refs.json --select 'tag:alignment and year>=2022'
    bibkit export --format html --style apa -o refs.html
    bibkit export -L refs.bib --format markdown --annotate abstract --group-by -year
    bibkit export --cited-in paper.tex -o refs.bib

    With --cited-in the parts of a source are read, too, and the bibliographies that it names, behind the project's
    records, unless there is -L. What it cites and nobody has is named with its place; all else is written, and the exit
    code is 1. --sort cited is the order of first citation.
    """
    asked = asked.in_format(asked.format or project_config().format or "bibtex")
    if only_compares and asked.output == "-":
        raise UsageError("There is no file to compare with", hint="name it with -o")
    asked = asked._replace(only_compares=only_compares, prefer=prefer or "")
    named = (*keys, *more_keys)
    choice = SourceChoice(sources, kind, commands, key_lists)
    if choice:
        if named:
            raise UsageError(
                "Works are named by keys and by --cited-in", hint="--keys-from FILE goes with --cited-in"
            )
        from bibkit.cli.cited_out import write_cited

        return write_cited(library, choice, asked, adds=adds)
    if adds or kind or commands:
        raise UsageError("No source is named that cites", hint="name it: --cited-in paper.tex")
    return write_out(library, named, asked)

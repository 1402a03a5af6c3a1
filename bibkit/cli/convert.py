"""`bibkit convert`: files of one format to another."""

from __future__ import annotations

import click

from bibkit.cli.opening import READ_FORMATS, LibraryChoice, encoding_option
from bibkit.cli.writing import Asked, complete_format, output_flags, write_out
from bibkit.errors import UsageError


@click.command("convert")
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path())
@click.option(
    "--from", "source_format", metavar="FORMAT", type=click.Choice(READ_FORMATS),
    help="Format of the files.  [default: by name, else by content]",
)  # fmt: skip
@click.option(
    "--to", "-t", "--format", "-f", "format_name", metavar="FORMAT", shell_complete=complete_format,
    help="Format or reference list, see `bibkit formats`.  [default: from the name of -o]",
)  # fmt: skip
@encoding_option
@click.option(
    "--preserve",
    is_flag=True,
    help="Keep order, comments, @string and layout; change only what -O asks for.  [default: if -o is the one FILE]",
)
@output_flags
def command(
    files: tuple[str, ...], source_format: str | None, encoding: str, preserve: bool, asked: Asked
) -> int:
    """Turn FILES ("-" is stdin) into another format; files given together share @string and crossref parents.

    It is `bibkit export` of files, and takes the same options. Nothing is imported. BibTeX and CSL-JSON are read and
    written an entry at a time, however large the file. A .bib that is written to itself keeps its form.

    \b
    bibkit convert refs.bib -o refs.json
    bibkit convert library.json --to biblatex > refs.bib
    bibkit convert refs.bib --to html --style apa -o refs.html
    bibkit convert refs.bib -O omit=abstract -o refs.bib
    """
    library = LibraryChoice(files, source_format or "", True, encoding=encoding)
    if preserve or asked.output != "-":
        from bibkit.cli.preserving import is_in_place, write_preserved

        if preserve or is_in_place(library, asked):
            return write_preserved(library, asked)
    if not asked.format:
        raise UsageError(
            "What the files are to become is not said", hint="name it: -o refs.json, or --to csl-json"
        )
    return write_out(library, (), asked)

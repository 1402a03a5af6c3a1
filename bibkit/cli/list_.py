"""`bibkit list`: the works that a query means, a line each."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bibkit.cli.context import plural, project_config, put_out, report, say
from bibkit.cli.finding import find_works
from bibkit.cli.opening import LibraryChoice, library_options
from bibkit.cli.remarks import left_out
from bibkit.cli.telling import wants_colours
from bibkit.registry import format_of_file

if TYPE_CHECKING:
    from bibkit.library import Library

_FORMATS = ("table", "tsv", "csv", "json", "keys")


@click.command("list")
@click.argument("query", nargs=-1, metavar="[QUERY]...")
@click.option(
    "--format", "-f", "output", type=click.Choice(_FORMATS),
    help="Form of the output.  [default: table on a terminal, else tsv]",
)  # fmt: skip
@click.option(
    "--fields", metavar="NAMES",
    help="What to show of each work, as key,year,authors,title,venue: these, or any field.  [default: those; "
    "json: all, as CSL-JSON]",
)  # fmt: skip
@click.option("--sort", metavar="NAMES", help="Order by fields, such as author,-issued.  [default: by key]")
@click.option("-n", "most", metavar="N", type=click.IntRange(min=0), help="Only the first N.")
@library_options
def command(
    query: tuple[str, ...],
    output: str | None,
    fields: str | None,
    sort: str | None,
    most: int | None,
    library: LibraryChoice,
) -> int:
    """List the works that QUERY means, or all.

    \b
    bibkit list
    bibkit list tag:alignment 'year>=2022' --sort -year
    bibkit list author:horsch -f keys
    bibkit list refs.bib missing:doi --fields key,title,venue -f csv

    `bibkit help query` tells the language. A file among the words, as refs.bib, is listed in the place of the library.
    On a terminal the table fits its width; a pipe has whole values, parted by tabs. Exits with 1 where nothing
    is found.
    """
    from bibkit.overview.values import DEFAULT, fields_named, parts_of

    files, words = _files_among(query)
    if files:
        library = library._replace(paths=(*library.paths, *files), is_named=True)
    form = output or ("table" if sys.stdout.isatty() else "tsv")
    names = fields_named(fields) if fields is not None else DEFAULT
    parts = None if form == "json" and fields is None else () if form == "keys" else parts_of(names)
    query_text = " ".join(words) if words else None
    found = find_works(library, project_config(), query_text, sort, most, parts)
    if found.total:
        _put(found.works, form, names, is_whole=fields is None)
    if query_text is not None:
        _tell_namesakes(query_text, found.works)
    if found.total > len(found.works):
        say(f"bibkit: {len(found.works)} of {plural(found.total, 'record')}")
    report(found.errors)
    if found.errors:
        say(left_out(found.left_out, found.entries))
    if not found.total:
        reasons = "; ".join(found.reasons())
        say(f"bibkit: nothing is found{f': {reasons}' if reasons else ''}")
    return 1 if found.errors or not found.total else 0


def _files_among(words: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words that are files of bibliographies, and the others."""
    files = tuple(word for word in words if format_of_file(word) is not None and Path(word).is_file())
    return files, tuple(word for word in words if word not in files)


def _tell_namesakes(query: str, works: Library) -> None:
    """Say of a name that several people have it, and how one of them is meant."""
    if not works.people:
        return
    from bibkit.library import selection
    from bibkit.model.query.namesakes import namesakes

    for text, field, persons in namesakes(selection(query, works.people).tree, works.records, works.people):
        say(f"bibkit: {text} means {len(persons)} people: {', '.join(f'{field}:{one}' for one in persons)}")


def _put(works: Library, form: str, names: Sequence[str], *, is_whole: bool) -> None:
    from bibkit.overview.values import as_text, value

    if form == "keys":
        put_out("".join(f"{record.key}\n" for record in works.records))
        return
    if form == "json":
        from bibkit.diagnostics.shown import shown_json

        if is_whole:
            put_out(works.write("csl-json").text)
        else:
            put_out(shown_json([{name: value(record, name) for name in names} for record in works.records]))
        return
    from bibkit.overview.table import comma_separated, tabbed, table

    rows = [[as_text(value(record, name)) for name in names] for record in works.records]
    if form == "table":
        width = (
            shutil.get_terminal_size().columns if sys.stdout.isatty() or "COLUMNS" in os.environ else 10_000
        )
        put_out(
            table(rows, names, width, _paint if wants_colours(sys.stdout) else _unpainted), is_styled=True
        )
    else:
        put_out(comma_separated(rows, names) if form == "csv" else tabbed(rows))


def _paint(text: str, column: str) -> str:
    if column == "head":
        return click.style(text, dim=True)
    return click.style(text, bold=True) if column == "key" else text


def _unpainted(text: str, _column: str) -> str:
    return text

"""`bibkit bbl`: the works of a paper as LaTeX reads them, without BibTeX."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from bibkit.changes.outputs import Inputs
from bibkit.cli.context import project_config, report
from bibkit.cli.opening import LibraryChoice, NothingChosenError, library_options
from bibkit.cli.options import given, list_flags
from bibkit.cli.output_flag import output_flag
from bibkit.cli.outputs import output_of
from bibkit.cli.sources import SourceChoice, answer_of, read_sources, source_options
from bibkit.errors import UsageError
from bibkit.lists.option_table import CITATION_OPTIONS, chosen


@click.command("bbl")
@click.argument("sources", nargs=-1, metavar="SOURCE...")
@output_flag("file")
@click.option("--natbib", is_flag=True, help="Labels for natbib in styles that number, too.")
@source_options
@list_flags(CITATION_OPTIONS)
@library_options
def command(
    sources: tuple[str, ...],
    file: str,
    natbib: bool,
    kind: str,
    commands: tuple[str, ...],
    key_lists: tuple[str, ...],
    library: LibraryChoice,
    **flags: Any,
) -> int:
    """Write the works that SOURCES cite as a .bbl, in any CSL style: one file for journals, and no .bst needed.

    \b
    bibkit bbl paper.tex --style ieee -o paper.bbl
    bibkit bbl paper.tex --style apa -L refs.bib -o paper.bbl

    Works are in the order of the style, or of first citation. A style that names authors and years has labels for
    natbib; in one that numbers, natbib wants its option numbers, or --natbib here. LaTeX reads paper.bbl where the
    paper says \\bibliography{...}; BibTeX is not run.
    """
    from bibkit.cited.works import works_for
    from bibkit.formats.csl_json.item import csl_item
    from bibkit.lists.bbl import bbl

    choice = SourceChoice(sources, kind, commands, key_lists)
    if not choice:
        raise UsageError("No source is named that cites", hint="name it, as in `bibkit bbl paper.tex`")
    config = project_config()
    out = output_of(file, config, library, flags)
    answer, files = answer_of(read_sources(choice), library, config, file)
    if file != "-":
        Inputs(files).refuse(Path(file))
    found = answer.diagnostics
    report([one for one in found if one.is_error or one.code in ("BK023", "BK024")])
    works = works_for(answer, "csl-json")
    if not len(works):
        raise NothingChosenError("None of the works that are cited is there", hint="`bibkit cited` says more")
    options = config.list_options(chosen(given(flags)))
    written = bbl(map(csl_item, works.records), options, folders=works.styles, natbib=natbib)
    report(written.losses)
    out.put(written.text)
    return 1 if any(one.is_error for one in (*found, *written.losses)) else 0

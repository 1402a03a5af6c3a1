"""`bibkit cited`: which works texts cite, which are missing, and which nobody cites."""

from __future__ import annotations

import click

from bibkit.cli.context import plural, project_config, put_out, report, say, telling
from bibkit.cli.opening import LibraryChoice, library_options
from bibkit.cli.sources import SourceChoice, answer_of, read_sources, source_options
from bibkit.diagnostics import Diagnostic
from bibkit.diagnostics.render import FOR_PROGRAMS, RENDERERS
from bibkit.errors import UsageError

_MISSING_PART = "BK024"


@click.command("cited")
@click.argument("sources", nargs=-1, metavar="SOURCE...")
@source_options
@click.option("--missing", is_flag=True, help="Only the keys that are not in the library.")
@click.option("--unused", is_flag=True, help="The works that nothing cites instead, a key a line.")
@click.option(
    "--format", "-f", "output", type=click.Choice(("table", "json", "keys")), default="table", show_default=True,
    help="Form of the table; keys: each that is cited, a line each, without a look at any library.",
)  # fmt: skip
@click.option(
    "--output-format", "findings", type=click.Choice(list(RENDERERS)),
    help="Print the findings alone, as `bibkit check` does.",
)  # fmt: skip
@library_options
def command(
    sources: tuple[str, ...],
    kind: str,
    commands: tuple[str, ...],
    key_lists: tuple[str, ...],
    missing: bool,
    unused: bool,
    output: str,
    findings: str | None,
    library: LibraryChoice,
) -> int:
    """Show which works SOURCES cite, how often and where, and whether they are in the library.

    \b
    bibkit cited paper.tex
    bibkit cited chapters/ -L records --missing
    bibkit cited paper.qmd --unused
    bibkit cited paper.tex --output-format github
    bibkit cited paper.tex -f keys | bibkit export --keys-from - -o refs.bib

    A source is a file, a folder of them, or - for stdin. The files that it names are read, too, and the bibliographies
    that it names are asked behind the project's records, unless there is -L. Exits with 1 where a work or a part is
    missing.
    """
    choice = SourceChoice(sources, kind, commands, key_lists)
    if not choice:
        raise UsageError("No source is named that cites", hint="name it, as in `bibkit cited paper.tex`")
    cited = read_sources(choice)
    if output == "keys" and not (findings or missing or unused):
        put_out("".join(f"{key}\n" for key in cited.in_order))
        report(cited.diagnostics)
        return 1 if any(_is_lacking(one) for one in cited.diagnostics) else 0
    answer = answer_of(cited, library, project_config()).answer
    found = answer.diagnostics
    works = [work for work in answer.works if work.is_missing] if missing else answer.works
    if findings in FOR_PROGRAMS:
        put_out(RENDERERS[findings](found))
    elif findings:
        telling().report(found, findings, to_stdout=True)
    else:
        from bibkit.cited.report import as_json, table

        if output == "json":
            put_out(as_json(works, answer.unused if unused else (), answer.cited.files))
        elif unused:
            put_out("".join(f"{record.key}\n" for record in answer.unused))
        elif output == "keys":
            put_out("".join(f"{work.key}\n" for work in works))
        else:
            put_out(table(works))
        report(found)
    lacking = sum(work.is_missing for work in answer.works)
    counts = f"{plural(len(answer.works), 'work')} cited in {plural(len(answer.cited.files), 'file')}"
    say(f"{counts}, {lacking} missing" if lacking else f"{counts}, none missing")
    return 1 if any(_is_lacking(one) for one in found) else 0


def _is_lacking(finding: Diagnostic) -> bool:
    """Whether a finding says that something is missing or can't be used."""
    return finding.is_error or finding.code == _MISSING_PART

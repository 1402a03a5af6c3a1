"""`bibkit cite`: citations as they stand in a text."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bibkit.changes.outputs import Inputs
from bibkit.cli.context import project_config, report
from bibkit.cli.opening import LibraryChoice, library_options, named_source, open_library
from bibkit.cli.options import given, list_flags
from bibkit.cli.outputs import output_of
from bibkit.errors import UsageError
from bibkit.lists.option_table import TEXT_OPTIONS, chosen
from bibkit.registry import TEXTS, format_of_output

if TYPE_CHECKING:
    from bibkit.cli.outputs import Output
    from bibkit.config import Config
    from bibkit.csl.document.citation import Mode
    from bibkit.lists.citing import CitationPart
    from bibkit.lists.options import ListOptions


@click.command("cite")
@click.argument("works", nargs=-1, required=True, metavar="KEY...")
@click.option(
    "--format", "-f", "output", type=click.Choice(list(TEXTS)),
    help="Form of the output, and of the text on stdin (markdown, html, text).  [default: from the name of -o, else "
    "text, and markdown for -]",
)  # fmt: skip
@click.option("--output", "-o", "file", default="-", metavar="FILE", help="Write to FILE.")
@click.option("--locator", metavar="TEXT", default="", help="Place in the first work: 'p. 12', 'chap. 3'.")
@click.option("--prefix", metavar="TEXT", default="", help="Text before the first work: 'see'.")
@click.option("--suffix", metavar="TEXT", default="", help="Text after the last work: 'and passim'.")
@click.option("--suppress-author", is_flag=True, help="Leave the names of the first work out.")
@click.option("--author-only", is_flag=True, help="Only the names of the first work.")
@click.option("--composite", is_flag=True, help="The names before the citation: 'Doe (2020)'.")
@click.option(
    "--part", type=click.Choice(["text", "note"]),
    help="Only what stands in the sentence, or in the note (of styles that have notes).",
)  # fmt: skip
@click.option(
    "--bibliography/--no-bibliography", "-b", default=None,
    help="Add the list of the works cited.  [default: for the text on stdin]",
)  # fmt: skip
@click.option(
    "--each",
    is_flag=True,
    help="Of the text on stdin only the citations, each on a line, in any form of output.",
)
@list_flags(TEXT_OPTIONS)
@library_options
def command(
    works: tuple[str, ...],
    output: str | None,
    file: str,
    locator: str,
    prefix: str,
    suffix: str,
    suppress_author: bool,
    author_only: bool,
    composite: bool,
    part: CitationPart | None,
    bibliography: bool | None,
    each: bool,
    library: LibraryChoice,
    **flags: Any,
) -> int:
    """Print the citation of the works, in one bracket or note; or a whole text with its citations.

    \b
    bibkit cite bai2022constitutional --style ieee --locator 'p. 5'
    bibkit cite bai2022constitutional kang2019transfer --style apa
    bibkit cite '[see @bai2022constitutional, p. 5; @kang2019transfer]' '@olsson2022context [sec. 3]'
    bibkit cite - --style ieee < chapter.md > cited.md

    In pandoc's form, an argument may hold several citations, and a work of its own locator, prefix and suffix; each
    citation is printed on a line. Works are told apart and numbered as in a text with these citations and no others.
    Where the style cites in notes, the footnotes of the text count, and what they cite stands where their marks stand.

    With "-" the text on stdin comes out with each citation where it stands, in a note where the style cites in notes,
    and with the list of the works at its end, or in its block called refs. All else stays as it is, and so does a
    citation of a work that nobody has, which is named with its place. Without -L, the bibliographies that the header
    of the text names are asked behind the project's records.
    """
    config = project_config()
    modes: dict[Mode, bool] = {
        "suppress-author": suppress_author,
        "author-only": author_only,
        "composite": composite,
    }
    asked = [mode for mode, is_asked in modes.items() if is_asked]
    if len(asked) > 1:
        raise UsageError("Of --suppress-author, --author-only and --composite only one makes sense")
    out = output_of(file, config, library, flags)
    form = output or format_of_output(file, TEXTS) or ""
    options = config.list_options(chosen(given(flags)))
    if works == ("-",) and not each:
        if asked or part or locator or prefix or suffix:
            raise UsageError(
                "In a whole text each citation says itself what stands beside its keys",
                hint="write it there, as in [see -@doe2020, p. 5]; --each prints the citations alone",
            )
        return _write_text(form or "markdown", out, library, config, options, bibliography=bibliography)
    texts = [named_source("-").text] if works == ("-",) else list(works)
    form = form or "text"
    written = open_library(library, config).cite(
        *texts,
        format=form,
        locator=locator,
        prefix=prefix,
        suffix=suffix,
        mode=asked[0] if asked else "",
        part=part or "",
        bibliography=bool(bibliography),
        options=options,
    )
    report(written.losses)
    out.put(written.text, is_styled=form == "terminal")
    return 1 if any(loss.is_error for loss in written.losses) else 0


def _write_text(
    form: str,
    out: Output,
    library: LibraryChoice,
    config: Config,
    options: ListOptions,
    *,
    bibliography: bool | None,
) -> int:
    """Write the text on stdin with its citations."""
    from bibkit.cited.texts import cited_in_text, text_with_citations
    from bibkit.cli.sources import answer_of

    source = named_source("-")
    answer, files = answer_of(cited_in_text(source, form), library, config)
    if out.file != "-":
        Inputs(files).refuse(Path(out.file))
    written = text_with_citations(source, answer, form, options, bibliography=bibliography)
    report(written.losses)
    out.put(source.whole(written.text))
    return 1 if any(loss.is_error for loss in written.losses) else 0

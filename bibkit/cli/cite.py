"""`bibkit cite`: citations as they stand in a text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from bibkit.cli.context import project_config, report
from bibkit.cli.opening import LibraryChoice, library_options, named_source, open_library
from bibkit.cli.options import given, list_flags
from bibkit.cli.outputs import output_of
from bibkit.errors import UsageError
from bibkit.lists.option_table import TEXT_OPTIONS, chosen
from bibkit.registry import LISTS, format_of_output

if TYPE_CHECKING:
    from bibkit.csl.document import Mode
    from bibkit.lists.citing import CitationPart


@click.command("cite")
@click.argument("works", nargs=-1, required=True, metavar="KEY...")
@click.option(
    "--format", "-f", "output", type=click.Choice(list(LISTS)),
    help="Form of the output.  [default: from the name of -o, else text]",
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
@click.option("--bibliography", "-b", is_flag=True, help="Add the list of the works cited.")
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
    bibliography: bool,
    library: LibraryChoice,
    **flags: Any,
) -> int:
    """Print the citation of the works, in one bracket or note.

    \b
    bibkit cite bai2022constitutional --style ieee --locator 'p. 5'
    bibkit cite bai2022constitutional kang2019transfer --style apa
    bibkit cite '[see @bai2022constitutional, p. 5; @kang2019transfer]' '@olsson2022context [sec. 3]'
    bibkit cite - --style ieee -b < chapter.md

    In pandoc's form, an argument (or with "-" the text on stdin) may hold several citations, and a work of its
    own locator, prefix and suffix; each citation is printed on a line. Works are told apart and numbered as in
    a text with these citations and no others. Where the style cites in notes, the footnotes of the text count, and
    what they cite stands where their marks stand.
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
    texts = [named_source("-").text] if works == ("-",) else list(works)
    form = output or format_of_output(file, LISTS) or "text"
    written = open_library(library, config).cite(
        *texts,
        format=form,
        locator=locator,
        prefix=prefix,
        suffix=suffix,
        mode=asked[0] if asked else "",
        part=part or "",
        bibliography=bibliography,
        options=config.list_options(chosen(given(flags))),
    )
    report(written.losses)
    out.put(written.text, is_styled=form == "terminal")
    return 1 if any(loss.is_error for loss in written.losses) else 0
